import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FoundProblem } from '../../../src/register/check/problem-list.ts';
import { ProblemList } from '../../../src/register/check/problem-list.ts';
import { rowProblemCodes } from '../../../src/register/check/row-problems.ts';

const problems: fc.Arbitrary<FoundProblem> = fc.record({
  fileIndex: fc.nat(255),
  row: fc.oneof(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 2, max: 2 ** 27 - 1 })),
  problem: fc.constantFrom(...rowProblemCodes),
  columnIndex: fc.option(fc.nat(65_534), { nil: undefined }),
});

describe('the list of problems', () => {
  it('gives back what was put in, by file and row, and in the order of finding within a row', () => {
    fc.assert(
      fc.property(fc.array(problems, { maxLength: 60 }), (added) => {
        const list = new ProblemList();
        for (const problem of added) list.add(problem);
        const expected = added.toSorted(
          (left, right) => left.fileIndex - right.fileIndex || left.row - right.row,
        );
        expect([...list]).toEqual(expected);
        expect(list.length).toBe(added.length);
      }),
      { numRuns: 100 },
    );
  });

  it('grows, and counts by problem', () => {
    const list = new ProblemList();
    for (let row = 5000; row >= 2; row--) {
      const problem = row % 2 === 0 ? 'wrong-bsn' : 'partial-birth-date';
      list.add({ fileIndex: 0, row, problem, columnIndex: 3 });
    }
    expect([...list.countByProblem()]).toEqual([
      ['wrong-bsn', 2500],
      ['partial-birth-date', 2499],
    ]);
    expect([...list].map(({ row }) => row)).toEqual(Array.from({ length: 4999 }, (_, index) => index + 2));
  });
});
