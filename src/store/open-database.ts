/** Makes and opens the panel's database, brings its schema up to date, and checks that it is whole. */
import BetterSqlite3 from 'better-sqlite3';
import type { Database } from 'better-sqlite3';
import { closeSync, existsSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { ok, okUnless, refuse } from '../domain/result.ts';
import { nameWithoutReplacing, temporaryPathFor } from './atomic-file.ts';
import { databaseFailure } from './database-failure.ts';
import { readFailure, writeFailure } from './file-failure.ts';
import { allMigrations } from './migrations/all-migrations.ts';
import type { Migration } from './migrations/migration.ts';
import { findUnordinary } from './read-file.ts';
import { writeTransaction } from './transaction.ts';

/** "LOTI" in ASCII: tells a Loting database from any other SQLite file. */
export const APPLICATION_ID = 0x4c4f5449;

export interface OpenOptions {
  /** How long to wait for another process that writes. */
  readonly busyTimeoutMs?: number;
  readonly migrations?: readonly Migration[];
}

const BUSY_TIMEOUT_MS = 10_000;

/**
 * Makes a new database with `fill` already in it, wholly or not at all: it is built under a temporary name, and gets its
 * own name last. Refuses when there is one. Open it with `openDatabase`.
 */
export function createDatabase<T>(
  path: string,
  fill: (db: Database) => Result<T>,
  options: OpenOptions = {},
): Result<T> {
  if (existsSync(path)) return refuse(failure('store.file-exists', {}, { file: path }));
  const temporaryPath = temporaryPathFor(path);
  try {
    // SQLite takes over the rights of the file for its log files too.
    closeSync(openSync(temporaryPath, 'wx', 0o600));
    const filled = buildDatabase(temporaryPath, fill, options.migrations ?? allMigrations);
    if (filled.ok) {
      syncFile(temporaryPath);
      const named = nameWithoutReplacing(temporaryPath, path);
      if (!named.ok) return named;
    }
    rmSync(temporaryPath, { force: true });
    return filled;
  } catch (error) {
    rmSync(temporaryPath, { force: true });
    return refuse(writeFailure(error, path));
  }
}

function buildDatabase<T>(
  path: string,
  fill: (db: Database) => Result<T>,
  migrations: readonly Migration[],
): Result<T> {
  const db = new BetterSqlite3(path);
  try {
    db.pragma('foreign_keys = ON');
    db.pragma(`application_id = ${APPLICATION_ID}`);
    const migrated = migrate(db, migrations);
    const filled = migrated.ok ? writeTransaction(db, () => fill(db)) : migrated;
    // Kept in the file; set now, so that whoever first opens it, be it only to look, changes no byte.
    if (filled.ok) db.pragma('journal_mode = WAL');
    return filled;
  } catch (error) {
    return refuse(databaseFailure(error, path));
  } finally {
    db.close();
  }
}

/**
 * Opens the database of a panel and brings an older schema up to date.
 * Refuses a missing file, a file that is no Loting database or is damaged, and a schema newer than this version knows.
 */
export function openDatabase(path: string, options: OpenOptions = {}): Result<Database> {
  if (!existsSync(path)) return refuse(failure('store.database-missing', {}, { file: path }));
  const ordinary = refuseUnordinary(path);
  if (!ordinary.ok) return ordinary;
  let db: Database;
  try {
    db = new BetterSqlite3(path, { fileMustExist: true, timeout: options.busyTimeoutMs ?? BUSY_TIMEOUT_MS });
  } catch (error) {
    // A folder or an unreadable file is refused by the library before SQLite sees it.
    return refuse(error instanceof TypeError ? readFailure(error, path) : databaseFailure(error, path));
  }
  try {
    const prepared = prepare(db, options.migrations ?? allMigrations);
    if (prepared.ok) return ok(db);
    db.close();
    return prepared;
  } catch (error) {
    db.close();
    return refuse(databaseFailure(error, path));
  }
}

/**
 * SQLite opens what it finds: a pipe under one of its names would keep a command waiting for ever. Nothing is opened here, since
 * closing it would take away the locks of other connections.
 */
export function refuseUnordinary(path: string): Result<void> {
  const names = ['', '-wal', '-shm', '-journal'].map((end) => path + end);
  const problems = names.filter((name) => existsSync(name)).flatMap((name) => findUnordinary(name) ?? []);
  return okUnless(problems, () => undefined);
}

function prepare(db: Database, migrations: readonly Migration[]): Result<void> {
  // Nothing is written to a file before it is known to be ours.
  if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
    return refuse(failure('store.database-damaged', { damage: 'not-ours' }, { file: db.name }));
  }
  const known = migrations.length;
  const found = schemaVersionOf(db);
  if (found > known) return refuse(failure('store.database-newer', { found, known }, { file: db.name }));
  db.pragma('journal_mode = WAL');
  // A commit has reached the disk before a command says so.
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  // What is erased is overwritten, not only forgotten.
  db.pragma('secure_delete = ON');
  // A damaged or planted schema can neither run functions nor go unnoticed.
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  return migrate(db, migrations);
}

/** Runs the migrations that the database has not had, each with its number in one transaction. */
function migrate(db: Database, migrations: readonly Migration[]): Result<void> {
  for (const [index, migration] of migrations.entries()) {
    if (migration.version !== index + 1) throw new Error('migrations are numbered from 1 without gaps');
    if (schemaVersionOf(db) >= migration.version) continue;
    const migrated = writeTransaction(db, () => {
      // Asked again under the lock: another process may have been first.
      if (schemaVersionOf(db) < migration.version) {
        db.exec(migration.sql);
        db.pragma(`user_version = ${migration.version}`);
      }
      return ok(undefined);
    });
    if (!migrated.ok) return migrated;
  }
  return ok(undefined);
}

/** The number of the last migration that the database has had. */
export function schemaVersionOf(db: Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/**
 * What SQLite finds wrong with the whole database, in its own words; empty when it is whole. The words hold tables,
 * indexes and page numbers, never a value.
 */
export function checkIntegrity(db: Database): Result<readonly string[]> {
  try {
    const problems = db.prepare<[], string>('PRAGMA integrity_check').pluck().all();
    const orphans = db.prepare<[], { table: string; parent: string }>('PRAGMA foreign_key_check').all();
    return ok([
      ...problems.filter((text) => text !== 'ok'),
      ...orphans.map((row) => `a row of ${row.table} points to a row of ${row.parent} that is not there`),
    ]);
  } catch (error) {
    return refuse(databaseFailure(error, db.name));
  }
}

function syncFile(path: string): void {
  const descriptor = openSync(path, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
