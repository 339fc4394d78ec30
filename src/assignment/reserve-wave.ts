/** The smallest reserve wave that would make quotas feasible that are too much together: how many new members, and of which values. */
import type { QuotaFeature } from '../domain/features.ts';
import type { AssignmentInput } from './assignment-input.ts';
import { canonicalInput } from './assignment-input.ts';
import { countSystemOf } from './case-classes.ts';
import type { MemberType } from './member-types.ts';
import { distinctValues } from './screen-quotas.ts';
import type { LinearRow, Solver } from './solver.ts';

export interface ReserveWave {
  /** New members without exclusions; no fewer will do. */
  readonly memberCount: number;
  /** How many of them must have a value; one member counts for a value of every feature. The others may be anybody. */
  readonly values: readonly {
    readonly feature: QuotaFeature;
    readonly value: string;
    readonly memberCount: number;
  }[];
}

/**
 * The fewest new members with whom the quotas can be met in fractions of seats, and among those the fewest that must have a
 * value. Which values go together in one person is left open, so that it is the least that a wave must bring, not a promise
 * that it is enough. `undefined` when no wave helps: the quotas of one feature conflict in themselves.
 */
export function findReserveWave(
  solver: Solver,
  input: AssignmentInput,
  types: readonly MemberType[],
): ReserveWave | undefined {
  const asked = canonicalInput(input);
  const { classes, columns, typeColumns, typeMaxima, groupRows } = countSystemOf(asked, types, false);
  const { cases, maximumCasesPerMember: cap } = asked;
  const values = distinctValues(asked);
  const features = [...new Set(values.map(({ feature }) => feature))];
  const casesEach = Math.min(cap, cases.length);
  const seatCount = cases.reduce((sum, { maximumSize }) => sum + maximumSize, 0);
  // Columns: counts, new seats per class, new seats per class and value, new members per value, new members.
  const seatsOf = (classIndex: number): number => columns.length + classIndex;
  const valueSeatsOf = (classIndex: number, value: number): number =>
    columns.length + classes.length + classIndex * values.length + value;
  const membersOf = (value: number): number => columns.length + classes.length * (1 + values.length) + value;
  const all = membersOf(values.length);
  const placeOf = new Map(
    values.map(({ feature, value }, place) => [JSON.stringify([feature, value]), place]),
  );
  const classIndexes = [...classes.keys()];
  const rows: readonly LinearRow[] = [
    // Sizes and quotas, with the new seats; the rows of all classes stand one after the other.
    ...classes
      .flatMap(({ rows: own }, classIndex) => own.map((row) => ({ ...row, classIndex })))
      .flatMap(({ feature, value, quotaIndex, classIndex }, index): LinearRow[] => {
        const row = groupRows[index];
        const place = placeOf.get(JSON.stringify([feature, value]));
        const extra =
          quotaIndex === undefined
            ? seatsOf(classIndex)
            : place === undefined
              ? undefined
              : valueSeatsOf(classIndex, place);
        return row === undefined || extra === undefined ? [] : [{ ...row, columns: [...row.columns, extra] }];
      }),
    ...typeColumns.map((own, type) => ({ columns: own, lower: 0, upper: typeMaxima[type] ?? 0 })),
    // New members judge a case once, and as many as the cap allows.
    atMost(classIndexes.map(seatsOf), all, casesEach),
    ...classes.map(({ caseIds }, classIndex) => atMost([seatsOf(classIndex)], all, caseIds.length)),
    ...values.flatMap((_, value) => [
      atMost(
        classIndexes.map((classIndex) => valueSeatsOf(classIndex, value)),
        membersOf(value),
        casesEach,
      ),
      ...classes.map(({ caseIds }, classIndex) =>
        atMost([valueSeatsOf(classIndex, value)], membersOf(value), caseIds.length),
      ),
    ]),
    // A new member has one value of each feature.
    ...features.flatMap((feature) => {
      const own = [...values.keys()].filter((value) => values[value]?.feature === feature);
      return [
        atMost(own.map(membersOf), all, 1),
        ...classIndexes.map((classIndex) =>
          atMost(
            own.map((value) => valueSeatsOf(classIndex, value)),
            seatsOf(classIndex),
            1,
          ),
        ),
      ];
    }),
  ];
  const columnCount = all + 1;
  const place = [...Array(columnCount).keys()];
  const solution = solver.solve({
    sense: 'minimize',
    // One member fewer counts for more than all values together.
    cost: place.map((column) =>
      column === all ? 1 + features.length * seatCount : column >= membersOf(0) ? 1 : 0,
    ),
    lower: place.map(() => 0),
    upper: place.map((column) => columns[column]?.maximum ?? seatCount),
    isInteger: place.map((column) => column >= membersOf(0)),
    rows,
  });
  if (solution === undefined) return undefined;
  const countAt = (column: number): number => Math.max(0, Math.round(solution.values[column] ?? 0));
  return {
    memberCount: countAt(all),
    values: values.flatMap(({ feature, value }, index) => {
      const memberCount = countAt(membersOf(index));
      return memberCount === 0 ? [] : [{ feature, value, memberCount }];
    }),
  };
}

/** A row: these columns together are at most `each` times another column. */
function atMost(columns: readonly number[], limit: number, each: number): LinearRow {
  return {
    columns: [...columns, limit],
    values: [...columns.map(() => 1), -each],
    lower: -Infinity,
    upper: 0,
  };
}
