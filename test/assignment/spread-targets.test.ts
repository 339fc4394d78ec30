import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceRows } from '../../src/assignment/spread-targets.ts';

const anyNumber = fc.integer({ min: -1000, max: 1000 }).map((thousandths) => thousandths / 8);

describe('the rows that measure how far columns are from what they aim at', () => {
  it('let a distance be what it is and no less, above the aim and below it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyNumber, anyNumber), { minLength: 1, maxLength: 5 }), (pairs) => {
        const rows = distanceRows(
          pairs.length,
          pairs.map(([, aim]) => aim),
        );
        const isAllowed = (distances: readonly number[]): boolean => {
          const columns = [...pairs.map(([value]) => value), ...distances];
          return rows.every(({ columns: places, values, lower, upper }) => {
            const sum = places.reduce(
              (all, place, at) => all + (columns[place] ?? 0) * (values?.[at] ?? 1),
              0,
            );
            return sum >= lower && sum <= upper;
          });
        };
        const exact = pairs.map(([value, aim]) => Math.abs(value - aim));
        expect(isAllowed(exact)).toBe(true);
        for (const at of exact.keys()) {
          expect(
            isAllowed(exact.map((distance, place) => (place === at ? distance - 0.125 : distance))),
          ).toBe(false);
        }
      }),
    );
  });
});
