/** Numbers, days and plurals in sentences, in Dutch. */
import { numbersOf } from '../../../domain/language.ts';

export const { count, decimal, share, day, list } = numbersOf('nl');

/** A number with its noun: `1 brief`, `502.672 brieven`. */
export function counted(number: number, singular: string, plural: string): string {
  return `${count(number)} ${number === 1 ? singular : plural}`;
}
