/** Holds the input that a run or a replacement kept against what the panel knew at that point of the log. */
import { situationBefore } from '../../assignment/admission/situation.ts';
import type { AssignmentInput } from '../../assignment/assignment-input.ts';
import type { AuditDifference } from '../../audit/differences.ts';
import { compareValues, difference } from '../../audit/differences.ts';
import type { ChainedEvent } from '../../domain/audit-event.ts';
import { compareBytes } from '../../domain/byte-order.ts';
import type { Member } from '../../domain/drawn-resident.ts';
import { isFeatureName } from '../../domain/features.ts';
import type { ResidentId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import { listAdmissions, listMemberRows } from '../../store/tables/admission-table.ts';
import { listAdmittedMembers, listExclusions } from '../../store/tables/member-table.ts';
import { readLastErasures } from '../../store/tables/erasure-table.ts';
import type { MoveRow } from '../../store/tables/move-table.ts';
import { listMoves } from '../../store/tables/move-table.ts';
import type { OpenPanel } from '../open-panel.ts';
import { withAnswers } from '../read-members.ts';

/** What the panel knows of its members, each piece with its place in the log. */
export interface PanelHistory {
  /** Everybody who was ever admitted, with the exclusions that follow from answers under the present settings. */
  readonly members: ReadonlyMap<ResidentId, Member>;
  /** The answers of these are gone. */
  readonly erased: ReadonlySet<ResidentId>;
  /** The event of each exclusion, by `member/case`; one without an event counts as never recorded. */
  readonly exclusionEvents: ReadonlyMap<string, number>;
  readonly membersBefore: (event: number) => readonly ResidentId[];
  /** The state of a member's letter just after an event. */
  readonly stateAt: (residentId: ResidentId, event: number) => MoveRow['to'] | undefined;
}

/** Call it in a read transaction. */
export function readPanelHistory(panel: OpenPanel, events: readonly ChainedEvent[]): Result<PanelHistory> {
  const { db, settings } = panel;
  const members = withAnswers(panel, listAdmittedMembers(db, settings.strata.features));
  if (!members.ok) return members;
  const moves = listMoves(db);
  const rows = listMemberRows(db);
  const admissions = listAdmissions(db);
  const known = new Set(listExclusions(db).map(({ residentId, caseId }) => `${residentId}/${caseId}`));
  const exclusionEvents = new Map<string, number>();
  for (const event of events) {
    if (event.type !== 'exclusions.recorded') continue;
    for (const { residentId, caseId } of event.data.exclusions) {
      const key = `${residentId}/${caseId}`;
      if (known.has(key) && !exclusionEvents.has(key)) exclusionEvents.set(key, event.sequence);
    }
  }
  return ok({
    members: new Map(members.value.map((member) => [member.residentId, member])),
    erased: new Set([
      ...moves.filter(({ to }) => to === 'erased').map(({ residentId }) => residentId),
      ...readLastErasures(db).keys(),
    ]),
    exclusionEvents,
    membersBefore: (eventSequence) => {
      const before = admissions.filter((row) => row.eventSequence < eventSequence);
      const admissionId = Math.max(0, ...before.map((row) => row.admissionId)) + 1;
      const moment = { admissionId, eventSequence, admitsLate: true };
      return situationBefore({ moves, members: rows, reserves: [] }, moment).members;
    },
    stateAt: (residentId, event) =>
      moves.findLast((move) => move.residentId === residentId && move.eventSequence <= event)?.to,
  });
}

/**
 * Members, their features and their exclusions, as the log knows them before the event. Settings are not looked at: they may
 * change afterwards.
 * @param source the table and the run or event, for sentences
 */
export function compareInput(
  input: AssignmentInput,
  history: PanelHistory,
  event: number,
  source: string,
): readonly AuditDifference[] {
  const then = new Set(history.membersBefore(event));
  const caseIds = new Set(input.cases.map(({ caseId }) => caseId));
  const present = new Set(input.members.map(({ residentId }) => residentId));
  const missing = [...then].filter((residentId) => !present.has(residentId)).sort(compareBytes);
  return [
    ...input.members.flatMap((member): readonly AuditDifference[] => {
      const { residentId } = member;
      const known = history.members.get(residentId);
      if (known === undefined || !then.has(residentId)) {
        return [difference('assignment.input-member-extra', { source, residentId })];
      }
      const recorded = [...caseIds].filter((caseId) => {
        const at = history.exclusionEvents.get(`${residentId}/${caseId}`);
        return at !== undefined && at < event;
      });
      // An exclusion by answers leaves no event of its own: it may be there, as the settings have it.
      const allowed = new Set([
        ...recorded,
        ...known.excludedCases.filter((caseId) => isByAnswers(history, residentId, caseId)),
      ]);
      const isKept =
        recorded.every((caseId) => member.excludedCases.includes(caseId)) &&
        member.excludedCases.every((caseId) => allowed.has(caseId));
      return [
        ...compareFeaturesOf(member, known, history.erased.has(residentId), source),
        ...(isKept || history.erased.has(residentId)
          ? []
          : [difference('assignment.input-exclusion', { source, residentId })]),
      ];
    }),
    ...missing.map((residentId) => difference('assignment.input-member-missing', { source, residentId })),
  ];
}

function isByAnswers({ exclusionEvents }: PanelHistory, residentId: ResidentId, caseId: string): boolean {
  return !exclusionEvents.has(`${residentId}/${caseId}`);
}

function compareFeaturesOf(
  member: Member,
  known: Member,
  isErased: boolean,
  source: string,
): readonly AuditDifference[] {
  const values: ReadonlyMap<string, string | undefined> = new Map(Object.entries(known.features));
  return Object.entries(member.features).flatMap(([feature, value]) =>
    isErased && !isFeatureName(feature)
      ? []
      : compareValues(
          'assignment.input-feature',
          { source, residentId: member.residentId, feature },
          value ?? 'none',
          values.get(feature) ?? 'none',
        ),
  );
}
