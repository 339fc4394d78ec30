/** Plans a change and, unless it is a dry run, applies it under the same lock. */
import type { Database } from 'better-sqlite3';
import type { Result } from '../../domain/result.ts';
import { readTransaction, writeTransaction } from '../../store/transaction.ts';

/** Gives the plan. What `apply` refuses leaves nothing behind. */
export function planAndApply<T>(
  db: Database,
  isDryRun: boolean,
  plan: () => Result<T>,
  apply: (plan: T) => Result<void>,
): Result<T> {
  if (isDryRun) return readTransaction(db, plan);
  return writeTransaction(db, () => {
    const planned = plan();
    if (!planned.ok) return planned;
    const applied = apply(planned.value);
    return applied.ok ? planned : applied;
  });
}
