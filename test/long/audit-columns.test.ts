/** Whatever column of the database is changed, in one row, the audit finds it: the list of columns comes from the schema. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { SmallPanel } from '../cli/small-panel.ts';
import { makeSmallPanel } from '../cli/small-panel.ts';
import { changeDatabase, verify, verifyChanged } from '../end-to-end/tamper.ts';

let signedUp: SmallPanel;
let assigned: SmallPanel;

beforeAll(async () => {
  signedUp = await makeSmallPanel('sign-ups');
  assigned = await makeSmallPanel('assignment');
});

/** The step that must find a change, for every table. */
const stepOfTable: Readonly<Record<string, string>> = {
  addressees: 'Addresses',
  admissions: 'Members',
  announcements: 'Log',
  assignment_members: 'Groups',
  assignment_runs: 'Log',
  assignments: 'Groups',
  audit_events: 'Log',
  batches: 'Log',
  chances: 'Draw',
  drawn_residents: 'Draw',
  draws: 'Log',
  exclusions: 'Log',
  frame_registers: 'Log',
  frames: 'Log',
  imports: 'Log',
  invitation_moves: 'Log',
  invitation_states: 'Database',
  invitations: 'Letters',
  letters: 'Log',
  members: 'Members',
  panel: 'Log',
  sign_ups: 'Letters',
  wave_letters: 'Log',
  waves: 'Log',
};

/** Tables without rows in this panel; test/cli/draw-refresh.test.ts looks after these. */
const emptyTables: ReadonlySet<string> = new Set([
  // test/cli/privacy/privacy.test.ts looks after this one.
  'erasures',
  'refresh_changes',
  'refresh_registers',
  'refreshes',
  'untold_waves',
  // test/cli/assign-replace.test.ts looks after these two.
  'replacements',
  'seat_changes',
  'reserves',
  'revoked_codes',
  'sorted_letters',
]);

/** Columns that another step than that of their table finds. */
const stepOfColumn: Readonly<Record<string, string>> = {
  'admissions.admission_id': 'Log',
  'admissions.admits_late': 'Database',
  'admissions.candidate_count': 'Log',
  'admissions.event_sequence': 'Log',
  'admissions.place_count': 'Log',
  'admissions.tolerances': 'Log',
  'sign_ups.sealed': 'Letters',
  'sign_ups.invitation_id': 'Letters',
  'assignment_runs.assignments_hash': 'Groups',
  'assignment_runs.certificate': 'Groups',
  'assignment_runs.input': 'Groups',
  'assignment_runs.input_hash': 'Groups',
  'assignment_runs.lottery': 'Groups',
  'assignment_runs.run_id': 'Groups',
  'batches.draw_id': 'Database',
  'draws.draw_id': 'Database',
  'draws.drand_round': 'Database',
  'draws.drand_signature': 'Database',
  'frames.is_current': 'Draw',
  'invitation_moves.is_late': 'Database',
  'invitation_moves.move_id': 'Letters',
  'letters.outcome_at': 'Letters',
  'panel.only_row': 'Database',
};

/** Columns that say nothing that could be wrong. */
const saysNothing: ReadonlySet<string> = new Set([
  // It numbers the rows; nothing refers to it.
  'imports.import_id',
  // The name of a file that may be gone; what should be in it stands beside it.
  'imports.result_file',
  // An account of the desk, which no figure or check needs.
  'invitation_moves.recorded_by',
  // It only tells that two e-mail addresses are one.
  'sign_ups.email_lookup',
  // It only numbers the letters; no letter of this panel replaces another.
  'letters.letter_id',
  // How the settings called the file; its hash says which file it was.
  'frame_registers.path',
]);

/** The rows of a table to choose from; the middle one is changed. */
const chosenRows: Readonly<Record<string, string>> = {
  // A state that an invitation of this panel is in.
  'invitation_states.state': "state = 'signed-up'",
};

const assignmentTables = new Set(['assignment_members', 'assignment_runs', 'assignments', 'exclusions']);

interface Cell {
  readonly rowid: number;
  readonly value: string | number | Uint8Array | null;
}

