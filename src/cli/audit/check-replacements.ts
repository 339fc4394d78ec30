/** The audit's step for the members who were replaced: each replacement anew, from what was kept and the order of the reserves. */
import type { AssignmentInput } from '../../assignment/assignment-input.ts';
import { assignmentInputHash } from '../../assignment/assignment-input.ts';
import type { CalledGroups } from '../../assignment/called-groups.ts';
import { calledCases, knownMembers, leftGroups } from '../../assignment/called-groups.ts';
import { planSeatChanges } from '../../assignment/plan-seat-changes.ts';
import type { Solver } from '../../assignment/solver.ts';
import { loadSolver } from '../../assignment/solver.ts';
import type { RecordedChange, SeatChange } from '../../assignment/standing-seats.ts';
import { applySeatChanges } from '../../assignment/standing-seats.ts';
import type { AuditDifference } from '../../audit/differences.ts';
import { compareValues, difference } from '../../audit/differences.ts';
import type { ChainedEvent } from '../../domain/audit-event.ts';
import type { CaseExclusions } from '../../domain/run-settings.ts';
import { ok } from '../../domain/result.ts';
import type { ReplacementRow } from '../../store/tables/replacement-table.ts';
import { listDrawnSeats } from '../../store/tables/assignment-table.ts';
import { listReplacements } from '../../store/tables/replacement-table.ts';
import { readTransaction } from '../../store/transaction.ts';
import type { OpenPanel } from '../open-panel.ts';
import type { Words } from '../words/words.ts';
import type { AuditStep } from './audit-step.ts';
import { refusedEvidence } from './audit-step.ts';
import type { PanelHistory } from './lottery-inputs.ts';
import { compareInput } from './lottery-inputs.ts';

/** No step when nobody was replaced. */
export async function checkReplacements(
  panel: OpenPanel,
  events: readonly ChainedEvent[],
  groups: CalledGroups,
  history: PanelHistory,
  words: Words['audit']['steps'],
): Promise<readonly AuditStep[]> {
  const { name } = words.replacements;
  const read = readTransaction(panel.db, () =>
    ok({ rows: listReplacements(panel.db), drawn: listDrawnSeats(panel.db) }),
  );
  if (!read.ok) return [{ name, checked: words.notRead, differences: refusedEvidence(read.failures) }];
  const { rows, drawn } = read.value;
  if (rows.length === 0) return [];
  const solver = await loadSolver();
  const differences = rows.flatMap((row) => [
    ...checkReplacement(solver, row, drawn, groups, history),
    ...compareInput(
      row.input,
      history,
      row.eventSequence,
      exclusionsOf(events, row.eventSequence),
      `replacements, event ${row.eventSequence}`,
    ),
  ]);
  const checked = words.replacements.checked(groups.changes.length);
  return [{ name, checked, differences }];
}

/** The answers that kept members out of the groups then; `undefined` without the event, which the log's own check names. */
function exclusionsOf(events: readonly ChainedEvent[], sequence: number): CaseExclusions | undefined {
  const event = events.find((each) => each.sequence === sequence);
  return event?.type === 'assignment.replaced' ? event.data.excludeAnswers : undefined;
}

function checkReplacement(
  solver: Solver,
  { eventSequence: event, input, inputHash }: ReplacementRow,
  drawn: Parameters<typeof applySeatChanges>[0],
  groups: CalledGroups,
  history: PanelHistory,
): readonly AuditDifference[] {
  const isBefore = ({ eventSequence }: { readonly eventSequence: number }): boolean => eventSequence < event;
  const before = {
    ...groups,
    runs: groups.runs.filter(isBefore),
    replacements: groups.replacements.filter(isBefore),
  };
  const earlier = groups.changes.filter(isBefore);
  const own = groups.changes.filter(({ eventSequence }) => eventSequence === event);
  const plan = applySeatChanges(drawn.filter(isBefore), earlier);
  const seats = new Map(plan.standing.map((seat) => [keyOf(seat), seat.residentId]));
  const empty = new Set(plan.empty.map(keyOf));
  const leaving = own.filter((change) => !empty.has(keyOf(change)));
  const called = calledCases(before);
  const repeated = planSeatChanges(solver, {
    input,
    standing: plan.standing,
    empty: plan.empty,
    leaving: leaving.map(({ leaves, ...seat }) => ({ ...seat, residentId: leaves })),
    members: knownMembers(before),
    leftBefore: leftGroups(earlier),
    seeds: new Map([...called].map(([caseId, { run }]) => [caseId, run.seed])),
  });
  return [
    ...compareValues('replacement.input-hash', { event }, inputHash, assignmentInputHash(input)),
    ...input.cases
      .filter((group) => JSON.stringify(group) !== JSON.stringify(called.get(group.caseId)?.group))
      .map(({ caseId }) => difference('replacement.group', { event, caseId })),
    ...leaving.flatMap((change) => {
      const { caseId, seatNumber: seat, leaves: residentId, reason } = change;
      return [
        ...(seats.get(keyOf(change)) === residentId
          ? []
          : [difference('replacement.not-seated', { caseId, seat, residentId })]),
        ...(isBorneOut(change, input, history)
          ? []
          : [difference('replacement.reason', { caseId, seat, residentId, reason })]),
      ];
    }),
    ...compareChanges(own, repeated),
  ];
}

/** Who left the panel, or was excluded, did so before; any other reason is what staff recorded. */
function isBorneOut(
  { leaves, caseId, reason, eventSequence }: RecordedChange,
  { members }: AssignmentInput,
  history: PanelHistory,
): boolean {
  if (reason === 'excluded') {
    const member = members.find(({ residentId }) => residentId === leaves);
    return member?.excludedCases.includes(caseId) ?? false;
  }
  const states = ['withdrawn', 'moved-or-deceased', 'opted-out', 'erased'];
  return !states.includes(reason) || history.stateAt(leaves, eventSequence) === reason;
}

function compareChanges(
  stored: readonly SeatChange[],
  repeated: readonly SeatChange[],
): readonly AuditDifference[] {
  const expected = new Map(repeated.map((change) => [keyOf(change), change.enters ?? 'nobody']));
  const found = new Map(stored.map((change) => [keyOf(change), change.enters ?? 'nobody']));
  const places = new Map([...stored, ...repeated].map((change) => [keyOf(change), change]));
  return [...places].flatMap(([key, { caseId, seatNumber }]) =>
    compareValues(
      'replacement.differs',
      { caseId, seat: seatNumber },
      found.get(key) ?? 'no change',
      expected.get(key) ?? 'no change',
    ),
  );
}

function keyOf({ caseId, seatNumber }: Pick<SeatChange, 'caseId' | 'seatNumber'>): string {
  return `${caseId}/${seatNumber}`;
}
