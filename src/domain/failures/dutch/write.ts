/** Numbers and lists in the Dutch sentences of failures. */
import { numbersOf } from '../../language.ts';

const numbers = numbersOf('nl');
export const { count, day, decimal } = numbers;

/** A number with the digits that it has: `12,3`. For sizes and limits. */
export function exactly(number: number): string {
  return String(number).replace('.', ',');
}

/** A number with its noun: `1 lid`, `502.672 leden`. */
export function counted(number: number, singular: string, plural: string): string {
  return `${count(number)} ${number === 1 ? singular : plural}`;
}

/** The first letter as a capital: the beginning of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
