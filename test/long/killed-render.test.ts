/** Every moment at which making letters writes to disk: killed there, it leaves whole batches, and the next run ends the same. */
import { beforeAll, describe, expect, it } from 'vitest';
import { findHalves, lettersIn, RENDER_WORDS, renderAndKill } from '../cli/letters/kill-render.ts';
import { runLoting } from '../cli/run-loting.ts';
import type { SmallPanel } from '../cli/small-panel.ts';
import { copyPanel, makeSmallPanel } from '../cli/small-panel.ts';

let drawn: SmallPanel;
let rendered: SmallPanel;

beforeAll(async () => {
  drawn = await makeSmallPanel('draw');
  rendered = await makeSmallPanel('rendered');
});

describe('making letters', () => {
  it('can be killed at any moment', async () => {
    const { momentCount = 0 } = await renderAndKill(copyPanel(drawn), 0);
    expect(momentCount).toBeGreaterThan(30);
    process.stdout.write(`killed at ${momentCount} moments\n`);
    for (let moment = 1; moment <= momentCount; moment++) {
      const folder = copyPanel(drawn);
      expect(await renderAndKill(folder, moment), String(moment)).toMatchObject({ isKilled: true });
      expect(findHalves(folder), String(moment)).toEqual([]);
      expect((await runLoting(folder, RENDER_WORDS)).exitCode, String(moment)).toBe(0);
      expect(lettersIn(folder), String(moment)).toEqual(lettersIn(rendered.folder));
    }
  }, 1_800_000);
});
