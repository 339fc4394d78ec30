import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeSmallGroups, SMALLEST_GROUP } from '../../src/report/merge-small-groups.ts';

const group = (label: string, ...counts: number[]) => ({ label, section: label[0] ?? '', counts });

function labels(...groups: ReturnType<typeof group>[]): readonly string[] {
  return mergeSmallGroups(groups).map((each) => each.labels.join('+'));
}

describe('small groups', () => {
  it.each([
    [
      [group('a1', 10), group('a2', 10)],
      ['a1', 'a2'],
    ],
    [[group('a1', 9), group('a2', 10)], ['a1+a2']],
    [[group('a1', 10), group('a2', 9)], ['a1+a2']],
    [
      [group('a1', 4), group('a2', 4), group('a3', 4), group('a4', 12)],
      ['a1+a2+a3', 'a4'],
    ],
    [
      [group('a1', 50, 3), group('a2', 50, 8), group('a3', 50, 20)],
      ['a1+a2', 'a3'],
    ],
    [[group('a1', 3)], ['a1']],
    [[], []],
  ])('are joined with their neighbours: %j', (groups, expected) => {
    expect(labels(...groups)).toEqual(expected);
  });

  it('stay within their section while the section has enough', () => {
    expect(labels(group('a1', 12), group('a2', 3), group('b1', 4), group('b2', 20))).toEqual([
      'a1+a2',
      'b1+b2',
    ]);
    expect(labels(group('a1', 3), group('b1', 12), group('c1', 11))).toEqual(['a1+b1', 'c1']);
  });

  it('never show a count under ten, and never lose anybody', () => {
    const groups = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(30), fc.nat(30)), {
      minLength: 1,
    });
    fc.assert(
      fc.property(groups, (drawn) => {
        const input = drawn
          .map(([section, one, other], index) => ({ label: String(index), section, counts: [one, other] }))
          .sort((left, right) => (left.section < right.section ? -1 : left.section > right.section ? 1 : 0));
        const merged = mergeSmallGroups(input);
        expect(merged.flatMap((each) => each.labels)).toEqual(input.map(({ label }) => label));
        for (const place of [0, 1]) {
          const sum = input.reduce((total, { counts }) => total + (counts[place] ?? 0), 0);
          expect(merged.reduce((total, { counts }) => total + (counts[place] ?? 0), 0)).toBe(sum);
          if (merged.length > 1) {
            for (const { counts } of merged) expect(counts[place]).toBeGreaterThanOrEqual(SMALLEST_GROUP);
          }
        }
      }),
    );
  });
});
