import { describe, expect, it } from 'vitest';
import { read } from './brp-csv.ts';
import { fuzzReader, registerForms } from './fuzzed-registers.ts';

describe('a register in any dialect and encoding', () => {
  it('is read without a rejected row while it is whole', () => {
    for (const { dialect, encoding, bytes } of registerForms) {
      const { result, rejected } = read(bytes, { register: { encoding } });
      expect(rejected).toEqual([]);
      expect(result).toMatchObject({ ok: true, value: { dialect, encoding } });
    }
  });

  it('is read or refused when it is damaged, with every row accounted for', () => {
    const { readCount, refusedCount, problems } = fuzzReader('register', 4000);
    expect(problems).toEqual([]);
    // Both ways must have been tried often.
    expect(readCount).toBeGreaterThan(600);
    expect(refusedCount).toBeGreaterThan(600);
  });
});
