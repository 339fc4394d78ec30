import { beforeAll, describe, expect, it } from 'vitest';
import type { Prompter } from '../../src/cli/prompter.ts';
import type { Language } from '../../src/domain/language.ts';
import type { ProcedureStep } from '../../src/cli/response/procedure.ts';
import { stepCodes } from '../../src/cli/response/procedure.ts';
import { AFTER, BEFORE, ROUND, SIGNATURE } from '../cli/drawn-panel.ts';
import { digestFolder } from '../cli/folder-digest.ts';
import { makeTestFolder, runJson, runLoting } from '../cli/run-loting.ts';
import type { SmallPanel } from '../cli/small-panel.ts';
import {
  AFTER_ANSWERS,
  ANSWERS_FILE,
  ASSIGNMENT_RANDOMNESS,
  copyPanel,
  DRAW_RANDOMNESS,
  editSettings,
  makeSmallPanel,
  writeAnswersFile,
} from '../cli/small-panel.ts';

/** Whoever reads the effects and says yes. */
const agreeing: Prompter = {
  confirm: () => Promise.resolve(true),
  askText: () => Promise.reject(new Error('no text should be asked for')),
  choose: () => Promise.reject(new Error('nothing should be chosen')),
};
const ENGLISH = /\b(?:the|and|were|with|nothing|residents?)\b/iu;

let registers: SmallPanel;

beforeAll(async () => {
  registers = await makeSmallPanel('registers');
});

/** The steps of a panel; the page tells the same, and fits. */
async function stepsAt(
  folder: string,
  now: string,
  languages: readonly Language[] = ['nl'],
): Promise<readonly ProcedureStep[]> {
  const { exitCode, json } = await runJson(folder, 'next', { now });
  expect(exitCode).toBe(0);
  const { steps } = json as { readonly steps: readonly ProcedureStep[] };
  expect(steps.map(({ code }) => code)).toEqual(stepCodes);
  for (const language of languages) {
    const { stdout } = await runLoting(folder, 'next', { now, language });
    // What is copied stays on one line.
    const lines = stdout.split('\n').filter((line) => !/^ {2}(?:\$|https:)/u.test(line));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(stdout.match(/^ {2}\$ /gmu) ?? []).toHaveLength(commandsNow(steps).length);
    expect(stdout).not.toMatch(/undefined|NaN/u);
    if (language === 'nl') expect(lines.join('\n')).not.toMatch(ENGLISH);
  }
  return steps;
}

const codesIn = (steps: readonly ProcedureStep[], state: ProcedureStep['state']): readonly string[] =>
  steps.filter((step) => step.state === state).map(({ code }) => code);

const commandsNow = (steps: readonly ProcedureStep[]) =>
  steps.filter(({ state }) => state === 'now').flatMap(({ commands }) => commands);

/** Runs the commands of a step as they are shown, with what only people know filled in. */
async function follow(
  folder: string,
  steps: readonly ProcedureStep[],
  code: string,
  now: string,
  randomness = DRAW_RANDOMNESS,
): Promise<void> {
  const known = { source: '3 x d6', randomness, signature: SIGNATURE, 'answers-file': ANSWERS_FILE };
  const commands = steps.find((step) => step.code === code)?.commands ?? [];
  for (const { command, needs } of commands.filter(({ isAlternative }) => isAlternative !== true)) {
    const filled = needs.reduce((text, need) => text.replace(`{${need}}`, known[need]), command);
    const words = [...filled.matchAll(/"([^"]*)"|(\S+)/gu)].map(([, quoted, word]) => quoted ?? word ?? '');
    expect(words[0]).toBe('loting');
    // Without somebody to ask, "loting init" takes what it would propose.
    const asked = code === 'folder' ? {} : { prompter: agreeing };
    const { exitCode, stderr } = await runLoting(folder, words.slice(1), { now, ...asked });
    expect(exitCode, `${filled}: ${stderr}`).toBe(0);
  }
}

