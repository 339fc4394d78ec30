/** Finds a register that is given twice under two names. */
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { Hash } from '../domain/ids.ts';

/** A failure for each file that has the same bytes as one before it. */
export function findSameFiles(
  files: readonly { readonly file: string; readonly sha256: Hash }[],
): readonly Failure[] {
  const firsts = new Map<Hash, string>();
  const failures: Failure[] = [];
  for (const { file, sha256 } of files) {
    const other = firsts.get(sha256);
    if (other === undefined) firsts.set(sha256, file);
    else failures.push(failure('register.same-file', { other }, { file }));
  }
  return failures;
}
