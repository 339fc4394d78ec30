/** Fixes the size of every group before loads are made fair: the size that was asked for, or the nearest that can be had. */
import type { AssignmentInput } from './assignment-input.ts';
import { countSystemOf } from './case-classes.ts';
import type { MemberType } from './member-types.ts';
import type { Solver } from './solver.ts';

/** Without this, fair loads would always fill groups to their largest size: more seats raise the smallest load. */
export function withSizes(input: AssignmentInput, sizes: readonly number[]): AssignmentInput {
  return {
    ...input,
    cases: input.cases.map((each, index) => {
      const size = sizes[index] ?? each.groupSize;
      return { ...each, minimumSize: size, maximumSize: size };
    }),
  };
}

/**
 * Sizes within each case's range that differ least from those asked for, in the order of the input's cases; `undefined` when
 * no sizes in the ranges can be had.
 * @param isWhole only sizes that whole seats reach, which takes longer: otherwise fractions of seats will do
 */
export function chooseGroupSizes(
  solver: Solver,
  input: AssignmentInput,
  types: readonly MemberType[],
  isWhole: boolean,
): readonly number[] | undefined {
  const system = countSystemOf(input, types, true);
  const { columns, classes, typeColumns, typeMaxima, groupRows } = system;
  const size = (index: number) => columns.length + index;
  const distance = (index: number) => columns.length + classes.length + index;
  // A class holds one case here, and stands in the order of the input; its first row is the size.
  const aims = input.cases.map(({ groupSize }) => groupSize);
  const solution = solver.solve({
    sense: 'minimize',
    cost: [...columns.map(() => 0), ...classes.map(() => 0), ...classes.map((_, index) => 1 + index / 1e6)],
    lower: [
      ...columns.map(() => 0),
      ...input.cases.map(({ minimumSize }) => minimumSize),
      ...classes.map(() => 0),
    ],
    upper: [
      ...columns.map(({ maximum }) => maximum),
      ...input.cases.map(({ maximumSize }) => maximumSize),
      ...classes.map(() => Number.POSITIVE_INFINITY),
    ],
    isInteger: [...columns.map(() => isWhole), ...classes.map(() => true), ...classes.map(() => false)],
    rows: [
      ...groupRows,
      ...typeColumns.map((own, type) => ({ columns: own, lower: 0, upper: typeMaxima[type] ?? 0 })),
      ...aims.flatMap((aim, index) => {
        const own = columns.flatMap((column, at) => (column.classIndex === index ? [at] : []));
        return [
          { columns: [...own, size(index)], values: [...own.map(() => 1), -1], lower: 0, upper: 0 },
          { columns: [size(index), distance(index)], lower: aim, upper: Infinity },
          { columns: [size(index), distance(index)], values: [1, -1], lower: -Infinity, upper: aim },
        ];
      }),
    ],
  });
  return solution === undefined
    ? undefined
    : aims.map((_, index) => Math.round(solution.values[size(index)] ?? 0));
}
