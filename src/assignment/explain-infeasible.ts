/** Says why quotas cannot be met together, and the smallest widening that would help; it widens nothing itself. */
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { AssignmentInput } from './assignment-input.ts';
import type { CountSystem } from './case-classes.ts';
import { countSystemOf } from './case-classes.ts';
import type { MemberType } from './member-types.ts';
import { screenQuotas } from './screen-quotas.ts';
import type { Solver } from './solver.ts';

/**
 * Failures that explain why there is no assignment, at least one. First the single quotas that the members cannot fill; when
 * there are none, the smallest widening of the quotas together, found by an elastic integer program in which one seat of a
 * quota with limit l costs 1 + 2 / l: small quotas are widened last.
 */
export function explainInfeasible(
  solver: Solver,
  input: AssignmentInput,
  types: readonly MemberType[],
): readonly [Failure, ...Failure[]] {
  const [first, ...rest] = screenQuotas(input, types);
  if (first !== undefined) return [first, ...rest];
  for (const isSeparate of [false, true]) {
    const system = countSystemOf(input, types, isSeparate);
    const widenings = smallestWidening(solver, system);
    if (widenings === undefined) return [failure('assignment.sizes-unreachable', {}, { setting: 'cases' })];
    const [firstWidening, ...others] = widenings.map((each) => describeWidening(input, system, each));
    if (firstWidening !== undefined) return [firstWidening, ...others];
  }
  return [failure('assignment.no-whole-plan', {}, { setting: 'cases' })];
}

/** A quota of every case of a class that has to give `seatCount` seats. */
interface Widening {
  readonly classIndex: number;
  readonly rowIndex: number;
  readonly bound: 'minimum' | 'maximum';
  readonly seatCount: number;
}

/** The cheapest widening, empty when none is needed; `undefined` when not even that helps. */
function smallestWidening(solver: Solver, system: CountSystem): readonly Widening[] | undefined {
  const { columns, classes, typeColumns, typeMaxima, groupRows } = system;
  const quotaRows = classes.flatMap(({ caseIds, rows }, classIndex) =>
    rows.map((row, rowIndex) => ({ ...row, classIndex, rowIndex, caseCount: caseIds.length })),
  );
  // Two columns a row: seats by which the minimum gives, and by which the maximum gives. Sizes give nothing.
  const slacks = quotaRows.flatMap(({ minimum, maximum, quotaIndex, types }) => {
    const isSize = quotaIndex === undefined;
    return [
      { cost: 1 + 2 / Math.max(1, minimum), upper: isSize ? 0 : minimum },
      {
        cost: 1 + 2 / Math.max(1, maximum),
        upper: isSize || types.length === 0 ? 0 : Number.POSITIVE_INFINITY,
      },
    ];
  });
  const solution = solver.solve({
    sense: 'minimize',
    cost: [...columns.map(() => 0), ...slacks.map(({ cost }) => cost)],
    lower: [...columns, ...slacks].map(() => 0),
    upper: [...columns.map(({ maximum }) => maximum), ...slacks.map(({ upper }) => upper)],
    isInteger: [...columns.map(() => false), ...slacks.map(() => true)],
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
  });
  if (solution === undefined) return undefined;
  return quotaRows.flatMap(({ classIndex, rowIndex }, index) =>
    (['minimum', 'maximum'] as const).flatMap((bound, side) => {
      const seatCount = Math.round(solution.values[columns.length + 2 * index + side] ?? 0);
      return seatCount === 0 ? [] : [{ classIndex, rowIndex, bound, seatCount }];
    }),
  );
}

function describeWidening(input: AssignmentInput, system: CountSystem, widening: Widening): Failure {
  const { bound, seatCount } = widening;
  const caseClass = system.classes[widening.classIndex];
  const row = caseClass?.rows[widening.rowIndex];
  const quotas = input.cases.find(({ caseId }) => caseId === caseClass?.caseIds[0])?.quotas;
  const quota = row?.quotaIndex === undefined ? undefined : quotas?.[row.quotaIndex];
  if (caseClass === undefined || row === undefined || quota === undefined) {
    throw new RangeError('a widening must belong to a quota');
  }
  const limit = quota[bound];
  return failure(
    'assignment.quota-conflict',
    {
      caseIds: caseClass.caseIds,
      feature: quota.feature,
      value: quota.value,
      bound,
      limit,
      widenedLimit: bound === 'minimum' ? limit - seatCount : limit + seatCount,
      memberCount: row.types.reduce((sum, type) => sum + (system.types[type]?.residentIds.length ?? 0), 0),
    },
    { setting: 'cases' },
  );
}
