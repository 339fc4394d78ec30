/** Turns the errors of the file system into failures with the code of the system; anything else is a defect and is thrown on. */
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';

/** The code of a file system error such as `ENOSPC`; `undefined` for any other error. */
export function fileErrorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** The failure of reading `path`. Throws `error` on when it does not come from the file system. */
export function readFailure(error: unknown, path: string): Failure {
  const code = fileErrorCode(error);
  if (code === undefined) throw error;
  if (code === 'ENOENT') return failure('store.file-missing', {}, { file: path });
  return failure('store.file-unreadable', { reason: code }, { file: path });
}

/** The failure of writing `path`. Throws `error` on when it does not come from the file system. */
export function writeFailure(error: unknown, path: string): Failure {
  const code = fileErrorCode(error);
  if (code === undefined) throw error;
  return failure('store.file-unwritable', { reason: code }, { file: path });
}
