/** The whole import of a file of answers: read, judge, record, log. What the command will do. */
import type { Database } from 'better-sqlite3';
import { sha256HexOfBytes } from '../../src/domain/hash.ts';
import { HashSchema } from '../../src/domain/ids.ts';
import type { Result } from '../../src/domain/result.ts';
import { ok } from '../../src/domain/result.ts';
import { codeLookupOf, parseLoginCode } from '../../src/letters/login-code.ts';
import { readAnswerFile } from '../../src/signups/answer-file.ts';
import { importEventOf, planImport } from '../../src/signups/import-plan.ts';
import type { JudgedLine } from '../../src/signups/judge-answers.ts';
import { judgeAnswers } from '../../src/signups/judge-answers.ts';
import type { LineAnswer } from '../../src/signups/line-answers.ts';
import { appendAuditEvent } from '../../src/store/append-audit-event.ts';
import { recordImport } from '../../src/store/tables/answer-table.ts';
import { readInvitationsByLookup } from '../../src/store/tables/invitation-table.ts';
import { writeTransaction } from '../../src/store/transaction.ts';
import { AT, PANEL_ID, PANEL_KEY, SEAL_KEYS } from './sample-panel.ts';

export interface Imported {
  readonly isNew: boolean;
  readonly counts: Readonly<Record<LineAnswer, number>>;
  readonly lines: readonly JudgedLine[];
}

export function importAnswers(db: Database, bytes: Uint8Array): Result<Imported> {
  const file = readAnswerFile(bytes, 'answers.csv');
  if (!file.ok) return file;
  const fileSha256 = HashSchema.parse(sha256HexOfBytes(bytes));
  return writeTransaction(db, () => {
    const lines = judgeAnswers(file.value.lines, {
      parseLoginCode,
      codeLookupOf: (code) => codeLookupOf(PANEL_KEY, PANEL_ID, code),
      invitationsByLookup: readInvitationsByLookup(db),
      answerBefore: '2027-02-28',
      today: '2027-02-20',
    });
    const plan = planImport(lines);
    const recorded = recordImport(db, SEAL_KEYS, plan, fileSha256, AT);
    if (!recorded.ok) return recorded;
    if (recorded.value) appendAuditEvent(db, importEventOf(plan, fileSha256), AT);
    return ok({ isNew: recorded.value, counts: plan.counts, lines });
  });
}
