import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DrawSettings } from '../../src/domain/settings/draw-settings.ts';
import { describeFailure } from '../../src/domain/describe-failure.ts';
import { classifyAddresses, expectedCandidateCountOf } from '../../src/draw/address-classes.ts';
import { divideWaves } from '../../src/draw/divide-waves.ts';
import { drawEachWave, drawWaves } from '../../src/draw/draw-waves.ts';
import { groupHouseholds } from '../../src/draw/group-households.ts';
import { groupStrata } from '../../src/draw/municipality-strata.ts';
import type { FrameRow } from './test-frames.ts';
import { anyRows, frameOf, mustDraw, rowOf, seedOf, settingsOf, UTRECHT, waveOf } from './test-frames.ts';

const withUtrecht = (draw: Partial<DrawSettings>, expectedResponse = 0.1) => ({
  ...settingsOf(draw),
  municipalities: [{ code: UTRECHT, expectedResponse }],
});

/** Residents who each live alone. */
const alone = (count: number, stratum: string): FrameRow[] =>
  Array.from({ length: count }, (_, index) => rowOf(`${stratum} ${index}`, `${stratum} ${index}`, stratum));

const uneven = frameOf([...alone(60, 'GM0344/M'), ...alone(35, 'GM0344/V'), ...alone(5, 'GM0344/O')]);

/** The seats of each stratum over several waves, summed over many seeds. */
function averageSeats(draw: Partial<DrawSettings>, letters: readonly number[]): Record<string, number> {
  const sums: Record<string, number> = {};
  const seedCount = 400;
  for (let seed = 0; seed < seedCount; seed++) {
    const waves = letters.map((count, index) => waveOf(index + 1, { GM0344: count }));
    const { seats } = mustDraw(uneven, seedOf(`${seed}`), waves, withUtrecht(draw));
    for (const { stratum, seatCount } of seats) sums[stratum] = (sums[stratum] ?? 0) + seatCount / seedCount;
  }
  return sums;
}

const codesOf = (result: ReturnType<typeof drawWaves>): string[] =>
  result.ok ? [] : result.failures.map(({ code }) => code);

