/** Damaged registers in every dialect and encoding, and what must hold of whatever is read of them. */
import { gzipSync } from 'node:zlib';
import seedrandom from 'seedrandom';
import { describeFailure } from '../../src/domain/describe-failure.ts';
import type { DialectName } from '../../src/register/dialect.ts';
import type { Encoding } from '../../src/register/encoding.ts';
import { goodRow, read, testHeader, toCsv } from './brp-csv.ts';
import { brpCsv, rvigCsv } from './brp-forms.ts';

const ordinaryRows = [
  goodRow(0),
  goodRow(1, { surname: '"Proef ""ë"""' }),
  goodRow(2, { street: 'Zoë"straat' }),
  goodRow(3, { place: '"Proef; aan"' }),
  goodRow(4, { partnerSurname: 'Jansén' }),
];
const ordinaryHeader = [
  'A-nummer,Voornamen,Adellijke titel,Voorvoegsels,Geslachtsnaam,Geb_datum,Geslacht,Naamgebruik',
  'Adellijke titel partner,Voorvoegsel partner,Naam partner,Opschorting,Geheim,Gemeentecode,Functie adres',
  'Straat,Huisnr,Huisletter,Toevoeging,Aanduiding huisnummer,Postcode,Plaats,Locatie,Wijk',
].flatMap((line) => line.split(','));
const brpRows = [
  {},
  { surname: 'Proef, Zoë; \\ en "meer"' },
  { partnerSurname: ['Geel', 'Roodt'], partnershipStart: ['19610101', '19580401'] },
  { partnerSurname: ['Été', ''], partnershipEnd: ['', '20010101'] },
  {},
];

/** The registers that are damaged, by dialect. */
const texts: readonly { readonly dialect: DialectName; readonly text: string }[] = [
  { dialect: 'ordinary', text: toCsv([testHeader, ...ordinaryRows]) },
  { dialect: 'ordinary', text: toCsv([ordinaryHeader, ...ordinaryRows], ';', '\r\n') },
  { dialect: 'ordinary', text: toCsv([testHeader, goodRow(0), goodRow(1, { surname: 'Zoë' })], '\t') },
  { dialect: 'brp-csv', text: brpCsv(brpRows) },
  { dialect: 'rvig', text: rvigCsv(brpRows).slice(1) },
];
const encodings: readonly Encoding[] = ['utf-8', 'utf-16le', 'windows-1252', 'iso-8859-1'];

export interface RegisterForm {
  readonly dialect: DialectName;
  readonly encoding: Encoding;
  readonly isCompressed: boolean;
  readonly bytes: Buffer;
}

/** Every dialect in every encoding, with and without a byte order mark, some compressed. */
export const registerForms: readonly RegisterForm[] = texts.flatMap(({ dialect, text }) =>
  encodings.flatMap((encoding) =>
    [false, true].flatMap((hasMark) => {
      const bytes = encode((hasMark ? '\uFEFF' : '') + text, encoding, hasMark);
      const form = { dialect, encoding, isCompressed: false, bytes };
      return bytes === undefined
        ? []
        : [{ ...form, bytes }, ...(hasMark ? [{ ...form, isCompressed: true, bytes: gzipSync(bytes) }] : [])];
    }),
  ),
);

/** The four encodings can be told apart, or are named in the settings; only Unicode has a mark. */
function encode(text: string, encoding: Encoding, hasMark: boolean): Buffer | undefined {
  if (encoding === 'utf-8') return Buffer.from(text);
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  return hasMark ? undefined : Buffer.from(text, 'latin1');
}

const PUT = [
  '"|""|;"|";|\n|\r\n|\r|;|,|\\|\\\\|\\;|\t|\u0000|\u001f|\uFEFF',
  '\u001b[2J|ë|€|😀|\n\n|;;;;;;|05|01.01.10',
].flatMap((line) => line.split('|').map((text) => Buffer.from(text)));

