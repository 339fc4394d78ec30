import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAXIMUM_SYNTHETIC_RESIDENTS } from '../../../src/register/synth/person-numbers.ts';
import { synthesizeRegisters } from '../../../src/register/synth/synthesize-register.ts';
import { REFERENCE_DATE, field, readResidents, synthesize, tables } from './read-synthetic.ts';

function hashOf(residentCount: number, seed: string): string {
  const hash = createHash('sha256');
  for (const register of synthesize(residentCount, seed))
    for (const chunk of register.chunks()) hash.update(chunk);
  return hash.digest('hex');
}

describe('synthesizing registers', () => {
  it.each([
    ['0', '4fa161548e2dbc9f2bcd0c990964793b0e01f7d0d361813205424eb55caf8f9e'],
    ['', '2918391fd233adb74c9c2c6b32309fefe6f08d3db50ff7d684c66ca5563df4fc'],
    ['é', 'ad691dd62e0a98f6dad3a6b7075cc5a88a3238bc9f2e5c95c502e930ace5b0ee'],
  ])('gives the same bytes for the seed "%s" as ever', (seed, expected) => {
    expect(hashOf(2_000, seed)).toBe(expected);
  });

  it('gives every seed registers of its own, also where seeds look alike', () => {
    const seeds = ['', ' ', '0', '00', 'é', 'e', 'ǩ', '\u{1f600}', 'a', 'A', 'a|b', 'b|a'];
    expect(new Set(seeds.map((seed) => hashOf(40, seed))).size).toBe(seeds.length);
  });

  it('gives the same lines every time they are read, and in chunks the same text with LF behind every line', () => {
    for (const register of synthesize(700, 'again')) {
      const lines = [...register.lines()];
      expect([...register.lines()]).toEqual(lines);
      expect([...register.chunks()].join('')).toBe(lines.map((line) => `${line}\n`).join(''));
      expect(lines.join('')).not.toMatch(/[\r\n]/);
    }
  });

  it('makes a register of any size, however small, with exactly so many residents', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.string(), (residentCount, seed) => {
        const registers = synthesize(residentCount, seed);
        const residents = registers.flatMap(readResidents);
        expect(residents.length).toBe(residentCount);
        expect(new Set(residents.map((row) => field(row, '01.01.10'))).size).toBe(residentCount);
        for (const { counts, lines } of registers) expect([...lines()].length).toBe(counts.rows + 1);
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it.each(['2027-01-04', '2028-02-29', '2027-03-01'])(
    'draws ages that are right on the reference date %s',
    (referenceDate) => {
      const registers = synthesizeRegisters({ tables, residentCount: 3_000, seed: 'ages', referenceDate });
      const reference = Number(referenceDate.replaceAll('-', ''));
      const birthDates = registers.flatMap(readResidents).map((row) => Number(field(row, '01.03.10')));
      expect(birthDates.every((birthDate) => birthDate <= reference)).toBe(true);
      const adults = birthDates.filter(
        (birthDate) => birthDate % 100 !== 0 && reference - birthDate >= 180_000,
      );
      // 83% of both municipalities is 18 or older.
      expect(adults.length / birthDates.length).toBeGreaterThan(0.79);
      expect(adults.length / birthDates.length).toBeLessThan(0.85);
    },
  );

  it.each([-1, 0.5, Number.NaN, MAXIMUM_SYNTHETIC_RESIDENTS + 1])('refuses %d residents', (residentCount) => {
    const options = { tables, residentCount, seed: 'a', referenceDate: REFERENCE_DATE };
    expect(() => synthesizeRegisters(options)).toThrow(RangeError);
  });
});
