/** What both ways of reading a few rows again must do, whichever finds them: a register of 40 rows, and the tests of it. */
import { expect, it } from 'vitest';
import type { Resident } from '../../src/domain/resident.ts';
import { goodRow, testHeader, toCsv } from './brp-csv.ts';

/** Rows 2 to 41: some with quotes, and row 22, which is rejected. */
export const fortyRows = toCsv([
  testHeader,
  ...Array.from({ length: 40 }, (_, index) =>
    goodRow(index, index % 7 === 3 ? { surname: '"Proef; ""ë"""' } : index === 20 ? { gender: '?' } : {}),
  ),
]);

export interface AskedRows {
  readonly residents: readonly Resident[];
  /** The code of each failure. */
  readonly codes: readonly string[];
}

/** The tests of a way to read the rows with these numbers (the header is row 1) from a register. */
export function testAskedRows(readRows: (csv: string, rows: readonly number[]) => AskedRows): void {
  it('finds rows in every block of a large file', () => {
    const rows = Array.from({ length: 15_000 }, (_, index) => goodRow(index));
    const wanted = [2, 7000, 7001, 15_001];
    const { residents } = readRows(toCsv([testHeader, ...rows]), wanted);
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
    expect(readRows(fortyRows, rows).codes).toEqual(['register.changed']);
  });
}
