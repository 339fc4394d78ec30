import { chmodSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { digestFolder, readRights } from '../folder-digest.ts';
import { runJson, runLoting } from '../run-loting.ts';
import type { SmallPanel } from '../small-panel.ts';
import {
  AFTER_POSTING,
  codeOfLetter,
  copyPanel,
  editSettings,
  makeSmallPanel,
  queryColumn,
  readText,
} from '../small-panel.ts';
import { numberAt } from './number-at.ts';

let rendered: SmallPanel;
let posted: SmallPanel;

beforeAll(async () => {
  rendered = await makeSmallPanel('rendered');
  posted = await makeSmallPanel('letters');
});

const now = AFTER_POSTING;

/** One call that must succeed; its output as one text. */
async function done(folder: string, call: string): Promise<string> {
  const { exitCode, stdout, stderr } = await runLoting(folder, call, { now });
  expect({ exitCode, stderr }, call).toEqual({ exitCode: 0, stderr: '' });
  return stdout;
}

async function refused(folder: string, call: string): Promise<string> {
  const before = digestFolder(folder);
  const { exitCode, stdout, stderr } = await runLoting(folder, call, { now });
  expect({ exitCode, stdout }, call).toEqual({ exitCode: 1, stdout: '' });
  expect(digestFolder(folder), call).toEqual(before);
  return stderr;
}

const statesOf = (folder: string): readonly unknown[] =>
  queryColumn(folder, "SELECT state || ' ' || count(*) FROM invitations GROUP BY state ORDER BY state");

const outcomesOf = (folder: string): readonly unknown[] =>
  queryColumn(folder, "SELECT outcome || ' ' || count(*) FROM letters GROUP BY outcome ORDER BY outcome");

const verify = async (folder: string): Promise<unknown> => {
  const { exitCode, stdout } = await runLoting(folder, 'audit verify', { now });
  return exitCode === 0 ? 'whole' : stdout;
};

describe('loting letters printed and posted', () => {
  it('move the letters and their invitations, once', async () => {
    const folder = copyPanel(rendered);
    const total = Number(queryColumn(folder, 'SELECT count(*) FROM letters')[0]);
    expect(await done(folder, 'letters printed w1-GM0344-001 w1-GM0344-002')).toContain(
      '39 letters in 2 batches recorded as printed.',
    );
    expect(outcomesOf(folder)).toEqual(['printed 39', `rendered ${total - 39}`]);
    expect(await done(folder, 'letters printed --all')).toContain('2 batches recorded as printed before.');
    expect(statesOf(folder)).toContain(`printed ${total}`);
    await done(folder, 'letters posted w1-GM0344-001 --on 2027-01-11');
    expect(statesOf(folder)).toContain('posted 30');
    const before = digestFolder(folder);
    expect(await done(folder, 'letters posted w1-GM0344-001 --on 2027-01-11')).toContain('Nothing new');
    expect(await done(folder, 'letters posted --all --dry-run')).toContain('Nothing was written');
    expect(digestFolder(folder)).toEqual(before);
    await done(folder, 'letters posted --all --by mailroom');
    expect(statesOf(folder)).toContain(`posted ${total}`);
    expect(queryColumn(folder, 'SELECT DISTINCT recorded_by FROM invitation_moves')).toEqual([
      'desk-1',
      'mailroom',
    ]);
    expect(readText(folder, 'loting.yaml')).not.toContain('mailroom');
    expect(await verify(folder)).toBe('whole');
  });

  it('refuse unknown batches, days to come, another day, and neither names nor --all', async () => {
    const { folder } = posted;
    expect(await refused(folder, 'letters printed w1-GM0344-009 w9')).toMatch(
      /✗ There is no batch w1-GM0344-009\.[^]*✗ "w9" is neither a batch nor/,
    );
    expect(await refused(folder, 'letters posted --all --on 2027-02-01')).toContain(
      '2027-02-01 is not there yet',
    );
    expect(await refused(folder, 'letters posted w1-GM0344-001 --on 2027-01-12')).toContain(
      'Batch w1-GM0344-001 is recorded as posted on 2027-01-11.',
    );
    expect(await refused(folder, 'letters posted')).toContain('give batches, or --all');
    expect((await runLoting(folder, 'letters posted --all w1-GM0344-001')).exitCode).toBe(2);
    expect((await runLoting(folder, 'letters posted --all --on tomorrow')).exitCode).toBe(2);
  });
});

describe('loting letters check and void', () => {
  it('name the letters of residents who answered, and posting waits until they are out', async () => {
    const folder = copyPanel(rendered);
    const number = numberAt(folder, 'w1-GM0344-001', 7);
    expect((await runLoting(folder, 'letters check', { now })).stdout).toContain(
      'Nothing to take out of 3 batches.',
    );
    await done(folder, `signup record ${codeOfLetter(number)} --channel phone`);
    const check = await runLoting(folder, 'letters check', { now });
    expect(check.exitCode).toBe(1);
    expect(check.stdout).toMatch(new RegExp(`^w1-GM0344-001:7 +${number} +the resident signed up$`, 'm'));
    expect((await runJson(folder, 'letters check w1-GM0344-002', { now })).json).toEqual({
      batches: ['w1-GM0344-002'],
      takeOut: [],
    });
    expect(await refused(folder, 'letters posted --all')).toContain(
      '1 letter should not go out any more, because of what came in after they were made: w1-GM0344-001:7.',
    );
    expect(await done(folder, 'letters void --checked')).toContain('1 letter recorded as taken out');
    await done(folder, 'letters posted --all --on 2027-01-11');
    expect(outcomesOf(folder)).toContain('void 1');
    expect(statesOf(folder)).toContain('signed-up 1');
    expect(await verify(folder)).toBe('whole');
  });

  it('record letters that went out although they should not have', async () => {
    const folder = copyPanel(rendered);
    await done(folder, `signup record ${codeOfLetter(numberAt(folder, 'w1-GM0344-001', 7))}`);
    await done(folder, 'letters posted --all --as-they-are');
    expect(outcomesOf(folder)).toEqual([expect.stringMatching(/^posted \d+$/)]);
    expect(await verify(folder)).toBe('whole');
  });

  it('take out the letter that came in the place of another, when that is what will go out', async () => {
    const folder = copyPanel(rendered);
    await done(folder, 'letters reprint w1-GM0344-002:2');
    const stderr = await refused(folder, 'letters void w1-GM0344-002:2');
    expect(stderr).toContain('printed again before: w1-GM0344-reprint-001:1 came in its place.');
    expect(stderr).toContain('loting letters void w1-GM0344-reprint-001:1');
    expect(await done(folder, 'letters void w1-GM0344-reprint-001:1')).toContain('1 letter recorded');
    expect(await done(folder, 'letters void w1-GM0344-002')).toContain('8 letters recorded');
  });

  it('take no letter out that was posted, and no place that is none', async () => {
    const { folder } = posted;
    expect(await refused(folder, 'letters void w1-GM0344-001:3')).toContain('w1-GM0344-001:3 was posted');
    expect(await refused(folder, 'letters void w1-GM0344-001:31')).toContain('the numbers 1 to 30');
    expect(await refused(folder, 'letters void 7')).toContain(
      '"7" is neither a batch nor the place or the number of a letter.',
    );
    expect(await refused(folder, 'letters void w1-GM0344-007:1')).toContain(
      'There is no batch w1-GM0344-007.',
    );
    expect(await refused(folder, 'letters void')).toContain('give letters, or --checked');
  });
});

describe('loting letters reprint', () => {
  it('prints letters again with the same code, in a batch of their own', async () => {
    const folder = copyPanel(rendered);
    await done(folder, 'letters posted w1-GM0344-002 --on 2027-01-11');
    const inHouse = numberAt(folder, 'w1-GM0344-001', 4);
    const lookups = queryColumn(folder, 'SELECT code_lookup FROM invitations ORDER BY 1');
    expect(await done(folder, 'letters reprint w1-GM0344-001:4 w1-GM0344-002:9')).toContain(
      '2 letters again, with the same codes: letters/w1-GM0344-reprint-001.pdf',
    );
    expect(queryColumn(folder, 'SELECT code_lookup FROM invitations ORDER BY 1')).toEqual(lookups);
    // The one that was posted stays posted; the one in the house is replaced.
    expect(outcomesOf(folder)).toContain('replaced 1');
    expect(outcomesOf(folder)).toContain('posted 9');
    expect(
      queryColumn(folder, "SELECT invitation_id FROM letters WHERE batch_id = 'w1-GM0344-reprint-001'"),
    ).toContain(inHouse);
    expect(await refused(folder, 'letters reprint w1-GM0344-001:4')).toMatch(
      /printed again before: w1-GM0344-reprint-001:[12] came in its place/,
    );
    expect(readText(folder, 'letters/w1-manifest.csv')).toContain(`w1-GM0344-reprint-001,invitation,`);
    await done(folder, 'letters posted --all');
    const reconciled = await done(folder, 'letters reconcile');
    expect(reconciled).toContain('Every letter that was made is accounted for.');
    expect(await verify(folder)).toBe('whole');
  });

  it('of a whole batch skips what was voided, printed again or answered, and says so', async () => {
    const folder = copyPanel(rendered);
    await done(folder, 'letters void w1-GM0344-002:1');
    await done(folder, 'letters reprint w1-GM0344-002:2');
    await done(folder, `signup record ${codeOfLetter(numberAt(folder, 'w1-GM0344-002', 3))}`);
    const dryRun = await runJson(folder, 'letters reprint w1-GM0344-002 --dry-run', { now });
    expect(dryRun.json).toMatchObject({
      skipped: [
        { place: 'w1-GM0344-002:1', why: 'voided' },
        { place: 'w1-GM0344-002:2', why: 'mailroom.replaced-before' },
        { place: 'w1-GM0344-002:3', why: 'mailroom.not-to-reprint' },
      ],
    });
    const output = await done(folder, 'letters reprint w1-GM0344-002');
    expect(output).toContain('6 letters again, with the same codes: letters/w1-GM0344-reprint-002.pdf');
    expect(output).toMatch(
      /3 letters not printed again with the batch:\n {2}Letter w1-GM0344-002:1 was recorded as taken out.*\n.*:2 was printed again before: w1-GM0344-reprint-001:1 .*\n.*:3 is not printed again: the resident signed up/,
    );
    expect(outcomesOf(folder)).toContain('void 1');
    expect(await refused(folder, 'letters reprint w1-GM0344-002')).toContain(
      'Nothing is printed again: all 9',
    );
    expect(await refused(folder, 'letters reprint w1-GM0344-002 w1-GM0344-002:3')).toContain(
      'Letter w1-GM0344-002:3 is not printed again: the resident signed up.',
    );
    await done(folder, 'letters reprint w1-GM0344-002:1');
    expect(await verify(folder)).toBe('whole');
  });

  it('prints nothing for who answered meanwhile', async () => {
    const folder = copyPanel(posted);
    await done(folder, `signup record ${codeOfLetter(numberAt(folder, 'w1-GM0344-001', 2))} --answer no`);
    expect(await refused(folder, 'letters reprint w1-GM0344-001:2')).toContain(
      'Letter w1-GM0344-001:2 is not printed again: the resident does not take part.',
    );
  });
});

describe('loting letters revoke', () => {
  it('makes the old code work no more, and the next letter carries another', async () => {
    const folder = copyPanel(rendered);
    const number = numberAt(folder, 'w1-GM0344-001', 5);
    const output = await done(folder, `letters revoke ${number} --reason lost`);
    expect(output).toContain(`The code of letter ${number} works no more.`);
    expect(output).toMatch(
      /! 1 letter with that code is not recorded as posted.*\n {2}loting letters void w1-GM0344-001:5$/m,
    );
    // It is not recorded as destroyed before somebody says so: until then it may lie in the stack.
    const check = await runLoting(folder, 'letters check', { now });
    expect(check.stdout).toMatch(/^w1-GM0344-001:5 +1-\d+ +its login code was revoked$/m);
    expect(await refused(folder, 'letters posted --all')).toContain('w1-GM0344-001:5');
    expect(await done(folder, 'letters void w1-GM0344-001:5')).toContain('1 letter recorded as taken out');
    const old = await refused(folder, `signup record ${codeOfLetter(number)}`);
    expect(old).toMatch(/revoked|replaced/);
    await done(folder, 'letters render --leave-out');
    expect(
      queryColumn(folder, `SELECT batch_id || ' ' || version FROM letters WHERE invitation_id = '${number}'`),
    ).toEqual(['w1-GM0344-001 1', 'w1-GM0344-003 2']);
    expect(await verify(folder)).toBe('whole');
    expect(await refused(folder, 'letters revoke 9-000001 --reason lost')).toContain(
      'There is no letter with the number "9-000001".',
    );
    expect(await refused(folder, `letters revoke ${number} --reason a;b`)).toContain('not allowed');
  });
});

describe('loting letters returned', () => {
  it('records letters one by one and from a file, and each once', async () => {
    const folder = copyPanel(posted);
    const [first, second, third] = [1, 2, 3].map((place) => numberAt(folder, 'w1-GM0344-001', place));
    await done(folder, `signup record ${codeOfLetter(String(third))}`);
    expect(await done(folder, `letters returned ${first} --on 2027-01-12`)).toContain('1 letter recorded');
    writeFileSync(path.join(folder, 'back.csv'), `letter_number\n${first}\n${second}\n${third}\n`);
    const output = await done(folder, 'letters returned --import back.csv');
    expect(output).toContain('2 letters recorded as returned.');
    expect(output).toContain('1 letter of them changed nothing');
    expect(output).toContain('1 letter recorded as returned before.');
    expect(statesOf(folder)).toContain('undeliverable 2');
    expect(outcomesOf(folder)).toContain('returned 3');
    expect(await verify(folder)).toBe('whole');
  });

  it('names every wrong number with its line, and then records none', async () => {
    const folder = copyPanel(posted);
    writeFileSync(path.join(folder, 'back.csv'), 'letter_number\n1-000001\n7-000001\nWilhelmina\n');
    const stderr = await refused(folder, 'letters returned --import back.csv');
    expect(stderr).toMatch(
      /number "7-000001"[^]*back\.csv, line 3[^]*"Wilhelmina" is neither[^]*back\.csv, line 4/,
    );
    expect(await refused(copyPanel(rendered), 'letters returned 1-000001')).toContain(
      'cannot have come back',
    );
  });
});

describe('loting letters status and reconcile', () => {
  it('count every batch, and name what is missing', async () => {
    const folder = copyPanel(rendered);
    await done(folder, 'letters posted w1-GM0344-001 --on 2027-01-11');
    await done(folder, 'letters void w1-GM0344-002:3');
    const status = await done(folder, 'letters status');
    expect(status).toMatch(/^w1-GM0344-001 +30 +30 +30 +0 +0 +0 +2027-01-11$/m);
    expect(status).toMatch(/^w1-GM0344-002 +9 +0 +0 +1 +0 +0$/m);
    const { exitCode, stdout } = await runLoting(folder, 'letters reconcile', { now });
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^w1-GM0344-002 +9 +0 +1 +0 +8$/m);
    expect(stdout).toMatch(/not posted and not taken out:\n {2}w1-GM0344-002:1,2,4/);
    await done(folder, 'letters posted --all --on 2027-01-12');
    const { json } = await runJson(folder, 'letters reconcile', { now });
    expect(json).toMatchObject({ outcomes: { rendered: 0, printed: 0, void: 1 }, missing: [] });
  });

  it('name files that were lost or changed, and render makes them again with the same bytes', async () => {
    const folder = copyPanel(posted);
    const before = digestFolder(folder);
    rmSync(path.join(folder, 'letters/w1-GM0344-001.pdf'));
    writeFileSync(path.join(folder, 'letters/w1-GM0637-001-cover.pdf'), 'something else');
    const { exitCode, stdout } = await runLoting(folder, 'letters status', { now });
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/^w1-GM0344-001 .* MISSING$/m);
    expect(stdout).toMatch(/^w1-GM0637-001 .* CHANGED$/m);
    expect(await verify(folder)).toMatch(/w1-GM0344-001[^]*w1-GM0637-001-cover/);
    // Also the cover sheet, which was made in another language than that of this call.
    await runLoting(folder, 'letters render --leave-out', { now, language: 'nl' });
    expect(digestFolder(folder)).toEqual(before);
  });
});

