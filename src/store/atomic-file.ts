/**
 * Writes files so that each is there wholly or not at all, however the program ends: a temporary file in the same
 * folder, fsync, rename, fsync of the folder.
 *
 * Several files that belong to one database transaction are staged first (`stageFile`: written and synced under a
 * temporary name), then the transaction commits, then `publishStagedFiles` renames them. A crash in between leaves a
 * database that names hashes which the files do not have yet. Running the same command again mends it: same inputs give
 * the same bytes, the command sees that the database has them recorded, and only writes the files. Nothing else can be
 * half-done, since a full disk shows while staging, before the transaction.
 */
import {
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createHash } from 'node:crypto';
import { HashSchema } from '../domain/ids.ts';
import type { Hash } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import { failure } from '../domain/failure.ts';
import { fileErrorCode, writeFailure } from './file-failure.ts';

export type FileContent = string | Uint8Array | Iterable<Uint8Array>;

export interface WriteOptions {
  /** The rights on the file; for its owner only unless given. */
  readonly mode?: number;
}

export interface WrittenFile {
  readonly path: string;
  readonly sha256: Hash;
  readonly byteCount: number;
}

/** A file that is written and synced under a temporary name, and waits for its rename. */
export interface StagedFile extends WrittenFile {
  readonly temporaryPath: string;
}

let stagedCount = 0;
/** What this process writes under a temporary name, or wrote: by now it may have its own name, or be gone. */
const ownTemporaries = new Set<string>();
const sweptFolders = new Set<string>();

/**
 * `.frame.csv.4711-3.loting-tmp`: hidden, beside the file itself, and telling which process writes it. The first time in a
 * folder, what killed processes left there is removed.
 */
export function temporaryPathFor(path: string): string {
  const folder = dirname(path);
  if (!sweptFolders.has(folder)) removeLeftovers(folder);
  sweptFolders.add(folder);
  stagedCount += 1;
  const temporaryPath = join(folder, `.${basename(path)}.${process.pid}-${stagedCount}.loting-tmp`);
  ownTemporaries.add(temporaryPath);
  return temporaryPath;
}

/** For a process that is about to end before its time: removes what it wrote under temporary names. */
export function removeOwnTemporaries(): void {
  for (const path of ownTemporaries) removeQuietly(path);
}

/** Replaces the file at `path` by `content`, wholly or not at all. Content that throws while it is made leaves the old file. */
export function writeFileAtomically(
  path: string,
  content: FileContent,
  options: WriteOptions = {},
): Result<WrittenFile> {
  const staged = stageFile(path, content, options);
  if (!staged.ok) return staged;
  const published = publishStagedFiles([staged.value]);
  if (!published.ok) return published;
  return ok({ path, sha256: staged.value.sha256, byteCount: staged.value.byteCount });
}

/** Writes a new file, wholly or not at all, and never replaces one, also when two processes try at once. */
export function writeNewFileAtomically(
  path: string,
  content: FileContent,
  options: WriteOptions = {},
): Result<WrittenFile> {
  const free = refuseExisting(path);
  if (!free.ok) return free;
  const staged = stageFile(path, content, options);
  if (!staged.ok) return staged;
  const named = nameWithoutReplacing(staged.value.temporaryPath, path);
  if (!named.ok) return named;
  return ok({ path, sha256: staged.value.sha256, byteCount: staged.value.byteCount });
}

/** For a file that somebody names: a slip of the hand must not cost the key or the database. */
export function refuseExisting(path: string): Result<void> {
  return existsSync(path) ? refuse(failure('store.file-exists', {}, { file: path })) : ok(undefined);
}

const NO_LINKS_HERE = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

/** Gives a finished temporary file its name, unless the name is taken; the temporary file is gone either way. */
export function nameWithoutReplacing(temporaryPath: string, path: string): Result<void> {
  try {
    try {
      // A link, unlike a rename, fails when the name is taken.
      linkSync(temporaryPath, path);
    } catch (error) {
      if (!NO_LINKS_HERE.has(fileErrorCode(error) ?? '') || existsSync(path)) throw error;
      renameSync(temporaryPath, path);
    }
    rmSync(temporaryPath, { force: true });
    syncFolder(dirname(path));
    return ok(undefined);
  } catch (error) {
    const isTaken = existsSync(path);
    removeQuietly(temporaryPath);
    return refuse(isTaken ? failure('store.file-exists', {}, { file: path }) : writeFailure(error, path));
  }
}

