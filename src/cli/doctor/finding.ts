/** What `loting doctor` finds: a check, whether it is well, and what to do when it is not. */
import type { Failure } from '../../domain/failure.ts';
import { describeFailure } from '../../domain/describe-failure.ts';
import type { Words } from '../words/words.ts';

/** `fine`; `mind`: works, but look at it; `wrong`: something will not work. */
export type Verdict = 'fine' | 'mind' | 'wrong';

export type CheckName = keyof Words['doctor']['checks'];

export interface Finding {
  readonly check: CheckName;
  readonly verdict: Verdict;
  /** A sentence. */
  readonly what: string;
  /** What to do; empty when it is fine. */
  readonly remedy: string;
}

/** What is as it should be. */
export function fine(check: CheckName, what: string): Finding {
  return { check, verdict: 'fine', what, remedy: '' };
}

/** Failures as findings, each with its place. */
export function findingsOf(
  check: CheckName,
  failures: readonly Failure[],
  { language }: Words,
): readonly Finding[] {
  return failures.map((failed) => {
    const { what, where, remedy } = describeFailure(failed, language);
    return { check, verdict: 'wrong', what: where === '' ? what : `${what} (${where})`, remedy };
  });
}
