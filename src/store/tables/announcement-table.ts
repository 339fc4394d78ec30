/** The commitments that were given out to be published, each with the randomness that was announced beside it. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { AnnouncedRandomness } from '../../domain/audit-event.ts';
import { AnnouncedRandomnessSchema } from '../../domain/audit-event.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { Hash } from '../../domain/ids.ts';
import { HashSchema } from '../../domain/ids.ts';
import { JsonColumnSchema, readRow, readRows, TimeSchema } from '../read-rows.ts';

const AnnouncementRowSchema = z.strictObject({
  commitment: HashSchema,
  announced: JsonColumnSchema.pipe(AnnouncedRandomnessSchema),
  committedAt: TimeSchema,
});
export type AnnouncementRow = z.output<typeof AnnouncementRowSchema>;

const announcementColumns = 'commitment, announced, committed_at AS committedAt';

/** Writes an announcement. There is one for a commitment, for good: a second one is a defect. */
export function insertAnnouncement(
  db: Database,
  commitment: Hash,
  announced: AnnouncedRandomness,
  committedAt: string,
): void {
  db.prepare('INSERT INTO announcements (commitment, announced, committed_at) VALUES (?, ?, ?)').run(
    commitment,
    canonicalJson(announced),
    committedAt,
  );
}

/** The announcement of a commitment; `undefined` when it was not given out. */
export function readAnnouncement(db: Database, commitment: Hash): AnnouncementRow | undefined {
  const sql = `SELECT ${announcementColumns} FROM announcements WHERE commitment = ?`;
  return readRow(db, 'announcements', AnnouncementRowSchema, sql, commitment);
}

/** Every announcement, by time. */
export function listAnnouncements(db: Database): readonly AnnouncementRow[] {
  const sql = `SELECT ${announcementColumns} FROM announcements ORDER BY committed_at, commitment`;
  return readRows(db, 'announcements', AnnouncementRowSchema, sql);
}
