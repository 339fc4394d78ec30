/**
 * Quotas that no group keeps: which of them stand in each other's way, and the smallest widening that lets a group exist. A seat
 * below a minimum costs 1 + 2 / minimum, one above a maximum costs 1, as in the Sortition Foundation's programs.
 */
import type { Failure, Place } from '../../domain/failure.ts';
import { failure } from '../../domain/failure.ts';
import type { ConflictingQuota } from '../../domain/failures/select-failures.ts';
import type { LinearModel, Solver } from '../solver.ts';
import { countRowsOf } from './count-rows.ts';
import type { GroupCounts } from './group-counts.ts';
import { typeMaximaOf } from './group-counts.ts';
import type { GroupPool, GroupQuota } from './group-pool.ts';

export interface QuotaWidening {
  /** Index into the pool's quotas. */
  readonly quota: number;
  readonly bound: 'minimum' | 'maximum';
  readonly limit: number;
  readonly widenedLimit: number;
}

/** The smallest widening within `min_flex` and `max_flex`, or `undefined` when none is enough. */
export function findWidening(
  solver: Solver,
  { quotas }: GroupPool,
  counts: GroupCounts,
): readonly QuotaWidening[] | undefined {
  const typeCount = counts.types.length;
  const solution = solver.solve({ ...elasticModelOf(counts, quotas), isInteger: wholeColumns(counts) });
  if (solution === undefined) return undefined;
  return quotas.flatMap(({ minimum, maximum }, quota) => {
    const below = Math.round(solution.values[typeCount + 2 * quota] ?? 0);
    const above = Math.round(solution.values[typeCount + 2 * quota + 1] ?? 0);
    const widened: QuotaWidening[] = [];
    if (below > 0) widened.push({ quota, bound: 'minimum', limit: minimum, widenedLimit: minimum - below });
    if (above > 0) widened.push({ quota, bound: 'maximum', limit: maximum, widenedLimit: maximum + above });
    return widened;
  });
}

/** The pool with its quotas widened. */
export function widenPool(pool: GroupPool, widenings: readonly QuotaWidening[]): GroupPool {
  return {
    ...pool,
    quotas: pool.quotas.map((quota, index): GroupQuota => {
      const limitOf = (bound: QuotaWidening['bound']) =>
        widenings.find((widening) => widening.quota === index && widening.bound === bound)?.widenedLimit;
      return {
        ...quota,
        minimum: limitOf('minimum') ?? quota.minimum,
        maximum: limitOf('maximum') ?? quota.maximum,
      };
    }),
  };
}

/** Why no group exists, in sentences: values with too few people, quotas in conflict, and the widening that would help. */
export function explainConflict(
  solver: Solver,
  pool: GroupPool,
  counts: GroupCounts,
  widenings: readonly QuotaWidening[] | undefined,
  place: Place,
): readonly [Failure, ...Failure[]] {
  const peopleOf = (quota: number) => largestCount(counts, quota);
  const short = pool.quotas.flatMap(({ feature, value, minimum }, quota) =>
    peopleOf(quota) < minimum
      ? [failure('select.quota-short', { feature, value, minimum, peopleCount: peopleOf(quota) }, place)]
      : [],
  );
  const conflict =
    short.length > 0
      ? []
      : [failure('select.quotas-conflict', { quotas: findConflict(solver, pool, counts) }, place)];
  const remedies =
    widenings === undefined
      ? [failure('select.no-widening', {}, place)]
      : widenings.flatMap(({ quota, bound, limit, widenedLimit }) => {
          const { feature, value } = pool.quotas[quota] ?? { feature: '', value: '' };
          const peopleCount = peopleOf(quota);
          const params = { feature, value, bound, limit, widenedLimit, peopleCount };
          return [failure('select.quota-widening', params, place)];
        });
  const [first, ...rest] = [...short, ...conflict, ...remedies];
  return [first ?? failure('select.quotas-conflict', { quotas: [] }, place), ...rest];
}

/** Columns: counts of types, then for each quota the seats below its minimum and above its maximum. */
function elasticModelOf(counts: GroupCounts, quotas: readonly GroupQuota[]): LinearModel {
  const typeCount = counts.types.length;
  const rows = countRowsOf(counts, []);
  return {
    sense: 'minimize',
    cost: [
      ...counts.types.map(() => 0),
      ...quotas.flatMap(({ minimum }) => [minimum === 0 ? 0 : 1 + 2 / minimum, 1]),
    ],
    lower: [...counts.types.map(() => 0), ...quotas.flatMap(() => [0, 0])],
    upper: [
      ...typeMaximaOf(counts),
      ...quotas.flatMap(({ minimum, maximum, widestMinimum, widestMaximum }) => [
        minimum - Math.max(0, widestMinimum),
        Math.max(0, Math.min(widestMaximum, counts.groupSize) - maximum),
      ]),
    ],
    rows: rows.flatMap(({ entries, lower, upper }, row) => {
      const columns = entries.map(([type]) => type);
      const quota = row - 1;
      if (quota < 0 || quota >= quotas.length) return [{ columns, lower, upper }];
      const below = typeCount + 2 * quota;
      const ones = columns.map(() => 1);
      return [
        { columns: [...columns, below], values: [...ones, 1], lower, upper: Number.POSITIVE_INFINITY },
        { columns: [...columns, below + 1], values: [...ones, -1], lower: Number.NEGATIVE_INFINITY, upper },
      ];
    }),
  };
}

function wholeColumns(counts: GroupCounts): readonly boolean[] {
  return [...counts.types, ...counts.quotas, ...counts.quotas].map(() => true);
}

/** The quotas that press against each other in the elastic program over fractions, in words; none when only whole groups fail. */
function findConflict(
  solver: Solver,
  { quotas }: GroupPool,
  counts: GroupCounts,
): readonly ConflictingQuota[] {
  const free = quotas.map((quota) => ({
    ...quota,
    widestMinimum: 0,
    widestMaximum: Number.MAX_SAFE_INTEGER,
  }));
  const solution = solver.solve(elasticModelOf(counts, free));
  if (solution === undefined || solution.objective < 1e-9) return [];
  return quotas.flatMap(({ feature, value, minimum, maximum }, quota) => {
    const [below, above] = [solution.rowDuals[1 + 2 * quota] ?? 0, solution.rowDuals[2 + 2 * quota] ?? 0];
    const lower = { feature, value, bound: 'minimum', limit: minimum } as const;
    const upper = { feature, value, bound: 'maximum', limit: maximum } as const;
    return [...(Math.abs(below) > 1e-7 ? [lower] : []), ...(Math.abs(above) > 1e-7 ? [upper] : [])];
  });
}

/** The most members that a quota's types can give. */
function largestCount(counts: GroupCounts, quota: number): number {
  const types = new Set(counts.quotas[quota]?.types);
  return counts.limits.reduce((sum, limit) => {
    const memberCount = limit.types
      .filter((type) => types.has(type))
      .reduce((total, type) => total + (counts.types[type]?.memberCount ?? 0), 0);
    return sum + Math.min(limit.maximum, memberCount);
  }, 0);
}