/** Damages bytes in one to four places: bytes put in, left out, changed, doubled, or the rest cut off. */
export function damage(bytes: Buffer, random: () => number): Buffer {
  const below = (bound: number): number => Math.floor(random() * bound);
  let result = bytes;
  for (let count = 1 + below(4); count > 0; count--) {
    const at = below(result.length + 1);
    const removed = random() < 0.7 ? below(4) : below(400);
    const kind = below(6);
    const put =
      kind < 3
        ? (PUT[below(PUT.length)] ?? Buffer.alloc(0))
        : kind === 3
          ? Buffer.from([below(256), below(256)].slice(0, 1 + below(2)))
          : kind === 4
            ? result.subarray(at, at + below(300))
            : Buffer.alloc(0);
    const rest =
      kind === 5 && random() < 0.3 ? Buffer.alloc(0) : result.subarray(at + (kind === 4 ? 0 : removed));
    result = Buffer.concat([result.subarray(0, at), put, rest]);
  }
  return result;
}

type Reading = ReturnType<typeof read>;

/** What is not in order with the rows and figures of a reading. */
export function problemsOf({ result, outcomes, residents, rejected }: Reading): string[] {
  const problems: string[] = [];
  let previous = 1;
  for (const outcome of outcomes) {
    const row = outcome.kind === 'resident' ? outcome.resident.row : outcome.rejected.row;
    if (row <= previous) problems.push(`row ${row} comes after row ${previous}`);
    previous = row;
  }
  if (result.ok) {
    const { rowCount, residentCount, rejectedCounts, continuationCount } = result.value;
    const rejectedCount = Object.values(rejectedCounts).reduce((sum, count) => sum + count, 0);
    if (residentCount !== residents.length) problems.push('residents are miscounted');
    if (rejectedCount !== rejected.length) problems.push('rejected rows are miscounted');
    if (rowCount !== outcomes.length) problems.push('rows are miscounted');
    // Every row from 2 to the last is a person, rejected, or a further row of the person above.
    if (previous > rowCount + continuationCount + 1) problems.push('a row is skipped');
    if (continuationCount === 0 && previous !== rowCount + 1) problems.push('a row is skipped or doubled');
    return problems;
  }
  for (const failed of result.failures) {
    const { what, where, remedy } = describeFailure(failed, 'en');
    if (!where.startsWith('register.csv')) problems.push(`no file in "${where}"`);
    if (/Proef\d|Testa|Utrecht|Roodt/.test(what + where + remedy)) problems.push(`a cell in "${what}"`);
  }
  return problems;
}

export interface FuzzReport {
  readonly readCount: number;
  readonly refusedCount: number;
  /** The first few things that went wrong, with the number of the file under this seed. */
  readonly problems: readonly string[];
}

/** Reads `fileCount` damaged files, the same ones for the same seed. */
export function fuzzReader(seed: string, fileCount: number): FuzzReport {
  const random = seedrandom(seed);
  const problems: string[] = [];
  let readCount = 0;
  for (let index = 0; index < fileCount && problems.length < 5; index++) {
    const form = registerForms[index % registerForms.length];
    if (form === undefined) break;
    const bytes = damage(form.bytes, random);
    const register = {
      encoding: random() < 0.5 ? 'auto' : form.encoding,
      dialect: random() < 0.5 ? 'auto' : form.dialect,
    } as const;
    const chunkBytes = 1 + Math.floor(random() * 400);
    try {
      const whole = read(bytes, { register });
      if (whole.result.ok) readCount++;
      problems.push(...problemsOf(whole).map((problem) => `file ${index}: ${problem}`));
      // A quarter is read again, to see that chunks make no difference.
      if (
        random() < 0.25 &&
        JSON.stringify(read(bytes, { register, chunkBytes })) !== JSON.stringify(whole)
      ) {
        problems.push(`file ${index}: read otherwise in chunks of ${chunkBytes}`);
      }
    } catch (error) {
      problems.push(`file ${index}: ${String(error)}`);
    }
  }
  return { readCount, refusedCount: fileCount - readCount, problems };
}
