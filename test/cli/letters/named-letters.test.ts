/** Letters that are named by places, ranges and numbers, and what is asked before much is recorded at once. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { digestFolder } from '../folder-digest.ts';
import { runJson, runLoting } from '../run-loting.ts';
import { makeScriptedPrompter } from '../scripted-prompter.ts';
import { AFTER_POSTING, codeOfLetter, copyPanel, makeSmallPanel, queryColumn } from '../small-panel.ts';
import { numberAt } from './number-at.ts';

const rendered = await makeSmallPanel('rendered');
const posted = await makeSmallPanel('letters');
const now = AFTER_POSTING;

const call = (folder: string, words: string) => runLoting(folder, words, { now });

/** With somebody at the terminal who answers. */
const ask = (folder: string, words: string, isAgreed: boolean) =>
  runLoting(folder, words, { now, prompter: makeScriptedPrompter([isAgreed]).prompter });

const placesWith = (folder: string, outcome: string): readonly unknown[] =>
  queryColumn(
    folder,
    `SELECT batch_id || ':' || sequence FROM letters WHERE outcome = '${outcome}' ORDER BY batch_id, sequence`,
  );

describe('letters can be named', () => {
  it('as they are read off the sheets, in ranges, and by their numbers', async () => {
    const folder = copyPanel(rendered);
    const number = numberAt(folder, 'w1-GM0637-001', 5);
    const { stdout } = await call(
      folder,
      `letters void W1-gm0344-001.pdf:3,7 w1-GM0344-002 · 2 - 4 ${number}`,
    );
    expect(stdout).toContain('6 letters recorded as taken out and destroyed.');
    expect(placesWith(folder, 'void')).toEqual([
      'w1-GM0344-001:3',
      'w1-GM0344-001:7',
      'w1-GM0344-002:2',
      'w1-GM0344-002:3',
      'w1-GM0344-002:4',
      'w1-GM0637-001:5',
    ]);
    expect((await call(folder, 'letters reprint letters/w1-GM0344-002.pdf 1-5')).stdout).toMatch(
      /^2 letters again, .*\n! 3 letters not printed again with the batch:$/m,
    );
    expect((await call(folder, 'letters check w1-GM0344-001:8-12')).stdout).toBe(
      'Nothing to take out: 5 letters were checked.\n',
    );
    expect((await call(folder, 'letters check w1-GM0344-001:1-30')).stdout).toBe(
      'Nothing to take out of 1 batch.\n',
    );
  });

  it('only by whole batches where whole batches are recorded', async () => {
    const { exitCode, stderr } = await call(rendered.folder, 'letters printed w1-GM0344-001:12-30');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('"w1-GM0344-001:12-30" is a part of a batch');
    expect(stderr).toContain('Finish the batch, and name it: w1-GM0344-001.');
  });

  it('by places that came back from the post, also in a file', async () => {
    const folder = copyPanel(posted);
    expect((await call(folder, 'letters returned w1-GM0344-001:2-4')).stdout).toContain('3 letters recorded');
    writeFileSync(path.join(folder, 'back.csv'), 'letter_number\nw1-GM0344-001:4\nw1-GM0344-001 · 5\n');
    const { stdout } = await call(folder, 'letters returned --import back.csv');
    expect(stdout).toContain('1 letter recorded as returned.');
    expect(stdout).toContain('1 letter recorded as returned before.');
    expect(placesWith(folder, 'returned')).toEqual([2, 3, 4, 5].map((place) => `w1-GM0344-001:${place}`));
    const early = await call(folder, 'letters returned w1-GM0344-001:6 --on 2027-01-10');
    expect(early.stderr).toContain(
      'is recorded as posted on 2027-01-11, so it did not come back on 2027-01-10',
    );
  });

  it('but not beyond the end of their batch', async () => {
    const { stderr } = await call(rendered.folder, 'letters void w1-GM0344-001:12-31');
    expect(stderr).toContain('There is no letter w1-GM0344-001:12-31: the batch has the numbers 1 to 30.');
  });
});

describe('loting letters revoke', () => {
  it('revokes the codes of a lost batch after one question, but not what was destroyed', async () => {
    const folder = copyPanel(rendered);
    await call(folder, 'letters void w1-GM0344-002:1');
    await call(folder, `letters revoke ${numberAt(folder, 'w1-GM0344-002', 2)} --reason opened`);
    const before = digestFolder(folder);
    const words = 'letters revoke w1-GM0344-002 w1-GM0637-001:1 --reason stolen';
    const refused = await ask(folder, words, false);
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr.replaceAll(/\s+/gu, ' ')).toMatch(
      /- The login codes of 8 letters will never work again: (?:1-\d+, ){7}1-\d+\. - 8 letters with such a code are not posted, as far as is recorded\..* - 2 letters among those named are passed over/,
    );
    expect(digestFolder(folder)).toEqual(before);
    const dryRun = await call(folder, `${words} --dry-run`);
    expect(dryRun.stdout).toMatch(/^Without --dry-run this would happen:\n- The login codes of 8 letters/);
    expect(dryRun.stdout).toContain('Nothing was written (--dry-run).');
    expect(digestFolder(folder)).toEqual(before);
    const { stdout } = await ask(folder, words, true);
    expect(stdout).toContain('The codes of 8 letters work no more.');
    expect(stdout).toContain('\n  loting letters void w1-GM0344-002:3-9 w1-GM0637-001:1\n');
    const old = await call(folder, `signup record ${codeOfLetter(numberAt(folder, 'w1-GM0344-002', 3))}`);
    expect(old.stderr).toMatch(/revoked|replaced/);
    await call(folder, 'letters void w1-GM0344-002:2-9 w1-GM0637-001:1');
    expect((await call(folder, 'letters render --leave-out')).exitCode).toBe(0);
    expect((await call(folder, 'letters posted --all')).exitCode).toBe(0);
    expect((await call(folder, 'audit verify')).exitCode).toBe(0);
  });

  it('says of each letter that is named by itself why there is nothing to revoke', async () => {
    const folder = copyPanel(rendered);
    await call(folder, 'letters revoke w1-GM0344-001:4 --reason opened');
    const { stderr } = await call(folder, 'letters revoke w1-GM0344-001:4 9-000001 --reason opened');
    expect(stderr).toContain('There is no letter with the number "9-000001".');
    const again = await call(folder, 'letters revoke w1-GM0344-001:4 --reason opened');
    expect(again.stderr).toContain('The code in letter w1-GM0344-001:4 was revoked before');
    const range = await call(folder, 'letters revoke w1-GM0344-001:4-4,4 --reason opened');
    expect(range.stderr).toContain('was revoked before');
    await call(folder, 'letters void w1-GM0344-001:1-5');
    const none = await call(folder, 'letters revoke w1-GM0344-001:1-5 --reason opened');
    expect(none.stderr).toContain('There is nothing to revoke: all 5 letters were destroyed');
  });
});

