/** Reads a small CSV file that staff made, such as a table of postcodes or a list of people, into rows of cells. */
import { isUtf8 } from 'node:buffer';
import { parse } from 'csv-parse/sync';
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';

export interface SmallTableRow {
  /** The line on which the row begins; the first line of the file is 1. */
  readonly line: number;
  /** Without white space around them. */
  readonly cells: readonly string[];
}

/**
 * All rows that are not empty, the header among them: UTF-8 with or without byte order mark, comma, semicolon or tab.
 * Refuses a file that is empty, is not UTF-8, or has a quote that does not close.
 * @param file the name to show in a failure
 */
export function readSmallTable(bytes: Uint8Array, file: string): Result<readonly SmallTableRow[]> {
  if (!isUtf8(bytes) || bytes.includes(0)) return refuse(failure('list.not-text', {}, { file }));
  const parsed = parseRows(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), file);
  if (!Array.isArray(parsed)) return refuse(parsed);
  const rows = parsed.filter(({ cells }) => cells.some((cell) => cell !== ''));
  return rows.length === 0 ? refuse(failure('list.empty', {}, { file })) : ok(rows);
}

interface ParsedRow {
  readonly info: { readonly lines: number };
  readonly record: readonly string[];
}

function parseRows(bytes: Buffer, file: string): SmallTableRow[] | Failure {
  try {
    const rows = parse(bytes, {
      bom: true,
      delimiter: [',', ';', '\t'],
      info: true,
      relax_column_count: true,
      trim: true,
    }) as unknown as ParsedRow[];
    return rows.map(({ info, record }) => ({ line: info.lines, cells: record }));
  } catch {
    // csv-parse throws on a quote in the wrong place only; its message holds the text around it, which may name people.
    return failure('list.not-csv', {}, { file });
  }
}

/** A column's name as it is compared: small letters and digits only, so that `A-nummer`, `a_nummer` and `ANUMMER` are one. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
