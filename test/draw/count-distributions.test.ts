import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CountDistribution } from '../../src/draw/binomial.ts';
import { addCounts, binomialOf, convolve } from '../../src/draw/binomial.ts';
import { weighAtMostWithoutOne } from '../../src/draw/count-without-one.ts';
import { integrate } from '../../src/draw/integrate.ts';
import type { AlikeTrials } from '../../src/draw/rare-trials.ts';
import { countRareSuccesses, LARGEST_RARE_CHANCE, MOST_RARE_KINDS } from '../../src/draw/rare-trials.ts';

/** The distribution of the successes, trial by trial. */
function countOneByOne(trials: readonly AlikeTrials[]): number[] {
  let chances = [1];
  for (const { trialCount, chance } of trials) {
    for (let trial = 0; trial < trialCount; trial++) {
      const next = [...chances, 0];
      for (const [count, before] of chances.entries()) {
        next[count] = (next[count] ?? 0) - before * chance;
        next[count + 1] = (next[count + 1] ?? 0) + before * chance;
      }
      chances = next;
    }
  }
  return chances;
}

function worstDifference({ first, probabilities }: CountDistribution, expected: readonly number[]): number {
  return Math.max(...expected.map((value, count) => Math.abs(value - (probabilities[count - first] ?? 0))));
}

function expectNothingNegligible(
  { first, probabilities }: CountDistribution,
  expected: readonly number[],
): void {
  const negligible = 1e-15 * Math.max(...expected);
  const counted = [...expected.keys()].filter((count) => (expected[count] ?? 0) >= negligible);
  expect([first, first + probabilities.length - 1]).toEqual([counted[0], counted.at(-1)]);
  expect(probabilities.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 13);
}

/** Weights at some counts, and none at the others. */
function weigh(...pairs: readonly (readonly [count: number, weight: number])[]): CountDistribution {
  const first = Math.min(...pairs.map(([count]) => count));
  const probabilities = new Float64Array(Math.max(...pairs.map(([count]) => count)) - first + 1);
  for (const [count, weight] of pairs) probabilities[count - first] = weight;
  return { first, probabilities };
}

const trialsUpTo = (largestChance: number): fc.Arbitrary<AlikeTrials[]> =>
  fc.array(
    fc.record({
      trialCount: fc.integer({ min: 1, max: 40 }),
      chance: fc.double({ min: 0, max: largestChance, noNaN: true }),
    }),
    { minLength: 1, maxLength: 6 },
  );

describe('counting successes', () => {
  it('of rare trials agrees with adding them one by one', () => {
    fc.assert(
      fc.property(trialsUpTo(LARGEST_RARE_CHANCE), (trials) => {
        expect(worstDifference(countRareSuccesses(trials), countOneByOne(trials))).toBeLessThan(1e-13);
      }),
    );
  });

  it('of any trials, kind by kind, agrees with adding them one by one', () => {
    fc.assert(
      fc.property(trialsUpTo(1), (trials) => {
        const sum = trials.map(({ trialCount, chance }) => binomialOf(trialCount, chance)).reduce(addCounts);
        expect(worstDifference(sum, countOneByOne(trials))).toBeLessThan(1e-13);
      }),
    );
  });

  it('of as many kinds as are counted together, all but alike, stays exact enough', () => {
    const trials = Array.from({ length: MOST_RARE_KINDS }, (_, kind) => ({
      trialCount: 60 + kind,
      chance: LARGEST_RARE_CHANCE - kind / 1000,
    }));
    expect(worstDifference(countRareSuccesses(trials), countOneByOne(trials))).toBeLessThan(1e-10);
  });

  it('adds what stands at each place, whichever list is longer', () => {
    const [short, long] = [Float64Array.of(1, 2), Float64Array.of(3, 5, 7)];
    expect([...convolve(short, long)]).toEqual([3, 11, 17, 14]);
    expect(convolve(long, short)).toEqual(convolve(short, long));
  });

  it('works where the chance of no success is smaller than any float', () => {
    const many = [
      { trialCount: 200_000, chance: 0.05 },
      { trialCount: 100_000, chance: 0.02 },
    ];
    const rare = countRareSuccesses(many);
    const mean = rare.probabilities.reduce((sum, value, place) => sum + value * (rare.first + place), 0);
    expect(mean).toBeCloseTo(12_000, 6);
    const sum = many.map(({ trialCount, chance }) => binomialOf(trialCount, chance)).reduce(addCounts);
    for (const count of [11_700, 12_000, 12_300]) {
      expect(rare.probabilities[count - rare.first]).toBeCloseTo(
        sum.probabilities[count - sum.first] ?? 0,
        12,
      );
    }
  });

  it('leaves out at both ends what is nothing beside the likeliest count, and no more', () => {
    const trials = [
      { trialCount: 500, chance: 0.1 },
      { trialCount: 200, chance: 0.15 },
    ];
    expectNothingNegligible(countRareSuccesses(trials), countOneByOne(trials));
    expectNothingNegligible(binomialOf(400, 0.5), countOneByOne([{ trialCount: 400, chance: 0.5 }]));
  });

  it('without one trial agrees with leaving that trial out from the start', () => {
    fc.assert(
      fc.property(trialsUpTo(1), fc.nat(), (trials, pick) => {
        const left = trials[pick % trials.length] ?? { trialCount: 1, chance: 0 };
        const all = trials.map(({ trialCount, chance }) => binomialOf(trialCount, chance)).reduce(addCounts);
        const without = countOneByOne([
          ...trials.filter((each) => each !== left),
          { ...left, trialCount: left.trialCount - 1 },
        ]);
        const atMost = [0, 1, 2, 5, 20, 60, 300];
        let total = 0;
        for (const largest of atMost) {
          const expected = without.slice(0, largest + 1).reduce((sum, value) => sum + value, 0);
          const found = weighAtMostWithoutOne(all, left.chance, weigh([largest, 1]));
          expect(Math.abs(found - expected)).toBeLessThan(1e-11);
          total += largest * expected;
        }
        // Several counts at once, each with its weight.
        const weights = weigh(...atMost.map((largest) => [largest, largest] as const));
        expect(Math.abs(weighAtMostWithoutOne(all, left.chance, weights) - total)).toBeLessThan(1e-8);
      }),
    );
  });
});

describe('the quadrature', () => {
  it('is exact for polynomials up to degree 22', () => {
    const powers = Array.from({ length: 23 }, (_, degree) => degree);
    const values = integrate((t) => Float64Array.from(powers, (degree) => t ** degree), 0, 1, 1, 1);
    for (const degree of powers) expect(values[degree]).toBeCloseTo(1 / (degree + 1), 14);
  });

  it('goes where a function is steep', () => {
    const values = integrate((t) => Float64Array.of(1 / (1 + (1000 * (t - 0.3)) ** 2)), 0, 1, 1e-10, 1);
    expect(values[0]).toBeCloseTo((Math.atan(700) + Math.atan(300)) / 1000, 12);
  });
});
