/** Bits flipped in the database: more than a thousand, over every page. `DAMAGE_SEED` chooses others. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { makeSmallPanel } from '../../cli/small-panel.ts';
import { judgeFlips, prepareForDamage, spreadFlips, tellEndings } from '../../end-to-end/damage.ts';

const seed = process.env['DAMAGE_SEED'] ?? 'damage';
const PAGE_BYTES = 4096;

it('finds no bit in the database that makes a command crash or lie', { timeout: 1_800_000 }, async () => {
  const panel = await prepareForDamage(await makeSmallPanel('assignment'));
  const file = 'loting.db';
  const pageCount = readFileSync(path.join(panel.folder, file)).length / PAGE_BYTES;
  const flips = [
    // The head of the file, and the schema behind it.
    ...spreadFlips(panel.folder, file, 100, { seed, to: 100 }),
    ...spreadFlips(panel.folder, file, 100, { seed, from: 100, to: PAGE_BYTES }),
    // The head of every page, of a table or an index, with the places of its rows; and its inside.
    ...Array.from({ length: pageCount }, (_, page) => [
      ...spreadFlips(panel.folder, file, 2, { seed, from: page * PAGE_BYTES, to: page * PAGE_BYTES + 40 }),
      ...spreadFlips(panel.folder, file, 5, {
        seed,
        from: page * PAGE_BYTES + 40,
        to: (page + 1) * PAGE_BYTES,
      }),
    ]).flat(),
  ];
  expect(flips.length).toBeGreaterThan(1000);
  const { faults, endings } = await judgeFlips(panel, flips);
  tellEndings(file, endings);
  expect(faults).toEqual([]);
});
