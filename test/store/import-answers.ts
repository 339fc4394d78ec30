/** The whole import of a file of answers: read, judge, record, log. What the command will do. */
import type { Database } from 'better-sqlite3';
import { sha256HexOfBytes } from '../../src/domain/hash.ts';
import { HashSchema } from '../../src/domain/ids.ts';
import { englishWords } from '../../src/cli/words/english.ts';
import type { Result } from '../../src/domain/result.ts';
import { ok } from '../../src/domain/result.ts';
import type { LoginCode } from '../../src/letters/login-code.ts';
import { codeLookupOf, parseLoginCode } from '../../src/letters/login-code.ts';
import { nearCodesOf } from '../../src/letters/near-codes.ts';
import { readAnswerFile } from '../../src/signups/answer-file.ts';
import { importEventOf, planImport } from '../../src/signups/import-plan.ts';
import type { JudgedLine } from '../../src/signups/judge-answers.ts';
import { judgeAnswers } from '../../src/signups/judge-answers.ts';
import type { LineAnswer } from '../../src/signups/line-answers.ts';
import { appendAuditEvent } from '../../src/store/append-audit-event.ts';
import { hashNumbered } from '../../src/assignment/admission/admission-input.ts';
import type { MovableInvitation } from '../../src/signups/moves.ts';
import { planMove } from '../../src/signups/moves.ts';
import { resultFileOf } from '../../src/signups/result-csv.ts';
import { insertAdmission, listAdmissions, listMemberRows } from '../../src/store/tables/admission-table.ts';
import { findImport, insertImport, listImports } from '../../src/store/tables/import-table.ts';
import { emailLookupsIn, recordAnswers } from '../../src/store/tables/sign-up-table.ts';
import { listInvitations, invitationsByLookup } from '../../src/store/tables/invitation-table.ts';
import { writeTransaction } from '../../src/store/transaction.ts';
import { valueOf } from './expect-result.ts';
import { AT, hashOf, PANEL_ID, PANEL_KEY, SEAL_KEYS } from './sample-panel.ts';

export interface Imported {
  readonly isNew: boolean;
  readonly counts: Readonly<Record<LineAnswer, number>>;
  readonly lines: readonly JudgedLine[];
}

export function importAnswers(db: Database, bytes: Uint8Array): Result<Imported> {
  const file = readAnswerFile(bytes, 'answers.csv');
  if (!file.ok) return file;
  const fileSha256 = HashSchema.parse(sha256HexOfBytes(bytes));
  return writeTransaction(db, (): Result<Imported> => {
    const lines = judgeAnswers<LoginCode>(file.value.lines, {
      parseLoginCode,
      nearCodesOf,
      codeLookupOf: (code) => codeLookupOf(PANEL_KEY, PANEL_ID, code),
      invitationsByLookup: invitationsByLookup(db),
      revokedLookups: new Set(),
      emailLookupOf: (email) => hashOf(email),
      emailLookups: emailLookupsIn(db),
      questions: [],
      lastAnswerDayOf: () => '2027-02-28',
      today: '2027-02-20',
    });
    const taken = listImports(db).map((row) => row.resultFile);
    const plan = planImport(
      lines,
      { fileSha256, resultFile: resultFileOf('answers', taken) },
      englishWords.signUps.lines,
    );
    if (findImport(db, fileSha256) !== undefined) return ok({ isNew: false, counts: plan.counts, lines });
    const { sequence } = appendAuditEvent(db, importEventOf(plan), AT);
    const recording = { eventSequence: sequence, recordedBy: 'desk-1' };
    const recorded = recordAnswers(db, SEAL_KEYS, plan.recorded, recording);
    if (!recorded.ok) return recorded;
    insertImport(db, plan, sequence);
    return ok({ isNew: true, counts: plan.counts, lines });
  });
}

/** Records that residents signed up by phone, each as `loting signup record` does. */
export function recordSignUp(
  db: Database,
  invitation: Pick<MovableInvitation, 'invitationId' | 'residentId'>,
  name = '',
): Result<void> {
  return writeTransaction(db, () => {
    const state = listInvitations(db).find((row) => row.invitationId === invitation.invitationId)?.state;
    const planned = planMove({ ...invitation, state: state ?? 'drawn' }, 'signed-up', {
      movedOn: '2027-02-03',
      channel: 'phone',
    });
    if (!planned.ok) return planned;
    const { sequence } = appendAuditEvent(db, { type: 'signup.recorded', data: { ...planned.value } }, AT);
    const signUp = { contact: { email: '', phone: '', name }, answers: {}, emailLookup: undefined };
    const recording = { eventSequence: sequence, recordedBy: 'desk-1' };
    return recordAnswers(db, SEAL_KEYS, [{ move: planned.value, signUp }], recording);
  });
}

/** Admits everybody who signed up and is no member yet. */
export function admitEverybody(db: Database): void {
  valueOf(
    writeTransaction(db, () => {
      const admissionId = listAdmissions(db).length + 1;
      const known = listMemberRows(db).map((row) => row.residentId);
      const members = listInvitations(db)
        .filter(({ state, residentId }) => state === 'signed-up' && !known.includes(residentId))
        .map(({ residentId }, index) => ({ memberNumber: known.length + index + 1, residentId }));
      const made = {
        inputHash: hashOf('admission'),
        randomness: null,
        seed: null,
        tolerances: null,
        admitsLate: false,
      };
      const { sequence } = appendAuditEvent(
        db,
        {
          type: 'panel.admitted',
          data: {
            ...made,
            settings: {
              maximumMembers: 1000,
              quotaFeatures: [],
              quotaTolerance: 5,
              targets: {},
              answerShares: {},
            },
            admission: admissionId,
            places: 1000,
            candidates: members.length,
            admitted: members.length,
            reserves: 0,
            membersHash: hashNumbered(members.map((row) => [row.memberNumber, row.residentId])),
            reservesHash: hashNumbered([]),
          },
        },
        AT,
      );
      insertAdmission(
        db,
        { ...made, admissionId, placeCount: 1000, candidateCount: members.length, eventSequence: sequence },
        { members, reserves: [] },
      );
      return ok(undefined);
    }),
  );
}
