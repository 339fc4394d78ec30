import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Resident } from '../../src/domain/resident.ts';
import { readRowsOf } from '../../src/register/read-register-rows.ts';
import { blocksOfRows, findRowPlaces } from '../../src/register/row-places.ts';
import { fortyRows, testAskedRows } from './asked-rows.ts';
import { chunksOf, context, goodRow, read, settings, testHeader, toCsv } from './brp-csv.ts';

function placesIn(bytes: Buffer) {
  return findRowPlaces(chunksOf(bytes, 4096), settings, context);
}

/** Reads rows of a file piece by piece, by the places found in it. */
function readAtPlaces(file: Buffer, rows: readonly number[]) {
  const places = placesIn(file);
  if (places === undefined) throw new Error('the rows of this file have no places');
  const residents: Resident[] = [];
  const blocks = blocksOfRows(places, rows, (start, end) => file.subarray(start, end));
  const result = readRowsOf({ ...places, blocks }, context, rows, (resident) => residents.push(resident));
  return { residents, codes: result.ok ? [] : result.failures.map(({ code }) => code) };
}

describe('reading rows by their places', () => {
  it.each([
    ['as it is', Buffer.from(fortyRows)],
    ['behind a byte order mark', Buffer.from(`\uFEFF${fortyRows}`)],
    ['without a line end at its end', Buffer.from(fortyRows.trimEnd())],
    ['with lines that end in CR LF', Buffer.from(fortyRows.replaceAll('\n', '\r\n'))],
  ])('gives the same residents as reading the whole file %s', (_, file) => {
    const all = read(fortyRows).residents;
    fc.assert(
      fc.property(fc.subarray(all.map(({ row }) => row)), (rows) => {
        const residents = all.filter(({ row }) => rows.includes(row));
        expect(readAtPlaces(file, rows)).toEqual({ residents, codes: [] });
      }),
      { numRuns: 50 },
    );
  });

  testAskedRows((csv, rows) => readAtPlaces(Buffer.from(csv), rows));

  it('refuses a row that is no longer there', () => {
    const places = placesIn(Buffer.from(fortyRows));
    if (places === undefined) throw new Error('the rows of this file have no places');
    const blocks = blocksOfRows(places, [3], () => Buffer.alloc(0));
    const result = readRowsOf({ ...places, blocks }, context, [3], () => undefined);
    expect(result).toMatchObject({ failures: [{ code: 'register.changed', place: { row: 3 } }] });
  });
});

describe('there are no places in a file', () => {
  it.each([
    ['that is compressed', gzipSync(fortyRows)],
    ['in UTF-16', Buffer.from(`\uFEFF${fortyRows}`, 'utf16le')],
    ['in Windows-1252', Buffer.from(fortyRows, 'latin1')],
    ['that breaks off in a quote', Buffer.from(`${fortyRows}"`)],
    ['whose header cannot be read', Buffer.from(fortyRows.replace('01.02.40', 'naam'))],
    ['that is empty', Buffer.alloc(0)],
  ])('%s', (_, file) => {
    expect(placesIn(file)).toBeUndefined();
  });

  it('that is compressed, which is not read to its end to find that out', () => {
    const rows = Array.from({ length: 60_000 }, (_, index) => goodRow(index));
    const file = gzipSync(toCsv([testHeader, ...rows]), { level: 0 });
    let readBytes = 0;
    let isClosed = false;
    const counted = (function* () {
      try {
        for (const chunk of chunksOf(file, 65_536)) {
          readBytes += chunk.length;
          yield chunk;
        }
      } finally {
        isClosed = true;
      }
    })();
    expect(findRowPlaces(counted, settings, context)).toBeUndefined();
    expect(readBytes).toBeLessThan(file.length / 2);
    expect(isClosed).toBe(true);
  });
});