describe('a draw with another allocation', () => {
  it('gives equal seats as far as the strata have candidates, and the rest to the others', () => {
    const { seats, shortages } = mustDraw(
      uneven,
      seedOf('0'),
      [waveOf(1, { GM0344: 30 }), waveOf(2, { GM0344: 20 })],
      withUtrecht({ allocation: 'equal' }),
    );
    expect(seats.filter(({ wave }) => wave === 1).map(({ stratum }) => stratum)).toEqual(uneven.strata);
    expect(seats.filter(({ stratum }) => stratum === 'GM0344/O').map(({ seatCount }) => seatCount)).toEqual([
      5, 0,
    ]);
    expect(seats.filter(({ wave }) => wave === 2).reduce((sum, { seatCount }) => sum + seatCount, 0)).toBe(
      20,
    );
    expect(shortages).toEqual([]);
  });

  it('gives seats in the stated expectation over many seeds', () => {
    const power = averageSeats({ allocation: 'power', exponent: 0.5 }, [10]);
    const roots = [Math.sqrt(60), Math.sqrt(35), Math.sqrt(5)] as const;
    const total = roots[0] + roots[1] + roots[2];
    // A seat more or less: a standard error of at most 0.5 / 20.
    expect(power['GM0344/M']).toBeCloseTo((10 * roots[0]) / total, 0);
    expect(Math.abs((power['GM0344/O'] ?? 0) - (10 * roots[2]) / total)).toBeLessThan(0.1);
    const neyman = averageSeats(
      { allocation: 'neyman', standardDeviations: { gender: { M: 1, V: 1, O: 4 } } },
      [7],
    );
    expect(Math.abs((neyman['GM0344/O'] ?? 0) - (7 * 20) / 115)).toBeLessThan(0.1);
  });

  it('raises a small stratum to the minimum in the first wave only', () => {
    const { seats } = mustDraw(
      uneven,
      seedOf('0'),
      [waveOf(1, { GM0344: 20 }), waveOf(2, { GM0344: 20 })],
      withUtrecht({ minimumPerStratum: 4 }),
    );
    const small = seats.filter(({ stratum }) => stratum === 'GM0344/O').map(({ seatCount }) => seatCount);
    expect(small).toEqual([4, 1]);
    expect(seats.slice(0, 3).reduce((sum, { seatCount }) => sum + seatCount, 0)).toBe(20);
  });

  it('gives more letters to who answers less often, when that is made up for', () => {
    const average = averageSeats({ response: { gender: { V: 0.5 } }, compensateResponse: true }, [20]);
    // 60 + 35*2 + 5: women have twice the chance.
    expect(Math.abs((average['GM0344/V'] ?? 0) - (20 * 70) / 135)).toBeLessThan(0.1);
    const without = averageSeats({ response: { gender: { V: 0.5 } } }, [20]);
    expect(without['GM0344/V']).toBeCloseTo(7, 9);
  });

  it('states probabilities that add up to the expected seats of each stratum, for residents who live alone', () => {
    const anyChoice = fc.record({
      allocation: fc.constantFrom('proportional' as const, 'equal' as const, 'power' as const),
      minimumPerStratum: fc.nat(3),
      compensateResponse: fc.boolean(),
      letters: fc.integer({ min: 12, max: 40 }),
      more: fc.integer({ min: 0, max: 40 }),
    });
    fc.assert(
      fc.property(anyChoice, fc.string(), ({ letters, more, ...choice }, seed) => {
        const settings = withUtrecht({ ...choice, response: { gender: { V: 0.5, O: 2 } } });
        const waves = [waveOf(1, { GM0344: letters }), waveOf(2, { GM0344: more })];
        const { drawn } = mustDraw(uneven, seedOf(seed), waves, settings);
        const strata = groupStrata(uneven, classifyAddresses(uneven, groupHouseholds(uneven)), settings);
        const divided = strata.ok ? divideWaves(strata.value, waves) : strata;
        if (!divided.ok) throw new Error('refused');
        const division = divided.value.get(UTRECHT);
        for (const { stratum, inclusionProbability } of drawn) {
          const place = uneven.strata.indexOf(stratum);
          const expected = [...(division?.divisions.values() ?? [])].reduce(
            (sum, { fixedSeatCounts, roundedSizes, roundedTotal, roundedLetterCount }) =>
              sum +
              (fixedSeatCounts[place] ??
                (roundedLetterCount * Number(roundedSizes[place])) / Number(roundedTotal)),
            0,
          );
          expect(inclusionProbability * (division?.strata.residentCounts[place] ?? 0)).toBeCloseTo(
            expected,
            8,
          );
        }
        expect(drawn).toHaveLength(letters + more);
      }),
      { numRuns: 60 },
    );
  });

  it('never plans more seats for a stratum than it has candidates, rounded up, over all waves', () => {
    fc.assert(
      fc.property(anyRows, fc.nat(12), fc.nat(6), fc.nat(6), (rows, minimum, first, second) => {
        const frame = frameOf(rows);
        const classes = classifyAddresses(frame, groupHouseholds(frame));
        const settings = settingsOf({ allocation: 'equal', minimumPerStratum: minimum });
        const waves = [waveOf(1, { GM0344: first }), waveOf(2, { GM0344: second })];
        const result = drawWaves(frame, seedOf('0'), waves, settings);
        if (!result.ok) return;
        const totals = new Map<string, number>();
        for (const { stratum, seatCount } of result.value.seats) {
          totals.set(stratum, (totals.get(stratum) ?? 0) + seatCount);
        }
        for (const [index, stratum] of frame.strata.entries()) {
          const candidates = expectedCandidateCountOf(classes[index] ?? []);
          expect(totals.get(stratum) ?? 0).toBeLessThanOrEqual(Math.ceil(candidates - 1e-9));
        }
      }),
    );
  });
});

const drawWithMinimum = (letters: number) =>
  drawWaves(uneven, seedOf('0'), [waveOf(1, { GM0344: letters })], withUtrecht({ minimumPerStratum: 4 }));

