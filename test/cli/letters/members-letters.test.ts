/** Letters to those who signed up, through the command line: who gets a welcome, an apology or a case, and who does not. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { linesOfPage, openPdf } from '../../letters/letter-fixtures.ts';
import { digestFolder } from '../folder-digest.ts';
import { runLoting } from '../run-loting.ts';
import type { SmallPanel } from '../small-panel.ts';
import {
  AFTER_ANSWERS,
  AFTER_POSTING,
  ANSWERS_FILE,
  codeOfLetter,
  copyPanel,
  editSettings,
  makeSmallPanel,
  queryColumn,
} from '../small-panel.ts';

let posted: SmallPanel;
let panel: SmallPanel;

beforeAll(async () => {
  posted = await makeSmallPanel('letters');
  panel = await makeSmallPanel('assignment');
});

const call = (folder: string, words: string | readonly string[], now = AFTER_ANSWERS) =>
  runLoting(folder, words, { now });

async function done(folder: string, words: string | readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await call(folder, words);
  expect({ exitCode, stderr }, String(words)).toEqual({ exitCode: 0, stderr: '' });
  return stdout;
}

async function refused(folder: string, words: string, now?: string): Promise<string> {
  const before = digestFolder(folder);
  const { exitCode, stdout, stderr } = await call(folder, words, now);
  expect(exitCode, words).toBeGreaterThan(0);
  expect(stdout).toBe('');
  expect(digestFolder(folder), words).toEqual(before);
  return stderr;
}

/** The letter numbers of a kind and case, sorted. */
const numbersOf = (folder: string, kind: string, caseId = 'NULL') =>
  queryColumn(
    folder,
    `SELECT invitation_id FROM letters JOIN batches USING (batch_id)
      WHERE kind = '${kind}' AND case_id IS ${caseId} ORDER BY invitation_id`,
  );

/** The letter numbers of the residents of a query, sorted. */
const numbersWhere = (folder: string, condition: string) =>
  queryColumn(folder, `SELECT invitation_id FROM invitations WHERE ${condition} ORDER BY invitation_id`);

const MEMBERS = 'resident_id IN (SELECT resident_id FROM members)';

const datedCase = [
  [['cases', 0, 'letterDate'], '2027-02-13'],
  [['cases', 0, 'answerBefore'], '2027-02-22'],
] as const;

/** The text of the first letter of a batch. */
async function firstLetterOf(folder: string, batch: string): Promise<string> {
  const pdf = await openPdf(readFileSync(path.join(folder, 'letters', `${batch}.pdf`)));
  return (await linesOfPage(pdf, 1)).join(' ');
}

describe('a welcome', () => {
  it('carries no code, and goes out also when the code of the invitation was revoked', async () => {
    const folder = copyPanel(panel);
    await done(folder, 'letters render --kind welcome');
    const batch = 'w1-GM0344-welcome-001';
    expect(await refused(folder, `letters revoke ${batch}:1 --reason opened`)).toContain(
      `Letter ${batch}:1 carries no login code.`,
    );
    expect(await refused(folder, `letters revoke ${batch} --reason opened`)).toContain(
      'There is nothing to revoke',
    );
    const [number] = queryColumn(
      folder,
      `SELECT invitation_id FROM letters WHERE batch_id = '${batch}' AND sequence = 1`,
    );
    await done(folder, `letters revoke ${String(number)} --reason opened`);
    expect(await done(folder, `letters check ${batch}`)).toContain('Nothing to take out of 1 batch.');
    expect(await done(folder, `letters reprint ${batch}:1`)).toContain('1 letter again');
  });

  it('goes once to every member and to nobody else', async () => {
    const folder = copyPanel(panel);
    const members = numbersWhere(folder, MEMBERS);
    expect(members.length).toBeGreaterThan(20);
    await done(folder, 'letters render --kind welcome');
    expect(numbersOf(folder, 'welcome')).toEqual(members);
    const before = digestFolder(folder);
    expect(await done(folder, 'letters render --kind welcome')).toContain('made before, with the same bytes');
    expect(digestFolder(folder)).toEqual(before);
    const first = await firstLetterOf(folder, 'w1-GM0344-welcome-001');
    expect(first).toContain('w1-GM0344-welcome-001 · 1');
    // No letter but those that ask for an answer on the site holds a code.
    for (const number of members.slice(0, 3)) expect(first).not.toContain(codeOfLetter(String(number)));
  });

  it('goes not to a member who withdrew, and not at all before there are members', async () => {
    const folder = copyPanel(panel);
    const [number, ...others] = numbersWhere(folder, MEMBERS);
    await done(folder, `signup withdraw ${String(number)} --date 2027-02-11`);
    await done(folder, 'letters render --kind welcome');
    expect(numbersOf(folder, 'welcome')).toEqual(others);
    expect(await refused(posted.folder, 'letters render --kind welcome', AFTER_POSTING)).toContain(
      'There is nobody',
    );
  });
});

