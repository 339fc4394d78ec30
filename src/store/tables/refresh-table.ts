/** The refreshes: which newer registers the drawn residents were held against, and whom that changed. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { HashSchema, MunicipalityCodeSchema, ResidentIdSchema } from '../../domain/ids.ts';
import type { ResidentId } from '../../domain/ids.ts';
import type { DropReason } from '../../domain/drop-reasons.ts';
import { DropReasonSchema, RefreshChangeSchema } from '../../domain/refresh-reasons.ts';
import { readRows, TimeSchema } from '../read-rows.ts';

const RefreshRowSchema = z.strictObject({
  refreshId: z.int().min(1),
  drawId: z.int().min(1),
  /** The last wave that was drawn then. */
  lastWave: z.int().min(1),
  /** The residents who were held against the registers. */
  checkedCount: z.int().min(0),
  refreshedAt: TimeSchema,
});
export type RefreshRow = z.infer<typeof RefreshRowSchema>;

const RefreshRegisterRowSchema = z.strictObject({
  refreshId: z.int().min(1),
  fileIndex: z.int().min(0),
  municipality: MunicipalityCodeSchema,
  /** As it was given, seen from the working folder. */
  path: z.string(),
  sha256: HashSchema,
  /** Rows without the header. */
  rowCount: z.int().min(0),
});
export type RefreshRegisterRow = z.infer<typeof RefreshRegisterRowSchema>;

const RefreshChangeRowSchema = z.strictObject({
  refreshId: z.int().min(1),
  residentId: ResidentIdSchema,
  change: RefreshChangeSchema,
  /** Of a resident who was dropped. */
  reason: DropReasonSchema.nullable(),
});
export type RefreshChangeRow = z.infer<typeof RefreshChangeRowSchema>;

/** Writes a refresh with its registers and changes, and gives its id. */
export function insertRefresh(
  db: Database,
  refresh: Omit<RefreshRow, 'refreshId'>,
  registers: readonly Omit<RefreshRegisterRow, 'refreshId'>[],
  changes: readonly Omit<RefreshChangeRow, 'refreshId'>[],
): number {
  const inserted = db
    .prepare(
      `INSERT INTO refreshes (draw_id, last_wave, checked_count, refreshed_at)
       VALUES (:drawId, :lastWave, :checkedCount, :refreshedAt)`,
    )
    .run(refresh);
  const refreshId = Number(inserted.lastInsertRowid);
  const insertRegister = db.prepare(
    `INSERT INTO refresh_registers (refresh_id, file_index, municipality, path, sha256, row_count)
     VALUES (:refreshId, :fileIndex, :municipality, :path, :sha256, :rowCount)`,
  );
  for (const register of registers) insertRegister.run({ refreshId, ...register });
  const insertChange = db.prepare(
    `INSERT INTO refresh_changes (refresh_id, resident_id, change, reason)
     VALUES (:refreshId, :residentId, :change, :reason)`,
  );
  for (const change of changes) insertChange.run({ refreshId, ...change });
  return refreshId;
}

/** Every refresh of every draw, in order. */
export function listRefreshes(db: Database): readonly RefreshRow[] {
  return readRows(
    db,
    'refreshes',
    RefreshRowSchema,
    `SELECT refresh_id AS refreshId, draw_id AS drawId, last_wave AS lastWave, checked_count AS checkedCount,
       refreshed_at AS refreshedAt
     FROM refreshes ORDER BY refresh_id`,
  );
}

/** The number in the log of the event of each refresh, by refresh. */
export function readRefreshEvents(db: Database): ReadonlyMap<number, number> {
  const rows = readRows(
    db,
    'audit_events',
    z.strictObject({ refreshId: z.int(), sequence: z.int() }),
    `SELECT json_extract(data, '$.refresh') AS refreshId, sequence FROM audit_events
     WHERE type = 'draw.refreshed' ORDER BY sequence`,
  );
  return new Map(rows.map(({ refreshId, sequence }) => [refreshId, sequence]));
}

/** The registers of a refresh, in their order. */
export function listRefreshRegisters(db: Database, refreshId: number): readonly RefreshRegisterRow[] {
  return readRows(
    db,
    'refresh_registers',
    RefreshRegisterRowSchema,
    `SELECT refresh_id AS refreshId, file_index AS fileIndex, municipality, path, sha256, row_count AS rowCount
     FROM refresh_registers WHERE refresh_id = ? ORDER BY file_index`,
    refreshId,
  );
}

/** The changes of a refresh, by resident. */
export function listRefreshChanges(db: Database, refreshId: number): readonly RefreshChangeRow[] {
  return readRows(
    db,
    'refresh_changes',
    RefreshChangeRowSchema,
    `SELECT refresh_id AS refreshId, resident_id AS residentId, change, reason
     FROM refresh_changes WHERE refresh_id = ? ORDER BY resident_id`,
    refreshId,
  );
}

const DroppedRowSchema = z.strictObject({ residentId: ResidentIdSchema, reason: DropReasonSchema });

/** The residents of a draw who get no letter any more, each with the reason. */
export function readDropReasons(db: Database, drawId: number): ReadonlyMap<ResidentId, DropReason> {
  const rows = readRows(
    db,
    'refresh_changes',
    DroppedRowSchema,
    `SELECT resident_id AS residentId, reason FROM refresh_changes JOIN refreshes USING (refresh_id)
     WHERE draw_id = ? AND change = 'dropped' ORDER BY resident_id`,
    drawId,
  );
  return new Map(rows.map(({ residentId, reason }) => [residentId, reason]));
}

/** Why a resident of a draw gets no letter any more; `undefined` for everybody else. */
export function findDropReason(db: Database, drawId: number, residentId: ResidentId): DropReason | undefined {
  const [row] = readRows(
    db,
    'refresh_changes',
    DroppedRowSchema,
    `SELECT resident_id AS residentId, reason FROM refresh_changes JOIN refreshes USING (refresh_id)
     WHERE resident_id = ? AND draw_id = ? AND change = 'dropped' ORDER BY refresh_id DESC LIMIT 1`,
    residentId,
    drawId,
  );
  return row?.reason;
}

/** The residents of a draw who get no letter any more. */
export function listDroppedResidents(db: Database, drawId: number): ReadonlySet<ResidentId> {
  return new Set(readDropReasons(db, drawId).keys());
}
