/**
 * The closed union of expected failures. Each stage declares its own in `failures/`, in English, with Dutch twins; the code decides the parameters,
 * so that no failure can be made without a sentence, and no sentence without its figures.
 * Sentences carry ids, row numbers, columns and settings: never a name, an address, a key or a login code.
 */
import { dutchFailures } from './dutch-failures.ts';
import { englishFailures } from './english-failures.ts';
import type { Language } from './language.ts';

/** Every failure in both languages: the same codes, with the same parameters. */
export const failureTables = { nl: dutchFailures, en: englishFailures } as const satisfies Record<
  Language,
  typeof englishFailures
>;

type FailureTable = typeof englishFailures;
export type FailureCode = keyof FailureTable;
type ParamsOf<C extends FailureCode> = Parameters<FailureTable[C]['what']>[0];

/** Where something is wrong, as far as it is known. `line` counts from 1; `row` as a spreadsheet does (the header is row 1). */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly row?: number;
  readonly column?: string;
  readonly setting?: string;
}

export type Failure = {
  [C in FailureCode]: { readonly code: C; readonly params: ParamsOf<C>; readonly place: Place };
}[FailureCode];

/** Makes a failure. The type checker holds code and parameters together. */
export function failure<C extends FailureCode>(code: C, params: ParamsOf<C>, place: Place = {}): Failure {
  return { code, params, place } as Failure;
}

export interface FailureText {
  readonly what: string;
  readonly where: string;
  readonly remedy: string;
}

/** The sentences of a failure: what is wrong, where, and what to do. `where` is empty when there is no place to name. */
export function describeFailure(failed: Failure, language: Language): FailureText {
  const entry = failureTables[language][failed.code] as {
    what: (params: unknown) => string;
    remedy: (params: unknown) => string;
  };
  return {
    what: entry.what(failed.params),
    where: describePlace(failed.place, language),
    remedy: entry.remedy(failed.params),
  };
}

const placeWords = {
  en: { line: 'line', row: 'row', column: 'column', setting: 'setting' },
  nl: { line: 'regel', row: 'rij', column: 'kolom', setting: 'instelling' },
} as const satisfies Record<Language, object>;

/** A place in words, such as `loting.yaml, line 12, setting letters.batchSize`. */
export function describePlace(place: Place, language: Language): string {
  const words = placeWords[language];
  const parts: string[] = [];
  if (place.file !== undefined) parts.push(place.file);
  if (place.line !== undefined) parts.push(`${words.line} ${place.line}`);
  if (place.row !== undefined) parts.push(`${words.row} ${place.row}`);
  if (place.column !== undefined) parts.push(`${words.column} ${place.column}`);
  if (place.setting !== undefined) parts.push(`${words.setting} ${place.setting}`);
  return parts.join(', ');
}
