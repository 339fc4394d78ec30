/** Tells whether another process wrote to the database. */
import type { Database } from 'better-sqlite3';

/**
 * A number that changes when another connection commits, and not when this one does. Read it within a transaction: then
 * it belongs to what the transaction sees.
 */
export function dataVersionOf(db: Database): number {
  return Number(db.pragma('data_version', { simple: true }));
}
