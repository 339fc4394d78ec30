import { describe, expect, it } from 'vitest';
import { fairnessFigures } from '../../../src/assignment/one-group/fairness-figures.ts';

describe('the figures of fairness', () => {
  const cases: readonly (readonly [readonly number[], number, number, number])[] = [
    [[0.5, 0.5, 0.5], 0.5, 0, 0.5],
    [[1, 0], 0, 0.5, 0],
    [[0.25, 1], 0.25, 0.3, 0.5],
    [[0.4, 0.1, 0.2, 0.3], 0.1, 0.25, (0.4 * 0.1 * 0.2 * 0.3) ** 0.25],
  ];
  for (const [chances, minimum, gini, mean] of cases) {
    it(`of ${chances.join(', ')} are ${minimum}, ${gini} and ${mean.toFixed(3)}`, () => {
      const figures = fairnessFigures(chances);
      expect(figures.minimumProbability).toBe(minimum);
      expect(figures.gini).toBeCloseTo(gini, 12);
      expect(figures.geometricMean).toBeCloseTo(mean, 12);
    });
  }

  it('compute the Gini coefficient as the mean difference of all pairs, over twice the mean', () => {
    const chances = [0.05, 0.2, 0.2, 0.31, 0.77, 0.9];
    const mean = chances.reduce((sum, chance) => sum + chance, 0) / chances.length;
    const differences = chances.flatMap((one) => chances.map((other) => Math.abs(one - other)));
    const pairs = differences.reduce((sum, difference) => sum + difference, 0) / chances.length ** 2;
    expect(fairnessFigures(chances).gini).toBeCloseTo(pairs / (2 * mean), 12);
  });
});
