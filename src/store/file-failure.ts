/** Turns the errors of the file system into failures with a reason in words; anything else is a defect and is thrown on. */
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'the disk can only be read',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file becomes larger than is allowed here',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is not a folder',
  ENOENT: 'the folder does not exist',
  EBUSY: 'another program has it open',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'its links go round in a circle',
  EIO: 'the disk reports an error',
};

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
  return failure('store.file-unreadable', { reason: reasons[code] ?? code }, { file: path });
}

/** The failure of writing `path`. Throws `error` on when it does not come from the file system. */
export function writeFailure(error: unknown, path: string): Failure {
  const code = fileErrorCode(error);
  if (code === undefined) throw error;
  return failure('store.file-unwritable', { reason: reasons[code] ?? code }, { file: path });
}