describe('loting next', () => {
  it('says "loting init" outside a working folder, and what to put in a new one', async () => {
    const folder = makeTestFolder();
    const outside = await stepsAt(folder, AFTER_ANSWERS, ['en', 'nl']);
    expect(commandsNow(outside)).toEqual([{ command: 'loting init', needs: [] }]);
    expect(codesIn(outside, 'now')).toEqual(['folder']);
    const { stdout } = await runLoting(folder, 'next --dir panel');
    expect(stdout).toContain('  $ loting init panel\n');

    await follow(folder, outside, 'folder', AFTER_ANSWERS);
    const inside = await stepsAt(folder, AFTER_ANSWERS);
    expect(codesIn(inside, 'now')).toEqual(['registers']);
    expect((await runLoting(folder, 'next')).stdout.replaceAll(/\n {2}/gu, ' ')).toContain(
      'registers/GM0344.csv, registers/GM0637.csv',
    );
  });

  it('waits for an announced round of drand, and then tells where its signature stands', async () => {
    const proposed = (await makeSmallPanel('frame')).folder;
    const start = '2027-01-04T09:00:00.000Z';
    const alternative = commandsNow(await stepsAt(proposed, start)).find(
      ({ isAlternative }) => isAlternative,
    );
    const commit = alternative?.command.replace('loting ', '') ?? '';
    expect(commit).toMatch(/^frame commit --drand-round \d+$/u);
    expect((await runLoting(proposed, commit, { now: start })).exitCode).toBe(0);
    const before = digestFolder(proposed);
    const waiting = await stepsAt(proposed, '2027-01-10T09:00:00.000Z', ['en', 'nl']);
    expect(digestFolder(proposed)).toEqual(before);
    expect(codesIn(waiting, 'waiting')).toEqual(['randomness']);
    expect(codesIn(waiting, 'now')).toEqual([]);
    const { stdout } = await runLoting(proposed, 'next', { now: start });
    expect(stdout).toContain('becomes public on 11 January 2027 at 12:00 UTC.');

    const known = (await makeSmallPanel('frame')).folder;
    await runLoting(known, `frame commit --drand-round ${ROUND}`, { now: BEFORE });
    const ready = await stepsAt(known, AFTER);
    expect(codesIn(ready, 'now')).toEqual(['draw']);
    expect((await runLoting(known, 'next')).stdout).toContain(`/public/${ROUND}\n`);
    await follow(known, ready, 'draw', AFTER);
    expect(codesIn(await stepsAt(known, AFTER), 'now')).toEqual(['letters']);
  });

  it('says so when the settings are no longer those of the frame', async () => {
    const { folder } = await makeSmallPanel('frame');
    editSettings(folder, [[['municipalities', 0, 'targetMembers'], 21]]);
    const steps = await stepsAt(folder, AFTER);
    expect(codesIn(steps, 'now')).toEqual(['register-check', 'frame']);
    await follow(folder, steps, 'frame', AFTER);
    expect(codesIn(await stepsAt(folder, AFTER), 'now')).toEqual(['commitment']);
  });

  it('leads a panel through every step with commands that succeed', async () => {
    const folder = copyPanel(registers);
    const walked: string[] = [];
    const walk = async (now: string, code: string, others: readonly string[] = [], randomness?: string) => {
      const steps = await stepsAt(folder, now);
      expect(codesIn(steps, 'now'), now).toEqual([code, ...others]);
      await follow(folder, steps, code, now, randomness);
      walked.push(code);
    };
    const start = '2027-01-04T09:00:00.000Z';
    await walk(start, 'register-check', ['frame']);
    await follow(folder, await stepsAt(folder, start), 'frame', start);
    expect(codesIn(await stepsAt(folder, start), 'now')).toEqual(['commitment']);

    await follow(folder, await stepsAt(folder, start), 'commitment', start);
    await walk('2027-01-05T09:00:00.000Z', 'randomness', ['draw']);
    await follow(folder, await stepsAt(folder, start), 'draw', start);
    await walk('2027-01-06T09:00:00.000Z', 'letters');
    await walk('2027-01-08T09:00:00.000Z', 'printed');
    await walk('2027-01-11T15:00:00.000Z', 'posted');
    await writeAnswersFile(folder);

    const posted = await stepsAt(folder, '2027-01-12T09:00:00.000Z');
    expect(codesIn(posted, 'now')).toEqual(['shredded', 'sign-ups']);
    await follow(folder, posted, 'shredded', '2027-01-12T09:00:00.000Z');
    expect(codesIn(posted, 'waiting')).toEqual(['reminder', 'closing']);
    const due = await stepsAt(folder, '2027-01-26T09:00:00.000Z');
    expect(codesIn(due, 'now')).toEqual(['sign-ups', 'reminder']);
    await follow(folder, due, 'reminder', '2027-01-26T09:00:00.000Z');
    const printing = await stepsAt(folder, '2027-01-26T10:00:00.000Z');
    expect(codesIn(printing, 'now')).toEqual(['printed', 'sign-ups']);
    await follow(folder, printing, 'printed', '2027-01-26T10:00:00.000Z');
    await follow(
      folder,
      await stepsAt(folder, '2027-01-27T15:00:00.000Z'),
      'posted',
      '2027-01-27T15:00:00.000Z',
    );

    await follow(folder, await stepsAt(folder, AFTER_ANSWERS), 'shredded', AFTER_ANSWERS);
    const answered = await stepsAt(folder, AFTER_ANSWERS);
    expect(codesIn(answered, 'now')).toEqual(expect.arrayContaining(['sign-ups', 'closing']));
    await follow(folder, answered, 'sign-ups', AFTER_ANSWERS);
    await walk(AFTER_ANSWERS, 'closing');
    await walk(AFTER_ANSWERS, 'admission');
    await walk(AFTER_ANSWERS, 'members-file', ['welcome', 'groups']);
    await walk(AFTER_ANSWERS, 'welcome', ['groups']);
    for (const code of ['printed', 'posted', 'shredded']) await walk(AFTER_ANSWERS, code, ['groups']);
    await walk(AFTER_ANSWERS, 'groups', [], ASSIGNMENT_RANDOMNESS);
    // With dates in the settings there are letters about the case, too.
    editSettings(folder, [
      [['cases', 0, 'letterDate'], '2027-02-15'],
      [['cases', 0, 'answerBefore'], '2027-02-22'],
    ]);
    await walk(AFTER_ANSWERS, 'rosters', ['case-letters']);
    await follow(folder, await stepsAt(folder, AFTER_ANSWERS), 'case-letters', AFTER_ANSWERS);
    for (const code of ['printed', 'posted', 'shredded']) {
      await walk(AFTER_ANSWERS, code, ['verify', 'bundles']);
    }
    await walk(AFTER_ANSWERS, 'verify', ['bundles']);
    await follow(folder, await stepsAt(folder, AFTER_ANSWERS), 'bundles', AFTER_ANSWERS);

    const done = await stepsAt(folder, AFTER_ANSWERS);
    expect(codesIn(done, 'now')).toEqual([]);
    expect(codesIn(done, 'waiting')).toEqual(['purge', 'purge-members']);
    expect((await runLoting(folder, 'next', { now: AFTER_ANSWERS })).stdout).toContain(
      'There is nothing to do now.',
    );
    await walk('2027-05-12T09:00:00.000Z', 'purge');
    await walk('2027-10-06T09:00:00.000Z', 'purge-members');
    const over = await stepsAt(folder, '2027-10-06T09:00:00.000Z');
    expect(codesIn(over, 'now')).toEqual([]);
    expect(over.every(({ state }) => ['done', 'skipped', 'anytime'].includes(state))).toBe(true);
    expect((await runLoting(folder, 'next', { now: '2027-10-06T09:00:00.000Z' })).stdout).toContain(
      'Everything is done.',
    );
    expect(walked.length).toBeGreaterThan(12);
  }, 120_000);
});
