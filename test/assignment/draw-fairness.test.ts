import { expect, it } from 'vitest';
import type { DrawFairness } from '../../src/assignment/draw-fairness.ts';
import { drawFairnessOf } from '../../src/assignment/draw-fairness.ts';

it.each<readonly [title: string, errors: readonly (string | null | undefined)[], fairness: DrawFairness]>([
  ['rounding only', ['0.000000090', '0.000000000'], { kind: 'exact' }],
  [
    'one run that is further off',
    ['0.000000090', '0.000250000'],
    { kind: 'near', largestErrorSeats: 0.00025 },
  ],
  ['the smallest error that counts', ['0.000001000'], { kind: 'near', largestErrorSeats: 1e-6 }],
  ['one run without a lottery', ['0.000250000', null], { kind: 'unknown' }],
  ['a draw that gives no error', [undefined], { kind: 'unknown' }],
])('the draws of the groups are as fair as the least fair: %s', (_, errors, fairness) => {
  expect(drawFairnessOf(errors)).toEqual(fairness);
});
