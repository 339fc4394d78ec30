/** Reads pieces of a large file that was read wholly before, and tells whether it is still the same file. */
import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { readFailure } from './file-failure.ts';
import { InterruptedRead } from './read-file.ts';

/** The bytes from one offset up to another; fewer where the file ends. */
export type ReadPiece = (start: number, end: number) => Buffer;

/** Opens a file for as long as pieces of it are read. Throws `InterruptedRead` when it cannot be read. */
export function withPieces<T>(path: string, use: (readPiece: ReadPiece) => T): T {
  let descriptor: number | undefined;
  try {
    const opened = (descriptor = openSync(path, 'r'));
    return use((start, end) => {
      const bytes = Buffer.allocUnsafe(end - start);
      return bytes.subarray(0, readSync(opened, bytes, 0, bytes.length, start));
    });
  } catch (error) {
    throw new InterruptedRead(readFailure(error, path));
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** What changes whenever a file is written to or replaced; `undefined` for a file that is not there. */
export function stampOf(path: string): string | undefined {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs } = statSync(path, { bigint: true });
    return [dev, ino, size, mtimeNs, ctimeNs].join(' ');
  } catch {
    return undefined;
  }
}
