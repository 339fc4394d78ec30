/** The sentences of failures, in the language of the reader. In a file of its own: a call that refuses nothing does not wait for them. */
import { dutchFailures } from './dutch-failures.ts';
import { englishFailures } from './english-failures.ts';
import type { Failure, Place } from './failure.ts';
import type { Language } from './language.ts';

/** Every failure in both languages: the same codes, with the same parameters. */
export const failureTables = { nl: dutchFailures, en: englishFailures } as const satisfies Record<
  Language,
  typeof englishFailures
>;

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
