/** Removes a file that holds secrets: its bytes are written over first. */
import { closeSync, constants, fsyncSync, fstatSync, openSync, rmSync, writeSync } from 'node:fs';
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import { fileErrorCode } from './file-failure.ts';
import { isLink } from './find-links.ts';

/** Windows knows no O_NOFOLLOW. */
const { O_NOFOLLOW, O_RDWR }: { readonly O_NOFOLLOW?: number; readonly O_RDWR: number } = constants;

const CHUNK_BYTES = 1 << 20;

/**
 * Writes zeros over a file, syncs it and removes it; gives false when it was not there. A link is refused: what it leads to may
 * be anything. Copies that the disk, a backup or a printer's queue keeps are out of reach.
 */
export function shredFile(path: string): Result<boolean> {
  if (isLink(path)) return refuse(failure('store.linked', {}, { file: path }));
  try {
    overwrite(path);
    rmSync(path);
    return ok(true);
  } catch (error) {
    return fileErrorCode(error) === 'ENOENT' ? ok(false) : refuse(notRemoved(error, path));
  }
}

function notRemoved(error: unknown, path: string): Failure {
  const code = fileErrorCode(error);
  if (code === undefined) throw error;
  return failure('store.file-not-removed', { reason: code }, { file: path });
}

function overwrite(path: string): void {
  const descriptor = openSync(path, O_RDWR | (O_NOFOLLOW ?? 0));
  try {
    const { size } = fstatSync(descriptor);
    const zeros = Buffer.alloc(Math.min(CHUNK_BYTES, size));
    for (let offset = 0; offset < size;) {
      offset += writeSync(descriptor, zeros, 0, Math.min(zeros.byteLength, size - offset), offset);
    }
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
