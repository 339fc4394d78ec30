/** What a stage gives back when it can be refused: a value, or every failure found (never only the first). */
import type { Failure } from './failure.ts';

export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}

export interface Refused {
  readonly ok: false;
  readonly failures: readonly [Failure, ...Failure[]];
}

export type Result<T> = Ok<T> | Refused;

/** Wraps a value that was computed without a failure. */
export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

/** Refuses with one or more failures. */
export function refuse(first: Failure, ...rest: readonly Failure[]): Refused {
  return { ok: false, failures: [first, ...rest] };
}

/** Gives `value` when no failure was collected, otherwise all the failures. */
export function okUnless<T>(failures: readonly Failure[], value: () => T): Result<T> {
  const [first, ...rest] = failures;
  return first === undefined ? ok(value()) : refuse(first, ...rest);
}
