/** What three engines write differently: hashing, whole division, order by bytes, and texts between quotes. */

export const sqlDialects = ['duckdb', 'postgres', 'spark'] as const;
export type SqlDialect = (typeof sqlDialects)[number];

export interface SqlWords {
  /** SHA-256 in 64 lower-case hex digits over the UTF-8 bytes of `prefix`, a constant without quotes, and a column. */
  readonly sha256: (prefix: string, column: string) => string;
  /** The part of a stratum's key before its first `/`, or the whole key. */
  readonly municipality: (column: string) => string;
  /** Whole division of two values that are not negative. */
  readonly divide: (dividend: string, divisor: string) => string;
  /** A text in the order of its bytes, whatever the language of the database. */
  readonly byBytes: (column: string) => string;
  /** A text as a constant. */
  readonly quote: (text: string) => string;
  /** What whoever runs the query must know. */
  readonly notes: readonly string[];
}

const doubleQuotes = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * DuckDB: `sha256` gives hex; texts compare by byte. PostgreSQL 11 or newer: `sha256(bytea)`; collation "C". Spark 3.0 or
 * newer, Databricks too: `sha2(text, 256)` gives hex; `div` divides whole numbers as such (before 3.0 it went through
 * floating point: SPARK-16323); texts compare by byte; in a text a backslash escapes a quote, in every version.
 */
export const sqlWords: Readonly<Record<SqlDialect, SqlWords>> = {
  duckdb: {
    sha256: (prefix, column) => `sha256('${prefix}' || ${column})`,
    municipality: (column) => `split_part(${column}, '/', 1)`,
    divide: (dividend, divisor) => `(${dividend}) // ${divisor}`,
    byBytes: (column) => column,
    quote: doubleQuotes,
    notes: [],
  },
  postgres: {
    sha256: (prefix, column) => `encode(sha256(convert_to('${prefix}' || ${column}, 'UTF8')), 'hex')`,
    municipality: (column) => `split_part(${column}, '/', 1)`,
    divide: (dividend, divisor) => `(${dividend}) / ${divisor}`,
    byBytes: (column) => `${column} collate "C"`,
    quote: doubleQuotes,
    notes: ['The database must be in UTF8.'],
  },
  spark: {
    sha256: (prefix, column) => `sha2(concat('${prefix}', ${column}), 256)`,
    municipality: (column) => `substring_index(${column}, '/', 1)`,
    divide: (dividend, divisor) => `(${dividend}) div ${divisor}`,
    byBytes: (column) => column,
    quote: (text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`,
    notes: ['Set spark.sql.ansi.enabled to true: numbers that are too large then stop the query.'],
  },
};
