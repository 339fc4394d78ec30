/** Reads rows and checks each against the form that its table must have: what a database holds is not taken on trust. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { openInputRecord, parseInputRecord } from '../assignment/input-record.ts';
import { DamagedRow } from './database-failure.ts';

/** A value for the next `?`, or values by name. */
type QueryParam = string | number | Readonly<Record<string, string | number | null>>;

/** All rows of a query. Throws `DamagedRow`, which the transaction turns into a failure. */
export function readRows<T>(
  db: Database,
  table: string,
  schema: z.ZodType<T>,
  sql: string,
  ...params: readonly QueryParam[]
): T[] {
  return db
    .prepare(sql)
    .all(...params)
    .map((row) => parseRow(table, schema, row));
}

/** The one row of a query; `undefined` when there is none. */
export function readRow<T>(
  db: Database,
  table: string,
  schema: z.ZodType<T>,
  sql: string,
  ...params: readonly QueryParam[]
): T | undefined {
  const row = db.prepare(sql).get(...params);
  return row === undefined ? undefined : parseRow(table, schema, row);
}

function parseRow<T>(table: string, schema: z.ZodType<T>, row: unknown): T {
  const parsed = schema.safeParse(row);
  if (parsed.success) return parsed.data;
  throw new DamagedRow(table, String(parsed.error.issues[0]?.path[0] ?? 'the row'));
}

/** JSON in one column. A damaged column is no JSON any more: that is for the reader of the row to say, not to crash on. */
export const JsonColumnSchema = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    context.addIssue('this is no JSON');
    return z.NEVER;
  }
});

/** Counts as the database keeps them in one column: a JSON object. */
export const CountsColumnSchema = JsonColumnSchema.pipe(z.record(z.string(), z.int().min(0)));

/** The input of a lottery over groups, as `formatInputRecord` writes it. */
export const InputColumnSchema = z.string().transform((text, context) => {
  const input = parseInputRecord(text);
  if (input !== undefined) return input;
  context.addIssue('this is no input of a lottery over groups');
  return z.NEVER;
});

/** The same, of which the members are read when they are asked for. */
export const OpenInputColumnSchema = z.string().transform((text, context) => {
  const opened = openInputRecord(text);
  if (opened !== undefined) return opened;
  context.addIssue('this is no input of a lottery over groups');
  return z.NEVER;
});

/** A point in time in UTC, as `2027-01-04T09:00:00.000Z`. */
export const TimeSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/);