/** Writes and syncs `content` under a temporary name beside `path`. Follow with `publishStagedFiles` or `discardStagedFiles`. */
export function stageFile(
  path: string,
  content: FileContent,
  options: WriteOptions = {},
): Result<StagedFile> {
  const temporaryPath = temporaryPathFor(path);
  try {
    const written = writeAndSync(temporaryPath, content, options.mode);
    return ok({ path, temporaryPath, ...written });
  } catch (error) {
    removeQuietly(temporaryPath);
    return refuse(writeFailure(error, path));
  }
}

/** Gives staged files their names and syncs their folders. When a rename fails, the files that are left are removed. */
export function publishStagedFiles(files: readonly StagedFile[]): Result<void> {
  for (const [index, file] of files.entries()) {
    try {
      renameSync(file.temporaryPath, file.path);
    } catch (error) {
      discardStagedFiles(files.slice(index));
      return refuse(writeFailure(error, file.path));
    }
  }
  for (const folder of new Set(files.map((file) => dirname(file.path)))) syncFolder(folder);
  return ok(undefined);
}

/**
 * `publishStagedFiles` for files of what the database has recorded by now: when it fails, it is not said that nothing was
 * changed, but that the same command writes them.
 */
export function publishRecordedFiles(files: readonly StagedFile[]): Result<void> {
  const published = publishStagedFiles(files);
  if (published.ok) return published;
  const [first] = published.failures;
  if (first.code !== 'store.file-unwritable') return published;
  return refuse(failure('store.recorded-without-file', first.params, first.place));
}

/** Removes staged files that are not wanted after all. */
export function discardStagedFiles(files: readonly StagedFile[]): void {
  for (const file of files) removeQuietly(file.temporaryPath);
}

/** The names of `temporaryPathFor`, and SQLite's own files beside them. */
const TEMPORARY_NAME = /^\..+\.(\d+)-\d+\.loting-tmp(?:-journal|-wal|-shm)?$/;

/** Removes the temporary files and folders that processes which no longer run left in `folder`; gives how many. */
export function removeLeftovers(folder: string): Result<number> {
  try {
    const abandoned = readdirSync(folder).filter((name) => {
      const pid = TEMPORARY_NAME.exec(name)?.[1];
      return pid !== undefined && !isRunning(Number(pid));
    });
    for (const name of abandoned) rmSync(join(folder, name), { recursive: true, force: true });
    return ok(abandoned.length);
  } catch (error) {
    return refuse(writeFailure(error, folder));
  }
}

function writeAndSync(
  path: string,
  content: FileContent,
  mode: number | undefined,
): { sha256: Hash; byteCount: number } {
  const hasher = createHash('sha256');
  let byteCount = 0;
  // `wx`: never through a link or into a file that somebody put there.
  const descriptor = openSync(path, 'wx', 0o600);
  try {
    // Not when it is opened: this program takes all rights of others away (umask).
    if (mode !== undefined) fchmodSync(descriptor, mode);
    for (const chunk of chunksOf(content)) {
      hasher.update(chunk);
      byteCount += chunk.byteLength;
      writeWholly(descriptor, chunk);
    }
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  return { sha256: HashSchema.parse(hasher.digest('hex')), byteCount };
}

function chunksOf(content: FileContent): Iterable<Uint8Array> {
  if (typeof content === 'string') return [Buffer.from(content, 'utf8')];
  return content instanceof Uint8Array ? [content] : content;
}

function writeWholly(descriptor: number, chunk: Uint8Array): void {
  // A write may take only a part, for instance just before the disk is full.
  for (let offset = 0; offset < chunk.byteLength;) {
    offset += writeSync(descriptor, chunk, offset, chunk.byteLength - offset);
  }
}

/** Makes renames in a folder last through a power cut. Windows cannot sync a folder and does not need it. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } catch {
    // Some network file systems refuse to sync a folder; the rename itself has happened.
  } finally {
    closeSync(descriptor);
  }
}

function removeQuietly(path: string): void {
  // The first failure is the one to report; a file that cannot be removed is removed by `removeLeftovers`.
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    return;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, under another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
