/** Survivors that were looked at: faults that change nothing that anybody could notice, each with the reason. */
import { readFileSync } from 'node:fs';
import { equivalentInAssignment } from './equivalent-in-assignment.ts';
import type { EquivalentMutant, Mutant } from './mutant.ts';

const equivalentMutants: readonly EquivalentMutant[] = [
  {
    file: 'src/draw/rare-trials.ts',
    code: 'for (let power = kind;',
    change: '0 becomes (-1)',
    why: 'before the first coefficient there is 0 to add',
  },
  {
    file: 'src/draw/count-without-one.ts',
    code: 'for (let index = 0; index < end;',
    change: '0 becomes (-1)',
    why: 'before the first count there is 0 to add',
  },
  {
    file: 'src/draw/binomial.ts',
    code: 'if (place + 1 < sums.length)',
    change: 'if (place + 1 < sums.length) always',
    why: 'behind the end nothing can be written',
  },
  {
    file: 'src/draw/binomial.ts',
    code: 'if (place + 3 < sums.length)',
    change: '3 becomes 2',
    why: 'behind the end nothing can be written',
  },
  {
    file: 'src/draw/rare-trials.ts',
    code: 'let trialCount = 0;',
    change: '0 becomes 1',
    why: 'one success more than there are trials has no chance, and counting ends there',
  },
  {
    file: 'src/draw/rare-trials.ts',
    code: 'let largest = 1;',
    change: '1 becomes 2',
    why: 'what is left out of a tail is below 2e-15 of the largest, for 1e-15',
  },
  {
    file: 'src/draw/binomial.ts',
    code: 'const mode',
    change: '1 becomes 2',
    why: 'counting may begin beside the likeliest count, since all is divided by the total',
  },
  {
    file: 'src/draw/binomial.ts',
    code: 'if (weight < NEGLIGIBLE)',
    change: '< becomes <=',
    why: 'no weight is exactly what is negligible',
  },
  {
    file: 'src/draw/binomial.ts',
    code: 'for (let',
    change: '< becomes <=',
    why: 'behind the end there is 0 to add, and nothing can be written',
  },
  {
    file: 'src/draw/integrate.ts',
    code: 'for (let',
    change: '< becomes <=',
    why: 'behind the end there is 0 to add, and nothing can be written',
  },
  {
    file: 'src/draw/integrate.ts',
    code: 'const end',
    change: '1 becomes 0',
    why: 'the last panel ends at the same place, but for the last digit',
  },
  {
    file: 'src/draw/integrate.ts',
    code: 'addPanel(',
    change: '- becomes +',
    why: 'the tolerance is met before the greatest depth',
  },
  {
    file: 'src/draw/inclusion-probability.ts',
    code: 'for (let',
    change: '< becomes <=',
    why: 'behind the end nothing can be written',
  },
  {
    file: 'src/draw/inclusion-probability.ts',
    code: 'for (let',
    change: '0 becomes (-1)',
    why: 'before the beginning there is 0 to add, and nothing can be written',
  },
  {
    file: 'src/draw/inclusion-probability.ts',
    code: 'return distance > 0',
    change: '> becomes >=',
    why: 'at a distance of 0 the bound does not hold either, unless nobody can be a candidate',
  },
  {
    file: 'src/draw/sign-up-distribution.ts',
    code: 'for (let below',
    change: '<= becomes <',
    why: 'no tail is exactly 2.5%',
  },
  {
    file: 'src/draw/open-targets.ts',
    code: 'maximumLetterCount',
    change: '0 becomes (-1)',
    why: 'a municipality that has strata has addresses',
  },
  {
    file: 'src/draw/take-numbers.ts',
    code: 'const BLOCK_LENGTH',
    change: '8192 becomes',
    why: 'how large the blocks are makes no difference',
  },
  {
    file: 'src/draw/plan-first-wave.ts',
    code: 'continue;',
    change: 'without continue',
    why: 'a target that takes fewer letters than the minimums do can be reached',
  },
  {
    file: 'src/audit/compare-frames.ts',
    code: 'if (rightIndex >= rightCount)',
    change: '1 becomes',
    why: 'only the sign of an order counts',
  },
  {
    file: 'src/audit/compare-frames.ts',
    code: 'if (leftIndex >= leftCount)',
    change: '1 becomes 2',
    why: 'only the sign of an order counts',
  },
  {
    file: 'src/audit/compare-frames.ts',
    code: 'return frame.strata',
    change: '1 becomes',
    why: 'every resident has a stratum',
  },
  {
    file: 'src/audit/bundle-tables.ts',
    code: 'const hasSeats',
    change: 'some becomes every',
    why: 'all groups have seats, or none has',
  },
  {
    file: 'src/audit/compare-frames.ts',
    code: 'const rightStart',
    change: '* becomes /',
    why: 'this only tells whether to look closer',
  },
  {
    file: 'src/audit/compare-frames.ts',
    code: 'const leftStart',
    change: '* becomes /',
    why: 'this only tells whether to look closer',
  },
  ...equivalentInAssignment,
];

/** Why a fault changes nothing, when it is known to. */
export function whyEquivalent({ file, line, change }: Mutant): string | undefined {
  const code = readFileSync(file, 'utf8').split('\n')[line - 1]?.trim() ?? '';
  return equivalentMutants.find(
    (each) => each.file === file && code.startsWith(each.code) && change.startsWith(each.change),
  )?.why;
}
