import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { refreshChanges } from '../../src/domain/refresh-reasons.ts';
import { allInvitationStates } from '../../src/signups/invitation-states.ts';
import { makeSamplePanel } from './sample-panel.ts';
import { makeSharedTemporaryFolder } from './temporary-folder.ts';

const TableSchema = z.object({ name: z.string(), sql: z.string(), isStrict: z.number() });
const ForeignKeySchema = z.object({ id: z.number(), seq: z.number(), from: z.string() });

describe('the schema keeps its own conventions', () => {
  const db = makeSamplePanel(makeSharedTemporaryFolder(), 0);
  const tables = z.array(TableSchema).parse(
    db
      .prepare(
        `SELECT list.name, list.strict AS isStrict, schema.sql FROM pragma_table_list AS list
         JOIN sqlite_schema AS schema ON schema.name = list.name
         WHERE list.type = 'table' AND list.name NOT LIKE 'sqlite_%' ORDER BY list.name`,
      )
      .all(),
  );

  /** The columns of every index and key of a table, in order. */
  const indexesOf = (table: string): string[][] => {
    const names = z
      .array(z.object({ name: z.string() }))
      .parse(db.prepare('SELECT name FROM pragma_index_list(?)').all(table));
    const rowid = z
      .array(z.object({ name: z.string() }))
      .parse(db.prepare('SELECT name FROM pragma_table_info(?) WHERE pk = 1').all(table));
    const indexed = names.map(({ name }) =>
      z
        // Nothing for an expression.
        .array(z.string().nullable())
        .parse(db.prepare('SELECT name FROM pragma_index_info(?) ORDER BY seqno').pluck().all(name))
        .map((column) => column ?? ''),
    );
    return [...indexed, rowid.map(({ name }) => name)];
  };

  it('looks at every table', () => {
    expect(tables.map((table) => table.name)).toEqual([
      'addressees',
      'admissions',
      'announcements',
      'assignment_members',
      'assignment_runs',
      'assignments',
      'audit_events',
      'batches',
      'chances',
      'drawn_residents',
      'draws',
      'erasures',
      'exclusions',
      'frame_registers',
      'frames',
      'imports',
      'invitation_moves',
      'invitation_states',
      'invitations',
      'letters',
      'members',
      'panel',
      'refresh_changes',
      'refresh_registers',
      'refreshes',
      'replacements',
      'reserves',
      'revoked_codes',
      'seat_changes',
      'sign_ups',
      'sorted_letters',
      'untold_waves',
      'wave_letters',
      'waves',
    ]);
  });

  it.each(tables)('$name is STRICT', ({ isStrict }) => {
    expect(isStrict).toBe(1);
  });

  it.each(tables)('every CHECK of $name has a name that begins with its table', ({ name, sql }) => {
    const checks = sql.match(/\bCHECK\b/g) ?? [];
    const named = sql.match(new RegExp(`CONSTRAINT ${name}_\\w+\\s+CHECK\\b`, 'g')) ?? [];
    expect(named).toHaveLength(checks.length);
  });

  it.each(tables)('every foreign key of $name is indexed', ({ name }) => {
    const rows = z
      .array(ForeignKeySchema)
      .parse(db.prepare('SELECT id, seq, "from" FROM pragma_foreign_key_list(?) ORDER BY id, seq').all(name));
    const indexes = indexesOf(name);
    for (const id of new Set(rows.map((row) => row.id))) {
      const columns = rows.filter((row) => row.id === id).map((row) => row.from);
      const isIndexed = indexes.some((index) =>
        columns.every((column) => index.slice(0, columns.length).includes(column)),
      );
      expect({ columns, isIndexed }).toEqual({ columns, isIndexed: true });
    }
  });

  it('every column is NOT NULL, a key, or one that may be empty for a reason', () => {
    const nullable = tables.flatMap(({ name }) =>
      z
        .array(z.string())
        .parse(
          db
            .prepare('SELECT name FROM pragma_table_info(?) WHERE "notnull" = 0 AND pk = 0')
            .pluck()
            .all(name),
        )
        .map((column) => `${name}.${column}`),
    );
    expect(nullable.sort()).toEqual([
      'admissions.randomness',
      'admissions.seed',
      'admissions.tolerances',
      'assignment_runs.largest_error',
      'assignment_runs.lottery',
      'batches.case_id',
      'batches.posted_at',
      'batches.posted_on',
      'batches.printed_at',
      'batches.shredded_at',
      'draws.drand_round',
      'draws.drand_signature',
      'draws.reason',
      'draws.replaces',
      'invitation_moves.channel',
      'letters.replaces',
      'refresh_changes.reason',
      'seat_changes.enters',
      'sign_ups.email_lookup',
    ]);
  });

  it('knows the same states of an invitation as the stage that moves them', () => {
    const states = db.prepare('SELECT state FROM invitation_states').pluck().all();
    expect(states.map(String).sort()).toEqual([...allInvitationStates].sort());
  });

  it('knows the same changes of a refresh as the domain', () => {
    const sql = tables.find(({ name }) => name === 'refresh_changes')?.sql ?? '';
    const known = /change IN \(([^)]*)\)/.exec(sql)?.[1] ?? '';
    expect(known.replaceAll("'", '').split(', ').sort()).toEqual(Object.keys(refreshChanges).sort());
  });

  it('lets no event be changed or removed', () => {
    expect(() => db.prepare("UPDATE audit_events SET at = 'x'").run()).toThrow('never changed');
    expect(() => db.prepare('DELETE FROM audit_events').run()).toThrow('never removed');
  });
});
