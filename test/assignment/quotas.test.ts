/** Quotas from population counts. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PopulationCounts } from '../../src/assignment/quotas.ts';
import { checkQuotas, makeQuotas, populationCountsOf } from '../../src/assignment/quotas.ts';
import type { FeatureName, QuotaFeature } from '../../src/domain/features.ts';
import { UNANSWERED } from '../../src/domain/settings/sign-up-settings.ts';
import type { StratumKey } from '../../src/domain/stratum.ts';
import { caseOf, caseSettingsOf, valueOf } from './synthetic-pool.ts';

const genders = (counts: Record<string, number>): PopulationCounts =>
  new Map<FeatureName, Map<string, number>>([['gender', new Map(Object.entries(counts))]]);

function rangeOf(count: number, total: number, groupSize: number, quotaTolerance: number) {
  const settings = caseSettingsOf('a', { groupSize, quotaTolerance, quotaFeatures: ['gender'] });
  const made = valueOf(makeQuotas(settings, genders({ M: total - count, V: count })));
  const quota = made.quotas.find(({ value }) => value === 'V');
  return [quota?.minimum, quota?.maximum];
}

describe('a quota', () => {
  it.each([
    // count, total, group, tolerance: minimum, maximum
    [500, 1000, 250, 3, 122, 128],
    [500, 1000, 250, 0, 125, 125],
    [501, 1000, 250, 0, 125, 126],
    [501, 1000, 250, 3, 123, 128],
    [1, 3, 100, 1, 33, 34],
    [1, 3, 100, 2, 32, 35],
    [3, 1000, 250, 0, 0, 1],
    [3, 1000, 250, 3, 0, 3],
    [0, 1000, 250, 3, 0, 3],
    [1000, 1000, 250, 3, 247, 250],
  ])(
    'for %i of %i residents in a group of %i, tolerance %i, runs from %i to %i',
    (count, total, size, tolerance, minimum, maximum) => {
      expect(rangeOf(count, total, size, tolerance)).toEqual([minimum, maximum]);
    },
  );

  it('is exact where division in doubles is not', () => {
    const third = 3_002_399_751_580;
    expect(rangeOf(third, 3 * third, 300, 0)).toEqual([100, 100]);
    expect(rangeOf(third - 1, 3 * third, 300, 0)).toEqual([99, 100]);
    expect(rangeOf(third + 1, 3 * third, 300, 0)).toEqual([100, 101]);
  });

  it('always leaves room for a group that mirrors the population', () => {
    const populations = fc.array(fc.nat({ max: 100_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        populations,
        fc.integer({ min: 1, max: 400 }),
        fc.nat({ max: 5 }),
        (counts, groupSize, quotaTolerance) => {
          fc.pre(counts.some((count) => count > 0));
          const total = counts.reduce((sum, count) => sum + count, 0);
          const named = Object.fromEntries(counts.map((count, index) => [`v${index}`, count]));
          const settings = caseSettingsOf('a', { groupSize, quotaTolerance, quotaFeatures: ['gender'] });
          const { quotas } = valueOf(makeQuotas(settings, genders(named)));
          expect(quotas).toHaveLength(counts.length);
          for (const { value, minimum, maximum } of quotas) {
            const seats = ((named[value] ?? 0) * groupSize) / total;
            expect(minimum).toBeLessThanOrEqual(seats);
            expect(maximum).toBeGreaterThanOrEqual(seats);
            expect(seats - minimum).toBeLessThanOrEqual(Math.max(1, quotaTolerance));
          }
          expect(quotas.reduce((sum, { minimum }) => sum + minimum, 0)).toBeLessThanOrEqual(groupSize);
          expect(quotas.reduce((sum, { maximum }) => sum + maximum, 0)).toBeGreaterThanOrEqual(groupSize);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the quotas of a case', () => {
  it('hold the size with its tolerance, and the features that were asked for', () => {
    const settings = caseSettingsOf('a', { groupSize: 100, tolerance: 5, quotaFeatures: ['gender'] });
    const made = valueOf(makeQuotas(settings, genders({ V: 60, M: 40 })));
    expect(made).toEqual({
      caseId: 'a',
      groupSize: 100,
      minimumSize: 95,
      maximumSize: 105,
      quotas: [
        { feature: 'gender', value: 'M', minimum: 37, maximum: 43, populationShare: 0.4 },
        { feature: 'gender', value: 'V', minimum: 57, maximum: 63, populationShare: 0.6 },
      ],
    });
  });

  it('let members who did not answer a question sit in any number', () => {
    const question = 'education' as QuotaFeature;
    const shares: PopulationCounts = new Map([[question, new Map([['low', 1]])]]);
    const settings = caseSettingsOf('a', { groupSize: 10, tolerance: 2, quotaFeatures: [question] });
    expect(valueOf(makeQuotas(settings, shares)).quotas.at(-1)).toEqual({
      feature: question,
      value: UNANSWERED,
      minimum: 0,
      maximum: 12,
      populationShare: 0,
    });
  });

  it('are refused for every feature that the frame does not count', () => {
    const settings = caseSettingsOf('a', { quotaFeatures: ['gender', 'district', 'ageBand'] });
    const made = makeQuotas(settings, genders({ V: 60, M: 40 }));
    expect(made).toMatchObject({
      ok: false,
      failures: [
        { code: 'assignment.no-population', params: { caseId: 'a', feature: 'ageBand' } },
        { code: 'assignment.no-population', params: { caseId: 'a', feature: 'district' } },
      ],
    });
  });

  it.each([
    [
      'a minimum above the maximum',
      caseOf('a', 10, [['gender', 'M', 6, 5]]),
      ['assignment.quota-range', 'assignment.quota-sum'],
    ],
    [
      'a minimum above the group',
      caseOf('a', 10, [['gender', 'M', 11, 12]]),
      ['assignment.quota-range', 'assignment.quota-sum'],
    ],
    [
      'minima that sum to more than the group',
      caseOf('a', 10, [
        ['gender', 'M', 6, 9],
        ['gender', 'V', 5, 9],
      ]),
      ['assignment.quota-sum'],
    ],
    [
      'maxima that sum to less than the group',
      caseOf('a', 10, [
        ['gender', 'M', 0, 4],
        ['gender', 'V', 0, 5],
      ]),
      ['assignment.quota-sum'],
    ],
    [
      'two quotas for one value',
      caseOf('a', 10, [
        ['gender', 'M', 0, 10],
        ['gender', 'M', 0, 10],
      ]),
      ['assignment.quota-twice'],
    ],
    ['a group of nobody', caseOf('a', 0, []), ['assignment.group-size-range']],
    [
      'nothing',
      caseOf('a', 10, [
        ['gender', 'M', 0, 5],
        ['gender', 'V', 5, 10],
      ]),
      [],
    ],
  ])('are checked: %s', (_, quotas, codes) => {
    expect(checkQuotas(quotas).map(({ code }) => code)).toEqual(codes);
  });
});

describe('population counts', () => {
  it('add up strata per feature value, values in byte order', () => {
    const strata = new Map(
      Object.entries({ 'GM2/V/75+': 5, 'GM1/V/18-74': 3, 'GM1/M/18-74': 2 }) as [StratumKey, number][],
    );
    expect([...populationCountsOf(strata, ['ageBand', 'gender', 'municipality'])]).toEqual([
      [
        'municipality',
        new Map([
          ['GM1', 5],
          ['GM2', 5],
        ]),
      ],
      [
        'gender',
        new Map([
          ['M', 2],
          ['V', 8],
        ]),
      ],
      [
        'ageBand',
        new Map([
          ['18-74', 5],
          ['75+', 5],
        ]),
      ],
    ]);
  });
});
