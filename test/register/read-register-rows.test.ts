import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Resident } from '../../src/domain/resident.ts';
import { readRegisterRows } from '../../src/register/read-register-rows.ts';
import { chunksOf, context, goodRow, read, settings, testHeader, toCsv } from './brp-csv.ts';

const text = toCsv([
  testHeader,
  ...Array.from({ length: 40 }, (_, index) =>
    goodRow(index, index % 7 === 3 ? { surname: '"Proef; ""ë"""' } : index === 20 ? { gender: '?' } : {}),
  ),
]);

function fetch(csv: string, rows: readonly number[], chunkBytes = 65_536) {
  const residents: Resident[] = [];
  const result = readRegisterRows(
    chunksOf(Buffer.from(csv), chunkBytes),
    settings,
    context,
    rows,
    (resident) => residents.push(resident),
  );
  return {
    residents,
    failures: result.ok ? [] : result.failures.map(({ code, place }) => `${code} ${place.row}`),
  };
}

describe('fetching a few rows again', () => {
  const all = read(text).residents;

  it('gives the same residents as reading the whole register', () => {
    const chosen = fc.subarray(all.map(({ row }) => row));
    fc.assert(
      fc.property(chosen, fc.integer({ min: 1, max: 5000 }), (rows, chunkBytes) => {
        expect(fetch(text, rows, chunkBytes)).toEqual({
          residents: all.filter(({ row }) => rows.includes(row)),
          failures: [],
        });
      }),
      { numRuns: 300 },
    );
  });

  it('finds rows in every block of a large file', () => {
    const rows = Array.from({ length: 15_000 }, (_, index) => goodRow(index));
    const wanted = [2, 7000, 7001, 15_001];
    const { residents } = fetch(toCsv([testHeader, ...rows]), wanted);
    expect(residents.map(({ row, name }) => [row, name.surname])).toEqual(
      wanted.map((row) => [row, `Proef${row - 2}`]),
    );
  });

  it.each([
    ['a row that was rejected', [3, 22]],
    ['a row after the last', [3, 42]],
    ['the header', [1]],
    ['a row given out of order', [22, 3]],
  ])('refuses %s', (_, rows) => {
    expect(fetch(text, rows).failures).toHaveLength(1);
    expect(fetch(text, rows).failures[0]).toContain('register.changed');
  });

  it('refuses a file whose header has changed', () => {
    expect(fetch(text.replace('01.02.40', 'naam'), [2]).failures).toEqual(['register.column-not-found 1']);
  });

  it('stops reading after the last row that is wanted', () => {
    let chunkCount = 0;
    const large = toCsv([testHeader, ...Array.from({ length: 40_000 }, (_, index) => goodRow(index))]);
    const counted = (function* () {
      for (const chunk of chunksOf(Buffer.from(large), 65_536)) {
        chunkCount++;
        yield chunk;
      }
    })();
    expect(readRegisterRows(counted, settings, context, [2, 3], () => undefined).ok).toBe(true);
    expect(chunkCount).toBeLessThan(20);
  });
});
