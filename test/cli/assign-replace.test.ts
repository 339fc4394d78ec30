import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { changeDatabase, missingIn, verify } from '../end-to-end/tamper.ts';
import { digestFolder } from './folder-digest.ts';
import { runJson, runLoting } from './run-loting.ts';
import type { SmallPanel } from './small-panel.ts';
import {
  AFTER_ANSWERS,
  ASSIGNMENT_RANDOMNESS,
  codeOfLetter,
  copyPanel,
  editSettings,
  makeSmallPanel,
  queryColumn,
  readText,
} from './small-panel.ts';

const options = { now: AFTER_ANSWERS };
const runOf = (...words: readonly string[]) => [
  'assign',
  'run',
  '--randomness',
  ASSIGNMENT_RANDOMNESS,
  ...words,
];

interface ReplaceJson {
  readonly written: boolean;
  readonly changes: readonly {
    readonly caseId: string;
    readonly seatNumber: number;
    readonly leaves: string;
    readonly enters: string | null;
    readonly reason: string;
  }[];
}

let signedUp: SmallPanel;
let assigned: SmallPanel;

beforeAll(async () => {
  signedUp = await makeSmallPanel('sign-ups');
  assigned = await makeSmallPanel('assignment');
});

describe('groups that are called one after the other', () => {
  it('count earlier seats, stay as they are, and pass the audit', async () => {
    const folder = copyPanel(signedUp);
    expect((await runLoting(folder, runOf('--case', 'case-2'), options)).exitCode).toBe(0);
    const first = queryColumn(folder, 'SELECT resident_id FROM assignments ORDER BY seat');
    const again = await runLoting(folder, runOf('--case', 'case-2', 'case-9', '--dry-run'), options);
    expect(again.exitCode).toBe(1);
    expect(again.stderr).toContain('✗ The group of case case-2 was called already (event ');
    expect(again.stderr).toContain('✗ There is no case "case-9" in the settings.');
    const { json } = await runJson(folder, runOf(), options);
    expect((json as { cases: readonly { caseId: string }[] }).cases.map(({ caseId }) => caseId)).toEqual([
      'case-1',
    ]);
    expect(
      queryColumn(folder, "SELECT resident_id FROM assignments WHERE case_id = 'case-2' ORDER BY seat"),
    ).toEqual(first);
    // With members enough, nobody gets a second case before everybody has one.
    expect(queryColumn(folder, 'SELECT count(DISTINCT resident_id) FROM assignments')).toEqual([16]);
    expect((await runLoting(folder, runOf(), options)).stderr).toContain(
      '✗ Every case has its group already.',
    );
    expect(await verify(folder)).toMatchObject({ exitCode: 0, differences: [] });
  });

  it('invite more members than the group needs, by a setting', async () => {
    const folder = copyPanel(signedUp);
    editSettings(folder, [[['cases', 0, 'overInvite'], 2]]);
    const { json } = await runJson(folder, runOf('--dry-run'), options);
    const { cases } = json as { cases: readonly { caseId: string; reached: number }[] };
    expect(cases.map(({ caseId, reached }) => [caseId, reached])).toEqual([
      ['case-1', 10],
      ['case-2', 8],
    ]);
  });
});

