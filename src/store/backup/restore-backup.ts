/** Puts a backup back into a new folder: checked whole before the folder gets its name. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, rmdirSync } from 'node:fs';
import path from 'node:path';
import { failure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import { temporaryPathFor, writeFileAtomically, writeNewFileAtomically } from '../atomic-file.ts';
import { writeFailure } from '../file-failure.ts';
import { makeFolder, makeFolders, workingFolderAt } from '../working-folder.ts';
import type { OpenBackup } from './backup-file.ts';
import { openBackupFile } from './backup-file.ts';
import type { BackupManifest } from './backup-manifest.ts';

export interface RestoreOrder {
  readonly file: string;
  /** The folder to make; it may exist when it is empty. */
  readonly target: string;
  /** What judges the list, and gives the text of the key file when the key was given. */
  readonly keyTextFor: (manifest: BackupManifest) => Result<string | undefined>;
  /** True to check the backup whole, and write nothing. */
  readonly isDryRun: boolean;
}

/** Restores everything or nothing. */
export function restoreBackup(order: RestoreOrder): Result<BackupManifest> {
  const { target } = order;
  if (existsSync(target) && !isEmptyFolder(target)) {
    return refuse(failure('store.folder-not-empty', {}, { file: target }));
  }
  const backup = openBackupFile(order.file);
  if (!backup.ok) return backup;
  try {
    const keyText = order.keyTextFor(backup.value.manifest);
    if (!keyText.ok) return keyText;
    return order.isDryRun ? checkFiles(backup.value) : writeFiles(backup.value, target, keyText.value);
  } finally {
    backup.value.close();
  }
}

function checkFiles({ manifest, read }: OpenBackup): Result<BackupManifest> {
  for (const file of manifest.files) {
    const content = read(file);
    if (!content.ok) return content;
  }
  return ok(manifest);
}

function writeFiles(
  { manifest, read }: OpenBackup,
  target: string,
  keyText: string | undefined,
): Result<BackupManifest> {
  const temporary = temporaryPathFor(target);
  const written = fill(temporary);
  if (!written.ok) rmSync(temporary, { recursive: true, force: true });
  return written;

  function fill(root: string): Result<BackupManifest> {
    const folder = workingFolderAt(root);
    const made = makeFolders(folder);
    if (!made.ok) return made;
    for (const file of manifest.files) {
      const content = read(file);
      if (!content.ok) return content;
      const at = path.join(root, ...file.name.split('/'));
      const below = makeFolder(path.dirname(at));
      if (!below.ok) return below;
      // Never over another: on a disk where capitals do not count, two names may be one file.
      const put = writeNewFileAtomically(at, content.value);
      if (!put.ok) return put;
    }
    if (keyText !== undefined) {
      const put = writeFileAtomically(folder.key, keyText, { mode: 0o600 });
      if (!put.ok) return put;
    }
    try {
      mkdirSync(path.dirname(target), { recursive: true });
      if (existsSync(target)) rmdirSync(target);
      renameSync(root, target);
      return ok(manifest);
    } catch (error) {
      return refuse(writeFailure(error, target));
    }
  }
}

function isEmptyFolder(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch {
    // A file, or a folder that cannot be read.
    return false;
  }
}
