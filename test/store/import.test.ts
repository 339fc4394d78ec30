import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLog } from '../../src/audit/chain.ts';
import { compareLogWithState } from '../../src/audit/compare-log-with-state.ts';
import { listStoredEvents } from '../../src/store/append-audit-event.ts';
import { collectStateFacts } from '../../src/store/collect-state-facts.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { listImports } from '../../src/store/tables/import-table.ts';
import { listInvitations } from '../../src/store/tables/invitation-table.ts';
import { listMembers } from '../../src/store/tables/member-table.ts';
import { writeTransaction } from '../../src/store/transaction.ts';
import { codesOf, valueOf } from './expect-result.ts';
import { listMoves } from '../../src/store/tables/move-table.ts';
import { recordAnswers } from '../../src/store/tables/sign-up-table.ts';
import { admitEverybody, importAnswers } from './import-answers.ts';
import {
  makeSamplePanel,
  SAMPLE_FEATURES,
  sampleCode,
  sampleInvitationId,
  sampleResident,
  SEAL_KEYS,
} from './sample-panel.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

const listAnswerMoves = (db: Database) =>
  listMoves(db).filter(({ to }) => to === 'signed-up' || to === 'declined');

const csvOf = (lines: readonly string[]): Buffer => Buffer.from(['code,answer', ...lines, ''].join('\n'));

describe('importing a file of answers', () => {
  it('moves invitations, makes members and logs one event that the database agrees with', () => {
    const db = makeSamplePanel(makeTemporaryFolder(), 8);
    const lines = [
      `${sampleCode(0)},ja`,
      `${sampleCode(1)},nee`,
      `${sampleCode(4)},yes`,
      `${sampleCode(0)},nee`,
    ];
    expect(valueOf(importAnswers(db, csvOf(lines))).counts).toMatchObject({
      accepted: 2,
      declined: 1,
      'already-known': 1,
    });
    expect(listInvitations(db).map((row) => row.state)).toEqual([
      'signed-up',
      'declined',
      'drawn',
      'drawn',
      'signed-up',
      'drawn',
      'drawn',
      'drawn',
    ]);
    expect(listMembers(db, SAMPLE_FEATURES)).toEqual([]);
    admitEverybody(db);
    const members = listMembers(db, SAMPLE_FEATURES);
    expect(members.map((member) => member.residentId).sort()).toEqual(
      [sampleResident(0), sampleResident(4)].map((resident) => resident.residentId).sort(),
    );
    expect(members.map((member) => member.features)).toEqual([
      { municipality: 'GM0344', gender: 'M' },
      { municipality: 'GM0344', gender: 'M' },
    ]);
    expect(listInvitations(db)).toHaveLength(8);
    const log = checkLog(listStoredEvents(db));
    expect(log.differences).toEqual([]);
    expect(log.events.at(-2)).toMatchObject({ type: 'signups.imported', data: { lines: 4 } });
    expect(compareLogWithState(log.events, collectStateFacts(db))).toEqual([]);
    db.close();
  });

  it('changes nothing the second time, whatever is in the file and in whatever order', () => {
    const db = makeSamplePanel(makeTemporaryFolder(), 30);
    const anyLine = fc.tuple(fc.nat({ max: 35 }), fc.constantFrom('ja', 'nee', 'yes', 'perhaps', ''));
    const everything = (): unknown => [
      listInvitations(db),
      listAnswerMoves(db),
      listImports(db)
        .map((row) => row.result)
        .slice(-1),
    ];
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 12 }), fc.nat(), (drawn, salt) => {
        const lines = drawn.map(([number, answer]) => `${sampleCode(number)},${answer}`);
        const bytes = csvOf(lines);
        valueOf(importAnswers(db, bytes));
        const before = everything();
        const events = listStoredEvents(db).length;
        expect(valueOf(importAnswers(db, bytes)).isNew).toBe(false);
        expect(everything()).toEqual(before);
        expect(listStoredEvents(db)).toHaveLength(events);
        // The same lines in another file: nobody's answer changes.
        const answers = listAnswerMoves(db);
        valueOf(importAnswers(db, csvOf([...lines.toReversed(), `unreadable ${salt},ja`])));
        const reversedAnswers = listAnswerMoves(db).slice(0, answers.length);
        expect(reversedAnswers).toEqual(answers);
      }),
      { numRuns: 60 },
    );
    const log = checkLog(listStoredEvents(db));
    expect([...log.differences, ...compareLogWithState(log.events, collectStateFacts(db))]).toEqual([]);
    db.close();
  });

  it('keeps nothing of answers of which one is not allowed', () => {
    const db = makeSamplePanel(makeTemporaryFolder(), 4);
    const before = listInvitations(db);
    const answers = [0, 1, 0].map((number) => ({
      move: {
        invitationId: sampleInvitationId(number),
        residentId: sampleResident(number).residentId,
        from: before[number]?.state ?? 'drawn',
        to: 'signed-up',
        movedOn: '2027-01-31',
        channel: 'phone',
        isLate: false,
      } as const,
      signUp: undefined,
    }));
    const recording = { eventSequence: 1, recordedBy: 'desk-1' };
    expect(codesOf(writeTransaction(db, () => recordAnswers(db, SEAL_KEYS, answers, recording)))).toEqual([
      'signups.move-not-allowed',
    ]);
    expect(listAnswerMoves(db)).toEqual([]);
    expect(listInvitations(db)).toEqual(before);
    db.close();
  });

  it('takes 10,000 lines', () => {
    const folder = makeTemporaryFolder();
    makeSamplePanel(folder, 10_000).close();
    const lines = Array.from(
      { length: 10_000 },
      (_, number) =>
        `${sampleCode(number)},ja,2027-02-01,t${number}@example.org,030-2860000,Testpersoon ${number}`,
    );
    const bytes = Buffer.from(`code,answer,answered_on,email,phone,name\n${lines.join('\n')}\n`);
    const db = valueOf(openDatabase(join(folder, 'loting.db')));
    const startedAt = performance.now();
    const { counts } = valueOf(importAnswers(db, bytes));
    const seconds = (performance.now() - startedAt) / 1000;
    process.stdout.write(`10,000 lines imported in ${seconds.toFixed(2)} s\n`);
    expect(counts.accepted).toBe(10_000);
    expect(listAnswerMoves(db)).toHaveLength(10_000);
    db.close();
  });
});
