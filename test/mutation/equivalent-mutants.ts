/** Survivors that were looked at: faults that change nothing that anybody could notice, each with the reason. */
import { readFileSync } from 'node:fs';
import type { Mutant } from './mutant.ts';

interface EquivalentMutant {
  readonly file: string;
  /** How the line begins in which the change is, without the spaces before it. */
  readonly code: string;
  /** How the change begins. */
  readonly change: string;
  readonly why: string;
}

const equivalentMutants: readonly EquivalentMutant[] = [
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
    file: 'src/draw/rare-trials.ts',
    code: 'const isNegligible',
    change: '0 becomes (-1)',
    why: 'more powers are added up than make a difference',
  },
  {
    file: 'src/draw/rare-trials.ts',
    code: 'const isNegligible',
    change: '0.01 becomes 1.01',
    why: 'the powers that are left out are below the rounding error',
  },
  {
    file: 'src/draw/rare-trials.ts',
    code: 'if (sum === 0',
    change: '0 becomes 1',
    why: 'a sum of 0 is negligible too',
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
  {
    file: 'src/assignment/one-group/leximin-levels.ts',
    code: 'if (this.#slack >= MOST_SLACK',
    change: '=== becomes !==',
    why: 'without an answer it is asked again with more slack, up to the most',
  },
  {
    file: 'src/assignment/one-group/peel-lottery.ts',
    code: 'const WALKS',
    change: '6 becomes',
    why: 'how often it is tried before giving up is a matter of speed',
  },
  {
    file: 'src/assignment/one-group/prove-cut.ts',
    code: 'if (type < 0)',
    change: 'if (type < 0) never',
    why: 'the search ends at its most parts all the same, without a proof',
  },
  {
    file: 'src/assignment/one-group/spread-groups.ts',
    code: 'const step',
    change: '> becomes >=',
    why: 'a group that takes nobody of a circle has one turn',
  },
  {
    file: 'src/assignment/one-group/spread-groups.ts',
    code: 'while (turn > 0',
    change: '> becomes <=',
    why: 'the turn is never guessed too high but by rounding, and the next line takes it up again',
  },
  {
    file: 'src/assignment/certificate/check-load-certificate.ts',
    code: 'export const LARGEST_GAP',
    change: '1_000_000n becomes',
    why: 'how large a gap is forgiven moves by a millionth of itself',
  },
  {
    file: 'src/assignment/one-group/search-last-counts.ts',
    code: 'const certainty',
    change: '- becomes +',
    why: 'which count is tried first is a matter of speed',
  },
  {
    file: 'src/assignment/one-group/repair-group.ts',
    code: 'for (let at',
    change: '0 becomes (-1)',
    why: 'what is mended is checked afterwards, and tried again',
  },
  {
    file: 'src/assignment/one-group/check-portfolio.ts',
    code: 'const gap =',
    change: '0 becomes 1',
    why: 'a gap of one ticket is none',
  },
  {
    file: 'src/assignment/preview-assignment.ts',
    code: 'isAtCap:',
    change: '> becomes >= in seats',
    why: 'the seats are never exactly at the tolerance',
  },
  {
    file: 'src/assignment/one-group/leximin-levels.ts',
    code: 'const LIMIT_TOLERANCE',
    change: '1e-9 becomes',
    why: 'limits that are not needed cost time only',
  },
  {
    file: 'src/assignment/one-group/round-counts.ts',
    code: 'let [upRow, downRow]',
    change: '1 becomes 2',
    why: 'any number below 0 stands for no row',
  },
  {
    file: 'src/assignment/case-seats.ts',
    code: 'const MAXIMUM_SEAT_COLUMNS',
    change: '1000 becomes',
    why: 'from how many on it takes too long is a matter of speed',
  },
  {
    file: 'src/assignment/fill-cases.ts',
    code: 'const lower',
    change: '0 becomes (-1)',
    why: 'a share is never below 0',
  },
  {
    file: 'src/assignment/random-walk.ts',
    code: 'if (slot !== undefined)',
    change: 'if (slot !== undefined) always',
    why: 'what is set for a column without a slot is never read',
  },
  {
    file: 'src/assignment/one-group/find-lottery.ts',
    code: 'if (lottery === undefined)',
    change: 'if (lottery === undefined) always',
    why: 'when a lottery is found, the groups are not looked at again',
  },
  {
    file: 'src/assignment/one-group/take-apart.ts',
    code: 'if (isAsked.stop',
    change: '=== becomes !==',
    why: 'all groups are peeled again once more or not: a matter of speed',
  },
  {
    file: 'src/assignment/one-group/find-lottery.ts',
    code: 'if (weighing.shortage <= REACHED)',
    change: 'if (weighing.shortage <= REACHED) never',
    why: 'it is tried to come nearer, and then found to be near enough',
  },
  {
    file: 'src/assignment/finishing-lottery.ts',
    code: 'master.dispose();',
    change: 'without master.dispose',
    why: 'memory of the solver is given back later',
  },
  {
    file: 'src/assignment/certificate/load-bound.ts',
    code: 'let ',
    change: '0n becomes',
    why: 'sums begin a unit lower, which is far below the gap that is forgiven',
  },
  {
    file: 'src/assignment/certificate/check-load-certificate.ts',
    code: 'let before',
    change: '0n becomes',
    why: 'a load is never below 0, and less than the gap that is forgiven does not count',
  },
];

/** Why a fault changes nothing, when it is known to. */
export function whyEquivalent({ file, line, change }: Mutant): string | undefined {
  const code = readFileSync(file, 'utf8').split('\n')[line - 1]?.trim() ?? '';
  return equivalentMutants.find(
    (each) => each.file === file && code.startsWith(each.code) && change.startsWith(each.change),
  )?.why;
}
