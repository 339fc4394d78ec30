import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runLoting } from './run-loting.ts';
import type { SmallPanel } from './small-panel.ts';
import {
  AFTER_ANSWERS,
  codeOfLetter,
  copyPanel,
  makeSmallPanel,
  queryColumn,
  readText,
} from './small-panel.ts';

const options = { now: AFTER_ANSWERS };
const line = (letter: string): string => `${codeOfLetter(letter)},yes,2027-01-20\n`;
const header = 'code,answer,answered_on\n';

let panel: SmallPanel;

beforeAll(async () => {
  panel = await makeSmallPanel('letters');
});

function makeInbox(): string {
  const folder = copyPanel(panel);
  mkdirSync(path.join(folder, 'inbox'));
  return folder;
}

describe('loting signup watch', () => {
  it('imports what lies in the folder, each file by itself', async () => {
    const folder = makeInbox();
    writeFileSync(path.join(folder, 'inbox/a.csv'), header + line('1-000001'));
    writeFileSync(path.join(folder, 'inbox/b.csv'), 'code,remark\nx,y\n');
    writeFileSync(path.join(folder, 'inbox/c.CSV'), header + line('1-000002') + line('1-000001'));
    writeFileSync(path.join(folder, 'inbox/notes.txt'), 'not for us');
    writeFileSync(path.join(folder, 'inbox/.part.csv'), 'half a file');
    const first = await runLoting(folder, 'signup watch inbox --once', options);
    expect(first.exitCode).toBe(1);
    expect(first.stdout.split('\n').slice(0, 5)).toEqual([
      'a.csv: 1 line; 1 signed up, 0 declined, 0 not recorded. See exports/a-result.csv.',
      '✗ b.csv: refused; nothing of it was kept.',
      '  The file has no column "answer".',
      '  Where: inbox/b.csv, line 1',
      expect.stringContaining('  Do:    The first line must be: code,answer,'),
    ]);
    expect(first.stdout).toContain('c.CSV: 2 lines; 1 signed up, 0 declined, 1 not recorded.');
    expect(readText(folder, 'exports/c-result.csv')).toContain('3,already-known,');
    rmSync(path.join(folder, 'inbox/b.csv'));
    const second = await runLoting(folder, 'signup watch inbox --once', options);
    expect(second.exitCode).toBe(0);
    expect(second.stdout).toContain('a.csv: imported before; nothing was changed.');
    expect(queryColumn(folder, 'SELECT count(*) FROM imports')).toEqual([2]);
    expect((await runLoting(folder, 'audit verify', options)).exitCode).toBe(0);
  });

  it('goes on looking until it is stopped, and leaves a file alone that still grows', async () => {
    const folder = makeInbox();
    const file = path.join(folder, 'inbox/a.csv');
    // What the sign-up site does between two looks; then somebody presses Ctrl-C.
    const steps: (() => void)[] = [
      () => writeFileSync(file, header),
      () => writeFileSync(file, header + line('1-000001')),
      () => undefined,
      () => undefined,
    ];
    let lookCount = 0;
    const wait = (): Promise<boolean> => {
      lookCount += 1;
      const step = steps.shift();
      step?.();
      return Promise.resolve(step !== undefined);
    };
    const { exitCode, stdout } = await runLoting(folder, 'signup watch inbox', { ...options, wait });
    expect(exitCode).toBe(0);
    expect(lookCount).toBe(5);
    expect(stdout).toBe(
      [
        'Looking for files. Press Ctrl-C to stop.',
        'a.csv: 1 line; 1 signed up, 0 declined, 0 not recorded. See exports/a-result.csv.',
        'Stopped. Every file that was begun is finished.',
        '',
      ].join('\n'),
    );
  });

  it('says when there is nothing, and when there is no folder', async () => {
    const folder = makeInbox();
    expect((await runLoting(folder, 'signup watch inbox --once', options)).stdout).toBe(
      'There are no CSV files in the folder.\n',
    );
    const gone = await runLoting(folder, 'signup watch elsewhere --once', options);
    expect(gone.exitCode).toBe(1);
    expect(gone.stderr).toContain('elsewhere');
    expect((await runLoting(folder, 'signup watch inbox --every 0', options)).exitCode).toBe(2);
  });
});
