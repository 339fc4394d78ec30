/** The sentences of differences, in the language of the reader. In a file of its own, as are those of failures. */
import type { Language } from '../domain/language.ts';
import { differenceTable } from './difference-table.ts';
import type { AuditDifference } from './differences.ts';
import { differenceTable as dutchTable } from './dutch/difference-table.ts';

export interface DifferenceText {
  readonly what: string;
  readonly where: string;
  readonly recorded: string | undefined;
  readonly recomputed: string | undefined;
}

export const differenceTables: Readonly<Record<Language, typeof differenceTable>> = {
  nl: dutchTable,
  en: differenceTable,
};

/** The sentence of a difference, where it is, and the two values. */
export function describeDifference(found: AuditDifference, language: Language): DifferenceText {
  const entry = differenceTables[language][found.code] as {
    what: (params: unknown) => string;
    where: (params: unknown) => string;
  };
  return {
    what: entry.what(found.params),
    where: entry.where(found.params),
    recorded: found.recorded,
    recomputed: found.recomputed,
  };
}
