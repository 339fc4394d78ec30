/** The smallest widening of quotas with which there is an assignment. It only proposes: a person accepts a widening, or not. */
import type { AssignmentInput } from './assignment-input.ts';
import { canonicalInput } from './assignment-input.ts';
import type { CountSystem } from './case-classes.ts';
import { caseClassesOf, countSystemOf } from './case-classes.ts';
import type { MemberType } from './member-types.ts';
import type { Quota } from './quotas.ts';
import type { LinearModel, Solver } from './solver.ts';
import type { Widening } from '../domain/widening.ts';
import { wideningsBetween } from './widenings.ts';

export interface RelaxedInput {
  /** The same input with the widened quotas, in canonical order. */
  readonly input: AssignmentInput;
  /** By case, then in the order of the quotas; empty when none is needed. */
  readonly widenings: readonly Widening[];
}

/**
 * The widening of least cost with which the quotas can be met in fractions of seats: one seat of a bound of l seats costs
 * 1 + 2 / l, in every case, so that small quotas are widened last. Cases with the same quotas stay the same. Sizes, the cap
 * and exclusions never give: `undefined` when those alone are too much.
 * @param isWhole with which they can be met in whole seats: slower, and each case is widened for itself
 */
export function relaxQuotas(
  solver: Solver,
  input: AssignmentInput,
  types: readonly MemberType[],
  isWhole = false,
): RelaxedInput | undefined {
  const asked = canonicalInput(input);
  let relaxed = asked;
  // Equal cases together first, which keeps them equal; then, for exclusions from single cases, each for itself.
  for (const isSeparate of isWhole ? [true] : [false, true]) {
    const system = countSystemOf(relaxed, types, isSeparate);
    const steps = findSmallestWidening(solver, system, isWhole);
    if (steps === undefined) return undefined;
    relaxed = widen(relaxed, types, system, steps);
  }
  return { input: relaxed, widenings: wideningsBetween(asked, relaxed) };
}

/** Seats by which a bound of a row of a class gives, in every case of the class. */
interface WideningStep {
  readonly classIndex: number;
  readonly rowIndex: number;
  readonly bound: 'minimum' | 'maximum';
  readonly seatCount: number;
}

/** The cheapest steps, none when none are needed; `undefined` when no widening helps. */
function findSmallestWidening(
  solver: Solver,
  system: CountSystem,
  isWhole: boolean,
): readonly WideningStep[] | undefined {
  const { columns } = system;
  const quotaRows = system.classes.flatMap(({ rows, caseIds }, classIndex) =>
    rows.map((row, rowIndex) => ({ ...row, classIndex, rowIndex, caseCount: caseIds.length })),
  );
  const solution = solver.solve(elasticModelOf(system, quotaRows, isWhole));
  if (solution === undefined) return undefined;
  return quotaRows.flatMap(({ classIndex, rowIndex }, index) =>
    (['minimum', 'maximum'] as const).flatMap((bound, side) => {
      const seatCount = Math.round(solution.values[columns.length + 2 * index + side] ?? 0);
      return seatCount === 0 ? [] : [{ classIndex, rowIndex, bound, seatCount }];
    }),
  );
}

interface QuotaRow {
  readonly types: readonly number[];
  readonly minimum: number;
  readonly maximum: number;
  readonly quotaIndex: number | undefined;
  readonly caseCount: number;
}

/** Columns: the counts, then two for each row: seats by which its minimum gives, and by which its maximum gives. */
function elasticModelOf(system: CountSystem, quotaRows: readonly QuotaRow[], isWhole: boolean): LinearModel {
  const { columns, typeColumns, typeMaxima, groupRows } = system;
  const slacks = quotaRows.flatMap(({ minimum, maximum, quotaIndex, types, caseCount }) => {
    const isSize = quotaIndex === undefined;
    return [
      { cost: caseCount * (1 + 2 / Math.max(1, minimum)), upper: isSize ? 0 : minimum },
      {
        cost: caseCount * (1 + 2 / Math.max(1, maximum)),
        upper: isSize || types.length === 0 ? 0 : Number.POSITIVE_INFINITY,
      },
    ];
  });
  return {
    sense: 'minimize',
    cost: [...columns.map(() => 0), ...slacks.map(({ cost }) => cost)],
    lower: [...columns, ...slacks].map(() => 0),
    upper: [...columns.map(({ maximum }) => maximum), ...slacks.map(({ upper }) => upper)],
    isInteger: [...columns.map(() => isWhole), ...slacks.map(() => true)],
    rows: [
      ...groupRows.flatMap((row, index) => {
        const caseCount = quotaRows[index]?.caseCount ?? 1;
        const ones = row.columns.map(() => 1);
        const slack = columns.length + 2 * index;
        return [
          {
            columns: [...row.columns, slack],
            values: [...ones, caseCount],
            lower: row.lower,
            upper: Infinity,
          },
          {
            columns: [...row.columns, slack + 1],
            values: [...ones, -caseCount],
            lower: -Infinity,
            upper: row.upper,
          },
        ];
      }),
      ...typeColumns.map((own, type) => ({ columns: own, lower: 0, upper: typeMaxima[type] ?? 0 })),
    ],
  };
}

function widen(
  input: AssignmentInput,
  types: readonly MemberType[],
  system: CountSystem,
  steps: readonly WideningStep[],
): AssignmentInput {
  const cases = input.cases.map((each) => {
    const classIndex = system.classes.findIndex(({ caseIds }) => caseIds.includes(each.caseId));
    const quotas = [...each.quotas];
    // Cases of a class have the same rows in the same order, but may list their quotas in another.
    const rows = caseClassesOf([each], types, true)[0]?.rows ?? [];
    for (const step of steps.filter((of) => of.classIndex === classIndex)) {
      const index = rows[step.rowIndex]?.quotaIndex ?? -1;
      const quota = quotas[index];
      if (quota === undefined) throw new RangeError('a widening must belong to a quota');
      quotas[index] = widenQuota(quota, step);
    }
    return { ...each, quotas };
  });
  return { ...input, cases };
}

function widenQuota(quota: Quota, { bound, seatCount }: WideningStep): Quota {
  return bound === 'minimum'
    ? { ...quota, minimum: quota.minimum - seatCount }
    : { ...quota, maximum: quota.maximum + seatCount };
}
