/** Finds letters that would ask for an answer before a day already past. */
import type { Failure } from '../../domain/failure.ts';
import { findPastDates } from '../../domain/settings/letter-dates.ts';
import type { RenderJob } from './render-plan.ts';

/**
 * What is wrong with the dates of new batches, each thing once. Batches that were made before may be made again: their
 * letters are on their way, and a lost file must come back with the same bytes.
 * @param today the calendar date in the Netherlands
 */
export function findLateLetters(jobs: readonly RenderJob[], today: string): readonly Failure[] {
  const failures = jobs
    .filter(({ recorded }) => recorded === undefined)
    .flatMap(({ press }) => findPastDates(press.occasion.dates, today));
  return [...new Map(failures.map((failed) => [JSON.stringify(failed), failed])).values()];
}
