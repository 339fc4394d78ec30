import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MunicipalityCode } from '../../src/domain/ids.ts';
import { designEffectOf } from '../../src/draw/design-effect.ts';
import { findLeast } from '../../src/draw/find-least.ts';
import type { LetterGroup } from '../../src/draw/sign-up-distribution.ts';
import { chanceBelow, distributeSignUps, middleOf } from '../../src/draw/sign-up-distribution.ts';
import type { ExpectedMunicipality, ExpectedStratum } from '../../src/draw/simulate-sign-ups.ts';
import { simulateSignUps } from '../../src/draw/simulate-sign-ups.ts';
import { UTRECHT, ZOETERMEER } from './test-frames.ts';

const group = (expectedLetterCount: number, response: number): LetterGroup => ({
  expectedLetterCount,
  response,
});

const meanOf = (groups: readonly LetterGroup[]): number => {
  const { first, probabilities } = distributeSignUps(groups);
  return probabilities.reduce((sum, probability, place) => sum + probability * (first + place), 0);
};

describe('the distribution of sign-ups', () => {
  it('is binomial where all answer alike: what Dutch panels saw, within their 95%', () => {
    // G1000 Schagen: 10,000 letters, 450 sign-ups. The normal approximation has 450 -+ 1.96 * 20.73.
    const schagen = distributeSignUps([group(10_000, 0.045)]);
    expect(middleOf(schagen)).toEqual({ from: 410, to: 491 });
    expect(chanceBelow(schagen, 450)).toBeCloseTo(0.494, 2);
    // Nationaal Burgerberaad Klimaat: 70,000 letters, 4,070 sign-ups.
    const klimaat = middleOf(distributeSignUps([group(70_000, 4070 / 70_000)]));
    expect(klimaat.from).toBeGreaterThan(3945);
    expect(klimaat.to).toBeLessThan(4195);
  });

  it('counts coins exactly', () => {
    const coins = distributeSignUps([group(3, 0.5)]);
    expect(chanceBelow(coins, 0)).toBe(0);
    expect(chanceBelow(coins, 1)).toBeCloseTo(1 / 8, 12);
    expect(chanceBelow(coins, 3)).toBeCloseTo(7 / 8, 12);
    expect(chanceBelow(coins, 99)).toBeCloseTo(1, 12);
    expect(middleOf(coins)).toEqual({ from: 0, to: 3 });
    expect(middleOf(distributeSignUps([group(4, 1)]))).toEqual({ from: 4, to: 4 });
    expect(middleOf(distributeSignUps([]))).toEqual({ from: 0, to: 0 });
  });

  it('leaves at most 2.5% below the middle and 2.5% above it, and would not if it were narrower', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 99 }), (letters, percent) => {
        const distribution = distributeSignUps([group(letters, percent / 100)]);
        const { from, to } = middleOf(distribution);
        expect(chanceBelow(distribution, from)).toBeLessThanOrEqual(0.025 + 1e-12);
        expect(chanceBelow(distribution, from + 1)).toBeGreaterThan(0.025 - 1e-12);
        expect(1 - chanceBelow(distribution, to + 1)).toBeLessThanOrEqual(0.025 + 1e-9);
        expect(1 - chanceBelow(distribution, to)).toBeGreaterThan(0.025 - 1e-9);
      }),
    );
  });

  it('keeps the expected number, also of part letters and different responses', () => {
    const groups = [group(100.25, 0.09), group(7.5, 0.4), group(0.75, 0.4), group(31.9, 0.02)];
    const expected = groups.reduce((sum, each) => sum + each.expectedLetterCount * each.response, 0);
    expect(meanOf(groups)).toBeCloseTo(expected, 9);
  });
});

describe('the design effect of weights', () => {
  it('is 1 + CV^2 of the weights', () => {
    const groups = [
      { residentCount: 600, expectedCount: 10 },
      { residentCount: 400, expectedCount: 30 },
    ];
    const weights = [...Array<number>(10).fill(60), ...Array<number>(30).fill(400 / 30)];
    const mean = weights.reduce((sum, weight) => sum + weight, 0) / 40;
    const variance = weights.reduce((sum, weight) => sum + (weight - mean) ** 2, 0) / 40;
    expect(designEffectOf(groups)).toBeCloseTo(1 + variance / mean ** 2, 12);
  });

  it('is 1 for a proportional draw, and leaves out whom nobody expects', () => {
    expect(
      designEffectOf([
        { residentCount: 30, expectedCount: 3 },
        { residentCount: 70, expectedCount: 7 },
      ]),
    ).toBe(1);
    expect(
      designEffectOf([
        { residentCount: 30, expectedCount: 3 },
        { residentCount: 70, expectedCount: 0 },
      ]),
    ).toBe(1);
    expect(designEffectOf([])).toBe(1);
  });
});

