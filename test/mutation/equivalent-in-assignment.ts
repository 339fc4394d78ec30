/** Faults in the assignment that change nothing that anybody could notice, each with the reason. */
import type { EquivalentMutant } from './mutant.ts';

export const equivalentInAssignment: readonly EquivalentMutant[] = [
  {
    file: 'src/assignment/one-group/peel-lottery.ts',
    code: 'const WALKS',
    change: '6 becomes',
    why: 'how often it is tried before giving up is a matter of speed',
  },
  {
    file: 'src/assignment/preview-assignment.ts',
    code: 'isAtCap:',
    change: '> becomes >= in seats',
    why: 'the seats are never exactly at the tolerance',
  },
  {
    file: 'src/assignment/certificate/check-load-certificate.ts',
    code: 'let before',
    change: '0n becomes',
    why: 'a load is never below 0, and less than the gap that is forgiven does not count',
  },
  {
    file: 'src/assignment/spread-targets.ts',
    code: 'cost: [...columns',
    change: '0 becomes 1',
    why: 'all columns together sum to all targets, so every spread costs as much more',
  },
  {
    file: 'src/assignment/one-group/leximin-levels.ts',
    code: 'this.#model.changeColumn(type, 0, Math.max(0, (this.#typeMaxima',
    change: '0 becomes (-1)',
    why: 'what a type is held at is a little less than its members can have',
  },
  {
    file: 'src/assignment/one-group/weigh-groups.ts',
    code: 'const smallest =',
    change: '0 becomes (-1)',
    why: 'no chance is below 0',
  },
  {
    file: 'src/assignment/choose-group-sizes.ts',
    code: 'isInteger:',
    change: 'false becomes true',
    why: 'sizes are whole, and so is what was asked for: their distance is whole too',
  },
  {
    file: 'src/assignment/draw-totals.ts',
    code: 'cost: [...columns.map(() => 0), ...columns.map(() => 1 + random',
    change: '1 becomes 2',
    why: 'the nearest counts are the same whatever a seat costs; the seed breaks ties in the same order',
  },
  {
    file: 'src/assignment/one-group/round-counts.ts',
    code: 'if (pivot !== undefined)',
    change: 'if (pivot !== undefined) always',
    why: 'without a row nothing is written that is ever read',
  },
  {
    file: 'src/assignment/random-walk.ts',
    code: 'const isLow',
    change: '<= becomes <',
    why: 'no value is exactly that far from its bound',
  },
  {
    file: 'src/assignment/one-group/round-counts.ts',
    code: 'const below',
    change: '0 becomes (-1)',
    why: 'what still moves is inside its bounds',
  },
  {
    file: 'src/assignment/one-group/round-counts.ts',
    code: 'this.#isFixed[pivot]',
    change: '1 becomes',
    why: 'what is at its bound and counts as moving ends a step of no length: the walk is as fair',
  },
  {
    file: 'src/assignment/one-group/weigh-groups.ts',
    code: 'cost: [...weights.map(() => 0), ...averages',
    change: '0 becomes (-1)',
    why: 'the weights sum to 1, so that all choices cost as much less',
  },
  {
    file: 'src/assignment/one-group/leximin-levels.ts',
    code: 'const memberCount = this.#counts',
    change: '0 becomes (-1)',
    why: 'every type of a row is there',
  },
];
