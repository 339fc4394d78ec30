/** Bits flipped in the files beside the database: a thousand, spread over each. `DAMAGE_SEED` chooses others. */
import { expect, it } from 'vitest';
import { makeSmallPanel } from '../../cli/small-panel.ts';
import { judgeFlips, prepareForDamage, spreadFlips, tellEndings } from '../../end-to-end/damage.ts';

const seed = process.env['DAMAGE_SEED'] ?? 'damage';

it.each([
  ['loting.key', 130],
  ['loting.yaml', 220],
  ['audit/commitment.json', 100],
  ['audit/frame.csv', 130],
  ['audit/frame-positions.bin', 130],
  ['audit/drawn-wave-1.csv', 50],
  ['letters/w1-manifest.csv', 50],
  ['letters/w1-GM0344-001.pdf', 60],
  ['letters/w1-GM0344-001-cover.pdf', 20],
  ['exports/roster-case-1.csv', 20],
  ['exports/assignment-log.csv', 30],
  ['exports/quotas.csv', 20],
  ['exports/loads.csv', 20],
  ['exports/meetings.csv', 20],
])(
  'finds no bit in %s that makes a command crash or lie (%i flips)',
  { timeout: 1_800_000 },
  async (file, count) => {
    const panel = await prepareForDamage(await makeSmallPanel('assignment'));
    const { faults, endings } = await judgeFlips(panel, spreadFlips(panel.folder, file, count, { seed }));
    tellEndings(file, endings);
    expect(faults).toEqual([]);
  },
);