describe('loting assign replace', () => {
  it('fills the seats of who withdrew or was excluded, with the numbers as they were, and passes the audit', async () => {
    const folder = copyPanel(assigned);
    const nothing = await runLoting(folder, 'assign replace', options);
    expect(nothing.stdout).toContain('Every seat of the cases that have not begun is taken.');
    const [letter] = queryColumn(
      folder,
      "SELECT invitation_id FROM assignments JOIN invitations USING (resident_id) WHERE case_id = 'case-1' AND seat = 3",
    );
    expect(
      (await runLoting(folder, ['signup', 'withdraw', codeOfLetter(String(letter))], options)).exitCode,
    ).toBe(0);
    const [excluded] = queryColumn(
      folder,
      `SELECT resident_id FROM assignments WHERE case_id = 'case-2' AND resident_id NOT IN
        (SELECT resident_id FROM invitations WHERE invitation_id = '${String(letter)}') ORDER BY seat LIMIT 1 OFFSET 5`,
    );
    writeFileSync(
      path.join(folder, 'x.csv'),
      `resident_id,case_id,reason\n${String(excluded)},case-2,own-choice\n`,
    );
    await runLoting(folder, 'assign exclude x.csv', options);
    const before = digestFolder(folder);
    const preview = await runJson(folder, 'assign replace --dry-run', options);
    expect(digestFolder(folder)).toEqual(before);
    const human = await runLoting(folder, 'assign replace', options);
    expect(human.exitCode).toBe(0);
    const { changes, written } = preview.json as ReplaceJson;
    for (const caseId of new Set(changes.map((change) => change.caseId))) {
      expect(human.stdout).toContain(
        `Letters to those who came in: loting letters render --kind case --case ${caseId}\n`,
      );
    }
    expect(written).toBe(false);
    expect(changes.find(({ caseId }) => caseId === 'case-1')).toMatchObject({
      seatNumber: 3,
      reason: 'withdrawn',
    });
    expect(changes.find(({ leaves }) => leaves === excluded)).toMatchObject({ reason: 'excluded' });
    // People know members by the numbers of their letters.
    const numberOf = (residentId: string): string =>
      String(
        queryColumn(folder, `SELECT invitation_id FROM invitations WHERE resident_id = '${residentId}'`)[0],
      );
    for (const { caseId, seatNumber, leaves, enters } of changes) {
      expect(human.stdout).toContain(numberOf(leaves));
      expect(human.stdout).not.toContain(leaves);
      expect(human.stdout).toContain(numberOf(String(enters)));
      expect(enters).not.toBeNull();
      expect(
        queryColumn(
          folder,
          `SELECT resident_id FROM standing_seats WHERE case_id = '${caseId}' AND seat = ${seatNumber}`,
        ),
      ).toEqual([enters]);
    }
    expect((await runLoting(folder, 'assign replace', options)).stdout).toContain('Every seat');
    expect((await runLoting(folder, 'assign export', options)).exitCode).toBe(0);
    const roster = readText(folder, 'exports/roster-case-1.csv');
    const entered = String(changes.find(({ caseId }) => caseId === 'case-1')?.enters);
    expect(roster).toContain(`\n3,${numberOf(entered)},${entered}\n`);
    expect(readText(folder, 'exports/seat-changes.csv').trimEnd().split('\n')).toHaveLength(
      1 + changes.length,
    );
    expect(await verify(folder)).toMatchObject({ exitCode: 0, differences: [] });

    const [other] = queryColumn(
      folder,
      'SELECT resident_id FROM members WHERE resident_id NOT IN (SELECT enters FROM seat_changes)',
    );
    changeDatabase(folder, `UPDATE seat_changes SET enters = '${String(other)}' WHERE change_id = 1`);
    expect(
      missingIn(
        await verify(folder),
        ['Log', 'log.value-differs', 'seat_changes'],
        ['Replacements', 'replacement.differs', /seat \d/],
      ),
    ).toEqual([]);
  });

  it('takes one member out of one case, who does not come back into it', async () => {
    const folder = copyPanel(assigned);
    const seatOf = "SELECT resident_id FROM standing_seats WHERE case_id = 'case-2' AND seat = 1";
    const [member] = queryColumn(folder, seatOf);
    const call = (...words: readonly string[]) =>
      runLoting(folder, ['assign', 'replace', '--member', String(member), ...words], options);
    expect((await call('--case', 'case-2', '--reason', 'cannot-come')).exitCode).toBe(0);
    const [entrant] = queryColumn(folder, seatOf);
    expect(entrant).not.toBe(member);
    const gone = await call('--case', 'case-2', '--reason', 'cannot-come');
    expect(gone.stderr).toContain(`✗ Member ${String(member)} has no seat in case case-2.`);
    expect((await call('--case', 'case-9', '--reason', 'ill')).stderr).toContain(
      '✗ There is no case "case-9"',
    );
    expect((await call('--case', 'case-2')).stderr).toContain('--member, --case and --reason go together');
    expect((await call('--case', 'case-2', '--reason', 'Jan is ziek')).stderr).not.toContain('Jan');
    const late = await runLoting(
      folder,
      ['assign', 'replace', '--member', String(entrant), '--case', 'case-2', '--reason', 'cannot-come'],
      { now: '2027-04-05T09:00:00.000Z' },
    );
    expect(late.stderr).toContain('✗ Case case-2 began on 2027-04-05');
    expect(await verify(folder)).toMatchObject({ exitCode: 0, differences: [] });
  });

  it('names the seats that stay empty, with what is missing', async () => {
    const folder = copyPanel(assigned);
    // Everybody but the group withdraws, so that no reserve is left.
    const letters = queryColumn(
      folder,
      "SELECT invitation_id FROM members JOIN invitations USING (resident_id) WHERE resident_id NOT IN (SELECT resident_id FROM assignments WHERE case_id = 'case-1')",
    );
    for (const letter of letters) {
      await runLoting(folder, ['signup', 'withdraw', codeOfLetter(String(letter))], options);
    }
    const [member] = queryColumn(
      folder,
      "SELECT invitation_id FROM standing_seats JOIN invitations USING (resident_id) WHERE case_id = 'case-1' AND seat = 2",
    );
    const { exitCode, stdout } = await runLoting(
      folder,
      ['assign', 'replace', '--member', String(member), '--case', 'case-1', '--reason', 'cannot-come'],
      options,
    );
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^case-1 +2 +1-\d{6} +cannot-come +nobody$/m);
    expect(stdout).toContain('Seats that stay empty');
    expect((await runLoting(folder, 'assign export', options)).exitCode).toBe(0);
    expect(readText(folder, 'exports/roster-case-1.csv')).not.toContain('\n2,');
    expect(await verify(folder)).toMatchObject({ exitCode: 0, differences: [] });
  });

  it('is refused before there are groups', async () => {
    const { exitCode, stderr } = await runLoting(signedUp.folder, 'assign replace', options);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('✗ No members have been assigned to cases yet.');
  });
});
