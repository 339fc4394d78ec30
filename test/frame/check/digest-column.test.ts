import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DigestColumn } from '../../../src/frame/check/digest-column.ts';

/** The same groups by comparing the texts themselves. */
function groupTexts(texts: readonly string[], minimumSize: number): string[] {
  const groups = new Map<string, number[]>();
  for (const [index, text] of texts.entries()) groups.set(text, [...(groups.get(text) ?? []), index]);
  return [...groups.values()].filter(({ length }) => length >= minimumSize).map(String);
}

describe('texts by their hashes', () => {
  it('fall into the groups that the texts themselves fall into', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('', 'a', 'b', 'Ω', 'a|b', '0'), { maxLength: 40 }),
        fc.constantFrom(1, 2, 3),
        (texts, minimumSize) => {
          const column = new DigestColumn();
          for (const text of texts) column.add(text);
          const groups = [...column.groups(minimumSize)].map((group) => String([...group]));
          expect(groups.sort()).toEqual(groupTexts(texts, minimumSize).sort());
        },
      ),
    );
  });

  it('can be compared in pairs, also far apart', () => {
    const column = new DigestColumn();
    for (let index = 0; index < 70_000; index++) column.add(String(index % 69_999));
    expect(column.isSame(0, 69_999)).toBe(true);
    expect(column.isSame(0, 1)).toBe(false);
    expect([...column.groups()].map((group) => [...group])).toEqual([[0, 69_999]]);
  });
});
