/** Gathers everything that the database holds of one resident, table by table, with what is sealed opened. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { Json } from '../domain/canonical-json.ts';
import type { InvitationId, ResidentId } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { ok } from '../domain/result.ts';
import { JsonColumnSchema, readRows } from './read-rows.ts';
import type { SealedPlace, SealKeys } from './seal.ts';
import { openJson } from './seal.ts';

export interface StoredOf {
  readonly residentId: ResidentId;
  readonly invitationId: InvitationId;
}

/** A row by column. */
export type StoredRow = Readonly<Record<string, Json>>;

const ofResident = 'resident_id = :residentId';
const ofInvitation = 'invitation_id = :invitationId';

/** Where each table holds a resident. A test holds it against the columns of the schema. */
export const storedTables = {
  addressees: `FROM addressees WHERE ${ofResident}`,
  sign_ups: `FROM sign_ups WHERE ${ofInvitation}`,
  invitations: `FROM invitations WHERE ${ofInvitation}`,
  invitation_moves: `FROM invitation_moves WHERE ${ofInvitation} ORDER BY move_id`,
  letters: `FROM letters WHERE ${ofInvitation} ORDER BY letter_id`,
  revoked_codes: `FROM revoked_codes WHERE ${ofInvitation} ORDER BY version`,
  sorted_letters: `FROM sorted_letters WHERE ${ofInvitation} ORDER BY kind`,
  drawn_residents: `FROM drawn_residents LEFT JOIN chances USING (draw_id, chance_class) WHERE ${ofResident}`,
  refresh_changes: `FROM refresh_changes WHERE ${ofResident} ORDER BY refresh_id`,
  members: `FROM members WHERE ${ofResident}`,
  reserves: `FROM reserves WHERE ${ofResident}`,
  exclusions: `FROM exclusions WHERE ${ofResident} ORDER BY case_id`,
  assignments: `FROM assignments WHERE ${ofResident} ORDER BY case_id`,
  assignment_members: `FROM assignment_members WHERE ${ofResident} ORDER BY run_id`,
  seat_changes: 'FROM seat_changes WHERE leaves = :residentId OR enters = :residentId ORDER BY change_id',
  erasures: `FROM erasures WHERE ${ofResident} ORDER BY event_sequence`,
} as const satisfies Record<string, string>;

/** Documents that hold many residents: of each only the resident's own line is given. */
export const inputTables = ['assignment_runs', 'replacements'] as const;

export type StoredTable = keyof typeof storedTables | (typeof inputTables)[number] | 'audit_events';

const CellSchema = z.union([z.string(), z.number(), z.null(), z.instanceof(Uint8Array)]);
const RowSchema = z.record(z.string(), CellSchema);

/** Tables that hold nothing of the resident are left out. Refused when something sealed does not open. */
export function collectStoredData(
  db: Database,
  keys: SealKeys,
  of: StoredOf,
): Result<ReadonlyMap<StoredTable, readonly StoredRow[]>> {
  const found = new Map<StoredTable, readonly StoredRow[]>();
  const add = (table: StoredTable, rows: readonly StoredRow[]): void => {
    if (rows.length > 0) found.set(table, rows);
  };
  for (const [name, from] of Object.entries(storedTables)) {
    const table = name as keyof typeof storedTables;
    const rows: StoredRow[] = [];
    for (const row of readRows(db, table, RowSchema, `SELECT * ${from}`, { ...of })) {
      const opened = openRow(keys, table, of, row);
      if (!opened.ok) return opened;
      rows.push(opened.value);
    }
    add(table, rows);
  }
  for (const table of inputTables) add(table, readInputLines(db, table, of));
  add('audit_events', readEvents(db, of));
  return ok(found);
}

/** Without the name of the account of staff, who are not the resident. */
function openRow(
  keys: SealKeys,
  table: keyof typeof storedTables,
  of: StoredOf,
  { sealed, recorded_by: _recordedBy, ...row }: z.infer<typeof RowSchema>,
): Result<StoredRow> {
  const plain = Object.entries(row).flatMap(([column, value]) =>
    value instanceof Uint8Array ? [] : [[column, value] as const],
  );
  if (!(sealed instanceof Uint8Array)) return ok(Object.fromEntries(plain));
  const opened = openJson(keys, sealedPlaceOf(table, of, row['kind']), sealed);
  if (!opened.ok) return opened;
  return ok({ ...Object.fromEntries(plain), ...z.record(z.string(), z.json()).parse(opened.value) });
}

function sealedPlaceOf(table: string, { residentId, invitationId }: StoredOf, kind: unknown): SealedPlace {
  if (table === 'addressees') return { table, id: residentId };
  return { table, id: table === 'sorted_letters' ? `${String(kind)}|${invitationId}` : invitationId };
}

const InputSchema = z.object({
  features: z.array(z.string()),
  members: z.array(z.tuple([z.string(), z.string(), z.array(z.string().nullable())]).rest(z.json())),
});

/** The values with which the resident took part in lotteries over groups. */
function readInputLines(
  db: Database,
  table: (typeof inputTables)[number],
  { residentId }: StoredOf,
): readonly StoredRow[] {
  const Row = z.strictObject({ event: z.int(), input: JsonColumnSchema.pipe(InputSchema) });
  const sql = `SELECT event_sequence AS event, input FROM ${table} WHERE instr(input, ?) > 0 ORDER BY event_sequence`;
  return readRows(db, table, Row, sql, residentId).flatMap(({ event, input }) => {
    const { features, members } = input;
    return members
      .filter(([id]) => id === residentId)
      .map(([, , values]) => ({
        event,
        ...Object.fromEntries(features.map((feature, index) => [feature, values[index] ?? null])),
      }));
  });
}

/** The events of the log that name the resident or the letter: their number, time and type. */
function readEvents(db: Database, { residentId, invitationId }: StoredOf): readonly StoredRow[] {
  const Row = z.strictObject({ sequence: z.int(), at: z.string(), type: z.string() });
  const sql = `SELECT sequence, at, type FROM audit_events
    WHERE instr(data, :resident) > 0 OR instr(data, :invitation) > 0 ORDER BY sequence`;
  const params = { resident: `"${residentId}"`, invitation: `"${invitationId}"` };
  return readRows(db, 'audit_events', Row, sql, params);
}
