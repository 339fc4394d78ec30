/** Makes sure that what was removed from the database stands nowhere in its files any more. */
import type { Database } from 'better-sqlite3';
import { existsSync, statSync } from 'node:fs';
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import { databaseFailure } from './database-failure.ts';
import { withDatabaseFile } from './database-file.ts';
import { openDatabase } from './open-database.ts';
import { areUnusedBytesEmpty } from './unused-bytes.ts';

/** Whoever only looks is done sooner; a program that stays open is not waited for. */
const PATIENCE_MS = 2000;

/** The tables with sealed data. Their indexes have ids, which other tables keep, and two digits of a hash. */
export const personalTables = ['addressees', 'sign_ups', 'sorted_letters'] as const;

/**
 * Writes the database anew without free pages, and empties its log file (WAL). Call it outside a transaction. It changes no
 * row, and can be repeated at any time. Refused when another program holds on to an older state of the database.
 */
export function scrubDatabase(db: Database): Result<void> {
  return rewrite(db, () => {
    // The copy that SQLite makes on the way would otherwise lie in the computer's folder for temporary files.
    db.pragma('temp_store = MEMORY');
    db.exec('VACUUM');
  });
}

/**
 * As `scrubDatabase`, at a cost that hardly grows with the database: SQLite overwrites what it removes, but not the copies
 * that it leaves behind where it moves rows. So this looks whether the bytes are empty that the tables with personal data do
 * not use, and the free pages, whoever left something there and when; only if they are not, it writes the
 * whole database anew. Closes the database: a file may not be read beside an open connection, which would lose its locks.
 */
export function closeAndWipe(db: Database): Result<void> {
  const path = db.name;
  const settled = rewrite(db, () => undefined);
  const roots = settled.ok ? rootPagesOf(db) : [];
  db.close();
  if (!settled.ok || isWiped(path, roots)) return settled;
  const opened = openDatabase(path);
  if (!opened.ok) return opened;
  try {
    return scrubDatabase(opened.value);
  } finally {
    opened.value.close();
  }
}

/** Whether what is removed is gone from the file, as far as looking at it can tell. */
function isWiped(path: string, roots: readonly number[]): boolean {
  try {
    return (
      withDatabaseFile(path, (file) => isLogEmpty(path) && areUnusedBytesEmpty(file, roots)) === true &&
      // Nobody wrote while this looked.
      isLogEmpty(path)
    );
  } catch (error) {
    if (error instanceof Error && 'code' in error) return false;
    throw error;
  }
}

function isLogEmpty(path: string): boolean {
  const log = `${path}-wal`;
  return !existsSync(log) || statSync(log).size === 0;
}

function rootPagesOf(db: Database): readonly number[] {
  const find = db.prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck();
  return personalTables.map((name) => find.get(name) ?? 0);
}

/** Runs statements that write pages anew, and brings all of them from the log file into the database. */
function rewrite(db: Database, write: () => void): Result<void> {
  try {
    db.pragma('secure_delete = ON');
    db.pragma(`busy_timeout = ${PATIENCE_MS}`);
    write();
    const isBusy = db.prepare<[], { busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)').get()?.busy !== 0;
    return isBusy ? refuse(failure('privacy.database-in-use', {})) : ok(undefined);
  } catch (error) {
    const failed = databaseFailure(error, db.name);
    // The rows are gone already, so "nothing was changed" would be wrong.
    return refuse(
      failed.code === 'store.file-unwritable' ? failure('privacy.not-wiped', {}, failed.place) : failed,
    );
  }
}
