import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Prompter } from '../../src/cli/prompter.ts';
import { readAddresseeForTest } from './read-addressee.ts';
import { makeScriptedPrompter } from './scripted-prompter.ts';
import { digestFolder } from './folder-digest.ts';
import { runJson, runLoting } from './run-loting.ts';
import type { SmallPanel } from './small-panel.ts';
import {
  AFTER_ANSWERS,
  ANSWERS_FILE,
  codeOfLetter,
  copyPanel,
  editSettings,
  makeSmallPanel,
  PHONING_CODE,
  queryColumn,
  readText,
} from './small-panel.ts';

const options = { now: AFTER_ANSWERS };
const education = {
  id: 'education',
  text: 'What is your highest level of education?',
  answers: [
    { id: 'low', text: 'Vmbo', share: 0.4 },
    { id: 'high', text: 'Hbo', share: 0.6 },
  ],
};

let panel: SmallPanel;

beforeAll(async () => {
  panel = await makeSmallPanel('letters');
});

/** The state of a letter, and how its last move was recorded. */
function lastMove(folder: string, invitationId: string): unknown {
  return queryColumn(
    folder,
    `SELECT from_state || ' > ' || to_state || ', ' || moved_on || ', ' || coalesce(channel, 'none') || ', ' || recorded_by
     FROM invitation_moves WHERE invitation_id = '${invitationId}' ORDER BY move_id DESC LIMIT 1`,
  )[0];
}

/** What the resident of letter 1-000002 would say. */
async function lookAt(folder: string): Promise<{ name: string; postcode: string; born: string }> {
  const { addressLines, postcode, birthDate } = await readAddresseeForTest(folder, '1-000002');
  const name = (addressLines[0] ?? '').split(' ').at(-1) ?? '';
  return { name, postcode, born: birthDate };
}

/** Records the answer of letter 1-000001, with somebody at the terminal. */
const record = (folder: string, prompter: Prompter) =>
  runLoting(folder, ['signup', 'record', PHONING_CODE, '--date', '2027-01-20'], { ...options, prompter });

describe('news of one letter', () => {
  it.each([
    ['decline', [], 'declined', 'the resident does not take part'],
    ['undeliverable', [], 'undeliverable', 'the letter came back'],
    ['undeliverable', ['--moved'], 'moved-or-deceased', 'the resident moved or died'],
  ])('is recorded by %s %j, by code or by number', async (command, words, state, says) => {
    for (const letter of [PHONING_CODE, '1-000001']) {
      const folder = copyPanel(panel);
      const before = digestFolder(folder);
      const call = ['signup', command, letter, ...words, '--date', '2027-01-20', '--channel', 'mail'];
      const preview = await runLoting(folder, [...call, '--dry-run'], options);
      expect(preview.stdout).toContain('Nothing was written (--dry-run).');
      expect(digestFolder(folder)).toEqual(before);
      const { exitCode, stdout } = await runLoting(folder, [...call, '--by', 'desk-7'], options);
      expect(exitCode).toBe(0);
      expect(stdout).toContain(`Letter 1-000001: ${says}`);
      expect(lastMove(folder, '1-000001')).toBe(`posted > ${state}, 2027-01-20, mail, desk-7`);
    }
  });

  it('lets a resident who signed up withdraw, once', async () => {
    const folder = copyPanel(panel);
    const withdraw = ['signup', 'withdraw', '1-000001', '--date', '2027-02-01'];
    const early = await runLoting(folder, withdraw, options);
    expect(early.exitCode).toBe(1);
    expect(early.stderr).toContain('Letter 1-000001 stands at "posted" and cannot move to "withdrawn".');
    expect(early.stderr).toContain('Possible from here: reminded, no-answer, undeliverable, signed-up,');
    await runLoting(folder, ['signup', 'record', '1-000001', '--date', '2027-01-20'], options);
    expect((await runLoting(folder, withdraw, options)).exitCode).toBe(0);
    expect((await runLoting(folder, withdraw, options)).stderr).toContain('stands at "withdrawn"');
    expect((await runLoting(folder, 'audit verify', options)).exitCode).toBe(0);
  });

  it('lets a resident who declined sign up after all, by staff and not by a file', async () => {
    const folder = copyPanel(panel);
    await runLoting(folder, ['signup', 'decline', PHONING_CODE, '--date', '2027-01-20'], options);
    writeFileSync(path.join(folder, 'again.csv'), `code,answer\n${PHONING_CODE},yes\n`);
    const { json } = await runJson(folder, 'signup import again.csv', options);
    expect(json).toMatchObject({ answers: { 'already-known': 1 } });
    expect((await runLoting(folder, ['signup', 'record', PHONING_CODE], options)).exitCode).toBe(0);
    expect(lastMove(folder, '1-000001')).toBe('declined > signed-up, 2027-02-12, phone, desk-1');
    expect((await runLoting(folder, 'audit verify', options)).exitCode).toBe(0);
  });

  it.each([
    ['a number that no letter has', '9-000001', 'There is no letter 9-000001.'],
    ['a code of another panel', 'ABCD-EFGH-JKM5', undefined],
  ])('is refused with %s', async (_what, letter, said) => {
    const { exitCode, stderr } = await runLoting(panel.folder, ['signup', 'decline', letter], options);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(said ?? 'login code');
  });

  it('of a code that was replaced is refused, and says so', async () => {
    const folder = copyPanel(panel);
    const revoked = await runLoting(folder, ['letters', 'revoke', '1-000001', '--reason', 'lost'], options);
    expect({ exitCode: revoked.exitCode, stderr: revoked.stderr }).toEqual({ exitCode: 0, stderr: '' });
    const { stderr } = await runLoting(folder, ['signup', 'record', PHONING_CODE], options);
    expect(stderr).toContain('✗ This login code was replaced');
  });

  it('never writes who recorded it in the log', async () => {
    const folder = copyPanel(panel);
    await runLoting(folder, ['signup', 'decline', PHONING_CODE, '--by', 'desk-with-a-name'], options);
    const { stdout } = await runLoting(folder, 'audit log --json', options);
    expect(stdout).toContain('"signup.recorded"');
    expect(stdout).not.toContain('desk-with-a-name');
  });
});

