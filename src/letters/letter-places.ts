/** Many places of letters in few words: those of one batch together, and those that follow each other as a range. */
import type { LetterPlace } from './letters-hash.ts';

/** The places in one batch, such as `3,7,12-40`. */
export interface BatchPlaces {
  readonly batchId: string;
  readonly numbers: string;
}

/** The batches in the order in which they come first, the numbers of each in ascending order and each once. */
export function groupPlaces(places: readonly LetterPlace[]): readonly BatchPlaces[] {
  const groups = new Map<string, Set<number>>();
  for (const { batchId, sequence } of places) {
    const numbers = groups.get(batchId);
    if (numbers === undefined) groups.set(batchId, new Set([sequence]));
    else numbers.add(sequence);
  }
  return [...groups].map(([batchId, numbers]) => ({
    batchId,
    numbers: writeRanges([...numbers].sort((left, right) => left - right)),
  }));
}

/** As people type them in commands: `w1-GM0344-001:3,7,12-40`, a text for each batch. */
export function formatPlaces(places: readonly LetterPlace[]): readonly string[] {
  return groupPlaces(places).map(({ batchId, numbers }) => `${batchId}:${numbers}`);
}

/** Ascending numbers. Two that follow each other are no range yet: that would not be shorter. */
function writeRanges(numbers: readonly number[]): string {
  const runs: { first: number; last: number }[] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run !== undefined && run.last + 1 === number) run.last = number;
    else runs.push({ first: number, last: number });
  }
  return runs
    .map(({ first, last }) => {
      if (first === last) return String(first);
      return last === first + 1 ? `${first},${last}` : `${first}-${last}`;
    })
    .join(',');
}
