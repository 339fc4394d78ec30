/** Fills the places of members who drop out of a group: by the published order of reserves, within the quotas. */
import type { Member } from '../domain/drawn-resident.ts';
import type { QuotaFeature } from '../domain/features.ts';
import type { ResidentId } from '../domain/ids.ts';
import { compareBytes } from '../domain/byte-order.ts';
import type { Assignment } from './assignment-input.ts';
import type { CaseQuotas, Quota } from './quotas.ts';
import { reserveOrder } from './reserve-order.ts';
import type { LinearRow, Solver } from './solver.ts';

export interface ReplacementTask {
  /** The group that loses members. */
  readonly group: CaseQuotas;
  /** The members now. Who judges as many cases as the cap allows comes in nowhere. */
  readonly members: readonly Member[];
  readonly maximumCasesPerMember: number;
  /** Every seat that stands, of all cases, with those of the members who leave. */
  readonly standing: readonly Assignment[];
  /** Who leaves the group, with the features they had; they may be no members any more. */
  readonly leaving: readonly Member[];
  /** The seed of the run that made the group. */
  readonly seed: string;
}

export interface Replacement {
  readonly leaves: ResidentId;
  /** `undefined` when nobody is left who may come in. */
  readonly enters: ResidentId | undefined;
  /** How many quota features differ between the two; 0 for a reserve of the same type. */
  readonly differenceCount: number;
}

/** Members with the same values of the features that the case has quotas for. */
interface ValueType {
  readonly values: readonly string[];
  readonly residentIds: ResidentId[];
}

const UNFILLED_COST = 1_000_000;
const SHORT_COST = 10_000;
const DIFFERENCE_COST = 100;

/**
 * Who comes in for whom, by those who leave in byte order. A reserve of the same type comes first, in the published order;
 * then the nearest type (fewest features that differ, then the earliest reserve), so that the group keeps its quotas. A
 * quota's maximum is never exceeded; when its minimum cannot be kept, as few seats as possible are short.
 */
export function planReplacements(solver: Solver, task: ReplacementTask): readonly Replacement[] {
  const { group, standing } = task;
  const features = [...new Set(group.quotas.map(({ feature }) => feature))];
  const reserves = reservesOf(task);
  const leavers = valueTypesOf(
    [...task.leaving].sort((left, right) => compareBytes(left.residentId, right.residentId)),
    features,
  );
  const entrants = valueTypesOf(reserves, features);
  const gone = new Set(task.leaving.map(({ residentId }) => residentId));
  const members = new Map(task.members.map((member) => [member.residentId, member]));
  const staying = standing
    .filter(({ caseId, residentId }) => caseId === group.caseId && !gone.has(residentId))
    .flatMap(({ residentId }) => members.get(residentId) ?? []);
  const counts = chooseTypes(solver, group.quotas, features, staying, leavers, entrants);
  const queues = entrants.map(({ residentIds }) => [...residentIds]);
  return leavers
    .flatMap(({ values, residentIds }, leaver) => {
      const chosen = entrants.flatMap((entrant, index) =>
        Array.from({ length: counts[leaver]?.[index] ?? 0 }, () => ({
          enters: queues[index]?.shift(),
          differenceCount: differenceOf(values, entrant.values),
        })),
      );
      return residentIds.map((leaves, index) => ({
        leaves,
        ...(chosen[index] ?? { enters: undefined, differenceCount: 0 }),
      }));
    })
    .sort((left, right) => compareBytes(left.leaves, right.leaves));
}

