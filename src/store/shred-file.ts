/** Removes a file that holds secrets: its bytes are written over first. */
import { closeSync, fsyncSync, fstatSync, openSync, rmSync, writeSync } from 'node:fs';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import { fileErrorCode, writeFailure } from './file-failure.ts';

const CHUNK_BYTES = 1 << 20;

/**
 * Writes zeros over a file, syncs it and removes it; gives false when it was not there. Copies that the disk, a backup or
 * a printer's queue keeps are out of reach.
 */
export function shredFile(path: string): Result<boolean> {
  try {
    overwrite(path);
    rmSync(path);
    return ok(true);
  } catch (error) {
    return fileErrorCode(error) === 'ENOENT' ? ok(false) : refuse(writeFailure(error, path));
  }
}

function overwrite(path: string): void {
  const descriptor = openSync(path, 'r+');
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
