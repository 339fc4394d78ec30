/** The same inputs and the same seeds give the same bytes, today and in every later version of protocol v1. */
import { describe, expect, it } from 'vitest';
import { makeTestFolder, runLoting } from '../cli/run-loting.ts';
import type { Fingerprint } from './fixed-panel.ts';
import { fingerprintOf, playFixedPanel } from './fixed-panel.ts';
import { goldenFingerprints } from './golden-fingerprints.ts';

async function play(randomness: string): Promise<Fingerprint> {
  const folder = makeTestFolder();
  await playFixedPanel(folder, randomness, 'rosters', async (words) => {
    const { exitCode, stderr } = await runLoting(folder, words);
    expect(exitCode, `${words.join(' ')}: ${stderr}`).toBe(0);
  });
  return fingerprintOf(folder);
}

describe('a fixed panel', () => {
  it.each(Object.entries(goldenFingerprints))('drawn with the randomness %j', async (randomness, golden) => {
    expect(await play(randomness)).toEqual(golden);
  });

  it('has one frame and one commitment, and another draw for every randomness', () => {
    const all = Object.values(goldenFingerprints);
    const countOf = (pick: (each: Fingerprint) => string): number => new Set(all.map(pick)).size;
    expect([countOf(({ frame }) => frame), countOf(({ commitment }) => commitment)]).toEqual([1, 1]);
    expect([countOf(({ drawnList }) => drawnList), countOf(({ roster }) => roster)]).toEqual([
      all.length,
      all.length,
    ]);
  });
});
