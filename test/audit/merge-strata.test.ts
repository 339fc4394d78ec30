import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareBytes } from '../../src/domain/byte-order.ts';
import type { Hash } from '../../src/domain/ids.ts';
import type { StratumKey } from '../../src/domain/stratum.ts';
import { roundSeats } from '../../src/draw/round-seats.ts';
import type { CountedStratum } from '../../src/audit/merge-strata.ts';
import { mergeSmallStrata, SMALLEST_PUBLIC_COUNT } from '../../src/audit/merge-strata.ts';

const stratum = (key: string, residentCount: number, seatCount?: number): CountedStratum => ({
  stratum: key as StratumKey,
  residentCount,
  seatCount,
});

const merged = (...strata: readonly CountedStratum[]): (string | number | undefined)[][] =>
  mergeSmallStrata(strata).map(({ label, residentCount, seatCount }) => [label, residentCount, seatCount]);

describe('merging small strata for the public', () => {
  it('leaves strata of ten residents and more as they are', () => {
    expect(merged(stratum('A/M/x', 10), stratum('A/M/y', 500))).toEqual([
      ['A/M/x', 10, undefined],
      ['A/M/y', 500, undefined],
    ]);
  });

  it('merges a small stratum with those that follow, until the group has ten', () => {
    expect(
      merged(stratum('A/M/x', 3), stratum('A/M/y', 4), stratum('A/M/z', 3), stratum('A/V/x', 99)),
    ).toEqual([
      ['A/M/*', 10, undefined],
      ['A/V/x', 99, undefined],
    ]);
  });

  it('merges the last ones with the group before them', () => {
    expect(merged(stratum('A/M/x', 50), stratum('A/V/x', 9))).toEqual([['A/*/x', 59, undefined]]);
  });

  it('never leaves a small stratum alone, which would follow from the total', () => {
    expect(merged(stratum('A/M/x', 1), stratum('A/M/y', 400), stratum('A/V/x', 400))).toEqual([
      ['A/M/*', 401, undefined],
      ['A/V/x', 400, undefined],
    ]);
  });

  it('does not merge over the border of a municipality', () => {
    expect(merged(stratum('A/M', 20), stratum('A/V', 2), stratum('B/M', 3), stratum('B/V', 30))).toEqual([
      ['A/*', 22, undefined],
      ['B/*', 33, undefined],
    ]);
  });

  it('leaves out the residents of a municipality that has too few, but not its seats, which are public letters', () => {
    expect(merged(stratum('A/M', 4, 1), stratum('A/V', 5, 1), stratum('B/V', 30, 12))).toEqual([
      ['A/*', undefined, 2],
      ['B/V', 30, 12],
    ]);
  });

  it('merges strata with few seats too, after the draw', () => {
    expect(merged(stratum('A/M', 400, 9), stratum('A/V', 400, 8), stratum('A/X', 400, 10))).toEqual([
      ['A/*', 800, 17],
      ['A/X', 400, 10],
    ]);
  });

  const anyStrata = fc
    .uniqueArray(
      fc.record({
        key: fc.stringMatching(/^[AB]\/[MV]\/[a-h]$/),
        residentCount: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 900 })),
      }),
      { selector: ({ key }) => key, minLength: 1, maxLength: 30 },
    )
    .map((strata) => strata.sort((left, right) => compareBytes(left.key, right.key)));

  it('shows no count from one to nine, keeps totals, and keeps the rounding checkable, whatever the strata', () => {
    fc.assert(
      fc.property(anyStrata, fc.integer({ min: 1, max: 400 }), fc.nat(), (all, letterCount, start) => {
        const seed = start.toString(16).padStart(64, '0') as Hash;
        for (const municipality of ['A', 'B']) {
          const own = all.filter(({ key }) => key.startsWith(municipality));
          if (own.length === 0) continue;
          const rounding = { seed, municipality: municipality as never, wave: 1, letterCount };
          const seats = roundSeats({ ...rounding, sizes: own.map(({ residentCount }) => residentCount) });
          const groups = mergeSmallStrata(
            own.map(({ key, residentCount }, place) => stratum(key, residentCount, seats[place] ?? 0)),
          );
          const total = own.reduce((sum, { residentCount }) => sum + residentCount, 0);
          expect(groups.reduce((sum, group) => sum + (group.seatCount ?? 0), 0)).toBe(letterCount);
          if (total < SMALLEST_PUBLIC_COUNT) {
            expect(groups.map(({ residentCount }) => residentCount)).toEqual([undefined]);
            continue;
          }
          const sizes = groups.map(({ residentCount }) => residentCount ?? 0);
          expect(Math.min(...sizes)).toBeGreaterThanOrEqual(SMALLEST_PUBLIC_COUNT);
          expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(total);
          // What a stranger can check: the seats of strata that stand together follow from their residents together.
          expect(groups.map(({ seatCount }) => seatCount)).toEqual(roundSeats({ ...rounding, sizes }));
        }
      }),
      { numRuns: 300 },
    );
  });
});
