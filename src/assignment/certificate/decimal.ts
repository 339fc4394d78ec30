/** Whole numbers of units as decimal texts and back, without ever passing through a double. */
import { z } from 'zod';
import { UNIT } from './load-bound.ts';

const DECIMALS = 15;

/** A decimal of at most fifteen places, such as `-0.25` or `1.857142857`. */
export const DecimalSchema = z.string().regex(/^-?(?:0|[1-9]\d{0,8})(?:\.\d{1,15})?$/);

/** The units that a decimal text stands for. */
export function unitsOf(decimal: string): bigint {
  const isNegative = decimal.startsWith('-');
  const [whole = '0', part = ''] = decimal.replace('-', '').split('.');
  const units = BigInt(whole) * UNIT + BigInt(part.padEnd(DECIMALS, '0'));
  return isNegative ? -units : units;
}

/** The shortest decimal text of a number of units. */
export function decimalOf(units: bigint): string {
  const size = units < 0n ? -units : units;
  const part = (size % UNIT).toString().padStart(DECIMALS, '0').replace(/0+$/, '');
  return `${units < 0n ? '-' : ''}${size / UNIT}${part === '' ? '' : `.${part}`}`;
}

/** A double in units, to the nearest that it holds. */
export function toUnits(value: number): bigint {
  return unitsOf(value.toFixed(DECIMALS));
}
