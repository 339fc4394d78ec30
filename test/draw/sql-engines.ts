/** Runs the draw's SQL in DuckDB and in PostgreSQL, over a frame given as the bytes of its file. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { PGlite } from '@electric-sql/pglite';
import type { Frame } from '../../src/domain/frame.ts';
import type { DrawnResident } from '../../src/domain/drawn-resident.ts';
import { formatFrame } from '../../src/frame/format-frame.ts';

/** The five columns of the query as texts: wave, stratum, rank, resident, ticket. */
export type SqlRow = readonly string[];

/** The same five columns of what the program drew. */
export function sqlRowsOf(drawn: readonly DrawnResident[]): SqlRow[] {
  return drawn.map(({ wave, stratum, rank, residentId, ticket }) => [
    String(wave),
    stratum,
    String(rank),
    residentId,
    ticket,
  ]);
}

/** A frame in an engine, which takes queries until it is closed. */
export interface SqlEngine {
  readonly run: (sql: string) => Promise<SqlRow[]>;
  readonly close: () => Promise<void>;
}

const TABLE = 'create table frame (resident_id varchar, address_id varchar, stratum varchar)';

/** DuckDB in memory, in this process. */
export async function openDuckDb(frame: Frame): Promise<SqlEngine> {
  const folder = mkdtempSync(path.join(tmpdir(), 'loting-duckdb-'));
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    const file = path.join(folder, 'frame.csv');
    writeFileSync(file, Buffer.concat([...formatFrame(frame)]));
    await connection.run(TABLE);
    await connection.run(`copy frame from '${file}' (header, delimiter ',', quote '')`);
  } finally {
    rmSync(folder, { recursive: true });
  }
  return {
    run: async (sql) => {
      const reader = await connection.runAndReadAll(sql);
      return reader.getRowsJson().map((row) => row.map(String));
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
      return Promise.resolve();
    },
  };
}

/** PostgreSQL as WebAssembly, in this process. */
export async function openPostgres(frame: Frame): Promise<SqlEngine> {
  const database = await PGlite.create();
  await database.exec(TABLE);
  const blob = new Blob([...formatFrame(frame)].map((chunk) => Uint8Array.from(chunk)));
  await database.query(`copy frame from '/dev/blob' with (format csv, header, quote e'\\b')`, [], { blob });
  return {
    run: async (sql) => {
      const { rows } = await database.query<unknown[]>(sql, [], { rowMode: 'array' });
      return rows.map((row) => row.map(String));
    },
    close: () => database.close(),
  };
}
