/** Commands that cannot be undone show what will happen and ask: at a terminal only, and not with --yes. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { confirmAndApply } from '../../src/cli/confirm.ts';
import { wordsOf } from '../../src/cli/words/words.ts';
import { ok } from '../../src/domain/result.ts';
import { residentIdOf } from '../../src/frame/opaque-ids.ts';
import { columnOf } from '../../src/register/synth/row-fields.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { digestFolder } from '../cli/folder-digest.ts';
import type { CallResult } from '../cli/run-loting.ts';
import { runLoting } from '../cli/run-loting.ts';
import { makeScriptedPrompter } from '../cli/scripted-prompter.ts';
import type { PanelStage } from '../cli/small-panel.ts';
import {
  AFTER_ANSWERS,
  AFTER_POSTING,
  ANSWERS_FILE,
  ASSIGNMENT_RANDOMNESS,
  DRAW_RANDOMNESS,
  EXCLUSIONS_FILE,
  RANDOMNESS_SOURCE,
  editFile,
  makeSmallPanel,
  queryColumn,
  readText,
} from '../cli/small-panel.ts';

/** The day after the last day to answer, and one on which data may go. */
const AFTER_CLOSING = '2027-02-14T09:00:00.000Z';
const PURGE_DAY = '2027-05-11T09:00:00.000Z';

interface FinalCall {
  readonly stage: PanelStage;
  readonly call: readonly string[];
  readonly now: string;
  /** What is shown before the question. */
  readonly shows: RegExp;
  readonly before?: (folder: string) => Promise<unknown> | void;
}

const finalCalls: readonly FinalCall[] = [
  {
    stage: 'frame',
    call: ['frame', 'commit', '--randomness-source', RANDOMNESS_SOURCE],
    now: '2027-01-04T09:00:00.000Z',
    shows: /- The commitment [0-9a-f]{64} to a frame of \d+ residents will be recorded/,
  },
  {
    stage: 'commitment',
    call: ['draw', 'run', '--randomness', DRAW_RANDOMNESS],
    now: '2027-01-05T09:00:00.000Z',
    shows: /- The first wave of \d+ letters will be drawn: GM0344 \d+ and GM0637 \d+\./,
  },
  {
    stage: 'rendered',
    call: ['letters', 'void', 'w1-GM0344-001:1', 'w1-GM0344-002:1'],
    now: AFTER_POSTING,
    shows: /- 2 letters in 2 batches will be recorded as taken out and destroyed\./,
  },
  {
    stage: 'rendered',
    call: ['letters', 'revoke', '1-000001', '--reason', 'lost in the post'],
    now: AFTER_POSTING,
    shows:
      /- The login code of letter 1-000001 will never work again\. - 1 letter with such a code is not posted/,
  },
  {
    stage: 'rendered',
    call: ['letters', 'render', '--replace', '--leave-out'],
    now: '2027-01-06T09:00:00.000Z',
    before: (folder) => editFile(folder, 'templates/invitation.nl.md', 'Met vriendelijke groet', 'Met groet'),
    shows: /- \d+ batches with \d+ letters will be made anew/,
  },
  {
    stage: 'rendered',
    call: ['letters', 'printed', 'w1-GM0344-001'],
    now: AFTER_POSTING,
    shows: /- 1 batch with 30 letters will be recorded as printed\./,
  },
  {
    stage: 'rendered',
    call: ['letters', 'posted', '--all', '--on', '2027-01-11'],
    now: AFTER_POSTING,
    shows: /- 3 batches with \d+ letters will be recorded as posted on 11 January 2027\./,
  },
  {
    stage: 'letters',
    call: ['draw', 'wave', '--letters', '20'],
    now: AFTER_POSTING,
    shows: /- Wave 2 of \d+ letters will be drawn: GM0344 \d+ and GM0637 \d+\./,
  },
  {
    stage: 'letters',
    call: ['draw', 'refresh', '--register', 'newer/GM0344.csv'],
    now: AFTER_POSTING,
    before: writeNewerRegister,
    shows: /- 1 resident will get no letter any more, and 0 residents .* - 1 letter or sign-up among these/,
  },
  {
    stage: 'sign-ups',
    call: ['assign', 'exclude', EXCLUSIONS_FILE],
    now: AFTER_ANSWERS,
    shows: /- case-1: 1 member will never be able to judge it\. - case-2: 1 member/,
  },
  {
    stage: 'letters',
    call: ['letters', 'returned', '1-000001', '1-000002'],
    now: AFTER_POSTING,
    shows: /- 2 letters will be recorded as returned; 2 residents count as not reached/,
  },
  {
    stage: 'letters',
    call: ['letters', 'shred', '--wave', '1'],
    now: AFTER_POSTING,
    shows: /- 3 PDF files with \d+ letters will be removed for good\./,
  },
  {
    stage: 'letters',
    call: ['panel', 'admit'],
    now: AFTER_ANSWERS,
    before: (folder) => runLoting(folder, ['signup', 'import', ANSWERS_FILE], { now: AFTER_ANSWERS }),
    shows: /- Of \d+ residents who signed up, \d+ will become members and 0 will be in reserve\./,
  },
  {
    stage: 'letters',
    call: ['signup', 'close'],
    now: AFTER_CLOSING,
    shows: /- \d+ letters without an answer will be closed\./,
  },
  {
    stage: 'letters',
    call: ['privacy', 'erase', '1-000001'],
    now: AFTER_POSTING,
    shows: /- The personal data of the resident of letter 1-000001 will be removed: 1 address, 0/,
  },
  {
    stage: 'sign-ups',
    call: ['assign', 'run', '--randomness', ASSIGNMENT_RANDOMNESS],
    now: AFTER_ANSWERS,
    shows: /- The groups of \d+ cases will be drawn from \d+ members, for good: case-1 \d+/,
  },
  {
    stage: 'assignment',
    call: ['assign', 'replace'],
    now: AFTER_ANSWERS,
    before: (folder) => runLoting(folder, 'signup withdraw 1-000001', { now: AFTER_ANSWERS }),
    shows: /- case-\d: 1 seat is free; /,
  },
  {
    stage: 'sign-ups',
    call: ['privacy', 'purge'],
    now: PURGE_DAY,
    shows: /- The personal data of \d+ residents will be removed: \d+ addresses/,
  },
];

