import { beforeAll, describe, expect, it } from 'vitest';
import { runLoting } from '../cli/run-loting.ts';
import type { SmallPanel } from '../cli/small-panel.ts';
import { copyPanel, makeSmallPanel, queryColumn } from '../cli/small-panel.ts';
import {
  findHalves,
  lettersIn,
  RENDER_WORDS,
  renderAndKill,
  renderWithoutRoom,
} from '../cli/letters/kill-render.ts';

let drawn: SmallPanel;
let rendered: SmallPanel;

beforeAll(async () => {
  drawn = await makeSmallPanel('draw');
  rendered = await makeSmallPanel('rendered');
});

/** test/long/killed-render.test.ts takes every moment; these are in the middle of each kind of step. */
const MOMENTS = [4, 9, 15];

describe('making letters, killed again and again', () => {
  it('leaves whole batches only, and the next run ends with the bytes of a run that was not disturbed', async () => {
    const folder = copyPanel(drawn);
    const batchCounts: number[] = [];
    for (const moment of MOMENTS) {
      expect(await renderAndKill(folder, moment), String(moment)).toMatchObject({ isKilled: true });
      expect(findHalves(folder), String(moment)).toEqual([]);
      batchCounts.push(Number(queryColumn(folder, 'SELECT count(*) FROM batches')[0]));
    }
    // Each run goes on where the one before it stopped.
    expect(batchCounts).toEqual(batchCounts.toSorted((left, right) => left - right));
    expect((await runLoting(folder, RENDER_WORDS)).exitCode).toBe(0);
    expect(lettersIn(folder)).toEqual(lettersIn(rendered.folder));
    expect((await runLoting(folder, 'letters status')).exitCode).toBe(0);
    expect((await runLoting(folder, 'audit verify')).exitCode).toBe(0);
  });
});

describe('making letters on a full disk', () => {
  it('is refused with a sentence, and leaves nothing behind', async () => {
    const folder = copyPanel(drawn);
    const { code, errors } = await renderWithoutRoom(folder, 50);
    expect(code).toBe(1);
    expect(errors).toContain('✗ The file cannot be written (the file becomes larger than is allowed here).');
    expect(lettersIn(folder)).toEqual({});
    expect(queryColumn(folder, 'SELECT count(*) FROM batches')).toEqual([0]);
    expect(findHalves(folder)).toEqual([]);
  });
});
