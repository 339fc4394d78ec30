/** A CSV text as Excel in Dutch opens it by double click: semicolons, a byte order mark, decimal commas, and no formulas. */
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

const BYTE_ORDER_MARK = '\ufeff';
const DECIMAL = /^-?\d+\.\d+$/u;
const WHOLE = /^-?\d+$/u;
/** With the full-width forms that a spreadsheet takes for the same signs, as csv-stringify has them. */
const BEGINS_FORMULA = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/u;

/**
 * Numbers with a point get a comma: Excel in Dutch would read 3.5 as the third of May. A cell that a spreadsheet would take
 * for a formula gets an apostrophe before it. Days such as 2027-01-31 stay; Excel reads them as dates.
 * @param csv with commas and a header
 */
export function excelCsv(csv: string): string {
  const rows = parse(csv) as readonly (readonly string[])[];
  const text = stringify(
    rows.map((row) => row.map((cell) => (isNumber(cell) ? cell.replace('.', ',') : defuse(cell)))),
    { delimiter: ';', record_delimiter: '\r\n' },
  );
  return `${BYTE_ORDER_MARK}${text}`;
}

function isNumber(cell: string): boolean {
  return DECIMAL.test(cell) || WHOLE.test(cell);
}

function defuse(cell: string): string {
  return BEGINS_FORMULA.test(cell) ? `'${cell}` : cell;
}
