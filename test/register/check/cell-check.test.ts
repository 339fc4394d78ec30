import { describe, expect, it } from 'vitest';
import { CellCheck } from '../../../src/register/check/cell-check.ts';
import { ProblemList } from '../../../src/register/check/problem-list.ts';
import { readRegister } from '../../../src/register/read-register.ts';
import { context, goodRow, settings, testHeader, toCsv } from '../brp-csv.ts';

/** Checks a register that is read as the real ones are; the problems as `row problem header`. */
function check(rows: readonly (readonly string[])[]) {
  const problems = new ProblemList();
  let cells: CellCheck | undefined;
  const read = readRegister(
    [Buffer.from(toCsv(rows))],
    settings,
    context,
    (outcome) => cells?.addOutcome(outcome),
    (layout) => {
      const made = new CellCheck(layout, 0, '2027-01-01', problems);
      cells = made;
      return (each, row) => made.addCells(each, row);
    },
  );
  if (cells === undefined) throw new Error(JSON.stringify(read));
  const { layout } = cells;
  const found = [...problems].map(
    ({ row, problem, columnIndex }) =>
      `${row} ${problem} ${columnIndex === undefined ? '-' : layout.header[columnIndex]}`,
  );
  return { cells, found, read };
}

type Changes = Parameters<typeof goodRow>[1];
const checkOne = (changes: Changes) => check([testHeader, goodRow(0, changes)]);

describe('a row', () => {
  it('without anything wrong has no problems', () => {
    expect(check([testHeader, goodRow(0), goodRow(1)]).found).toEqual([]);
  });

  it.each<[Changes, readonly string[]]>([
    [{ birthDate: '19800000' }, ['2 partial-birth-date 01.03.10']],
    [{ birthDate: '19800500' }, ['2 partial-birth-date 01.03.10']],
    [{ birthDate: '00000000' }, ['2 partial-birth-date 01.03.10']],
    [{ birthDate: '20270101' }, []],
    [{ birthDate: '20270102' }, ['2 future-birth-date 01.03.10']],
    [{ birthDate: '19810229' }, ['2 invalid-birth-date 01.03.10']],
    [{ postcode: '3511 aa' }, []],
    [{ postcode: '' }, []],
    [{ postcode: '0511AA' }, ['2 wrong-postcode 08.11.60']],
    [{ postcode: '3511' }, ['2 wrong-postcode 08.11.60']],
    [{ houseNumber: '12-14' }, ['2 wrong-house-number 08.11.20']],
    [{ houseNumber: '123456' }, ['2 wrong-house-number 08.11.20']],
    [{ surname: 'Прoef' }, ['2 character-outside-brp 01.02.40']],
    [{ surname: 'Pro?f' }, ['2 lost-letter 01.02.40']],
    // Said once: the sign that came in its place is no character of the BRP either.
    [{ street: 'Pro\ufffdfstraat' }, ['2 lost-letter 08.11.10']],
    [{ aNumber: '1234567890' }, ['2 invalid-person-key 01.01.10']],
    [{ gender: 'X' }, ['2 invalid-gender 01.04.10']],
    [
      { gender: 'X', birthDate: '19801301', postcode: '?' },
      ['2 invalid-birth-date 01.03.10', '2 wrong-postcode 08.11.60'],
    ],
    [
      { aNumber: '1', birthDate: '19801301' },
      ['2 invalid-person-key 01.01.10', '2 impossible-birth-date 01.03.10'],
    ],
  ])('with %j has %j', (changes, expected) => {
    expect(checkOne(changes).found).toEqual(expected);
  });

  it('that is broken, or empty, is a problem by its row alone, also before any good row', () => {
    const rows = [testHeader, goodRow(0).slice(1), [''], goodRow(1), goodRow(2).slice(2), goodRow(3)];
    expect(check(rows).found).toEqual(['2 broken-row -', '3 broken-row -', '5 broken-row -']);
  });

  it('is never held against an empty line above it', () => {
    const { found } = check([testHeader, [''], goodRow(0, { postcode: 'x' }), goodRow(1)]);
    expect(found).toEqual(['2 broken-row -', '3 wrong-postcode 08.11.60']);
  });

  it('is never held against the row before it', () => {
    const { found } = check([testHeader, goodRow(0, { postcode: 'x' }), goodRow(1).slice(1), goodRow(2)]);
    expect(found).toEqual(['2 wrong-postcode 08.11.60', '3 broken-row -']);
  });
});

describe('the figures of a file', () => {
  const { cells } = check([
    testHeader,
    goodRow(0, { postcode: '', birthDate: '19800500' }),
    goodRow(1, { postcode: 'x', surname: ' \t', birthDate: '00000000' }),
    goodRow(2, { givenNames: 'Ж Ж', surname: 'Ж', birthDate: '19801301' }),
    goodRow(3, { birthDate: '19800000' }),
    goodRow(4),
    goodRow(5).slice(1),
  ]);
  const filled = (header: string): number | undefined =>
    cells.filledCounts[cells.layout.header.indexOf(header)];

  it('say how full each column is, of the rows that can be compared', () => {
    expect(cells.rowCount).toBe(5);
    expect(filled('01.01.10')).toBe(5);
    expect(filled('08.11.60')).toBe(4);
    expect(filled('01.02.40')).toBe(4);
  });

  it('say how many values of a kind are wrong', () => {
    expect(cells.values).toMatchObject({
      aNumber: { filledCount: 5, wrongCount: 0 },
      postcode: { filledCount: 4, wrongCount: 1 },
      houseNumber: { filledCount: 5, wrongCount: 0 },
    });
  });

  it('say what is known of the birth dates', () => {
    expect(cells.birthDates).toEqual({
      completeCount: 1,
      dayUnknownCount: 1,
      monthUnknownCount: 1,
      allUnknownCount: 1,
      impossibleCount: 1,
    });
  });

  it('say which characters the BRP cannot hold, and in how many cells', () => {
    expect([...cells.foreignCells]).toEqual([[0x416, 2]]);
  });
});
