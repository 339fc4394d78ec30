/** Plans who comes in for members who dropped out of groups, and records it. */
import type { AssignmentInput } from '../../assignment/assignment-input.ts';
import { assignmentInputHash, quotaFeaturesOf } from '../../assignment/assignment-input.ts';
import { calledCases, leftGroups } from '../../assignment/called-groups.ts';
import type { LeavingSeat } from '../../assignment/plan-seat-changes.ts';
import { planSeatChanges } from '../../assignment/plan-seat-changes.ts';
import type { CaseResult } from '../../assignment/quota-results.ts';
import { quotaResults } from '../../assignment/quota-results.ts';
import { caseExclusionsOf, runSettingsOf } from '../../assignment/run-settings.ts';
import type { Solver } from '../../assignment/solver.ts';
import type { EmptySeat, SeatChange } from '../../assignment/standing-seats.ts';
import { applySeatChanges } from '../../assignment/standing-seats.ts';
import type { Member } from '../../domain/drawn-resident.ts';
import type { Failure } from '../../domain/failure.ts';
import { failure } from '../../domain/failure.ts';
import { isQuestion } from '../../domain/features.ts';
import type { CaseId, InvitationId, ResidentId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { ok, okUnless, refuse } from '../../domain/result.ts';
import { appendAuditEvent } from '../../store/append-audit-event.ts';
import { findMemberOfNumber, listMembers, readMemberNumbersOf } from '../../store/tables/member-table.ts';
import { listMovesOfSignedUp } from '../../store/tables/move-table.ts';
import { insertReplacement, readSeatPlan } from '../../store/tables/replacement-table.ts';
import type { StandingGroups } from '../../store/tables/standing-groups.ts';
import { readStandingGroups } from '../../store/tables/standing-groups.ts';
import type { OpenPanel } from '../open-panel.ts';
import { withAnswers } from '../read-members.ts';

/** A member who cannot come once, as staff typed it. */
export interface WantedChange {
  readonly member: string;
  readonly caseId: string;
  readonly reason: string;
}

export interface ReplacePlan {
  /** The members now, and the groups that lose members. */
  readonly input: AssignmentInput;
  readonly changes: readonly SeatChange[];
  /** Seats of these groups that are empty afterwards. */
  readonly empty: readonly EmptySeat[];
  /** These groups afterwards. */
  readonly results: readonly CaseResult[];
  /** Who had the empty seats last. */
  readonly missing: ReadonlyMap<ResidentId, Member>;
  /** By which those who leave and come in are known to people. */
  readonly memberNumbers: ReadonlyMap<ResidentId, InvitationId>;
}

/**
 * Plans the seats of one member in one case, or of everybody who left the panel or was excluded since, in every case that has
 * not begun. Empty seats of the same groups are tried again.
 * @param today a calendar date; a case begins on its date
 */
export function planReplace(
  panel: OpenPanel,
  solver: Solver,
  wanted: WantedChange | undefined,
  today: string,
): Result<ReplacePlan> {
  const { db, settings } = panel;
  const groups = readStandingGroups(db, wanted?.caseId);
  if (groups.drawn.length === 0) return refuse(failure('command.no-assignment', {}));
  const asked = quotaFeaturesOf(groups.runs.flatMap(({ input }) => input.cases));
  const members = withAnswers(panel, listMembers(db, settings.strata.features), asked.filter(isQuestion));
  if (!members.ok) return members;
  const open = openCases(panel, today);
  const leaving =
    wanted === undefined
      ? ok(findLeaving(panel, groups, members.value, open))
      : findWanted(panel, groups, wanted, open);
  if (!leaving.ok) return leaving;
  return ok(planChanges(panel, solver, groups, members.value, leaving.value, open, wanted));
}

/** The seats that a plan without a wish would empty. Call it in a read transaction. */
export function listLeavingSeats(panel: OpenPanel, today: string): readonly LeavingSeat[] {
  const { db, settings } = panel;
  const members = listMembers(db, settings.strata.features);
  return findLeaving(panel, { plan: readSeatPlan(db) }, members, openCases(panel, today));
}

/** Those that have not begun. */
function openCases({ settings }: OpenPanel, today: string): ReadonlySet<CaseId> {
  return new Set(settings.cases.filter(({ date }) => date > today).map(({ id }) => id));
}

/** Seats, in open cases, of those who are no members any more or may not judge the case any more. */
function findLeaving(
  { db }: OpenPanel,
  { plan }: Pick<StandingGroups, 'plan'>,
  members: readonly Member[],
  open: ReadonlySet<CaseId>,
): readonly LeavingSeat[] {
  const present = new Map(members.map((member) => [member.residentId, member]));
  const states = new Map(listMovesOfSignedUp(db).map(({ residentId, to }) => [residentId, to]));
  return plan.standing.flatMap(({ caseId, seatNumber, residentId }) => {
    if (!open.has(caseId)) return [];
    const member = present.get(residentId);
    if (member === undefined) {
      return [{ caseId, seatNumber, residentId, reason: states.get(residentId) ?? 'withdrawn' }];
    }
    return member.excludedCases.includes(caseId)
      ? [{ caseId, seatNumber, residentId, reason: 'excluded' }]
      : [];
  });
}

function findWanted(
  { db, settings }: OpenPanel,
  groups: StandingGroups,
  { member, caseId, reason }: WantedChange,
  open: ReadonlySet<CaseId>,
): Result<readonly LeavingSeat[]> {
  const found = settings.cases.find(({ id }) => id === caseId);
  const failures: Failure[] = [];
  if (found === undefined) failures.push(failure('command.exclusion-case', { caseId }));
  else if (!calledCases(groups).has(found.id)) failures.push(failure('command.case-not-called', { caseId }));
  else if (!open.has(found.id)) failures.push(failure('command.case-begun', { caseId, date: found.date }));
  const numbered = findMemberOfNumber(db, member);
  const isMeant = (residentId: ResidentId): boolean => residentId === member || residentId === numbered;
  const seat = groups.plan.standing.find((each) => each.caseId === caseId && isMeant(each.residentId));
  if (failures.length === 0 && seat === undefined) {
    failures.push(failure('command.no-seat', { member, caseId }));
  }
  return okUnless(failures, () => (seat === undefined ? [] : [{ ...seat, reason }]));
}

function planChanges(
  { db, settings }: OpenPanel,
  solver: Solver,
  groups: StandingGroups,
  members: readonly Member[],
  leaving: readonly LeavingSeat[],
  open: ReadonlySet<CaseId>,
  wanted: WantedChange | undefined,
): ReplacePlan {
  const called = calledCases(groups);
  const touched = new Set([
    ...leaving.map(({ caseId }) => caseId),
    ...(wanted === undefined ? groups.plan.empty : [])
      .map(({ caseId }) => caseId)
      .filter((id) => open.has(id)),
  ]);
  const cases = [...called].flatMap(([caseId, { group }]) => (touched.has(caseId) ? [group] : []));
  const input = {
    members: members.map((member) => onlyExcludedFrom(member, touched)),
    cases,
    maximumCasesPerMember: settings.assignment.maximumCasesPerMember,
  };
  const { standing, empty } = groups.plan;
  const seated = [
    ...[...standing, ...leaving]
      .filter(({ caseId }) => touched.has(caseId))
      .map(({ residentId }) => residentId),
    ...empty.filter(({ caseId }) => touched.has(caseId)).map(({ leftBy }) => leftBy),
  ];
  const present = new Map(input.members.map((member) => [member.residentId, member]));
  // What the register said of members stays; what they answered may have changed since the lottery.
  const hasQuestions = quotaFeaturesOf(cases).some(isQuestion);
  const known = groups.knownMembersOf(new Set(seated.filter((id) => hasQuestions || !present.has(id))));
  const changes = planSeatChanges(solver, {
    input,
    standing,
    empty,
    leaving,
    members: new Map([...present, ...known]),
    leftBefore: leftGroups(groups.changes),
    seeds: new Map([...called].map(([caseId, { run }]) => [caseId, run.seed])),
  });
  const recorded = changes.map((change) => ({ ...change, eventSequence: Infinity }));
  const after = applySeatChanges(groups.drawn, [...groups.changes, ...recorded]);
  const emptyAfter = after.empty.filter(({ caseId }) => touched.has(caseId));
  const entering = new Set(changes.flatMap(({ enters }) => enters ?? []));
  const everybody = new Map([...present, ...known, ...(hasQuestions ? groups.knownMembersOf(entering) : [])]);
  return {
    input,
    changes,
    empty: emptyAfter,
    results: quotaResults({ ...input, members: [...everybody.values()] }, after.standing),
    missing: groups.knownMembersOf(new Set(emptyAfter.map(({ leftBy }) => leftBy))),
    memberNumbers: readMemberNumbersOf(db, [...entering, ...changes.map(({ leaves }) => leaves)]),
  };
}

function onlyExcludedFrom(member: Member, cases: ReadonlySet<CaseId>): Member {
  if (member.excludedCases.every((caseId) => cases.has(caseId))) return member;
  return { ...member, excludedCases: member.excludedCases.filter((caseId) => cases.has(caseId)) };
}

/** Records the changes with their event; nothing when there are none. */
export function applyReplace(
  { db, settings }: OpenPanel,
  { input, changes }: ReplacePlan,
  solver: string,
  at: string,
): Result<void> {
  if (changes.length === 0) return ok(undefined);
  const inputHash = assignmentInputHash(input);
  const { sequence } = appendAuditEvent(
    db,
    {
      type: 'assignment.replaced',
      data: {
        inputHash,
        solver,
        excludeAnswers: caseExclusionsOf(
          runSettingsOf(
            settings,
            input.cases.map(({ caseId }) => caseId),
          ),
        ),
        changes: changes.map(({ seatNumber, ...change }) => ({ ...change, seat: seatNumber })),
      },
    },
    at,
  );
  insertReplacement(db, { eventSequence: sequence, inputHash, solver, replacedAt: at }, input, changes);
  return ok(undefined);
}
