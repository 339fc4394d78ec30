/** The audit log in the database: appended to within the transaction of what it logs, and read back without trust. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { chainEvent, parseChainedEvent } from '../audit/chain.ts';
import { parseCanonicalJson } from '../audit/log-lines.ts';
import type { AuditEvent, ChainedEvent } from '../domain/audit-event.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { DamagedRow } from './database-failure.ts';
import { readRows } from './read-rows.ts';
import { readPanel } from './tables/panel-table.ts';

/** Only the kinds of values are checked here; what they say is checked against the chain. */
const EventRowSchema = z.strictObject({
  sequence: z.int(),
  at: z.string(),
  type: z.string(),
  data: z.string(),
  salt: z.string(),
  previousHash: z.string(),
  hash: z.string(),
});

const eventColumns = 'sequence, at, type, data, salt, previous_hash AS previousHash, hash';

/**
 * Appends an event within the caller's write transaction, so that it is there exactly when what it logs is there. The panel's row
 * must be there before its first event.
 * @param at UTC, as `2027-01-04T09:00:00.000Z`
 */
export function appendAuditEvent(db: Database, event: AuditEvent, at: string): ChainedEvent {
  if (!db.inTransaction) throw new Error('an event is logged within the transaction of what it logs');
  const chained = chainEvent(readLastEvent(db), event, at, readPanel(db).logKey);
  // An event that could not be read back is a defect of the command that made it; it shows here, not in the audit.
  if (parseChainedEvent(chained) === undefined)
    throw new Error(`the data of the event ${event.type} are not valid`);
  const { sequence, type, data, salt, previousHash, hash } = chained;
  db.prepare(
    `INSERT INTO audit_events (sequence, at, type, data, salt, previous_hash, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(sequence, at, type, canonicalJson(data), salt, previousHash, hash);
  return chained;
}

/** Every event as it is stored, unchecked, for `checkLog`; `undefined` where the stored data are no canonical JSON. */
export function listStoredEvents(db: Database): readonly unknown[] {
  return readRows(
    db,
    'audit_events',
    EventRowSchema,
    `SELECT ${eventColumns} FROM audit_events ORDER BY sequence`,
  ).map(toUncheckedEvent);
}

/** The newest event of the log; `undefined` in an empty one. Throws `DamagedRow` when it cannot be read. */
export function readLastEvent(db: Database): ChainedEvent | undefined {
  const sql = `SELECT ${eventColumns} FROM audit_events ORDER BY sequence DESC LIMIT 1`;
  const [last] = readRows(db, 'audit_events', EventRowSchema, sql);
  if (last === undefined) return undefined;
  const event = parseChainedEvent(toUncheckedEvent(last));
  // Nothing is chained behind an event that cannot be read.
  if (event === undefined) throw new DamagedRow('audit_events', 'data');
  return event;
}

function toUncheckedEvent(row: z.infer<typeof EventRowSchema>): unknown {
  const data = parseCanonicalJson(row.data);
  return data === undefined ? undefined : { ...row, data };
}
