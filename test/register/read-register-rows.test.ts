import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Resident } from '../../src/domain/resident.ts';
import { readRegisterRows } from '../../src/register/read-register-rows.ts';
import { fortyRows, testAskedRows } from './asked-rows.ts';
import { chunksOf, context, goodRow, read, settings, testHeader, toCsv } from './brp-csv.ts';

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
    codes: result.ok ? [] : result.failures.map(({ code }) => code),
    rows: result.ok ? [] : result.failures.map(({ place }) => place.row),
  };
}

describe('fetching a few rows again', () => {
  const all = read(fortyRows).residents;

  it('gives the same residents as reading the whole register', () => {
    const chosen = fc.subarray(all.map(({ row }) => row));
    fc.assert(
      fc.property(chosen, fc.integer({ min: 1, max: 5000 }), (rows, chunkBytes) => {
        expect(fetch(fortyRows, rows, chunkBytes)).toEqual({
          residents: all.filter(({ row }) => rows.includes(row)),
          codes: [],
          rows: [],
        });
      }),
      { numRuns: 300 },
    );
  });

  testAskedRows((csv, rows) => fetch(csv, rows));

  it('refuses a file whose header has changed', () => {
    expect(fetch(fortyRows.replace('01.02.40', 'naam'), [2])).toMatchObject({
      codes: ['register.column-not-found'],
      rows: [1],
    });
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
