/** Reads files in pieces, so that a register of any size fits in memory, and hashes them. */
import { closeSync, openSync, readSync, readFileSync, statSync } from 'node:fs';
import { createHash } from 'node:crypto';
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { Hash } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import { readFailure } from './file-failure.ts';

const CHUNK_BYTES = 1 << 20;
/** What is only hashed: so little is hashed out of the processor's cache, and a small file does not cost a large buffer. */
const HASHED_BYTES = 1 << 16;

/**
 * Thrown by an iterator of `readChunks` when the disk or a network share fails half-way, after the file could be opened.
 * It is the one failure that a pure stage between file and command cannot hand on as a value: catch it around the stage
 * with `catchInterruptedRead`.
 */
export class InterruptedRead extends Error {
  readonly failure: Failure;

  constructor(failed: Failure) {
    super('a file could not be read to its end');
    this.name = 'InterruptedRead';
    this.failure = failed;
  }
}

/** Runs a stage that consumes chunks of `readChunks`; a read that breaks off half-way becomes its failure. */
export function catchInterruptedRead<T>(stage: () => Result<T>): Result<T> {
  try {
    return stage();
  } catch (error) {
    if (error instanceof InterruptedRead) return refuse(error.failure);
    throw error;
  }
}

/**
 * The bytes of a file in chunks of 1 MB. A chunk is valid until the next one is asked for, which takes its memory. Iterating
 * opens the file, so it can be done more than once, and closes it, also when the reader stops early.
 * Refuses a file that is missing, is no file, or cannot be opened.
 */
export function readChunks(path: string): Result<Iterable<Uint8Array>> {
  const problem = findReadProblem(path);
  if (problem !== undefined) return refuse(problem);
  return ok({ [Symbol.iterator]: () => iterateChunks(path) });
}

/** Chunks that are hashed as they pass. */
export interface HashedChunks {
  readonly chunks: Iterable<Uint8Array>;
  /** SHA-256 of all bytes, also those that the reader left: they are read now. */
  readonly hash: () => Hash;
}

/** Lets chunks be read once, hashing them on the way: a large file is read once for both. */
export function hashWhileReading(source: Iterable<Uint8Array>): HashedChunks {
  const hasher = createHash('sha256');
  const iterator = source[Symbol.iterator]();
  function* pass(): Generator<Uint8Array, void, void> {
    for (let next = iterator.next(); next.done !== true; next = iterator.next()) {
      hasher.update(next.value);
      yield next.value;
    }
  }
  const chunks = pass();
  return {
    // A reader that stops early does not close the source: the rest of it is still to be hashed.
    chunks: { [Symbol.iterator]: () => ({ next: () => chunks.next() }) },
    hash: () => {
      for (let next = chunks.next(); next.done !== true;) next = chunks.next();
      return hasher.digest('hex') as Hash;
    },
  };
}

/** SHA-256 of a file's bytes. */
export function hashFile(path: string): Result<Hash> {
  const problem = findReadProblem(path);
  if (problem !== undefined) return refuse(problem);
  return catchInterruptedRead(() => {
    const hasher = createHash('sha256');
    for (const chunk of iterateChunks(path, HASHED_BYTES)) hasher.update(chunk);
    return ok(hasher.digest('hex') as Hash);
  });
}

/** The whole of a small file. */
export function readWholeFile(path: string): Result<Uint8Array> {
  const problem = findReadProblem(path);
  if (problem !== undefined) return refuse(problem);
  try {
    return ok(readFileSync(path));
  } catch (error) {
    return refuse(readFailure(error, path));
  }
}

/** How large a file is, to show how far its reading has come; 0 when that cannot be known, which the reading will say. */
export function fileByteCount(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}

/** What keeps a file from being read; `undefined` for an ordinary one that can be opened. */
export function findReadProblem(path: string): Failure | undefined {
  try {
    // Asked first: opening a pipe that nobody writes to would wait for ever.
    const problem = findUnordinary(path);
    if (problem === undefined) closeSync(openSync(path, 'r'));
    return problem;
  } catch (error) {
    return readFailure(error, path);
  }
}

/** What is wrong with a path that is a folder, a pipe or a device. It is not opened. */
export function findUnordinary(path: string): Failure | undefined {
  try {
    const found = statSync(path);
    if (found.isFile()) return undefined;
    const reason = found.isDirectory() ? 'EISDIR' : 'not-ordinary';
    return failure('store.file-unreadable', { reason }, { file: path });
  } catch (error) {
    return readFailure(error, path);
  }
}

function* iterateChunks(path: string, chunkBytes = CHUNK_BYTES): Generator<Uint8Array, void, undefined> {
  const descriptor = orInterrupt(path, () => openSync(path, 'r'));
  try {
    const buffer = Buffer.allocUnsafeSlow(chunkBytes);
    for (;;) {
      const byteCount = orInterrupt(path, () => readSync(descriptor, buffer, 0, chunkBytes, null));
      if (byteCount === 0) return;
      yield buffer.subarray(0, byteCount);
    }
  } finally {
    closeSync(descriptor);
  }
}

function orInterrupt<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new InterruptedRead(readFailure(error, path));
  }
}
