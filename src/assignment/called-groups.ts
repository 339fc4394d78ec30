/** The groups that were called so far: what each run was made from and gave, and every change of a seat since. */
import type { Member } from '../domain/drawn-resident.ts';
import type { CaseId, Hash, ResidentId } from '../domain/ids.ts';
import type { Seat } from './assignment-csv.ts';
import type { Assignment, AssignmentInput } from './assignment-input.ts';
import type { CaseQuotas } from './quotas.ts';
import type { CaseResult } from './quota-results.ts';
import { quotaResults } from './quota-results.ts';
import type { RecordedChange, SeatPlan } from './standing-seats.ts';
import { applySeatChanges } from './standing-seats.ts';

export interface CalledRun {
  readonly eventSequence: number;
  readonly seed: Hash;
  readonly input: AssignmentInput;
  /** As the lottery gave them. */
  readonly seats: readonly Seat[];
  /** What the lottery promised everybody who took part. */
  readonly loads: readonly MemberLoad[];
  /** How far the draw's average may be from what it promised, in seats; `null` when that is not known. */
  readonly largestDrawError: string | null;
}

export interface MemberLoad {
  readonly residentId: ResidentId;
  readonly typeId: string;
  /** Expected cases, those of earlier runs included, nine decimals. */
  readonly expectedLoad: string;
}

export interface CalledGroups {
  /** In the order in which they were made. */
  readonly runs: readonly CalledRun[];
  /** What each replacement was made from, in order. */
  readonly replacements: readonly { readonly eventSequence: number; readonly input: AssignmentInput }[];
  readonly changes: readonly RecordedChange[];
  readonly plan: SeatPlan;
}

/** What a run or a replacement was made from, with the event of the log that tells of it. */
interface InputAtEvent {
  readonly eventSequence: number;
  readonly input: Pick<AssignmentInput, 'members'>;
}

/** Everybody that a run or a replacement knew, as the first one knew them. */
export function knownMembers({
  runs,
  replacements,
}: {
  readonly runs: readonly InputAtEvent[];
  readonly replacements: readonly InputAtEvent[];
}): ReadonlyMap<ResidentId, Member> {
  const members = new Map<ResidentId, Member>();
  const inputs = [...runs, ...replacements].sort((left, right) => left.eventSequence - right.eventSequence);
  for (const { input } of inputs) {
    for (const member of input.members) {
      const known = members.get(member.residentId);
      members.set(
        member.residentId,
        known === undefined ? member : { ...known, features: { ...member.features, ...known.features } },
      );
    }
  }
  return members;
}

/** The cases that have a group, with the quotas it was drawn with and the run that called it. */
export function calledCases<R extends { readonly input: Pick<AssignmentInput, 'cases'> }>({
  runs,
}: {
  readonly runs: readonly R[];
}): ReadonlyMap<CaseId, { readonly group: CaseQuotas; readonly run: R }> {
  return new Map(
    runs.flatMap((run) => run.input.cases.map((group) => [group.caseId, { group, run }] as const)),
  );
}

/** Each case's quotas against the members who have its seats now, in the order of the runs. */
export function standingResults(groups: CalledGroups): readonly CaseResult[] {
  const members = [...knownMembers(groups).values()];
  return groups.runs.flatMap(({ input }) => quotaResults({ ...input, members }, groups.plan.standing));
}

/** Cases per member now, of everybody who took part in a run or has a seat. */
export function standingLoads({ runs, plan }: CalledGroups): ReadonlyMap<ResidentId, number> {
  const loads = new Map<ResidentId, number>(
    runs.flatMap((run) => run.loads.map(({ residentId }) => [residentId, 0] as const)),
  );
  for (const { residentId } of plan.standing) loads.set(residentId, (loads.get(residentId) ?? 0) + 1);
  return loads;
}

/** What everybody who took part could expect: what the last run that they took part in promised. */
export function expectedLoads({ runs }: Pick<CalledGroups, 'runs'>): ReadonlyMap<ResidentId, string> {
  return new Map(
    runs.flatMap((run) =>
      run.loads.map(({ residentId, expectedLoad }) => [residentId, expectedLoad] as const),
    ),
  );
}

/** Who ever left which group. */
export function leftGroups(changes: readonly RecordedChange[]): readonly Assignment[] {
  return changes.map(({ leaves, caseId }) => ({ residentId: leaves, caseId }));
}

/** The groups as they were just after an event of the log. */
export function groupsAfter({ runs, replacements, changes }: CalledGroups, event: number): CalledGroups {
  const isDone = (each: { readonly eventSequence: number }): boolean => each.eventSequence <= event;
  const called = runs.filter(isDone);
  const seats = called.flatMap((run) =>
    run.seats.map((seat) => ({ ...seat, eventSequence: run.eventSequence })),
  );
  const changed = changes.filter(isDone);
  return {
    runs: called,
    replacements: replacements.filter(isDone),
    changes: changed,
    plan: applySeatChanges(seats, changed),
  };
}