describe('loting letters shred', () => {
  it('removes what was posted, when told to, and says so in the log', async () => {
    const folder = copyPanel(posted);
    expect(await refused(folder, 'letters shred --wave 1')).toContain('This would remove 3 files for good.');
    expect(await done(folder, 'letters shred w1-GM0344-001 --dry-run')).toContain('Nothing was removed');
    await done(folder, 'letters shred --wave 1 --yes');
    expect(Object.keys(digestFolder(path.join(folder, 'letters')))).toEqual([
      'w1-GM0344-001-cover.pdf',
      'w1-GM0344-002-cover.pdf',
      'w1-GM0637-001-cover.pdf',
      'w1-manifest.csv',
    ]);
    expect(await done(folder, 'letters status')).toMatch(/^w1-GM0344-001 .* shredded$/m);
    expect(await verify(folder)).toBe('whole');
    // It does not come back.
    await runLoting(folder, 'letters render --leave-out', { now });
    expect(Object.keys(digestFolder(path.join(folder, 'letters')))).toHaveLength(4);
  });

  it('keeps letters that were not posted', async () => {
    expect(await refused(copyPanel(rendered), 'letters shred --wave 1 --yes')).toContain(
      'Batch w1-GM0344-001 still has 30 letters that are not recorded as posted or taken out.',
    );
    expect(await refused(copyPanel(rendered), 'letters shred --wave 2 --yes')).toContain(
      'Wave 2 has not been drawn',
    );
  });
});

