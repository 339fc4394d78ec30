/** Reads the groups as they stand, with as much of what they were made from as whoever changes a seat needs. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { AssignmentInput } from '../../assignment/assignment-input.ts';
import { knownMembers } from '../../assignment/called-groups.ts';
import type { OpenInputRecord } from '../../assignment/input-record.ts';
import type { RecordedChange, SeatPlan, StandingSeat } from '../../assignment/standing-seats.ts';
import { applySeatChanges } from '../../assignment/standing-seats.ts';
import type { Member } from '../../domain/drawn-resident.ts';
import { HashSchema } from '../../domain/ids.ts';
import type { Hash, ResidentId } from '../../domain/ids.ts';
import { DamagedRow } from '../database-failure.ts';
import { OpenInputColumnSchema, readRows } from '../read-rows.ts';
import { listDrawnSeats } from './assignment-table.ts';
import { listSeatChanges } from './replacement-table.ts';

const InputRowSchema = z.strictObject({ eventSequence: z.int().min(1), input: OpenInputColumnSchema });
const RunRowSchema = InputRowSchema.extend({ seed: HashSchema });

export interface StandingGroups {
  /** In the order in which they were made; all, or that of one case. */
  readonly runs: readonly { readonly seed: Hash; readonly input: Omit<AssignmentInput, 'members'> }[];
  /** As the runs gave them. */
  readonly drawn: readonly StandingSeat[];
  readonly changes: readonly RecordedChange[];
  readonly plan: SeatPlan;
  /** As `knownMembers` over all runs and replacements, but only of some; without any, nothing is read. Throws `DamagedRow`. */
  readonly knownMembersOf: (residentIds: ReadonlySet<ResidentId>) => ReadonlyMap<ResidentId, Member>;
}

/**
 * Call it in a transaction, so that all of it belongs to one moment.
 * @param caseId where only the group of this case is to change: then of the runs only its own is read
 */
export function readStandingGroups(db: Database, caseId?: string): StandingGroups {
  const drawn = listDrawnSeats(db);
  const changes = listSeatChanges(db);
  const runs =
    caseId === undefined
      ? listRuns(db)
      : listRuns(db, 'WHERE run_id IN (SELECT run_id FROM assignments WHERE case_id = ?)', caseId);
  return {
    runs: runs.map(({ seed, input }) => ({ seed, input: input.head })),
    drawn,
    changes,
    plan: applySeatChanges(drawn, changes),
    knownMembersOf: (residentIds) => {
      if (residentIds.size === 0) return new Map();
      return knownMembers({
        runs: withMembers('assignment_runs', listRuns(db), residentIds),
        replacements: withMembers('replacements', listReplacementInputs(db), residentIds),
      });
    },
  };
}

function listRuns(db: Database, condition = '', ...values: readonly string[]) {
  const sql = `SELECT event_sequence AS eventSequence, seed, input FROM assignment_runs ${condition} ORDER BY run_id`;
  return readRows(db, 'assignment_runs', RunRowSchema, sql, ...values);
}

function listReplacementInputs(db: Database) {
  const sql = 'SELECT event_sequence AS eventSequence, input FROM replacements ORDER BY replacement_id';
  return readRows(db, 'replacements', InputRowSchema, sql);
}

function withMembers(
  table: string,
  rows: readonly { readonly eventSequence: number; readonly input: OpenInputRecord }[],
  residentIds: ReadonlySet<ResidentId>,
) {
  return rows.map(({ eventSequence, input }) => {
    const members = input.membersOf((residentId) => residentIds.has(residentId));
    if (members === undefined) throw new DamagedRow(table, 'input');
    return { eventSequence, input: { members } };
  });
}
