/**
 * Turns what SQLite reports into failures. The repositories let such errors fly; the transactions of `transaction.ts`
 * and the opening of the database catch them here, so that no command ever sees one.
 */
import BetterSqlite3 from 'better-sqlite3';
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { refuse } from '../domain/result.ts';
import { isSchemaDamaged } from './schema-damage.ts';

/** Thrown when a stored row does not have the form that its table must have: a damaged or tampered database. */
export class DamagedRow extends Error {
  readonly table: string;
  readonly column: string;

  constructor(table: string, column: string) {
    super(`a row of ${table} cannot be read`);
    this.name = 'DamagedRow';
    this.table = table;
    this.column = column;
  }
}

const unwritable: ReadonlySet<string> = new Set([
  'SQLITE_FULL',
  'SQLITE_READONLY',
  'SQLITE_PERM',
  'SQLITE_IOERR',
]);

/** The failure that an error of SQLite stands for. Throws anything else on: a broken constraint is a defect. */
export function databaseFailure(error: unknown, path: string): Failure {
  const place = { file: path };
  if (error instanceof DamagedRow) {
    return failure('store.row-damaged', { table: error.table, column: error.column }, place);
  }
  if (!(error instanceof BetterSqlite3.SqliteError)) throw error;
  // An extended code such as SQLITE_IOERR_WRITE belongs to its family, SQLITE_IOERR.
  const family = error.code.split('_').slice(0, 2).join('_');
  if (family === 'SQLITE_BUSY' || family === 'SQLITE_LOCKED')
    return failure('store.database-busy', {}, place);
  if (family === 'SQLITE_CANTOPEN') {
    return failure('store.file-unreadable', { reason: family }, place);
  }
  if (unwritable.has(family)) return failure('store.file-unwritable', { reason: family }, place);
  if (family === 'SQLITE_NOTADB' || family === 'SQLITE_CORRUPT') {
    return failure('store.database-damaged', { damage: damages[family] }, place);
  }
  // A schema that was tampered with gives SQLITE_ERROR, in one of many sentences, for a statement that is right; so does
  // text in a column of JSON that is none. With the schema that the migrations make it is a defect.
  if (error.code === 'SQLITE_ERROR' && (error.message === 'malformed JSON' || isSchemaDamaged(path))) {
    return failure('store.database-damaged', { damage: 'broken-schema' }, place);
  }
  throw error;
}

const damages = {
  SQLITE_NOTADB: 'no-database',
  SQLITE_CORRUPT: 'broken-pages',
} as const;

/** Does work with a database; damage that it meets becomes its failure. Anything else that is thrown is a defect, and flies on. */
export async function refuseDamage<T>(
  path: string,
  work: () => Promise<Result<T>> | Result<T>,
): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    return refuse(databaseFailure(error, path));
  }
}
