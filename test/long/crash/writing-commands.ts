/** The commands that write, each with a real small folder that it is to be run in. */
import { runLoting } from '../../cli/run-loting.ts';
import type { PanelStage } from '../../cli/small-panel.ts';
import {
  AFTER_ANSWERS,
  AFTER_POSTING,
  ANSWERS_FILE,
  ASSIGNMENT_RANDOMNESS,
  DRAW_RANDOMNESS,
  makeSmallPanel,
  queryColumn,
} from '../../cli/small-panel.ts';

export interface WritingCommand {
  readonly words: readonly string[];
  readonly stage: PanelStage;
  /** What goes before it, beyond the stage. */
  readonly before?: readonly (readonly string[])[];
  readonly now: string;
  /** What the command says when it is given again after it was done, and then ends with 1. */
  readonly saysDone?: RegExp;
  /** Given again after it had ended, it does more of the same. Until then it finishes what it began. */
  readonly isRepeatable?: boolean;
  /** How often it is killed. */
  readonly killCount: number;
}

const BEFORE_POSTING = '2027-01-06T09:00:00.000Z';
const KILLS = 40;
const EXTRA_KILLS = 10;

export const writingCommands: Readonly<Record<string, WritingCommand>> = {
  'frame build': { words: ['frame', 'build'], stage: 'registers', now: BEFORE_POSTING, killCount: KILLS },
  'draw run': {
    words: ['draw', 'run', '--randomness', DRAW_RANDOMNESS],
    stage: 'commitment',
    now: BEFORE_POSTING,
    killCount: KILLS,
  },
  'draw wave': {
    words: ['draw', 'wave', '--letters', 'GM0344=10,GM0637=5'],
    stage: 'rendered',
    now: BEFORE_POSTING,
    isRepeatable: true,
    killCount: KILLS,
  },
  'letters render': {
    words: ['letters', 'render', '--leave-out'],
    stage: 'draw',
    now: BEFORE_POSTING,
    killCount: KILLS,
  },
  'signup import': {
    words: ['signup', 'import', ANSWERS_FILE],
    stage: 'letters',
    now: AFTER_ANSWERS,
    killCount: KILLS,
  },
  'assign run': {
    words: ['assign', 'run', '--randomness', ASSIGNMENT_RANDOMNESS],
    stage: 'sign-ups',
    now: AFTER_ANSWERS,
    saysDone: /✗ Every case/,
    killCount: KILLS,
  },
  'privacy purge': {
    words: ['privacy', 'purge', '--yes'],
    stage: 'sign-ups',
    now: '2027-06-01T09:00:00.000Z',
    killCount: KILLS,
  },
  'report response': {
    words: ['report', 'response'],
    stage: 'sign-ups',
    now: AFTER_ANSWERS,
    killCount: KILLS,
  },
  'letters posted': {
    words: ['letters', 'posted', '--all', '--on', '2027-01-11'],
    stage: 'rendered',
    now: AFTER_POSTING,
    killCount: EXTRA_KILLS,
  },
  'panel admit': {
    words: ['panel', 'admit', '--yes'],
    stage: 'letters',
    before: [['signup', 'import', ANSWERS_FILE]],
    now: AFTER_ANSWERS,
    saysDone: /✗ There is nobody to admit/,
    killCount: EXTRA_KILLS,
  },
  'assign export': {
    words: ['assign', 'export', '--excel', '--sortition'],
    stage: 'assignment',
    now: AFTER_ANSWERS,
    killCount: EXTRA_KILLS,
  },
  'audit bundle': {
    words: ['audit', 'bundle', '--for', 'researchers', '--out', 'bundle'],
    stage: 'assignment',
    now: AFTER_ANSWERS,
    saysDone: /✗ .*exists/,
    killCount: EXTRA_KILLS,
  },
};

/** The folder as it is before the command. Removed after the tests of the file. */
export async function makeFolderBefore({ stage, before = [], now }: WritingCommand): Promise<string> {
  const { folder } = await makeSmallPanel(stage);
  for (const words of before) {
    const { exitCode, stderr } = await runLoting(folder, words, { now });
    if (exitCode !== 0) throw new Error(`loting ${words.join(' ')} ended with ${exitCode}: ${stderr}`);
  }
  return folder;
}

/** Whether a killed run had ended as far as its user can tell: all of its text was there, and nothing was left to do. */
export function hasEnded(folder: string, stdout: string, wholeStdout: string): boolean {
  return stdout === wholeStdout && queryColumn(folder, 'SELECT count(*) FROM untold_waves')[0] === 0;
}
