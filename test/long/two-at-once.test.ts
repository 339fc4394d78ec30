import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { checkLog } from '../../src/audit/chain.ts';
import { compareMoves } from '../../src/audit/compare-moves.ts';
import { compareLogWithState } from '../../src/audit/compare-log-with-state.ts';
import { describeDifference } from '../../src/audit/describe-difference.ts';
import { listStoredEvents } from '../../src/store/append-audit-event.ts';
import { collectStateFacts } from '../../src/store/collect-state-facts.ts';
import { checkIntegrity, openDatabase } from '../../src/store/open-database.ts';
import { listInvitations } from '../../src/store/tables/invitation-table.ts';
import { listMoves } from '../../src/store/tables/move-table.ts';
import { valueOf } from '../store/expect-result.ts';
import { startChild } from '../store/run-child.ts';
import { makeSamplePanel, sampleCode } from '../store/sample-panel.ts';
import { makeTemporaryFolder } from '../store/temporary-folder.ts';

/** Everything the audit finds wrong with a database; and the answers it holds. */
function examine(db: Database): { problems: string[]; answered: string[] } {
  const log = checkLog(listStoredEvents(db));
  const moves = listMoves(db);
  const answers = moves.filter(({ to }) => to === 'signed-up');
  const differences = [
    ...log.differences,
    ...compareLogWithState(log.events, collectStateFacts(db)),
    ...compareMoves(moves, new Map(listInvitations(db).map((row) => [row.invitationId, row.state]))),
  ];
  return {
    problems: [
      ...valueOf(checkIntegrity(db)),
      ...differences.map((found) => describeDifference(found, 'en').what),
    ],
    answered: answers.map((row) => row.invitationId),
  };
}

describe('two processes at once', () => {
  it('record every answer exactly once, in one unbroken log', async () => {
    const folder = makeTemporaryFolder();
    makeSamplePanel(folder, 200).close();
    const path = join(folder, 'loting.db');
    const children = [
      startChild('record-answers.ts', [path, '0', '100']),
      startChild('record-answers.ts', [path, '100', '200']),
      // The same answers a second time: all refused, since the letters are answered by then or will be.
      startChild('record-answers.ts', [path, '50', '150']),
    ];
    const ends = await Promise.all(children.map((child) => child.ended));
    expect(ends.map(({ code, errors }) => ({ code, errors }))).toEqual(
      ends.map(() => ({ code: 0, errors: '' })),
    );
    const db = valueOf(openDatabase(path));
    const { problems, answered } = examine(db);
    expect(problems).toEqual([]);
    expect(answered).toHaveLength(200);
    expect(new Set(answered).size).toBe(200);
    db.close();
  });

  it('import the same file once', async () => {
    const folder = makeTemporaryFolder();
    makeSamplePanel(folder, 100).close();
    const path = join(folder, 'loting.db');
    const file = join(folder, 'answers.csv');
    const lines = Array.from({ length: 100 }, (_, number) => `${sampleCode(number)},ja`);
    writeFileSync(file, `code,answer\n${lines.join('\n')}\n`);
    const children = [1, 2].map(() => startChild('import-file.ts', [path, file]));
    const ends = await Promise.all(children.map((child) => child.ended));
    expect(ends.map((end) => end.output).sort()).toEqual(['ready\nknown 0 100\n', 'ready\nnew 100 0\n']);
    const db = valueOf(openDatabase(path));
    expect(examine(db)).toMatchObject({ problems: [], answered: { length: 100 } });
    db.close();
  });
});

describe('a process that is killed in the middle of its writing', () => {
  it('leaves whole transactions only, and nothing that it reported is lost', async () => {
    const folder = makeTemporaryFolder();
    makeSamplePanel(folder, 1500).close();
    const path = join(folder, 'loting.db');
    let killedCount = 0;
    for (const waitMs of [0, 5, 15, 40, 90, 160]) {
      const child = startChild('record-answers.ts', [path, '0', '1500']);
      await child.started;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
      if (child.process.kill('SIGKILL')) killedCount += 1;
      const { output } = await child.ended;
      const reported = output.split('\n').filter((line) => /^\d+$/.test(line));
      const db = valueOf(openDatabase(path));
      const { problems, answered } = examine(db);
      expect(problems).toEqual([]);
      const known = new Set<string>(answered);
      // The last line may have been cut off by the kill.
      for (const number of reported.slice(0, -1)) {
        expect(known.has(`1-${String(Number(number) + 1).padStart(6, '0')}`)).toBe(true);
      }
      db.close();
    }
    expect(killedCount).toBe(6);
  });
});

describe('a disk without room', () => {
  it('stops the import with a sentence and keeps nothing of it', async () => {
    const folder = makeTemporaryFolder();
    makeSamplePanel(folder, 2000).close();
    const path = join(folder, 'loting.db');
    const file = join(folder, 'answers.csv');
    const lines = Array.from(
      { length: 2000 },
      (_, number) => `${sampleCode(number)},ja,Testpersoon ${number}`,
    );
    writeFileSync(file, `code,answer,name\n${lines.join('\n')}\n`);
    const { code, errors } = await startChild('import-file.ts', [path, file], 256).ended;
    expect(code).not.toBe(0);
    expect(errors).toContain('The file cannot be written');
    const db = valueOf(openDatabase(path));
    expect(examine(db)).toEqual({ problems: [], answered: [] });
    db.close();
  });
});
