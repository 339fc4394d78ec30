import { describe, expect, it } from 'vitest';
import type { Hash } from '../../src/domain/ids.ts';
import { formatPositions, parsePositions } from '../../src/frame/frame-positions.ts';

const FRAME_HASH = 'ab'.repeat(32) as Hash;
const positions = {
  fileIndexes: Uint8Array.of(0, 1, 255),
  rows: Uint32Array.of(2, 502_673, 4_294_967_295),
};

describe('the positions of a frame', () => {
  const bytes = formatPositions(positions, FRAME_HASH);

  it('take five bytes a resident, and are read back as they were', () => {
    expect(bytes.length).toBe(8 + 32 + 4 + 3 * 5 + 32);
    expect(parsePositions(bytes, 'frame.positions', FRAME_HASH)).toEqual({ ok: true, value: positions });
  });

  it('are read wherever they lie in memory', () => {
    const shifted = Buffer.concat([Buffer.of(0), bytes]).subarray(1);
    expect(parsePositions(shifted, 'frame.positions', FRAME_HASH).ok).toBe(true);
  });

  it('are refused when they belong to another frame', () => {
    const result = parsePositions(bytes, 'frame.positions', 'cd'.repeat(32) as Hash);
    expect(result.ok || result.failures[0].code).toBe('frame.positions-of-another-frame');
  });

  it('are refused when any byte was changed or any number of bytes is missing', () => {
    for (let place = 0; place < bytes.length; place++) {
      const changed = Buffer.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ 1;
      for (const damaged of [changed, bytes.subarray(0, place)]) {
        const result = parsePositions(damaged, 'frame.positions', FRAME_HASH);
        expect(result.ok || result.failures[0].code).toBe('frame.positions-damaged');
      }
    }
  });
});
