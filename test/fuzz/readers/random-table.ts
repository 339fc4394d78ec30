/** CSV files made from nothing: the columns of a form in any order, dialect and number, with cells right and wrong. */
import type { Below } from '../damage-bytes.ts';
import { pick } from '../fuzzed-reader.ts';

const oddCells = [
  '',
  ' ',
  '0',
  '-1',
  '1e9',
  '"',
  'a"b',
  'é',
  '\u0000',
  '\u001b[31m',
  '=1+1',
  '__proto__',
  '😀',
  'x\ny',
];

/** A generator of tables; `cells` gives values that a column may hold. */
export function tablesOf(
  columns: readonly [string, ...string[]],
  cells: Readonly<Record<string, readonly string[]>>,
): (below: Below) => Uint8Array {
  return (below) => {
    const delimiter = pick([',', ';', '\t'], below);
    const lineEnd = pick(['\n', '\r\n', '\n', '\r'], below);
    const header = columns
      .map((name) => ({ name, order: below(1000) }))
      .sort((left, right) => left.order - right.order)
      .map(({ name }) => name)
      .filter(() => below(30) > 0);
    if (below(6) === 0) header.push(pick(columns, below), 'x');
    const rowCount = below(40) === 0 ? below(500) : below(12);
    const rows = Array.from({ length: rowCount }, () =>
      header
        .slice(0, below(25) === 0 ? below(header.length + 1) : header.length)
        .map((name) => quoted(cellOf(cells[name] ?? [], below), delimiter, below)),
    );
    const text = [header, ...rows].map((row) => row.join(delimiter)).join(lineEnd);
    const mark = below(4) === 0 ? '\uFEFF' : '';
    return Buffer.from(`${mark}${text}${below(3) === 0 ? '' : lineEnd}`);
  };
}

function cellOf(possible: readonly string[], below: Below): string {
  const values = below(12) === 0 ? oddCells : possible;
  return values[below(values.length)] ?? '';
}

/** Most cells that need quotes get them. */
function quoted(cell: string, delimiter: string, below: Below): string {
  const needsQuotes = cell.includes(delimiter) || /["\r\n]/.test(cell);
  const isQuoted = needsQuotes ? below(10) > 0 : below(8) === 0;
  return isQuoted ? `"${cell.replaceAll('"', '""')}"` : cell;
}