describe('the fewest that are enough', () => {
  it('are found wherever they lie', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), fc.nat(250), (low, span, threshold) => {
        const found = findLeast(low, low + span, (count) => count >= threshold);
        expect(found).toBe(threshold > low + span ? undefined : Math.max(low, threshold));
      }),
    );
    expect(findLeast(5, 4, () => true)).toBeUndefined();
  });
});

const stratum = (seats: number, response: number, candidates = 1e6): ExpectedStratum => ({
  expectedSeatCount: seats,
  expectedCandidateCount: candidates,
  expectedResponse: response,
});
const play = (
  municipalities: readonly (readonly [MunicipalityCode, number, readonly ExpectedStratum[]])[],
  { seed = '0', simulationCount = 4000, panelMinimum = 0 } = {},
) =>
  simulateSignUps(
    municipalities.map(([municipality, targetMembers, strata]): ExpectedMunicipality => ({
      municipality,
      targetMembers,
      strata,
    })),
    { seed, simulationCount, panelMinimum },
  );

describe('simulated first waves', () => {
  it('miss the target as often as the exact distribution says, within 4.5 standard errors', () => {
    const strata = Array.from({ length: 20 }, (_, index) =>
      stratum(11.3 + index * 0.77, index % 2 === 0 ? 0.06 : 0.15),
    );
    const exact = distributeSignUps(
      strata.map((each) => group(each.expectedSeatCount, each.expectedResponse)),
    );
    for (const target of [26, 34, 40]) {
      const chance = chanceBelow(exact, target);
      const { municipalities } = play([[UTRECHT, target, strata]]);
      const standardError = Math.sqrt((chance * (1 - chance)) / 4000);
      expect(Math.abs((municipalities[0]?.missChance ?? 9) - chance) / standardError).toBeLessThan(4.5);
    }
  });

  it('judge each municipality by its own target, and the panel by its minimum', () => {
    const chances = play(
      [
        [UTRECHT, 10, [stratum(10, 1)]],
        [ZOETERMEER, 6, [stratum(5, 1)]],
      ],
      { panelMinimum: 15 },
    );
    expect(chances.municipalities.map(({ missChance }) => missChance)).toEqual([0, 1]);
    expect(chances.panelMissChance).toBe(0);
    expect(play([[UTRECHT, 10, [stratum(10, 1)]]], { panelMinimum: 11 }).panelMissChance).toBe(1);
  });

  it('round seats to floor or ceiling, with the right total', () => {
    const halves = [stratum(0.5, 1), stratum(0.25, 1), stratum(0.25, 1)];
    expect(play([[UTRECHT, 1, halves]]).municipalities[0]?.missChance).toBe(0);
    expect(play([[UTRECHT, 2, halves]]).municipalities[0]?.missChance).toBe(1);
  });

  it('send no letter for which there is no candidate', () => {
    expect(play([[UTRECHT, 4, [stratum(5, 1, 3)]]]).municipalities[0]?.missChance).toBe(1);
    const { municipalities } = play([[UTRECHT, 1, [stratum(1, 1, 1 / 3)]]]);
    expect(municipalities[0]?.missChance).toBeCloseTo(2 / 3, 1);
  });

  it.each([
    ['0', 0.44333333333333336],
    ['', 0.451],
    ['é🎲', 0.43766666666666665],
  ])('give for the seed %j always the same', (seed, missChance) => {
    const once = play([[UTRECHT, 9, [stratum(90, 0.1)]]], { seed, simulationCount: 3000 });
    expect(once).toEqual(play([[UTRECHT, 9, [stratum(90, 0.1)]]], { seed, simulationCount: 3000 }));
    expect(once.municipalities[0]?.missChance).toBe(missChance);
  });
});