describe('an apology', () => {
  it('goes once to those who lost the lottery over the places, and not to who signed up too late', async () => {
    const folder = copyPanel(posted);
    await done(folder, `signup import ${ANSWERS_FILE}`);
    editSettings(folder, [
      [['panel', 'members', 'maximum'], 28],
      [['panel', 'admission'], { quotaFeatures: ['municipality', 'gender'], quotaTolerance: 2 }],
    ]);
    await done(folder, ['panel', 'admit', '--randomness', 'dice of 12 February: 4 4 1']);
    const losers = numbersWhere(folder, `resident_id IN (SELECT resident_id FROM reserves)`);
    expect(losers.length).toBeGreaterThan(0);
    expect(numbersWhere(folder, `state = 'signed-up' AND NOT ${MEMBERS}`)).toHaveLength(losers.length + 3);
    await done(folder, 'letters render --kind apology');
    expect(numbersOf(folder, 'apology')).toEqual(losers);
    await done(folder, 'letters render --kind apology');
    expect(numbersOf(folder, 'apology')).toEqual(losers);
  });

  it('goes to nobody when there was no lottery: it tells of one', async () => {
    const folder = copyPanel(panel);
    expect(numbersWhere(folder, `state = 'signed-up' AND NOT ${MEMBERS}`)).toHaveLength(3);
    expect(await refused(folder, 'letters render --kind apology')).toContain(
      'nobody lost a lottery over the places of the panel',
    );
    expect(await refused(posted.folder, 'letters render --kind apology', AFTER_POSTING)).toContain(
      'There is nobody',
    );
  });
});

describe('a letter about a case', () => {
  it('goes once to the members who judge that case, with its title and its own dates', async () => {
    const folder = copyPanel(panel);
    editSettings(folder, datedCase);
    const seated = numbersWhere(
      folder,
      "resident_id IN (SELECT resident_id FROM standing_seats WHERE case_id = 'case-1')",
    );
    expect(seated).toHaveLength(8);
    const told = await done(folder, 'letters render --kind case --case case-1');
    expect(told).toContain(
      '! The letters in "nl" have the title of the case as staff know it: "Case case-1".',
    );
    expect(told.replaceAll('\n', ' ')).toContain('The PDF files hold names and addresses.');
    expect(numbersOf(folder, 'case', "'case-1'")).toEqual(seated);
    expect(numbersOf(folder, 'case', "'case-2'")).toEqual([]);
    const before = digestFolder(folder);
    await done(folder, 'letters render --kind case --case case-1');
    expect(digestFolder(folder)).toEqual(before);
    const first = await firstLetterOf(folder, 'w1-GM0344-case-case-1-001');
    for (const text of ['Case case-1', '13 februari 2027', '22 februari 2027', '1 maart 2027']) {
      expect(first).toContain(text);
    }
  });

  it('has the title in its own language, where the settings have one', async () => {
    const folder = copyPanel(panel);
    editSettings(folder, [...datedCase, [['cases', 0, 'letterTitle'], { nl: 'Een voorbeeld, geweigerd' }]]);
    const said = await done(folder, 'letters render --kind case --case case-1');
    expect(said).not.toContain('as staff know it');
    const first = await firstLetterOf(folder, 'w1-GM0344-case-case-1-001');
    expect(first).toContain('Een voorbeeld, geweigerd');
    expect(first).not.toContain('Case case-1');
  });

  it('is refused without dates, without a case, for another case and for another kind', async () => {
    const { folder } = panel;
    const render = 'letters render --kind';
    expect(await refused(folder, `${render} case --case case-1`)).toMatch(
      /cases\[1\]\.letterDate is not there[^]*cases\[1\]\.answerBefore is not there/,
    );
    expect(await refused(folder, `${render} case --case case-9`)).toContain('There is no case "case-9"');
    expect(await refused(folder, `${render} case`)).toContain('the id of a case');
    expect(await refused(folder, `${render} welcome --case case-1`)).toContain('belongs to --kind case');
  });
});
