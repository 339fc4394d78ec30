/** The files of the sign-up site that were imported, each with what every line got. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { HashSchema } from '../../domain/ids.ts';
import type { Hash } from '../../domain/ids.ts';
import type { ImportPlan } from '../../signups/import-plan.ts';
import { readRow, readRows } from '../read-rows.ts';

const ImportRowSchema = z.strictObject({
  importId: z.int().min(1),
  fileSha256: HashSchema,
  lineCount: z.int().min(0),
  /** Inside the folder `exports/`. */
  resultFile: z.string(),
  /** The text of the result file. */
  result: z.string(),
  /** The number of the event in the log that tells of it, and of its moves. */
  eventSequence: z.int().min(1),
});
export type ImportRow = z.infer<typeof ImportRowSchema>;

const importColumns = `import_id AS importId, file_sha256 AS fileSha256, line_count AS lineCount,
  result_file AS resultFile, result, event_sequence AS eventSequence`;

/** Records an import. Judge the lines in the same transaction, and append its event before. */
export function insertImport(
  db: Database,
  { fileSha256, lineCount, resultFile, result }: ImportPlan,
  eventSequence: number,
): void {
  db.prepare(
    `INSERT INTO imports (file_sha256, line_count, result_file, result, event_sequence) VALUES (?, ?, ?, ?, ?)`,
  ).run(fileSha256, lineCount, resultFile, result, eventSequence);
}

/** The import of the file with this hash; `undefined` when it was never imported. */
export function findImport(db: Database, fileSha256: Hash): ImportRow | undefined {
  const sql = `SELECT ${importColumns} FROM imports WHERE file_sha256 = ?`;
  return readRow(db, 'imports', ImportRowSchema, sql, fileSha256);
}

/** The names of the result files so far. */
export function listResultFiles(db: Database): readonly string[] {
  const schema = z.strictObject({ resultFile: z.string() });
  const sql = 'SELECT result_file AS resultFile FROM imports ORDER BY import_id';
  return readRows(db, 'imports', schema, sql).map(({ resultFile }) => resultFile);
}

/** Every import, in order. */
export function listImports(db: Database): readonly ImportRow[] {
  return readRows(db, 'imports', ImportRowSchema, `SELECT ${importColumns} FROM imports ORDER BY import_id`);
}