describe('loting signup record at a terminal', () => {
  it('shows the name for checking, and asks for contact data and the questions', async () => {
    const folder = copyPanel(panel);
    editSettings(folder, [[['signUp', 'questions'], [education]]]);
    const { prompter, asked } = makeScriptedPrompter([true, true, 'wrong', 't@example.org', '', '', 'high']);
    const { exitCode, stdout, stderr } = await record(folder, prompter);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(asked[0]).toMatch(/^The letter is to .+\. Is this the resident\?$/);
    expect(asked.slice(1)).toEqual([
      'Does the resident take part?',
      'E-mail address (Enter for none):',
      'This does not hold an e-mail address.',
      'Telephone number (Enter for none):',
      'The name to use (Enter for the name in the letter):',
      'What is your highest level of education?',
    ]);
    // The name stands in the question only.
    expect(stdout).toBe('Letter 1-000001: the resident signed up, on 2027-01-20. It stood at "posted".\n');
    expect(queryColumn(folder, 'SELECT count(*) FROM sign_ups')).toEqual([1]);
  });

  it('records that the resident does not take part, without asking more', async () => {
    const folder = copyPanel(panel);
    const { prompter, asked } = makeScriptedPrompter([true, false]);
    expect((await record(folder, prompter)).exitCode).toBe(0);
    expect(asked).toHaveLength(2);
    expect(lastMove(folder, '1-000001')).toBe('posted > declined, 2027-01-20, phone, desk-1');
  });

  it.each([
    ['it is another resident', [false]],
    ['Ctrl-C is pressed at the first question', [undefined]],
    ['Ctrl-C is pressed at the last', [true, true, '', '', undefined]],
  ])('records nothing when %s', async (_what, answers) => {
    const folder = copyPanel(panel);
    const before = digestFolder(folder);
    const { exitCode, stderr } = await record(folder, makeScriptedPrompter(answers).prompter);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('It was stopped at the terminal.');
    expect(digestFolder(folder)).toEqual(before);
  });

  it('asks nothing about a letter that cannot be answered any more', async () => {
    const folder = copyPanel(panel);
    await runLoting(folder, ['signup', 'undeliverable', PHONING_CODE, '--moved'], options);
    const { prompter, asked } = makeScriptedPrompter([]);
    const { exitCode, stderr } = await record(folder, prompter);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('Letter 1-000001 stands at "moved-or-deceased" and cannot move to "signed-up".');
    expect(asked).toEqual([]);
  });

  it('asks nothing when the flags say it all', async () => {
    const folder = copyPanel(panel);
    const { prompter, asked } = makeScriptedPrompter([]);
    const words = ['signup', 'record', PHONING_CODE, '--email', 't@example.org'];
    expect((await runLoting(folder, words, { ...options, prompter })).exitCode).toBe(0);
    expect(asked).toEqual([]);
  });
});

