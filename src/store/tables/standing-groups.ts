/** Reads the groups as they stand, with as much of what they were made from as whoever changes a seat needs. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { AssignmentInput } from '../../assignment/assignment-input.ts';
import { knownMembers } from '../../assignment/called-groups.ts';
import type { OpenInputRecord } from '../../assignment/input-record.ts';
import type { RecordedChange, SeatPlan } from '../../assignment/standing-seats.ts';
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
  /** In the order in which they were made. */
  readonly runs: readonly { readonly seed: Hash; readonly input: Omit<AssignmentInput, 'members'> }[];
  readonly changes: readonly RecordedChange[];
  readonly plan: SeatPlan;
  /** As `knownMembers` over all runs and replacements, but only of some. Throws `DamagedRow`. */
  readonly knownMembersOf: (residentIds: ReadonlySet<ResidentId>) => ReadonlyMap<ResidentId, Member>;
}

/** Call it in a transaction, so that all of it belongs to one moment. */
export function readStandingGroups(db: Database): StandingGroups {
  const runs = readRows(
    db,
    'assignment_runs',
    RunRowSchema,
    'SELECT event_sequence AS eventSequence, seed, input FROM assignment_runs ORDER BY run_id',
  );
  const replacements = readRows(
    db,
    'replacements',
    InputRowSchema,
    'SELECT event_sequence AS eventSequence, input FROM replacements ORDER BY replacement_id',
  );
  const changes = listSeatChanges(db);
  return {
    runs: runs.map(({ seed, input }) => ({ seed, input: input.head })),
    changes,
    plan: applySeatChanges(listDrawnSeats(db), changes),
    knownMembersOf: (residentIds) =>
      knownMembers({
        runs: withMembers('assignment_runs', runs, residentIds),
        replacements: withMembers('replacements', replacements, residentIds),
      }),
  };
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
