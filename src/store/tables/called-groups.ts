/** Reads the groups that were called so far, with everything that changed in them. */
import type { Database } from 'better-sqlite3';
import type { CalledGroups } from '../../assignment/called-groups.ts';
import { applySeatChanges } from '../../assignment/standing-seats.ts';
import {
  listAssignmentRuns,
  listDrawnSeats,
  listMemberLoads,
  listSeats,
  readRunDocuments,
} from './assignment-table.ts';
import { listReplacements, listSeatChanges } from './replacement-table.ts';

/** Call it in a read transaction, so that all of it belongs to one moment. */
export function readCalledGroups(db: Database): CalledGroups {
  const changes = listSeatChanges(db);
  return {
    runs: listAssignmentRuns(db).map(({ runId, eventSequence, seed, largestError }) => ({
      eventSequence,
      seed,
      input: readRunDocuments(db, runId).input,
      seats: listSeats(db, runId),
      loads: listMemberLoads(db, runId),
      largestDrawError: largestError,
    })),
    replacements: listReplacements(db),
    changes,
    plan: applySeatChanges(listDrawnSeats(db), changes),
  };
}
