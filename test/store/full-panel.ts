/** A panel in which everything that the log tells of has happened, to hold its log against its database. */
import type { Database } from 'better-sqlite3';
import { expect } from 'vitest';
import type { Seat } from '../../src/assignment/assignment-csv.ts';
import { assignmentInputHash } from '../../src/assignment/assignment-input.ts';
import type { LoadCertificate } from '../../src/assignment/certificate/load-certificate.ts';
import { hashDocument } from '../../src/store/collect-group-facts.ts';
import { insertReplacement, readSeatPlan } from '../../src/store/tables/replacement-table.ts';
import { assignmentsHash, seatsOf } from '../../src/assignment/assignment-csv.ts';
import { hashMoves } from '../../src/signups/moves.ts';
import { compareBytes } from '../../src/domain/byte-order.ts';
import { CaseIdSchema } from '../../src/domain/ids.ts';
import { ok } from '../../src/domain/result.ts';
import { appendAuditEvent } from '../../src/store/append-audit-event.ts';
import {
  insertAssignmentRun,
  listMemberLoads,
  listSeats,
  readRunDocuments,
  listAssignmentRuns,
} from '../../src/store/tables/assignment-table.ts';
import { insertRefresh } from '../../src/store/tables/refresh-table.ts';
import { insertExclusions } from '../../src/store/tables/member-table.ts';
import { writeTransaction } from '../../src/store/transaction.ts';
import { valueOf } from './expect-result.ts';
import { admitEverybody, importAnswers, recordSignUp } from './import-answers.ts';
import {
  AT,
  hashOf,
  makeSamplePanel,
  sampleCode,
  sampleInvitationId,
  sampleResident,
} from './sample-panel.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

/** A panel in which everything has happened once: a refresh, an import, an answer by phone, an exclusion and an assignment. */
export function makeFullPanel(): Database {
  const db = makeSamplePanel(makeTemporaryFolder(), 8);
  valueOf(writeTransaction(db, () => ok(refresh(db))));
  const lines = [`${sampleCode(0)},ja`, `${sampleCode(1)},ja`, `${sampleCode(2)},nee`];
  valueOf(importAnswers(db, Buffer.from(`code,answer\n${lines.join('\n')}\n`)));
  const invitationId = sampleInvitationId(3);
  valueOf(recordSignUp(db, { invitationId, residentId: sampleResident(3).residentId }));
  admitEverybody(db);
  valueOf(
    writeTransaction(db, () => {
      const caseId = CaseIdSchema.parse('zaak-1');
      const exclusion = { residentId: sampleResident(0).residentId, caseId, reason: 'own-employer' };
      expect(insertExclusions(db, [exclusion], AT)).toEqual([exclusion]);
      expect(insertExclusions(db, [{ ...exclusion, reason: 'another' }], AT)).toEqual([]);
      appendAuditEvent(db, { type: 'exclusions.recorded', data: { exclusions: [exclusion] } }, AT);
      const seats = seatsOf(
        [1, 3].map((number) => ({ residentId: sampleResident(number).residentId, caseId })),
      );
      const run = {
        inputHash: assignmentInputHash(EMPTY_INPUT),
        randomness: '0',
        seed: hashOf('assignment seed'),
        assignmentsHash: assignmentsHash(seats),
        solver: 'none 1.0',
      };
      const loads = seats.map(({ residentId }) => ({
        residentId,
        typeId: 'type 1',
        expectedLoad: '1.000000000',
      }));
      const sorted = loads.toSorted((left, right) => compareBytes(left.residentId, right.residentId));
      const { sequence } = appendAuditEvent(
        db,
        {
          type: 'assignment.made',
          data: {
            ...run,
            cases: [{ caseId, members: 2 }],
            certificateSha256: hashDocument(EMPTY_CERTIFICATE),
            lotterySha256: null,
            largestDrawError: null,
            settings: { maximumCasesPerMember: 1, cases: [], answerShares: {} },
            widenings: [],
          },
        },
        AT,
      );
      const row = { ...run, eventSequence: sequence, largestError: null, madeAt: AT };
      const documents = { input: EMPTY_INPUT, certificate: EMPTY_CERTIFICATE, lottery: undefined };
      const runId = insertAssignmentRun(db, row, documents, seats, sorted);
      expect(listSeats(db, runId)).toEqual(seats);
      expect(listMemberLoads(db, runId)).toEqual(sorted);
      expect(listAssignmentRuns(db)).toEqual([{ runId, ...row }]);
      expect(readRunDocuments(db, runId)).toEqual(documents);
      replaceFirst(db, seats);
      return ok(undefined);
    }),
  );
  return db;
}

const EMPTY_INPUT = { members: [], cases: [], maximumCasesPerMember: 1 };
const EMPTY_CERTIFICATE: LoadCertificate = {
  format: 'loting certificate v1',
  isTogether: true,
  classes: [],
  types: [],
  levels: [],
  point: [],
};

/** The member of the first seat leaves, and nobody comes in; later somebody does. */
function replaceFirst(db: Database, seats: readonly Seat[]): void {
  const [first] = seats;
  if (first === undefined) throw new Error('no seats');
  for (const enters of [null, sampleResident(0).residentId]) {
    const { caseId, seatNumber, residentId: leaves } = first;
    const change = { caseId, seatNumber, leaves, enters, reason: 'withdrawn' };
    const inputHash = assignmentInputHash(EMPTY_INPUT);
    const changes = [{ caseId, seat: seatNumber, leaves, enters, reason: 'withdrawn' }];
    const { sequence } = appendAuditEvent(
      db,
      { type: 'assignment.replaced', data: { inputHash, solver: 'none 1.0', excludeAnswers: {}, changes } },
      AT,
    );
    const row = { eventSequence: sequence, inputHash, solver: 'none 1.0', replacedAt: AT };
    insertReplacement(db, row, EMPTY_INPUT, [change]);
    const { standing, empty } = readSeatPlan(db);
    expect(standing.map((seat) => seat.residentId).includes(leaves)).toBe(false);
    expect(empty).toHaveLength(enters === null ? 1 : 0);
    expect(readSeatPlan(db, sequence).standing).toHaveLength(enters === null ? 2 : 1);
  }
}

/** One resident died and two moved. */
function refresh(db: Database): void {
  const [died, first, second] = [sampleResident(6), sampleResident(5), sampleResident(7)];
  const moved = [first, second].map(({ residentId }) => residentId).sort(compareBytes);
  const { municipality } = died;
  const register = { municipality, fileIndex: 0, sha256: hashOf('newer') };
  const refreshId = insertRefresh(
    db,
    { drawId: 1, lastWave: 1, checkedCount: 8, refreshedAt: AT },
    [{ ...register, path: 'newer.csv', rowCount: 9 }],
    [
      { residentId: died.residentId, change: 'dropped', reason: 'died' },
      ...moved.map((residentId) => ({ residentId, change: 'readdressed' as const, reason: null })),
    ],
  );
  const data = {
    refresh: refreshId,
    effectiveSeed: hashOf('seed'),
    wave: 1,
    registers: [{ ...register, rows: 9 }],
    checked: 8,
    dropped: { died: [died.residentId] },
    // In another order than the database gives them.
    readdressed: moved.toReversed(),
    moves: 0,
    movesHash: hashMoves([]),
  };
  appendAuditEvent(db, { type: 'draw.refreshed', data }, AT);
}
