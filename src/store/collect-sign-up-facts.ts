/** Gathers what the database says of answers and members, for the comparison with the log. */
import type { Database } from 'better-sqlite3';
import type { AdmissionFact, ImportFact, MovesFact } from '../audit/state-facts.ts';
import { hashNumbered } from '../assignment/admission/admission-input.ts';
import { hashResult } from '../signups/import-plan.ts';
import { hashMoves } from '../signups/moves.ts';
import { listAdmissions, listMemberRows, listReserves } from './tables/admission-table.ts';
import { listImports } from './tables/import-table.ts';
import type { MoveRow } from './tables/move-table.ts';
import { listMoves } from './tables/move-table.ts';

export function collectImportFacts(db: Database): readonly ImportFact[] {
  return listImports(db).map(({ fileSha256, lineCount, result, eventSequence }) => ({
    fileSha256,
    lineCount,
    resultSha256: hashResult(result),
    event: eventSequence,
  }));
}

/** The moves of each event, with the hash over them as they are stored. */
export function collectMovesFacts(db: Database): readonly MovesFact[] {
  const groups = new Map<number, MoveRow[]>();
  for (const move of listMoves(db)) {
    const group = groups.get(move.eventSequence);
    if (group === undefined) groups.set(move.eventSequence, [move]);
    else group.push(move);
  }
  return [...groups]
    .sort(([left], [right]) => left - right)
    .flatMap(([event, moves]) =>
      moves.slice(0, 1).map(({ eventType: type }) => ({
        event,
        type,
        moveCount: moves.length,
        movesHash: hashMoves(moves),
      })),
    );
}

export function collectAdmissionFacts(db: Database): readonly AdmissionFact[] {
  const members = listMemberRows(db);
  const reserves = listReserves(db);
  return listAdmissions(db).map(({ admissionId, eventSequence, ...admission }) => {
    const admitted = members.filter((row) => row.admissionId === admissionId);
    const standing = reserves.filter((row) => row.admissionId === admissionId);
    return {
      ...admission,
      admission: admissionId,
      event: eventSequence,
      admittedCount: admitted.length,
      reserveCount: standing.length,
      membersHash: hashNumbered(admitted.map(({ memberNumber, residentId }) => [memberNumber, residentId])),
      reservesHash: hashNumbered(standing.map(({ place, residentId }) => [place, residentId])),
    };
  });
}
