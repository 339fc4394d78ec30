/** Tells a schema that was changed from the one that the migrations make. */
import BetterSqlite3 from 'better-sqlite3';
import type { Database } from 'better-sqlite3';
import { allMigrations } from './migrations/all-migrations.ts';

/** Whether the schema of a file is other than its version says, by one character even, or cannot be read. */
export function isSchemaDamaged(path: string): boolean {
  try {
    const stored = new BetterSqlite3(path, { fileMustExist: true, readonly: true });
    try {
      const version = Number(stored.pragma('user_version', { simple: true }));
      return schemaTextOf(stored) !== schemaTextOfVersion(version);
    } finally {
      stored.close();
    }
  } catch (error) {
    if (error instanceof BetterSqlite3.SqliteError) return true;
    throw error;
  }
}

function schemaTextOfVersion(version: number): string {
  const made = new BetterSqlite3(':memory:');
  try {
    for (const { sql } of allMigrations.slice(0, version)) made.exec(sql);
    return schemaTextOf(made);
  } finally {
    made.close();
  }
}

/** The table of `ANALYZE` and the like is no part of it. */
function schemaTextOf(db: Database): string {
  const rows = db
    .prepare(
      `SELECT type, name, tbl_name, sql FROM sqlite_schema
       WHERE name NOT LIKE 'sqlite~_stat%' ESCAPE '~' ORDER BY type, name`,
    )
    .raw()
    .all();
  return JSON.stringify(rows);
}
