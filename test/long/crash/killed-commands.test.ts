/**
 * Every command that writes, killed with SIGKILL: half of the times at a random moment of its running time, half of the
 * times where it is about to change something on disk, or up to some milliseconds later. Each time the same command again,
 * and the audit, must end with the bytes and the rows of a run that was not disturbed.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import seedrandom from 'seedrandom';
import { afterAll, describe, expect, it } from 'vitest';
import { copyFolder } from '../../cli/copy-folder.ts';
import type { PanelState } from './panel-state.ts';
import { findBrokenRows, readPanelState } from './panel-state.ts';
import type { Disturbance } from './run-disturbed.ts';
import { runDisturbed } from './run-disturbed.ts';
import type { WritingCommand } from './writing-commands.ts';
import { hasEnded, makeFolderBefore, writingCommands } from './writing-commands.ts';

/** Where a kill landed, by what the folder held afterwards. */
type Landing = 'nothing written' | 'partly written' | 'all written' | 'ended before';
type Tally = Record<Landing, number>;

const random = seedrandom('killed at any instant');
const tallies = new Map<string, Tally>();
const work = mkdtempSync(path.join(tmpdir(), 'loting-killed-'));
const startedAt = Date.now();

interface Undisturbed {
  readonly before: PanelState;
  readonly after: PanelState;
  readonly stdout: string;
  readonly durationMs: number;
  readonly momentCount: number;
}

function copyOf(folder: string): string {
  const copy = mkdtempSync(path.join(work, 'panel-'));
  copyFolder(folder, copy);
  return copy;
}

async function runUndisturbed(folder: string, { words, now }: WritingCommand): Promise<Undisturbed> {
  const copy = copyOf(folder);
  const countFile = path.join(work, 'moments');
  const { exitCode, stdout, stderr, durationMs } = await runDisturbed(copy, words, { now, countFile });
  expect(exitCode, stderr).toBe(0);
  const momentCount = Number(readFileSync(countFile, 'utf8'));
  return { before: readPanelState(folder), after: readPanelState(copy), stdout, durationMs, momentCount };
}

/** The disturbances of a command: drawn before any is run, so that they are the same in every run of the test. */
function planKills({ killCount, now }: WritingCommand, whole: Undisturbed): readonly Disturbance[] {
  return Array.from({ length: killCount }, (_, index): Disturbance => {
    const [first, second] = [random(), random()];
    if (index % 2 === 0) {
      return { now, signal: { name: 'SIGKILL', afterMs: first * whole.durationMs } };
    }
    const delayUs = second < 0.5 ? 0 : Math.ceil((second - 0.5) * 2 * 4000);
    return { now, moment: { number: 1 + Math.floor(first * whole.momentCount), delayUs } };
  });
}

async function killAndRepeat(
  folder: string,
  command: WritingCommand,
  kill: Disturbance,
  whole: Undisturbed,
): Promise<Landing> {
  const { words, now, saysDone, isRepeatable = false } = command;
  const copy = copyOf(folder);
  const said = `${words.join(' ')}: ${JSON.stringify(kill)}`;
  const killed = await runDisturbed(copy, words, kill);
  const isKilled = killed.signal === 'SIGKILL';
  expect({ isKilled, exitCode: killed.exitCode }, `${said} ${killed.stderr}`).toEqual({
    isKilled,
    exitCode: isKilled ? null : 0,
  });
  const left = readPanelState(copy);
  expect(findBrokenRows(copy), said).toEqual([]);
  if (!(isRepeatable && hasEnded(copy, killed.stdout, whole.stdout))) {
    const again = await runDisturbed(copy, words, { now });
    const isSaidDone = again.exitCode === 1 && saysDone?.test(again.stderr) === true;
    expect(isSaidDone ? 0 : again.exitCode, `${said}: ${again.stderr}`).toBe(0);
  }
  expect(readPanelState(copy), said).toEqual(whole.after);
  const audit = await runDisturbed(copy, ['audit', 'verify'], { now });
  expect(audit.exitCode, `${said}: ${audit.stdout}${audit.stderr}`).toBe(0);
  rmSync(copy, { recursive: true, force: true });
  return isKilled ? landingOf(left, whole) : 'ended before';
}

function landingOf(left: PanelState, { before, after }: Undisturbed): Landing {
  const text = JSON.stringify(left);
  if (text === JSON.stringify(before)) return 'nothing written';
  return text === JSON.stringify(after) ? 'all written' : 'partly written';
}

afterAll(() => {
  rmSync(work, { recursive: true, force: true });
  const landings = ['nothing written', 'partly written', 'all written', 'ended before'] as const;
  const lines = [...tallies].map(([name, tally]) => {
    const sum = landings.reduce((total, landing) => total + tally[landing], 0);
    return `${name.padEnd(16)} ${String(sum).padStart(4)}  ${landings.map((each) => `${each} ${tally[each]}`).join(', ')}`;
  });
  const sumOf = (landing: Landing): number =>
    [...tallies.values()].reduce((total, tally) => total + tally[landing], 0);
  const total = landings.map((landing) => `${landing} ${sumOf(landing)}`).join(', ');
  const count = landings.reduce((sum, landing) => sum + sumOf(landing), 0);
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  process.stdout.write(`${lines.join('\n')}\n${'in all'.padEnd(16)} ${count}  ${total}; ${seconds} s\n`);
});

describe('a command that is killed at any instant, and given again', () => {
  it.each(Object.entries(writingCommands))(
    '%s ends as if nothing had happened',
    async (name, command) => {
      const folder = await makeFolderBefore(command);
      const whole = await runUndisturbed(folder, command);
      const kills = planKills(command, whole);
      const tally: Tally = { 'nothing written': 0, 'partly written': 0, 'all written': 0, 'ended before': 0 };
      tallies.set(name, tally);
      const waiting = [...kills];
      const lane = async (): Promise<void> => {
        for (let kill = waiting.shift(); kill !== undefined; kill = waiting.shift()) {
          tally[await killAndRepeat(folder, command, kill, whole)] += 1;
        }
      };
      await Promise.all(Array.from({ length: availableParallelism() }, lane));
      expect(waiting).toEqual([]);
      // Half a minute each on an idle machine.
    },
    1_800_000,
  );

  it('is killed at least 300 times', () => {
    const killCounts = Object.values(writingCommands).map(({ killCount }) => killCount);
    expect(killCounts.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(300);
  });
});
