import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeFailure } from '../../../src/domain/describe-failure.ts';
import type { Representativity } from '../../../src/report/representativity/measure-representativity.ts';
import { measureRepresentativity } from '../../../src/report/representativity/measure-representativity.ts';
import type { ResponseGroup } from '../../../src/report/representativity/response-group.ts';
import { admissions } from './admissions.ts';

const variables = ['Gender', 'Dept'];

function measured(groups: readonly ResponseGroup[], names: readonly string[] = variables): Representativity {
  const result = measureRepresentativity(names, groups);
  if (!result.ok) throw new Error(result.failures.map(({ code }) => code).join());
  return result.value;
}

function group(
  values: readonly string[],
  invitedCount: number,
  respondedCount: number,
  weight = 1,
): ResponseGroup {
  return { values, weight, invitedCount, respondedCount };
}

describe('the R-indicator of the Berkeley admissions', () => {
  const figures = measured(admissions);

  it.each([
    ['rIndicator', 0.5968473848],
    ['rIndicatorUnadjusted', 0.5953492208],
    ['standardError', 0.0118825898],
    ['coefficientOfVariation', 0.5198486428],
    ['meanPropensity', 1755 / 4526],
  ] as const)("%s is that of RISQ's program to ten digits", (name, value) => {
    expect(Math.abs(figures[name] - value)).toBeLessThan(1e-10);
  });

  it.each([
    ['Gender', 0.0083692514],
    ['Dept', 0.1892705378],
  ])("the conditional part of %s is that of RISQ's program to ten digits", (variable, value) => {
    const partial = figures.partials.find((each) => each.variable === variable);
    expect(Math.abs((partial?.conditional ?? 0) - value)).toBeLessThan(1e-10);
  });

  it('says that the departments, and hardly the gender, make the difference', () => {
    const [gender, department] = figures.partials;
    expect(gender?.unconditional).toBeGreaterThan(8 * (gender?.conditional ?? 1));
    expect(department?.conditional).toBeGreaterThan(0.9 * (department?.unconditional ?? 1));
  });

  it('adds the parts of the categories up to those of their variable', () => {
    for (const { unconditionalUnadjusted, conditionalUnadjusted, categories } of figures.partials) {
      expect(Math.hypot(...categories.map((each) => each.unconditional))).toBeCloseTo(
        unconditionalUnadjusted,
        12,
      );
      expect(Math.hypot(...categories.map((each) => each.conditional))).toBeCloseTo(
        conditionalUnadjusted,
        12,
      );
    }
  });

  it('does not depend on the order of the people', () => {
    const reversed = measured(admissions.toReversed());
    expect(reversed.rIndicator).toBeCloseTo(figures.rIndicator, 12);
    expect(reversed.standardError).toBeCloseTo(figures.standardError, 12);
  });

  it('does not depend on how the people are taken together', () => {
    const split = admissions.flatMap((each) => {
      const half = Math.floor(each.respondedCount / 2);
      return [
        { ...each, invitedCount: half + 1, respondedCount: half },
        {
          ...each,
          invitedCount: each.invitedCount - half - 1,
          respondedCount: each.respondedCount - half,
        },
      ];
    });
    const { rIndicator, standardError, partials } = measured(split);
    expect(rIndicator).toBeCloseTo(figures.rIndicator, 12);
    expect(standardError).toBeCloseTo(figures.standardError, 12);
    expect(partials[1]?.categories[2]?.conditionalStandardError).toBeCloseTo(
      figures.partials[1]?.categories[2]?.conditionalStandardError ?? 0,
      12,
    );
  });
});