describe('loting letters printed and posted', () => {
  it('ask before they record, with counts', async () => {
    const folder = copyPanel(rendered);
    const before = digestFolder(folder);
    const refused = await ask(folder, 'letters printed w1-GM0344-001', false);
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain('- 1 batch with 30 letters will be recorded as printed.');
    expect(digestFolder(folder)).toEqual(before);
    expect((await ask(folder, 'letters printed w1-GM0344-001', true)).stdout).toContain(
      '30 letters in 1 batch recorded as printed.',
    );
    const dryRun = await call(folder, 'letters printed --all --dry-run');
    expect(dryRun.stdout).toMatch(
      /^Without --dry-run this would happen:\n- 2 batches with \d+ letters will be recorded as printed\./,
    );
    expect(dryRun.stdout).not.toContain('recorded as printed.\nNothing was written');
    // Nobody is asked about what was recorded before.
    const again = await runLoting(folder, 'letters printed w1-GM0344-001', {
      now,
      prompter: makeScriptedPrompter([]).prompter,
    });
    expect(again.stdout).toContain('Nothing new: 1 batch recorded as printed before.');
  });

  it('name the batches that go to the post without being recorded as printed', async () => {
    const folder = copyPanel(rendered);
    await call(folder, 'letters printed w1-GM0344-001');
    const refused = await ask(folder, 'letters posted --all', false);
    expect(refused.stderr).toContain(
      '2 batches were not recorded as printed: w1-GM0344-002 and w1-GM0637-001.',
    );
    // A batch of which nothing is left goes nowhere.
    await call(folder, 'letters void w1-GM0344-002');
    const { stdout } = await ask(folder, 'letters posted --all', true);
    expect(stdout).toContain(
      '! Not recorded as printed before: w1-GM0637-001. What is posted counts as printed.',
    );
  });

  it('refuse a day on which the letters were not made yet', async () => {
    const { exitCode, stderr } = await call(rendered.folder, 'letters posted w1-GM0344-001 --on 2027-01-03');
    expect(exitCode).toBe(1);
    expect((await call(rendered.folder, 'letters posted --all --on 2027-01-03')).stderr).toMatch(
      /^✗ 3 batches were made after 2027-01-03, the last on 2027-01-04, .*: w1-GM0344-001, .*\n.*\n$/,
    );
    expect(stderr).toContain(
      'Batch w1-GM0344-001 was made on 2027-01-04, so it did not go to the post on 2027-01-03.',
    );
  });
});

describe('loting letters shred', () => {
  it('takes the previews and the exported addresses along with the last batch of a wave', async () => {
    const folder = copyPanel(posted);
    expect((await call(folder, 'letters preview')).exitCode).toBe(0);
    const addresses = path.join(folder, 'exports/addresses-w1-GM0344.csv');
    mkdirSync(path.dirname(addresses), { recursive: true });
    writeFileSync(addresses, 'letter_number\n');
    writeFileSync(path.join(folder, 'exports/addresses-w2-GM0344.csv'), 'letter_number\n');
    const first = await runJson(folder, 'letters shred w1-GM0344-001 --yes', { now });
    expect(first.json).toEqual({ written: true, files: ['letters/w1-GM0344-001.pdf'] });
    const dryRun = await call(folder, 'letters shred --wave 1 --dry-run');
    expect(dryRun.stdout).toContain('- 2 files of "loting letters preview", with names and addresses');
    expect(dryRun.stdout).toContain(
      '\n  letters/preview-GM0637-invitation.pdf\n  exports/addresses-w1-GM0344.csv\n',
    );
    const refused = await ask(folder, 'letters shred --wave 1', false);
    expect(refused.stderr).toContain(
      '1 file of "loting letters export-addresses" in exports/ will be removed too.',
    );
    const { stdout } = await ask(folder, 'letters shred --wave 1', true);
    expect(stdout).toContain(
      "Removed too: 2 files of previews and 1 file with addresses for the post's sorting.",
    );
    const left = Object.keys(digestFolder(folder));
    expect(left.filter((file) => /preview|addresses|\d\.pdf$/.test(file))).toEqual([
      'exports/addresses-w2-GM0344.csv',
    ]);
    expect((await call(folder, 'audit verify')).exitCode).toBe(0);
  });
});
