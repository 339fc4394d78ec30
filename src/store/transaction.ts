/** Transactions: all of a command's rows and its audit events, or none. */
import type { Database } from 'better-sqlite3';
import type { Result } from '../domain/result.ts';
import { refuse } from '../domain/result.ts';
import { databaseFailure } from './database-failure.ts';

/**
 * Runs `apply` in one transaction that holds the write lock from the start, so that what it reads cannot change before
 * it writes. Commits when `apply` succeeds; rolls back when it refuses, or when the database fails.
 * Refused as busy when another process holds the lock longer than the database's waiting time.
 */
export function writeTransaction<T>(db: Database, apply: () => Result<T>): Result<T> {
  return inTransaction(db, 'BEGIN IMMEDIATE', apply);
}

/** Runs `read` on one unchanging state of the database, also while another process writes. */
export function readTransaction<T>(db: Database, read: () => Result<T>): Result<T> {
  return inTransaction(db, 'BEGIN DEFERRED', read);
}

function inTransaction<T>(db: Database, begin: string, body: () => Result<T>): Result<T> {
  if (db.inTransaction) throw new Error('transactions do not nest: a command has one');
  try {
    db.exec(begin);
    const result = body();
    db.exec(result.ok ? 'COMMIT' : 'ROLLBACK');
    return result;
  } catch (error) {
    // After some errors, such as a full disk, SQLite has rolled back on its own.
    if (db.inTransaction) db.exec('ROLLBACK');
    return refuse(databaseFailure(error, db.name));
  }
}
