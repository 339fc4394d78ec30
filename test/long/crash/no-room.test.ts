/** Every command that writes, where no file can become larger than a limit, as on a disk that is full. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { copyFolder } from '../../cli/copy-folder.ts';
import { makeSmallPanel } from '../../cli/small-panel.ts';
import { findPersonalData, recognisableSecretsOf } from './find-personal-data.ts';
import { readPanelState } from './panel-state.ts';
import { runDisturbed } from './run-disturbed.ts';
import { makeFolderBefore, writingCommands } from './writing-commands.ts';

const work = mkdtempSync(path.join(tmpdir(), 'loting-no-room-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Each lets other files be written, and others not. */
const LIMITS_KB = [0, 4, 16, 64, 256, 1024];

function copyOf(folder: string): string {
  const copy = mkdtempSync(path.join(work, 'panel-'));
  copyFolder(folder, copy);
  return copy;
}

describe('the search for personal data', () => {
  it('finds them in what was printed, in files, and in bytes', async () => {
    const { folder } = await makeSmallPanel('sign-ups');
    const copy = copyOf(folder);
    const secrets = recognisableSecretsOf(copy);
    expect(secrets.length).toBeGreaterThan(1000);
    const silent = { stdout: '', stderr: '' };
    const temporaryFolder = mkdtempSync(path.join(work, 'temporary-'));
    expect(findPersonalData(secrets, silent, copy, temporaryFolder)).toEqual([]);
    const secret = secrets.find(({ kind }) => kind === 'login code');
    const { kind, text } = secret ?? { kind: '', text: '' };
    writeFileSync(path.join(copy, 'letters', '.w1.pdf.1-1.loting-tmp'), `x\0 ${text} \0`);
    writeFileSync(path.join(copy, 'audit', 'left.csv'), text);
    writeFileSync(path.join(temporaryFolder, 'left'), text);
    const found = findPersonalData(secrets, { stdout: '', stderr: `of ${text}.` }, copy, temporaryFolder);
    expect(found.toSorted()).toEqual(
      ['audit/left.csv', 'left', 'letters/.w1.pdf.1-1.loting-tmp', 'printed'].map((at) => `${at}: ${kind}`),
    );
  });
});

describe('a command without room', () => {
  it.each(Object.entries(writingCommands))(
    '%s says so and names nobody, leaves the folder as it was, and succeeds when there is room',
    async (name, command) => {
      const { words, now, saysDone, isRepeatable } = command;
      const folder = await makeFolderBefore(command);
      const before = readPanelState(folder);
      const whole = copyOf(folder);
      expect((await runDisturbed(whole, words, { now })).exitCode).toBe(0);
      const after = readPanelState(whole);
      const secrets = recognisableSecretsOf(whole);
      const temporaryFolder = mkdtempSync(path.join(work, 'temporary-'));
      let refusedCount = 0;
      for (const fileSizeLimitKb of LIMITS_KB) {
        const copy = copyOf(folder);
        const said = `${name}, ${fileSizeLimitKb} KB`;
        const run = await runDisturbed(copy, words, { now, fileSizeLimitKb, temporaryFolder });
        const { exitCode, stderr } = run;
        expect(findPersonalData(secrets, run, copy, temporaryFolder), said).toEqual([]);
        expect(readdirSync(temporaryFolder), said).toEqual([]);
        if (exitCode === 0) {
          expect(readPanelState(copy), said).toEqual(after);
          if (isRepeatable === true) continue;
        } else {
          refusedCount += 1;
          expect({ exitCode, stderr }, said).toMatchObject({
            exitCode: 1,
            stderr: expect.stringMatching(/^✗ .*cannot be (written|read)[^]*Do: /) as string,
          });
          // Letters are made batch by batch, and what is removed stays removed: both are said.
          if (!/finished before it, and stay|data are removed, but/u.test(stderr)) {
            expect(readPanelState(copy), said).toEqual(before);
          }
        }
        const again = await runDisturbed(copy, words, { now });
        const isSaidDone = again.exitCode === 1 && saysDone?.test(again.stderr) === true;
        expect(isSaidDone ? 0 : again.exitCode, `${said}: ${again.stderr}`).toBe(0);
        expect(readPanelState(copy), said).toEqual(after);
        rmSync(copy, { recursive: true, force: true });
      }
      expect(refusedCount).toBeGreaterThan(0);
    },
    1_800_000,
  );
});
