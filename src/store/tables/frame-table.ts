/** The frames that were committed to, and the registers each was built from. One frame is the current one. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { Hash } from '../../domain/ids.ts';
import { HashSchema, MunicipalityCodeSchema } from '../../domain/ids.ts';
import { CountsColumnSchema, readRow, readRows, TimeSchema } from '../read-rows.ts';

const FrameRowSchema = z.strictObject({
  commitment: HashSchema,
  frameHash: HashSchema,
  keyHash: HashSchema,
  settingsHash: HashSchema,
  residentCount: z.int().min(0),
  stratumCount: z.int().min(0),
  /** Residents per reason. */
  excluded: CountsColumnSchema,
  /** Rows per reason. */
  rejected: CountsColumnSchema,
  builtAt: TimeSchema,
});
export type FrameRow = z.output<typeof FrameRowSchema>;

const FrameRegisterRowSchema = z.strictObject({
  municipality: MunicipalityCodeSchema,
  /** Index into the list of all register files, as in the frame's positions. */
  fileIndex: z.int().min(0),
  /** As the settings name it. */
  path: z.string(),
  sha256: HashSchema,
  /** Rows without the header. */
  rowCount: z.int().min(0),
});
export type FrameRegisterRow = z.infer<typeof FrameRegisterRowSchema>;

const frameColumns = `commitment, frame_hash AS frameHash, key_hash AS keyHash, settings_hash AS settingsHash,
  resident_count AS residentCount, stratum_count AS stratumCount, excluded, rejected, built_at AS builtAt`;

/**
 * Makes a frame the current one. A frame that was built before, with the same commitment, becomes current again, and
 * its row and registers tell of the last time: other files can give the same frame.
 */
export function saveCurrentFrame(
  db: Database,
  frame: FrameRow,
  registers: readonly FrameRegisterRow[],
): void {
  db.prepare('UPDATE frames SET is_current = 0 WHERE is_current = 1').run();
  db.prepare('DELETE FROM frame_registers WHERE commitment = ?').run(frame.commitment);
  db.prepare(
    `INSERT INTO frames (commitment, frame_hash, key_hash, settings_hash, resident_count, stratum_count, excluded,
       rejected, built_at, is_current)
     VALUES (:commitment, :frameHash, :keyHash, :settingsHash, :residentCount, :stratumCount, :excluded, :rejected,
       :builtAt, 1)
     ON CONFLICT (commitment) DO UPDATE SET excluded = :excluded, rejected = :rejected, built_at = :builtAt,
       is_current = 1`,
  ).run({ ...frame, excluded: canonicalJson(frame.excluded), rejected: canonicalJson(frame.rejected) });
  const insertRegister = db.prepare(
    `INSERT INTO frame_registers (commitment, municipality, file_index, path, sha256, row_count)
     VALUES (:commitment, :municipality, :fileIndex, :path, :sha256, :rowCount)`,
  );
  for (const register of registers) insertRegister.run({ commitment: frame.commitment, ...register });
}

/** The current frame; `undefined` before the first one is built. */
export function readCurrentFrame(db: Database): FrameRow | undefined {
  return readRow(db, 'frames', FrameRowSchema, `SELECT ${frameColumns} FROM frames WHERE is_current = 1`);
}

/** Every frame that was ever committed to, by time. */
export function listFrames(db: Database): readonly FrameRow[] {
  return readRows(
    db,
    'frames',
    FrameRowSchema,
    `SELECT ${frameColumns} FROM frames ORDER BY built_at, commitment`,
  );
}

/** The registers of a frame, by file index. */
export function listFrameRegisters(db: Database, commitment: Hash): readonly FrameRegisterRow[] {
  return readRows(
    db,
    'frame_registers',
    FrameRegisterRowSchema,
    `SELECT municipality, file_index AS fileIndex, path, sha256, row_count AS rowCount
     FROM frame_registers WHERE commitment = ? ORDER BY file_index, municipality`,
    commitment,
  );
}
