/**
 * The codes of the BRP in a register's cells, and the words that ordinary exports write for them. Each reader gives
 * `undefined` for what it does not know, so that the row is rejected and not guessed.
 */
import type { Gender } from '../domain/features.ts';
import type { NameUse, Resident } from '../domain/resident.ts';

/** geslachtsaanduiding (04.10). */
export const readGender = codeReader<Gender>({
  M: ['M', 'MAN', 'MANNELIJK'],
  V: ['V', 'VROUW', 'VROUWELIJK'],
  O: ['O', 'ONBEKEND'],
});

/** aanduiding naamgebruik (61.10), with the descriptions of the official table. */
export const nameUseDescriptions = {
  E: 'eigen geslachtsnaam',
  P: 'geslachtsnaam echtgenoot/geregistreerd partner',
  V: 'geslachtsnaam echtgenoot/geregistreerd partner voor eigen geslachtsnaam',
  N: 'geslachtsnaam echtgenoot/geregistreerd partner na eigen geslachtsnaam',
} as const satisfies Record<NameUse, string>;

/** aanduiding naamgebruik (61.10); own name when empty. */
export const readNameUse = codeReader<NameUse>({
  E: ['', 'E', nameUseDescriptions.E],
  P: ['P', nameUseDescriptions.P],
  V: ['V', nameUseDescriptions.V],
  N: ['N', nameUseDescriptions.N],
});

/** reden opschorting bijhouding (07.67.20); `.` is "unknown why". */
export const readSuspension = codeReader<string>({
  '': [''],
  O: ['O', 'OVERLIJDEN', 'OVERLEDEN'],
  E: ['E', 'EMIGRATIE'],
  M: ['M', 'MINISTERIEEL BESLUIT'],
  R: ['R', 'PL IS AANGELEGD IN DE RNI'],
  F: ['F', 'FOUT'],
  W: ['W'],
  '.': ['.'],
});

/** functie adres (08.10.10). */
export const readAddressFunction = codeReader<string>({
  '': [''],
  W: ['W', 'WOONADRES'],
  B: ['B', 'BRIEFADRES'],
});

const YES = ['J', 'JA', 'TRUE'];
const NO = ['', '0', 'N', 'NEE', 'FALSE'];

/** indicatie geheim (07.70.10): 0 to 7. A bare yes counts as 7, all kinds of secrecy. */
export const readSecrecy = codeReader<number>([
  [0, NO],
  [1, ['1']],
  [2, ['2']],
  [3, ['3']],
  [4, ['4']],
  [5, ['5']],
  [6, ['6']],
  [7, ['7', ...YES]],
]);

/** indicatie curateleregister (11.33.10). */
export const readGuardianship = codeReader<Resident['guardianship']>({ '': NO, '1': ['1', ...YES] });

/** The whole of category 08: the doubt is about the address, no more is said. */
const WHOLE_ADDRESS = '080000';
const readDoubt = codeReader<string>({ '': NO, [WHOLE_ADDRESS]: ['1', ...YES] });
/** Category, group and element, two digits each. */
const SIX_DIGITS = /^\d{6}$/;

/** aanduiding gegevens in onderzoek (08.83.10): six digits, or empty. */
export function readInvestigationSubject(text: string): string | undefined {
  return SIX_DIGITS.test(text) ? text : readDoubt(text);
}

/** A reader of the texts that stand for each value, in capitals or not. */
function codeReader<V>(
  table: V extends string
    ? Readonly<Record<V, readonly string[]>>
    : readonly (readonly [V, readonly string[]])[],
): (text: string) => V | undefined {
  const entries = (Array.isArray(table) ? table : Object.entries(table)) as [V, readonly string[]][];
  const values = new Map(
    entries.flatMap(([value, texts]) => texts.map((text) => [text.toUpperCase(), value] as const)),
  );
  return (text) => values.get(text) ?? values.get(text.toUpperCase());
}
