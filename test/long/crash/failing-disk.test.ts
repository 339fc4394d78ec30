/** Every command that writes, on a disk that gives an error at one of its moments. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { copyFolder } from '../../cli/copy-folder.ts';
import { findPersonalData, recognisableSecretsOf } from './find-personal-data.ts';
import { findBrokenRows, readPanelState } from './panel-state.ts';
import { runDisturbed } from './run-disturbed.ts';
import { makeFolderBefore, writingCommands } from './writing-commands.ts';

const work = mkdtempSync(path.join(tmpdir(), 'loting-failing-disk-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Of each command; the first and the last moment are among them. */
const ERROR_COUNT = 6;

function copyOf(folder: string): string {
  const copy = mkdtempSync(path.join(work, 'panel-'));
  copyFolder(folder, copy);
  return copy;
}

/** Whole numbers from 1 to `last`, evenly spread. */
function spreadOver(last: number): readonly number[] {
  const steps = Array.from({ length: ERROR_COUNT }, (_, index) => index / (ERROR_COUNT - 1));
  return [...new Set(steps.map((step) => 1 + Math.round(step * (last - 1))))];
}

describe('a command on a disk that gives an error', () => {
  it.each(Object.entries(writingCommands))(
    '%s says so and names nobody, breaks nothing, and succeeds when it is given again',
    async (name, command) => {
      const { words, now, saysDone, isRepeatable } = command;
      const folder = await makeFolderBefore(command);
      const whole = copyOf(folder);
      const countFile = path.join(work, 'moments');
      expect((await runDisturbed(whole, words, { now, countFile, diskErrorAt: 0 })).exitCode).toBe(0);
      const after = readPanelState(whole);
      const secrets = recognisableSecretsOf(whole);
      const temporaryFolder = mkdtempSync(path.join(work, 'temporary-'));
      let refusedCount = 0;
      const momentCount = Number(readFileSync(countFile, 'utf8'));
      for (const diskErrorAt of momentCount === 0 ? [] : spreadOver(momentCount)) {
        const copy = copyOf(folder);
        const said = `${name}, at moment ${diskErrorAt}`;
        const run = await runDisturbed(copy, words, { now, diskErrorAt, temporaryFolder });
        expect(findPersonalData(secrets, run, copy, temporaryFolder), said).toEqual([]);
        expect(findBrokenRows(copy), said).toEqual([]);
        if (run.exitCode === 0) {
          expect(readPanelState(copy), said).toEqual(after);
          if (isRepeatable === true) continue;
        } else {
          refusedCount += 1;
          expect(run, said).toMatchObject({
            exitCode: 1,
            stderr: expect.stringMatching(/^✗ [^]*Do: /) as string,
          });
        }
        const again = await runDisturbed(copy, words, { now });
        const isSaidDone = again.exitCode === 1 && saysDone?.test(again.stderr) === true;
        expect(isSaidDone ? 0 : again.exitCode, `${said}: ${again.stderr}`).toBe(0);
        expect(readPanelState(copy), said).toEqual(after);
        rmSync(copy, { recursive: true, force: true });
      }
      // Some write nothing but the database, which meets the disk by itself.
      expect(refusedCount > 0).toBe(momentCount > 0);
    },
    1_800_000,
  );
});
