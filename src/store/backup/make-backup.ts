/** Makes a backup of a working folder while others may work in it: SQLite's online backup, and the files beside it. */
import { closeSync, existsSync, lstatSync, openSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Database } from 'better-sqlite3';
import BetterSqlite3 from 'better-sqlite3';
import { failure } from '../../domain/failure.ts';
import type { Hash } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import { readLastEvent } from '../append-audit-event.ts';
import { temporaryPathFor } from '../atomic-file.ts';
import { databaseFailure } from '../database-failure.ts';
import { fileErrorCode, writeFailure } from '../file-failure.ts';
import { checkIntegrity } from '../open-database.ts';
import { InterruptedRead, readWholeFile } from '../read-file.ts';
import type { WorkingFolder } from '../working-folder.ts';
import type { BackupEntry } from './backup-file.ts';
import { writeBackupFile } from './backup-file.ts';
import type { BackupManifest } from './backup-manifest.ts';
import { backupFolders, isBackupName } from './backup-manifest.ts';

export interface BackupOrder {
  readonly folder: WorkingFolder;
  readonly db: Database;
  readonly panelId: string;
  readonly keyHash: Hash;
  /** The file to make; it may not exist. */
  readonly file: string;
  /** UTC. */
  readonly madeAt: string;
}

/** Without the key, the letters and the registers. A damaged database is refused: an older backup is worth more. */
export async function makeBackup(order: BackupOrder): Promise<Result<BackupManifest>> {
  if (existsSync(order.file)) return refuse(failure('store.file-exists', {}, { file: order.file }));
  const copy = temporaryPathFor(order.file);
  try {
    // SQLite would make it with the rights that the account gives every file.
    closeSync(openSync(copy, 'wx', 0o600));
    await order.db.backup(copy);
    const last = checkCopy(copy);
    if (!last.ok) return last;
    return collect(order, copy, last.value);
  } catch (error) {
    if (error instanceof InterruptedRead) return refuse(error.failure);
    return refuse(
      fileErrorCode(error) === undefined
        ? databaseFailure(error, order.file)
        : writeFailure(error, order.file),
    );
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${copy}${end}`, { force: true });
  }
}

function collect(
  { folder, panelId, keyHash, file, madeAt }: BackupOrder,
  copy: string,
  lastEvent: BackupManifest['lastEvent'],
): Result<BackupManifest> {
  try {
    return writeBackupFile(file, readEntries(folder, copy), (files) => ({
      form: 'loting-backup-v1',
      panelId,
      keyHash,
      madeAt,
      lastEvent,
      files,
    }));
  } catch (error) {
    if (error instanceof InterruptedRead) return refuse(error.failure);
    throw error;
  }
}

/** The copy is whole, in one file, and has a log. */
function checkCopy(copy: string): Result<BackupManifest['lastEvent']> {
  const db = new BetterSqlite3(copy);
  try {
    db.pragma('journal_mode = DELETE');
    const problems = checkIntegrity(db);
    if (!problems.ok) return problems;
    const last = readLastEvent(db);
    if (problems.value.length > 0 || last === undefined) {
      return refuse(failure('store.database-damaged', { damage: 'broken-pages' }, { file: 'loting.db' }));
    }
    return ok({ sequence: last.sequence, hash: last.hash as Hash });
  } finally {
    db.close();
  }
}

function* readEntries(folder: WorkingFolder, copy: string): Generator<BackupEntry> {
  yield { name: 'loting.db', content: readOrInterrupt(copy) };
  yield { name: 'loting.yaml', content: readOrInterrupt(folder.settings) };
  for (const name of backupFolders) {
    const root = path.join(folder.root, name);
    if (!existsSync(root)) continue;
    for (const inside of readdirSync(root, { recursive: true, encoding: 'utf8' }).sort()) {
      const entry = `${name}/${inside.split(path.sep).join('/')}`;
      // What is no plain file, or half-written, is not for keeping.
      if (!isBackupName(entry)) continue;
      const found = lstatSync(path.join(root, inside));
      // What a link leads to may be anything, the key too.
      if (found.isSymbolicLink()) {
        throw new InterruptedRead(failure('store.backup-link', {}, { file: path.join(root, inside) }));
      }
      if (!found.isFile()) continue;
      yield { name: entry, content: readOrInterrupt(path.join(root, inside)) };
    }
  }
}

function readOrInterrupt(file: string): Uint8Array {
  const bytes = readWholeFile(file);
  if (!bytes.ok) throw new InterruptedRead(bytes.failures[0]);
  return bytes.value;
}
