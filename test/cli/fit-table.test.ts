import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TableText } from '../../src/cli/fit-table.ts';
import { fitInParts, fitTable } from '../../src/cli/fit-table.ts';

const BAR = '█'.repeat(20);

function widthOf({ titles, rows, totals = [] }: TableText): number {
  const widths = titles.map((title, column) =>
    Math.max(
      ...[title, ...[...rows, totals].map((row) => row[column] ?? '')].flatMap((cell) =>
        cell.split('\n').map((line) => Array.from(line).length),
      ),
    ),
  );
  return widths.reduce((sum, width) => sum + width, 0) + 2 * (widths.length - 1);
}

/** An id may be broken, so spaces do not count. */
function letters(cells: readonly string[]): string[] {
  return cells.map((text) => text.replaceAll(/\s/gu, ''));
}

describe('a table on a narrow terminal', () => {
  it('stays as it is when it fits', () => {
    const table = { titles: ['Name', ''], rows: [['a', BAR]], totals: ['Total', ''] };
    expect(fitTable(table, 27)).toEqual(table);
  });

  it('gets shorter bars first, in the same proportions', () => {
    const rows = [
      ['a', BAR],
      ['b', '█'.repeat(10)],
      ['c', ''],
    ];
    const fitted = fitTable({ titles: ['Name', ''], rows, totals: undefined }, 16);
    expect(fitted.rows).toEqual([
      ['a', '█'.repeat(10)],
      ['b', '█'.repeat(5)],
      ['c', ''],
    ]);
  });

  it('then breaks its widest text between words', () => {
    const text = 'the row does not have as many fields as the header';
    const fitted = fitTable({ titles: ['Rows', 'In words'], rows: [['1', text]], totals: ['1', ''] }, 30);
    expect(fitted.rows[0]?.[1]?.split('\n')).toEqual([
      'the row does not have as',
      'many fields as the',
      'header',
    ]);
    expect(fitted.totals).toEqual(['1', '']);
  });

  it('then breaks titles that are wider than their numbers, and drops the bars last', () => {
    const table = { titles: ['Expected seats', '', 'Seats'], rows: [['1', BAR, '2']], totals: undefined };
    expect(fitTable(table, 22).titles).toEqual(['Expected\nseats', '', 'Seats']);
    expect(fitTable(table, 17).rows).toEqual([['1', '', '2']]);
  });

  it('breaks file names behind their marks, and ids in two, when nothing else helps', () => {
    const id = '0123456789abcdef0123456789abcdef';
    const table = { titles: ['registers/GM0637-north.csv', 'Id'], rows: [['12', id]], totals: undefined };
    const fitted = fitTable(table, 34);
    expect(fitted.titles).toEqual(['registers/\nGM0637-\nnorth.csv', 'Id']);
    expect(fitted.rows).toEqual([['12', '0123456789abcdef\n0123456789abcdef']]);
  });

  it('shows what is still too wide in parts, each with the first column', () => {
    const table = {
      titles: ['Reason', 'aaaaaaaa', 'bbbbbbbb', 'cccccccc'],
      rows: [['r', '1', '2', '3']],
      totals: undefined,
    };
    const columnsAt = (width: number) => fitInParts(table, width).map(({ columns }) => columns);
    expect(columnsAt(36)).toEqual([[0, 1, 2, 3]]);
    expect(columnsAt(26)).toEqual([
      [0, 1, 2],
      [0, 3],
    ]);
    expect(columnsAt(5)).toEqual([
      [0, 1],
      [0, 2],
      [0, 3],
    ]);
    expect(fitInParts(table, 26)[1]?.text).toEqual({
      titles: ['Reason', 'cccccccc'],
      rows: [['r', '3']],
      totals: undefined,
    });
  });

  it('keeps every letter, and is never wider than it was', () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 40 })
      .map((text) => text.trim());
    const row = fc.tuple(cell, cell, cell);
    fc.assert(
      fc.property(
        row,
        fc.array(row, { maxLength: 4 }),
        fc.integer({ min: 10, max: 100 }),
        (titles, rows, width) => {
          const table = { titles, rows, totals: undefined };
          const fitted = fitTable(table, width);
          expect(widthOf(fitted)).toBeLessThanOrEqual(Math.max(width, widthOf(table)));
          expect(fitted.rows.map(letters)).toEqual(rows.map(letters));
          expect(letters(fitted.titles)).toEqual(letters(titles));
        },
      ),
      { numRuns: 300 },
    );
  });
});
