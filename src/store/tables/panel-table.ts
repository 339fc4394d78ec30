/** The panel itself: one row. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { HashSchema } from '../../domain/ids.ts';
import { DamagedRow } from '../database-failure.ts';
import { readRow, TimeSchema } from '../read-rows.ts';

const PanelRowSchema = z.strictObject({
  panelId: z.string(),
  protocol: z.string(),
  keyHash: HashSchema,
  logKey: HashSchema,
  createdAt: TimeSchema,
});
export type PanelRow = z.infer<typeof PanelRowSchema>;

/** Writes the panel's row; there can be only one. */
export function insertPanel(db: Database, panel: PanelRow): void {
  db.prepare(
    `INSERT INTO panel (only_row, panel_id, protocol, key_hash, log_key, created_at)
     VALUES (1, :panelId, :protocol, :keyHash, :logKey, :createdAt)`,
  ).run(panel);
}

/** The panel. A database without one is damaged. */
export function readPanel(db: Database): PanelRow {
  const panel = readRow(
    db,
    'panel',
    PanelRowSchema,
    `SELECT panel_id AS panelId, protocol, key_hash AS keyHash, log_key AS logKey, created_at AS createdAt
     FROM panel`,
  );
  if (panel === undefined) throw new DamagedRow('panel', 'the row');
  return panel;
}
