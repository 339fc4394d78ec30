import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeFailure } from '../../../src/domain/describe-failure.ts';
import type { PopulationMargin, WeightedCell } from '../../../src/report/weights/rake-weights.ts';
import {
  EXACT_RAKING_LIMITS,
  R_RAKING_LIMITS,
  rakeWeights,
} from '../../../src/report/weights/rake-weights.ts';

/** The sample `apiclus1` of R's package `survey`: 183 schools in 15 districts, each with the weight 6194/183 that its fpc gives. */
const schoolWeight = 6194 / 183;
const schoolCounts = { 'E-No': 12, 'E-Yes': 132, 'H-No': 3, 'H-Yes': 11, 'M-No': 8, 'M-Yes': 17 };
const schools: readonly WeightedCell[] = Object.entries(schoolCounts).map(([values, count]) => ({
  values: values.split('-'),
  weight: count * schoolWeight,
}));
const schoolMargins = [
  margin('stype', { E: 4421, H: 755, M: 1018 }),
  margin('sch.wide', { No: 1072, Yes: 5122 }),
];

function margin(variable: string, counts: Readonly<Record<string, number>>): PopulationMargin {
  return { variable, counts: new Map(Object.entries(counts)) };
}

function raked(...[cells, margins, limits]: Parameters<typeof rakeWeights>): readonly number[] {
  const result = rakeWeights(cells, margins, limits);
  if (!result.ok) throw new Error(result.failures.map(({ code }) => code).join());
  return result.value;
}

function sentencesOf(...[cells, margins, limits]: Parameters<typeof rakeWeights>): readonly string[] {
  const result = rakeWeights(cells, margins, limits);
  return result.ok ? [] : result.failures.map((failed) => describeFailure(failed, 'en').what);
}

describe('raking', () => {
  it("gives the weights of R's survey::rake to eight decimals, stopping where it stops", () => {
    const weights = raked(schools, schoolMargins, R_RAKING_LIMITS).map((factor) => factor * schoolWeight);
    expect(weights.map((weight) => weight.toFixed(8))).toEqual([
      '39.83850941',
      '29.87046387',
      '67.12578263',
      '50.33015277',
      '49.07006740',
      '36.79218166',
    ]);
  });

  it('goes on until every margin holds, unless told otherwise', () => {
    const sums = raked(schools, schoolMargins).map((factor, index) => factor * (schools[index]?.weight ?? 0));
    const sumOf = (value: string): number =>
      sums.reduce(
        (sum, part, index) => sum + (schools[index]?.values.includes(value) === true ? part : 0),
        0,
      );
    for (const { counts } of schoolMargins) {
      for (const [value, count] of counts) expect(sumOf(value)).toBeCloseTo(count, 6);
    }
  });

  it('by one variable is post-stratification', () => {
    const cells = [
      { values: ['V'], weight: 40 },
      { values: ['M'], weight: 60 },
    ];
    expect(raked(cells, [margin('gender', { V: 500, M: 300 })])).toEqual([12.5, 5]);
  });

  it('keeps every margin for any sample that has people everywhere', () => {
    const count = fc.integer({ min: 1, max: 500 });
    fc.assert(
      fc.property(
        fc.array(count, { minLength: 6, maxLength: 6 }),
        fc.array(count, { minLength: 6, maxLength: 6 }),
        (weights, population) => {
          const values = ['a', 'b'].flatMap((one) => ['x', 'y', 'z'].map((other) => [one, other]));
          const cells = values.map((each, index) => ({ values: each, weight: weights[index] ?? 1 }));
          const margins = [0, 1].map((place) => {
            const counts = new Map<string, number>();
            for (const [index, each] of values.entries()) {
              const value = each[place] ?? '';
              counts.set(value, (counts.get(value) ?? 0) + (population[index] ?? 0));
            }
            return { variable: String(place), counts };
          });
          const factors = raked(cells, margins);
          for (const [place, { counts }] of margins.entries()) {
            for (const [value, wanted] of counts) {
              const sum = cells.reduce(
                (total, cell, index) =>
                  total + (cell.values[place] === value ? cell.weight * (factors[index] ?? 0) : 0),
                0,
              );
              expect(sum).toBeCloseTo(wanted, 5);
            }
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('raking is refused', () => {
  it('with every margin that the sample cannot give', () => {
    expect(
      sentencesOf(schools, [
        margin('stype', { E: 4421, H: 755, M: 1018, K: 5 }),
        margin('sch.wide', { Yes: 6199 }),
      ]),
    ).toEqual([
      'The population has people of stype K, but nobody who signed up is one of them, so no weight can stand for them.',
      'People of sch.wide No signed up, but the population has none.',
    ]);
  });

  it('with counts that are no counts, and margins of different populations', () => {
    expect(
      sentencesOf(schools, [
        margin('stype', { E: 4421, H: -5, M: 1018 }),
        margin('sch.wide', { No: 1072, Yes: 5122 }),
      ]),
    ).toEqual([
      'The population has no usable count for stype H: it must be 0 or more.',
      'The population counts 5434 people by stype and 6194 by sch.wide; weights cannot give both.',
    ]);
  });

  it('when the weights do not settle, as when empty cells forbid the margins', () => {
    const cells = [
      { values: ['a', 'x'], weight: 10 },
      { values: ['b', 'x'], weight: 10 },
      { values: ['b', 'y'], weight: 10 },
    ];
    // Only the people of `a` are `x` besides 10 of `b`: 90 of `a` with 50 of `x` cannot be.
    const margins = [margin('one', { a: 90, b: 10 }), margin('other', { x: 50, y: 50 })];
    expect(sentencesOf(cells, margins, { ...EXACT_RAKING_LIMITS, iterationLimit: 50 })[0]).toMatch(
      /^The weights did not settle in 50 rounds: some group still differs by \d/u,
    );
  });
});
