/** Takes results apart in tests. */
import type { FailureCode } from '../../src/domain/failure.ts';
import { describeFailure } from '../../src/domain/describe-failure.ts';
import type { Result } from '../../src/domain/result.ts';

/** The value of a result; a refusal fails the test with its sentences. */
export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(result.failures.map((failed) => describeFailure(failed, 'en').what).join(' '));
}

/** The codes of a refusal; a value fails the test. */
export function codesOf(result: Result<unknown>): FailureCode[] {
  if (result.ok) throw new Error('this should have been refused');
  return result.failures.map((failed) => failed.code);
}
