/** Gathers what the database says of groups, for the comparison with the log. */
import type { Database } from 'better-sqlite3';
import { assignmentsHash } from '../assignment/assignment-csv.ts';
import { assignmentInputHash } from '../assignment/assignment-input.ts';
import type { AssignmentFact, ReplacementFact } from '../audit/state-facts.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { Json } from '../domain/canonical-json.ts';
import { sha256Hex } from '../domain/hash.ts';
import type { Hash } from '../domain/ids.ts';
import { listAssignmentRuns, listSeats, readRunDocuments } from './tables/assignment-table.ts';
import { listReplacements, listSeatChanges } from './tables/replacement-table.ts';

export function collectAssignmentFacts(db: Database): readonly AssignmentFact[] {
  return listAssignmentRuns(db).map((run) => {
    const seats = listSeats(db, run.runId);
    const { input, certificate, lottery } = readRunDocuments(db, run.runId);
    const cases: Record<string, number> = {};
    for (const { caseId } of seats) cases[caseId] = (cases[caseId] ?? 0) + 1;
    return {
      ...run,
      at: run.madeAt,
      event: run.eventSequence,
      inputHash: assignmentInputHash(input),
      assignmentsHash: assignmentsHash(seats),
      certificateSha256: hashDocument(certificate),
      lotterySha256: lottery === undefined ? null : hashDocument(lottery),
      largestDrawError: run.largestError,
      cases,
    };
  });
}

export function collectReplacementFacts(db: Database): readonly ReplacementFact[] {
  const changes = listSeatChanges(db);
  return listReplacements(db).map(({ eventSequence, input, solver, replacedAt }) => ({
    event: eventSequence,
    inputHash: assignmentInputHash(input),
    solver,
    at: replacedAt,
    changes: changes.filter((change) => change.eventSequence === eventSequence),
  }));
}

/** The hash of a certificate or of a lottery: of its canonical JSON, without a line feed. */
export function hashDocument(document: Json): Hash {
  return sha256Hex(canonicalJson(document)) as Hash;
}
