/** Commands that are asked to stop, with Ctrl+C (SIGINT) or by the system (SIGTERM), while they work. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { copyFolder } from '../../cli/copy-folder.ts';
import { findBrokenRows, readPanelState } from './panel-state.ts';
import { runDisturbed } from './run-disturbed.ts';
import { makeFolderBefore, writingCommands } from './writing-commands.ts';

const work = mkdtempSync(path.join(tmpdir(), 'loting-stopped-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const sentences = {
  en: ['✗ The command was stopped before it was done.', 'Give the same command again'],
  nl: ['✗ De opdracht is gestopt voordat zij klaar was.', 'Geef dezelfde opdracht opnieuw'],
} as const;

const cases = [
  ['letters render', 'SIGINT', 'en', 130],
  ['letters render', 'SIGTERM', 'nl', 143],
  ['frame build', 'SIGINT', 'nl', 130],
  ['frame build', 'SIGTERM', 'en', 143],
] as const;

const STEP_COUNT = 8;

describe('a command that is asked to stop', () => {
  it.each(cases)(
    '%s ends after %s with a sentence (%s), and goes on later',
    async (name, signal, language, exitCode) => {
      const command = writingCommands[name];
      if (command === undefined) throw new Error(`no command ${name}`);
      const { words, now } = command;
      const before = await makeFolderBefore(command);
      const whole = mkdtempSync(path.join(work, 'whole-'));
      copyFolder(before, whole);
      const { durationMs } = await runDisturbed(whole, words, { now, language });
      const folder = mkdtempSync(path.join(work, 'stopped-'));
      copyFolder(before, folder);
      let stoppedCount = 0;
      for (let step = 1; step < STEP_COUNT; step++) {
        const afterMs = (durationMs * step) / STEP_COUNT;
        const run = await runDisturbed(folder, words, { now, language, signal: { name: signal, afterMs } });
        // Before the program listens, the system ends it; after the last step it is done.
        if (run.exitCode === null || run.exitCode === 0) continue;
        stoppedCount += 1;
        expect(run).toMatchObject({ exitCode, signal: null });
        for (const sentence of sentences[language]) expect(run.stderr).toContain(sentence);
        expect(findBrokenRows(folder)).toEqual([]);
        const { files } = readPanelState(folder);
        expect(Object.keys(files).filter((file) => file.includes('loting-tmp'))).toEqual([]);
      }
      expect(stoppedCount).toBeGreaterThan(0);
      expect((await runDisturbed(folder, words, { now, language })).exitCode).toBe(0);
      expect(readPanelState(folder)).toEqual(readPanelState(whole));
    },
  );
});