describe('loting signup find', () => {
  it('finds a letter by name, postcode and date of birth together, and logs it without them', async () => {
    const folder = copyPanel(panel);
    const { name, postcode, born } = await lookAt(folder);
    const call = ['signup', 'find', '--name', name.toUpperCase(), '--postcode', postcode, '--born', born];
    const { exitCode, stdout } = await runLoting(folder, call, options);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^Letter 1-000002, to .+: the letter is posted\.$/m);
    expect(stdout).toContain('loting signup record 1-000002');
    expect(stdout).not.toContain(postcode);
    const log = await runLoting(folder, 'audit log --json', options);
    expect(log.stdout.replace(/\s+/g, ' ')).toContain('"found": [ "1-000002" ]');
    for (const secret of [name, postcode, born]) expect(log.stdout).not.toContain(secret);
    const elsewhere = await runLoting(folder, call.with(5, '1000AA'), options);
    expect(elsewhere.stdout).toContain('No letter fits these three together.');
    const younger = await runJson(folder, call.with(7, '2001-01-01'), options);
    expect(younger.json).toEqual({ found: [] });
    expect((await runLoting(folder, 'audit verify', options)).exitCode).toBe(0);
  });

  it('takes no less than all three', async () => {
    const { exitCode, stderr } = await runLoting(panel.folder, ['signup', 'find', '--name', 'Test'], options);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('A letter is looked for by three things together');
  });
});

describe('residents who were dropped by a refresh', () => {
  it('cannot sign up any more, and are told why; a member among them is none any more', async () => {
    const folder = copyPanel(panel);
    await runLoting(folder, `signup import ${ANSWERS_FILE}`, options);
    mkdirSync(path.join(folder, 'newer'));
    const [header = '', ...lines] = readText(folder, 'registers/GM0344.csv').trimEnd().split('\n');
    const left = lines.filter((_, index) => index % 8 !== 0);
    writeFileSync(path.join(folder, 'newer/GM0344.csv'), `${[header, ...left].join('\n')}\n`);
    const refresh = await runLoting(folder, 'draw refresh --register newer/GM0344.csv', options);
    expect({ exitCode: refresh.exitCode, stderr: refresh.stderr }).toEqual({ exitCode: 0, stderr: '' });
    const dropped = queryColumn(
      folder,
      `SELECT invitation_id FROM invitations JOIN refresh_changes USING (resident_id)
       WHERE change = 'dropped' AND state = 'moved-or-deceased' ORDER BY invitation_id`,
    ).map(String);
    expect(queryColumn(folder, "SELECT count(*) FROM refresh_changes WHERE change = 'dropped'")).toEqual([
      dropped.length,
    ]);
    const wasSignedUp = queryColumn(
      folder,
      "SELECT count(*) FROM invitation_moves WHERE from_state = 'signed-up' AND to_state = 'moved-or-deceased'",
    );
    expect(Number(wasSignedUp[0])).toBeGreaterThan(0);
    const [first = ''] = dropped;
    const { stderr } = await runLoting(folder, ['signup', 'record', codeOfLetter(first)], options);
    expect(stderr).toContain(`Letter ${first} stands at "moved-or-deceased"`);
    writeFileSync(path.join(folder, 'late.csv'), `code,answer\n${codeOfLetter(first)},yes\n`);
    const { json } = await runJson(folder, 'signup import late.csv', options);
    expect(json).toMatchObject({ answers: { 'not-open': 1 } });
    expect(readText(folder, 'exports/late-result.csv')).toContain(
      'The resident was taken off the list of letters: not in the newer register of the municipality',
    );
    expect((await runLoting(folder, 'panel admit', options)).exitCode).toBe(0);
    const members = queryColumn(
      folder,
      'SELECT invitation_id FROM members JOIN invitations USING (resident_id)',
    );
    expect(members.filter((id) => dropped.includes(String(id)))).toEqual([]);
    expect((await runLoting(folder, 'audit verify', options)).exitCode).toBe(0);
  });
});

describe('loting signup close', () => {
  it('sets posted letters without an answer to no answer, after the last day only', async () => {
    const folder = copyPanel(panel);
    await runLoting(folder, `signup import ${ANSWERS_FILE}`, options);
    const early = await runLoting(folder, 'signup close', { now: '2027-02-08T12:00:00.000Z' });
    expect(early.exitCode).toBe(1);
    expect(early.stderr).toContain('Residents can still answer: the last day is 2027-02-08.');
    const open = queryColumn(folder, "SELECT count(*) FROM invitations WHERE state = 'posted'")[0];
    const { exitCode, stdout } = await runLoting(folder, 'signup close', options);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`Letters without an answer: ${String(open)}.`);
    expect(queryColumn(folder, "SELECT count(*) FROM invitations WHERE state = 'no-answer'")).toEqual([open]);
    const late = await runLoting(folder, ['signup', 'record', codeOfLetter('1-000001')], options);
    expect(late.stdout).toContain('marked late');
    expect((await runJson(folder, 'signup close', options)).json).toEqual({ written: false, closed: 0 });
    expect((await runLoting(folder, 'audit verify', options)).exitCode).toBe(0);
  });
});