describe('reminders', () => {
  it('go to those who did not answer, with the code they had', async () => {
    const folder = copyPanel(posted);
    const answered = numberAt(folder, 'w1-GM0344-001', 1);
    await done(folder, `signup record ${codeOfLetter(answered)}`);
    const { stdout, exitCode } = await runLoting(folder, 'letters render --kind reminder --leave-out', {
      now,
    });
    expect({ exitCode, stdout }).toMatchObject({ exitCode: 0 });
    const reminded = queryColumn(
      folder,
      "SELECT invitation_id FROM letters WHERE batch_id LIKE 'w1-%-reminder-%' AND version = 1",
    );
    expect(reminded).not.toContain(answered);
    expect(reminded.length).toBe(
      Number(queryColumn(folder, "SELECT count(*) FROM invitations WHERE state = 'posted'")[0]),
    );
    await done(folder, 'letters posted --all');
    expect(statesOf(folder)).toContain(`reminded ${reminded.length}`);
    expect(await verify(folder)).toBe('whole');
  });

  it('wait until the invitations are posted', async () => {
    expect(await refused(copyPanel(rendered), 'letters render --kind reminder')).toContain(
      'nobody whose invitation is recorded as posted has still to answer',
    );
  });
});

describe('letters and what changes while they are made', () => {
  it('keeps secret residents in batches of their own, and the folder for its owner', async () => {
    const folder = copyPanel(await makeSmallPanel('registers'));
    editSettings(folder, [[['eligibility', 'secretAddress'], 'invite']]);
    chmodSync(path.join(folder, 'letters'), 0o755);
    for (const call of [
      'frame build',
      'frame commit --randomness-source dice',
      `draw run --randomness dice`,
      'letters render --leave-out',
    ]) {
      expect((await runLoting(folder, call)).exitCode, call).toBe(0);
    }
    expect(readRights(path.join(folder, 'letters'))).toBe('700');
    const batches = queryColumn(folder, 'SELECT batch_id FROM batches WHERE is_secret = 1').map(String);
    expect(batches.length).toBeGreaterThan(0);
    for (const batch of batches) expect(batch).toMatch(/^w1-GM0\d{3}-secret-\d{3}$/);
    expect(await verify(folder)).toBe('whole');
  });
});
