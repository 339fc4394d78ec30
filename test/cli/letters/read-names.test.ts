import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GivenName } from '../../../src/cli/letters/read-names.ts';
import { readNames } from '../../../src/cli/letters/read-names.ts';

const withoutSeparators = (text: string): string => text.replaceAll(/[\s,;]+/gu, '');

/** As short as it is clear: `w1-GM0344-001`, `w1-GM0344-001:3,12-40`, `#1-000042` or `?text`. */
function write(name: GivenName): string {
  switch (name.kind) {
    case 'batch':
      return name.batch;
    case 'places':
      return `${name.batch}:${name.ranges.map(({ first, last }) => (first === last ? first : `${first}-${last}`)).join(',')}`;
    case 'number':
      return `#${name.letterNumber}`;
    case 'unreadable':
      return `?${name.text}`;
  }
}

const table: readonly (readonly [typed: string, read: readonly string[]])[] = [
  ['', []],
  ['w1-GM0344-001', ['w1-GM0344-001']],
  ['W1-gm0344-001', ['W1-gm0344-001']],
  ['w1-GM0344-001 w1-GM0344-002', ['w1-GM0344-001', 'w1-GM0344-002']],
  ['w1-GM0344-001.pdf', ['w1-GM0344-001']],
  ['letters/w1-GM0344-001.PDF', ['w1-GM0344-001']],
  ['C:\\panel\\letters\\w1-GM0344-001.pdf', ['w1-GM0344-001']],
  ['w1-GM0344-001-cover.pdf', ['w1-GM0344-001']],
  ['w1-GM0344-secret-001', ['w1-GM0344-secret-001']],
  ['w2-GM0637-case-case-1-reprint-012:4', ['w2-GM0637-case-case-1-reprint-012:4']],
  ['w1-GM0344-001:12', ['w1-GM0344-001:12']],
  ['w1-GM0344-001:012', ['w1-GM0344-001:12']],
  ['w1-GM0344-001 : 12', ['w1-GM0344-001:12']],
  ['w1-GM0344-001 · 12', ['w1-GM0344-001:12']],
  ['w1-GM0344-001·12', ['w1-GM0344-001:12']],
  ['w1-GM0344-001\u00a0•\u00a012', ['w1-GM0344-001:12']],
  ['w1‑GM0344‑001 · 12', ['w1-GM0344-001:12']],
  ['w1-GM0344-001 12', ['w1-GM0344-001:12']],
  ['w1-GM0344-001.pdf:12', ['w1-GM0344-001:12']],
  ['w1-GM0344-001:12-40', ['w1-GM0344-001:12-40']],
  ['w1-GM0344-001:12–40', ['w1-GM0344-001:12-40']],
  ['w1-GM0344-001 12 - 40', ['w1-GM0344-001:12-40']],
  ['w1-GM0344-001:12 t/m 40', ['w1-GM0344-001:12-40']],
  ['w1-GM0344-001:3,7,12-40', ['w1-GM0344-001:3,7,12-40']],
  ['w1-GM0344-001: 3, 7; 12 - 40,', ['w1-GM0344-001:3,7,12-40']],
  ['w1-GM0344-001:3 w1-GM0344-002:7', ['w1-GM0344-001:3', 'w1-GM0344-002:7']],
  ['w1-GM0344-001:3,w1-GM0344-002', ['w1-GM0344-001:3', 'w1-GM0344-002']],
  ['1-000042', ['#1-000042']],
  ['1-000042,1-000107 12-1234567', ['#1-000042', '#1-000107', '#12-1234567']],
  ['w1-GM0344-001 1-000042', ['w1-GM0344-001', '#1-000042']],
  ['w1-GM0344-001:7 1-000042', ['w1-GM0344-001:7', '#1-000042']],
  ['w1-GM0344-001:', ['?w1-GM0344-001:']],
  ['w1-GM0344-001:x', ['?w1-GM0344-001:x']],
  ['w1-GM0344-001:0', ['?w1-GM0344-001:0']],
  ['w1-GM0344-001:40-12', ['?w1-GM0344-001:40-12']],
  ['w1-GM0344-001:3x w1-GM0344-002', ['?w1-GM0344-001:3x', 'w1-GM0344-002']],
  ['12', ['?12']],
  ['12-40', ['?12-40']],
  ['GM0344-001', ['?GM0344-001']],
  ['0-000042', ['?0-000042']],
  ['Wilhelmina, w1-GM0344-001', ['?Wilhelmina', 'w1-GM0344-001']],
];

describe('the names of batches and letters', () => {
  it.each(table)('%s', (typed, read) => {
    expect(readNames([typed]).map(write)).toEqual(read);
  });

  it('mean the same when the shell cut them at their spaces', () => {
    for (const [typed] of table) {
      expect(readNames(typed.split(' ')).map(write), typed).toEqual(readNames([typed]).map(write));
    }
  });

  it('hold every word that was typed, in one of them', () => {
    const words = fc.array(
      fc.oneof(
        fc.string(),
        fc.constantFrom('w1-GM0344-001', ':', '·', '12', '-', ',', '1-000042', 't/m', '.pdf'),
      ),
    );
    fc.assert(
      fc.property(words, (typed) => {
        const kept = readNames(typed).map(({ text }) => text);
        const normal = typed
          .join(' ')
          .normalize('NFKC')
          .replaceAll(/[\u2010-\u2015\u2212]/gu, '-');
        expect(withoutSeparators(kept.join(''))).toBe(
          withoutSeparators(normal.replaceAll(/[\u2022\u2219\u22c5]/gu, '·')),
        );
      }),
    );
  });
});
