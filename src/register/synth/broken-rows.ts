/** Breaks a row in one of the ways in which rows of a real export are broken. */
import type { BrokenRowKind } from './hard-row-shares.ts';
import { columnOf, toCsvLine } from './row-fields.ts';
import type { RowHeader } from './row-fields.ts';
import { valueAt } from './value-at.ts';

function withField(fields: readonly string[], header: RowHeader, value: string): string {
  return toCsvLine(fields.with(columnOf(header), value));
}

/** Another last digit, so that the sum of the weighted digits is no longer a multiple of 11. */
function spoilLastDigit(digits: string): string {
  return digits.slice(0, -1) + String((Number(digits.at(-1)) + 1) % 10);
}

const breakers = {
  tooFewFields: (fields) => toCsvLine(fields.slice(0, 16)),
  // A semicolon in a text that the exporting program did not quote.
  tooManyFields: (fields) => [...fields.slice(0, 17), 'Kade; Noordzijde', ...fields.slice(18)].join(';'),
  strayQuote: (fields) => {
    const street = columnOf('08.11.15');
    return toCsvLine(fields).replace(`;${valueAt(fields, street)};`, `;"Kade" Noordzijde;`);
  },
  noPersonKey: (fields) => toCsvLine(['', '', ...fields.slice(2)]),
  invalidANumber: (fields) => withField(fields, '01.01.10', spoilLastDigit(valueAt(fields, 0))),
  invalidBirthDate: (fields) => withField(fields, '01.03.10', '19830231'),
  invalidSex: (fields) => withField(fields, '01.04.10', 'X'),
  invalidSecrecy: (fields) => withField(fields, '07.70.10', '9'),
} as const satisfies Readonly<Record<BrokenRowKind, (fields: readonly string[]) => string>>;

/** The line of a row that is broken in this way. */
export function breakRow(fields: readonly string[], kind: BrokenRowKind): string {
  return breakers[kind](fields);
}
