import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Frame } from '../../src/domain/frame.ts';
import { ID_BYTES } from '../../src/domain/frame.ts';
import type { StratumKey } from '../../src/domain/stratum.ts';
import { compareBytes } from '../../src/domain/byte-order.ts';
import { drawSql } from '../../src/draw/draw-sql.ts';
import { openDuckDb, openPostgres, sqlRowsOf } from '../draw/sql-engines.ts';
import { mustDraw, seedOf, waveOf } from '../draw/test-frames.ts';

const RESIDENT_COUNT = 450_000;
const STRATUM_COUNT = 277;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest().subarray(0, ID_BYTES);

/** Residents at addresses of 1 to 6 over uneven strata in two municipalities, as large as Utrecht and Zoetermeer together. */
function makeLargeFrame(): Frame {
  const strata = Array.from({ length: STRATUM_COUNT }, (_, index) => {
    const municipality = index % 4 === 0 ? 'GM0637' : 'GM0344';
    return `${municipality}/${index % 2 === 0 ? 'M' : 'V'}/${index}` as StratumKey;
  }).toSorted(compareBytes);
  const ids = Array.from({ length: RESIDENT_COUNT }, (_, index) => digest(`resident ${index}`)).sort(
    (left, right) => left.compare(right),
  );
  const residentIds = new Uint8Array(RESIDENT_COUNT * ID_BYTES);
  const addressIds = new Uint8Array(RESIDENT_COUNT * ID_BYTES);
  const stratumIndexes = new Uint16Array(RESIDENT_COUNT);
  let address = 0;
  let left = 0;
  for (const [index, id] of ids.entries()) {
    if (left === 0) {
      address++;
      left = 1 + (address % 6);
    }
    left--;
    residentIds.set(id, index * ID_BYTES);
    addressIds.set(digest(`address ${address}`), index * ID_BYTES);
    // Squared, so that the first strata are large and the last ones small.
    stratumIndexes[index] = Math.floor(((id[0] ?? 0) / 256) ** 2 * STRATUM_COUNT);
  }
  const used = [...new Set(stratumIndexes)].sort((one, other) => one - other);
  return {
    residentCount: RESIDENT_COUNT,
    residentIds,
    addressIds,
    stratumIndexes: stratumIndexes.map((stratum) => used.indexOf(stratum)),
    strata: used.map((stratum) => strata[stratum] ?? ('' as StratumKey)),
  };
}

describe('the draw as SQL over 450,000 residents', () => {
  const frame = makeLargeFrame();
  const seed = seedOf('large');
  const waves = [waveOf(1, { GM0344: 7334, GM0637: 2667 }), waveOf(2, { GM0344: 900, GM0637: 300 })];
  const expected = sqlRowsOf(mustDraw(frame, seed, waves).drawn);

  it.each([
    ['duckdb', openDuckDb],
    ['postgres', openPostgres],
  ] as const)('is row for row the same in %s', async (dialect, open) => {
    const engine = await open(frame);
    try {
      const startedAt = performance.now();
      const rows = await engine.run(drawSql({ dialect, seed, seats: { kind: 'counted', waves } }));
      const seconds = (performance.now() - startedAt) / 1000;
      expect(rows.length).toBe(expected.length);
      expect(rows).toEqual(expected);
      process.stdout.write(
        `${dialect}: ${rows.length} drawn from ${RESIDENT_COUNT} in ${seconds.toFixed(1)} s\n`,
      );
    } finally {
      await engine.close();
    }
  });
});