/** Members who may come in, in the published order. */
function reservesOf({ group, members, maximumCasesPerMember, standing, leaving, seed }: ReplacementTask) {
  const loads = new Map<ResidentId, number>();
  const seated = new Set<ResidentId>(leaving.map(({ residentId }) => residentId));
  for (const { residentId, caseId } of standing) {
    loads.set(residentId, (loads.get(residentId) ?? 0) + 1);
    if (caseId === group.caseId) seated.add(residentId);
  }
  const free = new Map(
    members
      .filter(
        ({ residentId, excludedCases }) =>
          !seated.has(residentId) &&
          !excludedCases.includes(group.caseId) &&
          (loads.get(residentId) ?? 0) < maximumCasesPerMember,
      )
      .map((member) => [member.residentId, member]),
  );
  return reserveOrder([...free.keys()], group.caseId, seed).flatMap((id) => free.get(id) ?? []);
}

/** Types in the order of their first member; members keep their order. */
function valueTypesOf(members: readonly Member[], features: readonly QuotaFeature[]): readonly ValueType[] {
  const types = new Map<string, ValueType>();
  for (const member of members) {
    const values = features.map((feature) => member.features[feature] ?? '');
    const key = JSON.stringify(values);
    const known = types.get(key);
    if (known === undefined) types.set(key, { values, residentIds: [member.residentId] });
    else known.residentIds.push(member.residentId);
  }
  return [...types.values()];
}

/**
 * How many of each type of reserves (second index) come in for each type of leavers (first), by a small integer program.
 * Columns: those counts, then the places left empty, then the seats by which each quota is short.
 */
function chooseTypes(
  solver: Solver,
  quotas: readonly Quota[],
  features: readonly QuotaFeature[],
  staying: readonly Member[],
  leavers: readonly ValueType[],
  entrants: readonly ValueType[],
): readonly (readonly number[])[] {
  const columnOf = (leaver: number, entrant: number) => leaver * entrants.length + entrant;
  const pairCount = leavers.length * entrants.length;
  const short = (quota: number) => pairCount + leavers.length + quota;
  const costs = leavers.flatMap(({ values }) =>
    entrants.map(
      // The earlier a type's first reserve stands in the order, the less it costs; never as much as one difference.
      (entrant, index) =>
        differenceOf(values, entrant.values) * DIFFERENCE_COST + (10 * index) / entrants.length,
    ),
  );
  const solution = solver.solve({
    sense: 'minimize',
    cost: [...costs, ...leavers.map(() => UNFILLED_COST), ...quotas.map(() => SHORT_COST)],
    lower: [...costs, ...leavers, ...quotas].map(() => 0),
    upper: [...costs, ...leavers, ...quotas].map(() => Number.POSITIVE_INFINITY),
    isInteger: [...costs, ...leavers, ...quotas].map(() => true),
    rows: [
      ...leavers.map(({ residentIds }, leaver) => ({
        columns: [...entrants.map((_, entrant) => columnOf(leaver, entrant)), pairCount + leaver],
        lower: residentIds.length,
        upper: residentIds.length,
      })),
      ...entrants.map(({ residentIds }, entrant) => ({
        columns: leavers.map((_, leaver) => columnOf(leaver, entrant)),
        lower: 0,
        upper: residentIds.length,
      })),
      ...quotas.flatMap((quota, index): LinearRow[] => {
        const place = features.indexOf(quota.feature);
        const own = entrants.flatMap(({ values }, entrant) =>
          values[place] === quota.value ? leavers.map((_, leaver) => columnOf(leaver, entrant)) : [],
        );
        const present = staying.filter((member) => member.features[quota.feature] === quota.value).length;
        return [
          { columns: own, lower: 0, upper: Math.max(0, quota.maximum - present) },
          { columns: [...own, short(index)], lower: quota.minimum - present, upper: Infinity },
        ];
      }),
    ],
  });
  if (solution === undefined) throw new Error('places can always be left empty');
  return leavers.map((_, leaver) =>
    entrants.map((__, entrant) => Math.round(solution.values[columnOf(leaver, entrant)] ?? 0)),
  );
}

function differenceOf(left: readonly string[], right: readonly string[]): number {
  return left.filter((value, index) => value !== right[index]).length;
}