describe('the R-indicator', () => {
  it('of one variable has the observed rates as chances', () => {
    const { rIndicatorUnadjusted } = measured([group(['a'], 100, 20), group(['b'], 300, 150)], ['letter']);
    const mean = 170 / 400;
    const squares = 100 * (0.2 - mean) ** 2 + 300 * (0.5 - mean) ** 2;
    expect(rIndicatorUnadjusted).toBeCloseTo(1 - 2 * Math.sqrt(squares / 399), 8);
  });

  it('is 1 when everybody responds alike, with nothing left after the bias is taken off', () => {
    const { rIndicator, partials } = measured([group(['a'], 100, 40), group(['b'], 100, 40)], ['letter']);
    expect(rIndicator).toBe(1);
    expect(partials[0]?.unconditional).toBe(0);
  });

  it('gives a variable that follows from another no part of its own', () => {
    const groups = [
      group(['Utrecht', 'north'], 100, 20),
      group(['Utrecht', 'south'], 100, 30),
      group(['Zoetermeer', 'east'], 100, 40),
      group(['Zoetermeer', 'west'], 100, 60),
    ];
    const { partials, rIndicator } = measured(groups, ['municipality', 'district']);
    expect(partials[0]?.conditional).toBeCloseTo(0, 12);
    expect(rIndicator).toBeCloseTo(
      measured(
        groups.map((each) => ({ ...each, values: [each.values[1] ?? ''] })),
        ['district'],
      ).rIndicator,
      10,
    );
  });

  it('of a sample with equal weights has the same estimate and a larger error', () => {
    const census = measured(admissions);
    const sample = measured(admissions.map((each) => ({ ...each, weight: 50 })));
    expect(sample.meanPropensity).toBeCloseTo(census.meanPropensity, 12);
    expect(sample.rIndicatorUnadjusted).toBeCloseTo(census.rIndicatorUnadjusted, 4);
    expect(sample.standardError).toBeGreaterThan(census.standardError);
    expect(sample.partials[0]?.categories[0]?.unconditionalStandardError).toBeGreaterThan(0);
  });

  it('weights people by their design weight, also with many different weights', () => {
    const groups = Array.from({ length: 30 }, (_, index) =>
      group([index % 2 === 0 ? 'a' : 'b'], 20, index % 2 === 0 ? 4 : 10, 10 + index),
    );
    const { meanPropensity, standardError } = measured(groups, ['letter']);
    const total = groups.reduce((sum, { weight }) => sum + weight, 0);
    const expected = groups.reduce(
      (sum, { weight, respondedCount }) => sum + (weight * respondedCount) / 20,
      0,
    );
    expect(meanPropensity).toBeCloseTo(expected / total, 10);
    expect(standardError).toBeGreaterThan(0);
  });

  it('and its parts are finite and within their bounds for any table in which both answers occur everywhere', () => {
    const cell = fc.record({
      invited: fc.integer({ min: 4, max: 60 }),
      share: fc.integer({ min: 1, max: 99 }),
      weight: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 6, maxLength: 6 }), (cells) => {
        const groups = cells.map(({ invited, share, weight }, index) =>
          group(
            [index % 2 === 0 ? 'V' : 'M', ['18-29', '30-59', '60+'][index % 3] ?? ''],
            invited,
            Math.min(invited - 1, Math.max(1, Math.round((invited * share) / 100))),
            weight,
          ),
        );
        const { rIndicator, standardError, biasFactor, partials } = measured(groups);
        expect(rIndicator).toBeGreaterThan(-0.02);
        expect(rIndicator).toBeLessThanOrEqual(1);
        expect(Number.isFinite(standardError)).toBe(true);
        expect(biasFactor).toBeGreaterThanOrEqual(0);
        // The variance from drawing comes back: of n persons in a stratum at most 1 / (n - 1), and here n is at least 4.
        expect(biasFactor).toBeLessThanOrEqual(1 + 1 / 3);
        for (const { conditional, unconditional } of partials) {
          expect(conditional).toBeGreaterThanOrEqual(0);
          expect(Number.isFinite(unconditional)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('a response that no model can describe', () => {
  it.each([
    ['nobody', 0, 'Nobody of those invited signed up'],
    ['everybody', 10, 'Everybody of those invited signed up'],
  ])('is refused when %s responded', (_, respondedCount, sentence) => {
    const result = measureRepresentativity(['letter'], [group(['a'], 10, respondedCount)]);
    expect(result.ok ? '' : describeFailure(result.failures[0], 'en').what).toContain(sentence);
  });

  it('is refused with the category in which nobody responded', () => {
    const result = measureRepresentativity(variables, [
      group(['Male', 'A'], 50, 10),
      group(['Female', 'A'], 50, 20),
      group(['Male', 'B'], 50, 0),
      group(['Female', 'B'], 50, 0),
    ]);
    expect(result.ok ? [] : result.failures.map(({ params }) => params)).toEqual([
      { categories: ['Dept B'] },
    ]);
    expect(result.ok ? '' : describeFailure(result.failures[0], 'en').what).toContain('(Dept B)');
  });

  it('is refused when only the variables together tell who responded', () => {
    const result = measureRepresentativity(variables, [
      group(['Male', 'A'], 50, 0),
      group(['Female', 'A'], 50, 20),
      group(['Male', 'B'], 50, 20),
      group(['Female', 'B'], 50, 50),
    ]);
    expect(result.ok ? '' : describeFailure(result.failures[0], 'en').what).toContain(
      'The features together tell exactly',
    );
  });

  it('is not: a cell without an answer among cells that have them', () => {
    const { rIndicator } = measured([
      group(['Male', 'A'], 50, 0),
      group(['Female', 'A'], 50, 20),
      group(['Male', 'B'], 50, 20),
      group(['Female', 'B'], 50, 20),
    ]);
    expect(rIndicator).toBeGreaterThan(0.5);
  });
});
