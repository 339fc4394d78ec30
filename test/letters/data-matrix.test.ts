/** Data Matrix symbols, module by module, against another maker of barcodes. */
import bwipjs from 'bwip-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataMatrixOf } from '../../src/letters/data-matrix.ts';

/** The modules as bwip-js makes them, in plain ASCII encodation. */
function oracleOf(text: string): { readonly moduleCount: number; readonly modules: readonly number[] } {
  // Tells the encoder the codewords itself, since it would choose denser encodations: `^ddd` for each.
  const words = (text.match(/\d\d|[^]/g) ?? []).map((piece) =>
    piece.length === 2 ? 130 + Number(piece) : piece.charCodeAt(0) + 1,
  );
  const raw = words.map((word) => `^${String(word).padStart(3, '0')}`).join('');
  const [symbol] = bwipjs.raw('datamatrix', raw, 'raw') as unknown as {
    readonly pixs: readonly number[];
    readonly pixx: number;
  }[];
  if (symbol === undefined) throw new Error('bwip-js gave nothing');
  return { moduleCount: symbol.pixx, modules: symbol.pixs };
}

describe('a Data Matrix', () => {
  it('has the modules that bwip-js makes, in every size', () => {
    const counts = new Set<number>();
    const character = fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code));
    const ascii = fc
      .integer({ min: 1, max: 44 })
      .chain((length) => fc.string({ unit: character, minLength: length, maxLength: length }));
    const mark = fc
      .tuple(fc.nat(99), fc.nat(999), fc.nat(99_999))
      .map(([wave, batch, sequence]) => `w${wave}-GM0344-${batch};${sequence};1;1`);
    fc.assert(
      fc.property(fc.oneof(ascii, mark), (text) => {
        const made = dataMatrixOf(text);
        const oracle = oracleOf(text);
        counts.add(oracle.moduleCount);
        expect(made?.moduleCount).toBe(oracle.moduleCount);
        expect(Array.from(made?.modules ?? [])).toEqual(oracle.modules);
      }),
      { numRuns: 400 },
    );
    expect(counts.size).toBeGreaterThanOrEqual(7);
  });

  it.each([1, 3, 5, 8, 12, 18, 22, 30, 36, 44])(
    'is full with %i characters as bwip-js fills it',
    (length) => {
      const text = 'x'.repeat(length);
      expect(Array.from(dataMatrixOf(text)?.modules ?? [])).toEqual(oracleOf(text).modules);
    },
  );

  it('is none for a text that is too long or not ASCII', () => {
    expect(dataMatrixOf('x'.repeat(45))).toBeUndefined();
    expect(dataMatrixOf('1'.repeat(88))?.moduleCount).toBe(26);
    expect(dataMatrixOf('é')).toBeUndefined();
  });
});
