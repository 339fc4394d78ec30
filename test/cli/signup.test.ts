import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { digestFolder, readRights } from './folder-digest.ts';
import { runJson, runLoting } from './run-loting.ts';
import type { SmallPanel } from './small-panel.ts';
import {
  AFTER_ANSWERS,
  ANSWERS_FILE,
  copyPanel,
  makeSmallPanel,
  PHONING_CODE,
  queryColumn,
  readText,
} from './small-panel.ts';

const options = { now: AFTER_ANSWERS };
const ANSWER_COUNT = "SELECT count(*) FROM invitation_moves WHERE to_state IN ('signed-up', 'declined')";

let panel: SmallPanel;

beforeAll(async () => {
  panel = await makeSmallPanel('letters');
});

interface ImportJson {
  readonly result: string;
  readonly lines: number;
  readonly answers: Readonly<Record<string, number>>;
  readonly resultFile: string | null;
  readonly each: readonly { readonly line: number; readonly answer: string }[];
}

describe('loting signup import', () => {
  it('gives every line one answer, the same in the table, in JSON and in the result file', async () => {
    const folder = copyPanel(panel);
    const before = digestFolder(folder);
    const preview = await runJson(folder, `signup import ${ANSWERS_FILE} --dry-run`, options);
    expect(digestFolder(folder)).toEqual(before);
    const { result, lines, answers, each, resultFile } = preview.json as ImportJson;
    expect({ result, resultFile }).toEqual({ result: 'not-written', resultFile: null });
    const human = await runLoting(folder, `signup import ${ANSWERS_FILE}`, options);
    expect({ exitCode: human.exitCode, stderr: human.stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(Object.values(answers).reduce((sum, count) => sum + count, 0)).toBe(lines);
    for (const [answer, count] of Object.entries(answers)) {
      expect(human.stdout).toMatch(new RegExp(`^${answer} +${count} `, 'm'));
      expect(each.filter((line) => line.answer === answer)).toHaveLength(count);
    }
    expect(human.stdout).toMatch(new RegExp(`^Total +${lines}$`, 'm'));
    expect(human.stdout).toContain('The answer to every line is in exports/answers-result.csv.');
    const rows = readText(folder, 'exports/answers-result.csv').trimEnd().split('\n').slice(1);
    expect(rows.map((row) => row.split(',').slice(0, 2))).toEqual(
      each.map(({ line, answer }) => [String(line), answer]),
    );
    expect(readRights(path.join(folder, 'exports/answers-result.csv'))).toBe('600');
    expect(queryColumn(folder, "SELECT count(*) FROM invitations WHERE state = 'signed-up'")).toEqual([
      (answers['accepted'] ?? 0) + (answers['accepted-late'] ?? 0),
    ]);
    expect(answers).toMatchObject({ 'wrong-check-symbol': 4, 'unknown-code': 2, 'accepted-late': 3 });
    expect(queryColumn(folder, 'SELECT count(*) FROM invitation_moves WHERE is_late = 1')).toEqual([3]);
  });

  it('changes nothing when the very same file, or its lines in another file, come again', async () => {
    const folder = copyPanel(panel);
    await runLoting(folder, `signup import ${ANSWERS_FILE}`, options);
    const before = digestFolder(folder);
    const again = await runLoting(folder, `signup import ${ANSWERS_FILE}`, options);
    expect(again.exitCode).toBe(0);
    expect(again.stdout).toContain('This very file was imported before. Nothing was changed.');
    expect(digestFolder(folder)).toEqual(before);

    writeFileSync(path.join(folder, 'more.csv'), `${readText(folder, ANSWERS_FILE)}\n`);
    const { json } = await runJson(folder, 'signup import more.csv', options);
    expect((json as ImportJson).result).toBe('imported');
    expect((json as ImportJson).answers).toMatchObject({ accepted: 0, declined: 0 });
    const state = 'SELECT invitation_id || state FROM invitations ORDER BY 1';
    expect(queryColumn(folder, state)).toEqual(queryColumn(folder, state));
    expect((await runLoting(folder, 'audit verify', options)).exitCode).toBe(0);
  });

  it('writes the result file of a known file again when it is gone or changed', async () => {
    const folder = copyPanel(panel);
    const result = path.join(folder, 'exports/answers-result.csv');
    await runLoting(folder, `signup import ${ANSWERS_FILE}`, options);
    const before = digestFolder(folder);
    for (const spoil of [() => rmSync(result), () => writeFileSync(result, 'line,answer\n')]) {
      spoil();
      const { exitCode, stdout } = await runLoting(folder, `signup import ${ANSWERS_FILE}`, options);
      expect(exitCode).toBe(0);
      expect(stdout).toContain('Its result file exports/answers-result.csv was gone or changed');
      expect(digestFolder(folder)).toEqual(before);
    }
  });

  it('gives two files of one name a result each', async () => {
    const folder = copyPanel(panel);
    const lines = readText(folder, ANSWERS_FILE).trimEnd().split('\n');
    for (const [name, own] of [
      ['monday', lines.slice(0, 5)],
      ['tuesday', [...lines.slice(0, 1), ...lines.slice(5)]],
    ] as const) {
      mkdirSync(path.join(folder, name));
      writeFileSync(path.join(folder, name, 'site.csv'), `${own.join('\n')}\n`);
      expect((await runLoting(folder, `signup import ${name}/site.csv`, options)).exitCode).toBe(0);
    }
    expect(readText(folder, 'exports/site-result.csv').trimEnd().split('\n')).toHaveLength(5);
    expect(readText(folder, 'exports/site-result-2.csv').trimEnd().split('\n')).toHaveLength(
      lines.length - 4,
    );
    expect((await runLoting(folder, 'audit verify', options)).exitCode).toBe(0);
  });

  it('says that the answers are recorded when their result cannot be given its name', async () => {
    const folder = copyPanel(panel);
    mkdirSync(path.join(folder, 'exports/answers-result.csv'));
    const { exitCode, stderr } = await runLoting(folder, `signup import ${ANSWERS_FILE}`, options);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('✗ The answers are recorded, but their result file');
    expect(stderr).not.toContain('Nothing was changed');
    expect(queryColumn(folder, 'SELECT count(*) FROM imports')).toEqual([1]);
    rmSync(path.join(folder, 'exports/answers-result.csv'), { recursive: true });
    expect((await runLoting(folder, `signup import ${ANSWERS_FILE}`, options)).exitCode).toBe(0);
    expect(readText(folder, 'exports/answers-result.csv')).toContain('accepted');
  });

  it('names columns that it did not read', async () => {
    const folder = copyPanel(panel);
    writeFileSync(path.join(folder, 'a.csv'), 'code,answer,remark\n');
    const { stdout } = await runLoting(folder, 'signup import a.csv', options);
    expect(stdout).toContain('Columns that were not read: remark.');
  });

  it.each<[string, string | Uint8Array | undefined, string]>([
    ['no file', undefined, 'The file does not exist.'],
    ['an empty file', '', 'The file is empty'],
    ['a missing column', 'code\nx\n', 'The file has no column "answer".'],
    ['a column twice', 'code,answer,code\n', 'The file has the column "code" twice.'],
    ['a quote that is not closed', 'code,answer\n"x,yes\n', 'The file cannot be read as CSV'],
    [
      'Windows-1252',
      Buffer.from('code,answer,name\nx,yes,Andr\xe9\n', 'latin1'),
      'The file is not in UTF-8.',
    ],
  ])('refuses %s, and changes nothing', async (_what, content, said) => {
    const folder = copyPanel(panel);
    if (content !== undefined) writeFileSync(path.join(folder, 'a.csv'), content);
    const before = digestFolder(folder);
    const { exitCode, stdout, stderr } = await runLoting(folder, 'signup import a.csv', options);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain(`✗ ${said}`);
    expect(stderr).toMatch(/^ {2}Where: .*a\.csv/m);
    expect(stderr).toContain('  Do:    ');
    expect(digestFolder(folder)).toEqual(before);
  });

  it('records nothing when the result file cannot be written', async () => {
    const folder = copyPanel(panel);
    rmSync(path.join(folder, 'exports'), { recursive: true });
    writeFileSync(path.join(folder, 'exports'), 'a file in the way');
    const before = digestFolder(folder);
    const { exitCode, stderr } = await runLoting(folder, `signup import ${ANSWERS_FILE}`, options);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('✗ The file cannot be written');
    expect(digestFolder(folder)).toEqual(before);
  });
});

describe('loting signup record', () => {
  it('records one answer, in words and in JSON, and keeps the contact data sealed', async () => {
    const folder = copyPanel(panel);
    const contact = ['--email', 'planted@example.org', '--phone', '030 000 00 00', '--name', 'Testpersoon'];
    const typed = PHONING_CODE.toLowerCase().replaceAll('-', ' ');
    // Without a date the answer counts as given today.
    const words = ['signup', 'record', typed, ...contact];
    const today = { now: '2027-02-01T09:00:00.000Z' };
    const answer = {
      invitationId: '1-000001',
      from: 'posted',
      to: 'signed-up',
      movedOn: '2027-02-01',
      channel: 'phone',
      isLate: false,
    };
    expect((await runJson(folder, [...words, '--dry-run'], today)).json).toEqual({
      written: false,
      ...answer,
    });
    expect(queryColumn(folder, ANSWER_COUNT)).toEqual([0]);
    expect((await runJson(folder, words, today)).json).toEqual({ written: true, ...answer });
    const [sealed] = queryColumn(folder, 'SELECT sealed FROM sign_ups');
    expect(Buffer.from(sealed as Uint8Array).toString('latin1')).not.toMatch(/planted|Testpersoon|030/);
  });

  it('keeps an answer after the last day, marked late', async () => {
    const folder = copyPanel(panel);
    const late = await runLoting(folder, ['signup', 'record', PHONING_CODE, '--date', '2027-02-09'], options);
    expect(late.exitCode).toBe(0);
    expect(late.stdout).toContain('! This came after the last day to answer. It is kept, and marked late.');
    expect(queryColumn(folder, "SELECT is_late FROM invitation_moves WHERE to_state = 'signed-up'")).toEqual([
      1,
    ]);
  });

  it('takes an answer on the last day', async () => {
    const folder = copyPanel(panel);
    const { exitCode, stdout } = await runLoting(
      folder,
      ['signup', 'record', PHONING_CODE, '--date', '2027-02-08', '--channel', 'counter'],
      options,
    );
    expect(exitCode).toBe(0);
    expect(stdout).toBe('Letter 1-000001: the resident signed up, on 2027-02-08. It stood at "posted".\n');
    expect(
      queryColumn(
        folder,
        "SELECT channel || is_late || recorded_by FROM invitation_moves WHERE to_state = 'signed-up'",
      ),
    ).toEqual(['counter0desk-1']);
    expect((await runLoting(folder, 'audit verify', options)).exitCode).toBe(0);
  });

  it('records that a resident does not take part', async () => {
    const folder = copyPanel(panel);
    const words = ['signup', 'record', PHONING_CODE, '--answer', 'no', '--date', '2027-01-20'];
    expect((await runLoting(folder, [...words, '--dry-run'], options)).stdout).toBe(
      'Letter 1-000001: the resident does not take part, on 2027-01-20. It stood at "posted".\nNothing was written (--dry-run).\n',
    );
    expect(queryColumn(folder, ANSWER_COUNT)).toEqual([0]);
    expect((await runLoting(folder, words, options)).exitCode).toBe(0);
    expect(queryColumn(folder, "SELECT state FROM invitations WHERE invitation_id = '1-000001'")).toEqual([
      'declined',
    ]);
  });

  it.each([
    ['a code that is too short', ['ABCD'], 'A login code has 12 symbols'],
    ['a typing error', ['ABCD-EFGH-JKMN'], 'The login code is not right'],
    ['a symbol that no code has', ['UBCD-EFGH-JKMN'], 'of the login code cannot be in a code'],
    ['another word than yes or no', ['<code>', '--answer', 'maybe'], 'must hold yes, no, ja or nee'],
    ['no e-mail address', ['<code>', '--email', 'planted'], 'does not hold an e-mail address'],
    ['no telephone number', ['<code>', '--phone', 'planted'], 'does not hold a telephone number'],
  ])('refuses %s, without repeating what was typed', async (_what, words, said) => {
    const { folder } = panel;
    const before = digestFolder(folder);
    const typed = words.map((word) => (word === '<code>' ? PHONING_CODE : word));
    const { exitCode, stdout, stderr } = await runLoting(folder, ['signup', 'record', ...typed], options);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain(said);
    for (const secret of [PHONING_CODE, 'planted', 'EFGH']) expect(stderr).not.toContain(secret);
    expect(digestFolder(folder)).toEqual(before);
  });

  it.each([
    ['a date that does not exist', ['--date', '2027-02-30'], 'it takes a date, such as 2027-01-31'],
    ['a date in the future', ['--date', '2027-02-13'], 'the day is in the future; today is 2027-02-12'],
    ['another channel', ['--channel', 'pigeon'], 'it takes one of site, phone, mail, counter'],
    ['a question without an answer', ['--question', 'education'], 'it is written as question=answer'],
    [
      'a question that is not asked',
      ['--question', 'education=high'],
      'the settings have no question "education"',
    ],
    ['nobody who records', ['--by', ' '], 'it takes one line of 1 to 100 characters'],
  ])('takes %s for wrong usage', async (_what, words, said) => {
    const { folder } = panel;
    const before = digestFolder(folder);
    const { exitCode, stderr } = await runLoting(
      folder,
      ['signup', 'record', PHONING_CODE, ...words],
      options,
    );
    expect(exitCode).toBe(2);
    expect(stderr).toContain(said);
    expect(digestFolder(folder)).toEqual(before);
  });

  it('names the group of a code in which a symbol is wrong', async () => {
    const wrong = PHONING_CODE.endsWith('0') ? '1' : '0';
    const typed = `${PHONING_CODE.slice(0, -1)}${wrong}`;
    const { stderr } = await runLoting(panel.folder, ['signup', 'record', typed], options);
    expect(stderr).toContain('Group 3 looks wrong.');
  });

  it('refuses a second answer to the same letter', async () => {
    const folder = copyPanel(panel);
    const words = ['signup', 'record', PHONING_CODE, '--date', '2027-01-20'];
    await runLoting(folder, words, options);
    const before = digestFolder(folder);
    const { exitCode, stderr } = await runLoting(folder, [...words, '--answer', 'no'], options);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('Letter 1-000001 stands at "signed-up" and cannot move to "declined".');
    expect(stderr).toContain('Possible from here: withdrawn, opted-out, moved-or-deceased, erased.');
    expect(digestFolder(folder)).toEqual(before);
  });
});