describe('letters that cannot be divided are refused', () => {
  it('when the minimum takes them all', () => {
    const refused = drawWithMinimum(11);
    expect(refused.ok || refused.failures).toEqual([
      expect.objectContaining({
        code: 'allocation.minimum-above-letters',
        params: { municipality: 'GM0344', seats: 12, letters: 11 },
      }),
    ]);
    expect(codesOf(drawWithMinimum(12))).toEqual([]);
  });

  it('when a minimum would leave a stratum without a chance, since it has no candidate to count on', () => {
    // The only resident of stratum O shares a house with two others: a third of a candidate.
    const frame = frameOf([
      ...alone(10, 'GM0344/M'),
      rowOf('o', 'house', 'GM0344/O'),
      rowOf('v1', 'house', 'GM0344/V'),
      rowOf('v2', 'house', 'GM0344/V'),
      ...alone(3, 'GM0344/V'),
    ]);
    const settings = withUtrecht({ minimumPerStratum: 3 });
    const draw = (letters: number) =>
      drawWaves(frame, seedOf('0'), [waveOf(1, { GM0344: letters })], settings);
    expect(codesOf(draw(6))).toEqual(['allocation.minimum-above-letters']);
    expect(codesOf(draw(7))).toEqual([]);
  });

  it('when the strata cannot take them in a later wave', () => {
    const rows = [...alone(4, 'GM0344/M'), ...alone(4, 'GM0344/V')];
    const waves = [waveOf(1, { GM0344: 5 }), waveOf(2, { GM0344: 3 })];
    const result = drawWaves(frameOf(rows), seedOf('0'), waves, withUtrecht({ allocation: 'equal' }));
    // Each stratum may have got 3 of the 5: one candidate each is certainly left.
    expect(result.ok || result.failures.map(({ code, params }) => ({ code, params }))).toEqual([
      {
        code: 'allocation.more-letters-than-candidates',
        params: { municipality: 'GM0344', wave: 2, letters: 3, candidates: 2 },
      },
    ]);
  });

  it.each<[string, Partial<DrawSettings>, number, string, string]>([
    [
      'a figure for an unknown stratum',
      { response: { stratum: { 'GM0344/X': 0.5 } } },
      0.1,
      'no such stratum',
      'draw.response.stratum.GM0344/X',
    ],
    [
      'no standard deviation for a value',
      { allocation: 'neyman', standardDeviations: { gender: { M: 1, V: 1 } } },
      0.1,
      'for gender O',
      'draw.standardDeviations',
    ],
    [
      'no standard deviation for a value, with the first of the features that have any',
      {
        allocation: 'neyman',
        standardDeviations: { gender: { M: 1, V: 1 }, ageBand: { '18-29': 1 }, stratum: { 'GM0344/M': 2 } },
      },
      0.1,
      'for gender O',
      'draw.standardDeviations',
    ],
    [
      'no standard deviation for a stratum',
      { allocation: 'neyman', standardDeviations: { stratum: { 'GM0344/M': 1, 'GM0344/V': 1 } } },
      0.1,
      'for stratum GM0344/O',
      'draw.standardDeviations',
    ],
    ['a response above 1', { response: { gender: { O: 30 } } }, 0.3, '367.3%, in GM0344/O', 'draw.response'],
    [
      'several responses above 1, of which the highest is named',
      { response: { gender: { O: 30, M: 20 } } },
      0.9,
      'in GM0344/O',
      'draw.response',
    ],
    ['a response of 0', { response: { gender: { O: 0.000_001 } } }, 0.1, 'such as GM0344/O', 'draw.response'],
  ])('for %s, with a sentence and its setting', (_, draw, response, words, setting) => {
    const given = [uneven, seedOf('0'), [waveOf(1, { GM0344: 20 })], withUtrecht(draw, response)] as const;
    const result = drawWaves(...given);
    if (result.ok) throw new Error('it is accepted');
    expect(result.failures).toHaveLength(1);
    expect(drawEachWave(...given)).toEqual(result);
    const { what, where } = describeFailure(result.failures[0], 'en');
    expect(what).toContain(words);
    expect(where).toBe(`setting ${setting}`);
  });
});
