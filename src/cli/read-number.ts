/** Reads numbers from options. */
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';

/** A whole number from 1, as typed behind an option. */
export function readPositiveInteger(option: string, value: unknown): Result<number> {
  const text = String(value);
  const number = Number(text);
  if (/^\d{1,9}$/.test(text) && number >= 1) return ok(number);
  return refuse(failure('command.wrong-option', { option, problem: { code: 'whole-number' } }));
}
