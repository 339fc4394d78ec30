import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { runLoting } from '../run-loting.ts';
import type { SmallPanel } from '../small-panel.ts';
import { copyPanel, makeSmallPanel, readText } from '../small-panel.ts';

const FIRST = 'letters/w1-manifest.csv';
const SECOND = 'letters/w2-manifest.csv';
const RENDER_SECOND = 'letters render --wave 2 --leave-out';

let panel: SmallPanel;

/** A panel with letters of two waves. */
beforeAll(async () => {
  panel = await makeSmallPanel('rendered');
  for (const call of ['draw wave --letters GM0344=12', RENDER_SECOND]) await succeed(panel.folder, call);
});

async function succeed(folder: string, call: string): Promise<void> {
  const { exitCode, stderr } = await runLoting(folder, call);
  expect({ call, exitCode, stderr }).toEqual({ call, exitCode: 0, stderr: '' });
}

/** Makes a letter of the first wave one that cannot be read. */
function breakALetter(folder: string): void {
  const db = new BetterSqlite3(path.join(folder, 'loting.db'));
  db.pragma('ignore_check_constraints = ON');
  db.exec(`UPDATE letters SET page_count = 0 WHERE batch_id = 'w1-GM0344-001' AND sequence = 1`);
  db.close();
}

describe('the manifest of a wave', () => {
  it('is kept without reading its letters when letters of another wave are made', async () => {
    const folder = copyPanel(panel);
    rmSync(path.join(folder, SECOND));
    breakALetter(folder);
    await succeed(folder, RENDER_SECOND);
    expect(readText(folder, SECOND)).toBe(readText(panel.folder, SECOND));
    expect(await runLoting(folder, 'letters render --wave 1 --leave-out')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('letters'),
    });
  });

  it.each([
    ['has no file', (folder: string) => rmSync(path.join(folder, FIRST))],
    ['lacks a letter', (folder: string) => cutLastRow(path.join(folder, FIRST), readText(folder, FIRST))],
  ])('is written with the letters of another wave when it %s, as after a kill', async (_, damage) => {
    const folder = copyPanel(panel);
    damage(folder);
    await succeed(folder, RENDER_SECOND);
    expect(readText(folder, FIRST)).toBe(readText(panel.folder, FIRST));
  });

  it('is written with its own letters whatever was changed in it', async () => {
    const folder = copyPanel(panel);
    const text = readText(folder, FIRST);
    writeFileSync(path.join(folder, FIRST), text.replace(/,1\n/, ',2\n'));
    await succeed(folder, 'letters render --wave 1 --leave-out');
    expect(readText(folder, FIRST)).toBe(text);
  });
});

function cutLastRow(file: string, text: string): void {
  writeFileSync(file, text.replace(/[^\n]+\n$/, ''));
}