/** Changes the cell of one row in the middle of a table to something that could have stood there. */
function changeColumn(folder: string, table: string, column: string): void {
  changeDatabase(folder, (db) => {
    const where = chosenRows[`${table}.${column}`] ?? 'true';
    const cells = db
      .prepare<[], Cell>(
        `SELECT rowid AS "rowid", "${column}" AS value FROM ${table} WHERE ${where}
         ORDER BY "${column}" IS NULL, rowid`,
      )
      .all();
    const filled = cells.filter(({ value }) => value !== null);
    const cell = filled[Math.floor(filled.length / 2)] ?? cells[0];
    if (cell === undefined) throw new Error(`there is no row in ${table}`);
    db.prepare(`UPDATE ${table} SET "${column}" = ? WHERE rowid = ?`).run(
      changed(`${table}.${column}`, cell.value),
      cell.rowid,
    );
  });
}

const otherWords: Readonly<Record<string, readonly [string, string]>> = {
  'invitations.state': ['declined', 'signed-up'],
  'batches.kind': ['invitation', 'reminder'],
  'batches.profile': ['tagged', 'print'],
  'letters.outcome': ['posted', 'void'],
  'invitation_moves.from_state': ['posted', 'reminded'],
  'invitation_moves.to_state': ['declined', 'signed-up'],
  'invitation_moves.channel': ['phone', 'counter'],
};

/** For columns that are empty in this panel. */
const insteadOfNothing: Readonly<Record<string, string>> = {
  'draws.drand_signature': 'a'.repeat(96),
  'draws.reason': 'a reason that nobody gave',
};

function changed(name: string, value: Cell['value']): Cell['value'] {
  if (value === null) return insteadOfNothing[name] ?? 1;
  if (typeof value === 'number') {
    if (name === 'frames.is_current') return 0;
    return Number.isInteger(value) ? value + 1000 : value * 0.9999;
  }
  if (typeof value !== 'string') {
    const bytes = Buffer.from(value);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    return bytes;
  }
  const words = otherWords[name];
  if (words !== undefined) return value === words[0] ? words[1] : words[0];
  if (name.endsWith('.invitation_id')) return value.replace('-0', '-9');
  if (name.endsWith('.stratum')) return value.replace(/[^/]+$/, 'elsewhere');
  if (/^[0-9a-f]{32,}$/.test(value)) return `${value.slice(0, -1)}${value.endsWith('0') ? '1' : '0'}`;
  if (name === 'announcements.announced') return value.replace('dice', 'coins');
  if (/\d/.test(value)) return value.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10));
  return `${value}x`;
}

function listColumns(folder: string): readonly string[] {
  let columns: string[] = [];
  changeDatabase(folder, (db) => {
    columns = db
      .prepare<[], string>(
        `SELECT tables.name || '.' || columns.name FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
         WHERE tables.type = 'table' ORDER BY tables.name, columns.cid`,
      )
      .pluck()
      .all();
  });
  return columns;
}

describe('the audit', () => {
  it('finds nothing in a panel that nobody touched', async () => {
    for (const { folder } of [signedUp, assigned]) {
      expect(await verify(folder)).toEqual({ exitCode: 0, stderr: '', differences: [] });
    }
  });

  it('knows every table of the database', () => {
    const tables = new Set(listColumns(signedUp.folder).map((name) => name.replace(/\..*/, '')));
    expect(tables).toEqual(new Set([...Object.keys(stepOfTable), ...emptyTables]));
  });

  it.each(Object.keys(stepOfTable))('finds a change in any column of %s', async (table) => {
    const panel = assignmentTables.has(table) ? assigned : signedUp;
    for (const name of listColumns(panel.folder).filter((each) => each.startsWith(`${table}.`))) {
      const column = name.slice(table.length + 1);
      const { exitCode, stderr, differences } = await verifyChanged(panel, (folder) =>
        changeColumn(folder, table, column),
      );
      if (saysNothing.has(name)) {
        expect({ exitCode, differences }, name).toEqual({ exitCode: 0, differences: [] });
        continue;
      }
      expect(exitCode, name).toBe(1);
      // A database of another panel is refused as a whole.
      if (differences.length === 0) expect(stderr, name).toMatch(/^✗ .+ panel/);
      else
        expect([...new Set(differences.map(({ step }) => step))], name).toContain(
          stepOfColumn[name] ?? stepOfTable[table],
        );
    }
  });
});