/** A newer register of Utrecht, in which one of the drawn residents has died. */
function writeNewerRegister(folder: string): void {
  const key = readText(folder, 'loting.key').trim();
  const drawn = new Set(queryColumn(folder, 'SELECT resident_id FROM drawn_residents'));
  const lines = readText(folder, 'registers/GM0344.csv').split('\n');
  const index = lines.findIndex((line) => drawn.has(residentIdOf(key, line.slice(0, 10))));
  const cells = lines[index]?.split(';') ?? [];
  lines[index] = cells.with(columnOf('07.67.20'), 'O').join(';');
  mkdirSync(path.join(folder, 'newer'));
  writeFileSync(path.join(folder, 'newer/GM0344.csv'), lines.join('\n'));
}

describe('what cannot be undone', () => {
  it.each(finalCalls)('is asked before $call.0 $call.1', async ({ stage, call, now, shows, before }) => {
    const { folder } = await makeSmallPanel(stage);
    await before?.(folder);
    const digest = digestFolder(folder);
    const answer = async (given: boolean | undefined): Promise<CallResult> => {
      const { prompter, asked } = makeScriptedPrompter([given]);
      const result = await runLoting(folder, call, { now, prompter });
      expect(asked).toEqual(['Go on?']);
      expect(result.stderr).toMatch(/^This cannot be undone:\n/);
      expect(result.stderr.replaceAll(/\s+/gu, ' ')).toMatch(shows);
      return result;
    };
    for (const given of [false, undefined]) {
      const refused = await answer(given);
      expect({ ...refused, stderr: '' }).toEqual({ exitCode: 1, stdout: '', stderr: '' });
      expect(refused.stderr).toContain('✗ Nothing was done: the answer to the question was not yes.');
      expect(digestFolder(folder)).toEqual(digest);
    }
    const { prompter, asked } = makeScriptedPrompter([]);
    expect((await runLoting(folder, [...call, '--dry-run'], { now, prompter })).exitCode).toBe(0);
    expect(asked).toEqual([]);
    expect((await answer(true)).exitCode).toBe(0);
    expect(digestFolder(folder)).not.toEqual(digest);
  });

  it('is not asked with --yes, nor of a script', async () => {
    const { folder } = await makeSmallPanel('rendered');
    const { prompter, asked } = makeScriptedPrompter([]);
    const call = 'letters void w1-GM0344-001:1';
    expect(await runLoting(folder, `${call} --yes`, { now: AFTER_POSTING, prompter })).toMatchObject({
      exitCode: 0,
      stderr: '',
    });
    // Nothing is left to do, so there is nothing to ask either.
    expect(await runLoting(folder, call, { now: AFTER_POSTING, prompter })).toMatchObject({ exitCode: 0 });
    expect(asked).toEqual([]);
    const script = await runLoting(folder, 'letters void w1-GM0344-001:2', { now: AFTER_POSTING });
    expect(script).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it('is asked in the language of the call', async () => {
    const { folder } = await makeSmallPanel('rendered');
    const { prompter, asked } = makeScriptedPrompter([false]);
    const { stderr } = await runLoting(folder, 'letters void w1-GM0344-001:1', {
      now: AFTER_POSTING,
      prompter,
      language: 'nl',
    });
    expect(asked).toEqual(['Doorgaan?']);
    expect(stderr).toContain(
      'Dit kan niet ongedaan worden gemaakt:\n- 1 brief uit 1 partij wordt vastgelegd als eruit gehaald en vernietigd.\n',
    );
  });

  it('is not done when it became something else while the question stood there', async () => {
    const db = openDatabase(path.join((await makeSmallPanel('empty')).folder, 'loting.db'));
    if (!db.ok) throw new Error('no database');
    let letterCount = 1;
    const applied: number[] = [];
    const context = {
      words: wordsOf('en'),
      stderr: { write: () => true },
      prompter: {
        ...makeScriptedPrompter([]).prompter,
        confirm: () => {
          letterCount = 2;
          return Promise.resolve(true);
        },
      },
    };
    const result = await confirmAndApply(
      context,
      db.value,
      { isSure: false, isDryRun: false },
      {
        plan: () => ok(letterCount),
        effectsOf: (count) => [`${count} letters`],
        apply: (count) => ok(void applied.push(count)),
      },
    );
    db.value.close();
    expect(result.ok ? [] : result.failures.map(({ code }) => code)).toEqual(['command.changed-since-asked']);
    expect(applied).toEqual([]);
  });
});
