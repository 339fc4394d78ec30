/** Numbers, days and plurals in sentences, in English. */
import { numbersOf } from '../../../domain/language.ts';

export const { count, decimal, share, day, list } = numbersOf('en');

/** A number with its noun: `1 letter`, `502,672 letters`. */
export function counted(number: number, singular: string, plural: string): string {
  return `${count(number)} ${number === 1 ? singular : plural}`;
}
