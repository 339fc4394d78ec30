/** Makes sure that what was removed from the database stands nowhere in its files any more. */
import type { Database } from 'better-sqlite3';
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import { databaseFailure } from './database-failure.ts';

/** Whoever only looks is done sooner; a program that stays open is not waited for. */
const PATIENCE_MS = 2000;

/**
 * Writes the database anew without free pages, and empties its log file (WAL). Call it outside a transaction. It changes no
 * row, and can be repeated at any time. Refused when another program holds on to an older state of the database.
 */
export function scrubDatabase(db: Database): Result<void> {
  try {
    // The copy that SQLite makes on the way would otherwise lie in the computer's folder for temporary files.
    db.pragma('temp_store = MEMORY');
    db.pragma('secure_delete = ON');
    db.pragma(`busy_timeout = ${PATIENCE_MS}`);
    db.exec('VACUUM');
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
