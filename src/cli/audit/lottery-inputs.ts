/** Holds the input that a run or a replacement kept against what the panel knew at that point of the log. */
import { situationBefore } from '../../assignment/admission/situation.ts';
import type { AssignmentInput } from '../../assignment/assignment-input.ts';
import { quotaFeaturesOf } from '../../assignment/assignment-input.ts';
import type { Answers } from '../../assignment/run-settings.ts';
import { caseExclusionsOf, excludedByAnswers } from '../../assignment/run-settings.ts';
import type { AuditDifference } from '../../audit/differences.ts';
import { compareValues, difference } from '../../audit/differences.ts';
import type { ChainedEvent } from '../../domain/audit-event.ts';
import { compareBytes } from '../../domain/byte-order.ts';
import type { Member } from '../../domain/drawn-resident.ts';
import type { MemberFeatures, QuotaFeature } from '../../domain/features.ts';
import { isQuestion } from '../../domain/features.ts';
import type { CaseId, InvitationId, ResidentId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import type { CaseExclusions } from '../../domain/run-settings.ts';
import { ok } from '../../domain/result.ts';
import { listAdmissions, listMemberRows } from '../../store/tables/admission-table.ts';
import { listAdmittedMembers, listExclusions } from '../../store/tables/member-table.ts';
import { readLastErasures } from '../../store/tables/erasure-table.ts';
import type { MoveRow } from '../../store/tables/move-table.ts';
import { listMoves } from '../../store/tables/move-table.ts';
import type { OpenPanel } from '../open-panel.ts';
import { featuresOfAnswers, readAnswers } from '../read-members.ts';

/** What the panel knows of its members, each piece with its place in the log. */
export interface PanelHistory {
  /** Everybody who was ever admitted, with the features of the register. */
  readonly members: ReadonlyMap<ResidentId, MemberFeatures>;
  /** What members answered at sign-up, of those whose answers are there. */
  readonly answers: ReadonlyMap<ResidentId, Answers>;
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
  const members = listAdmittedMembers(db, settings.strata.features);
  const answers = events.some(looksAtAnswers)
    ? readAnswers(panel)
    : ok<ReadonlyMap<InvitationId, Answers>>(new Map());
  if (!answers.ok) return answers;
  const moves = listMoves(db);
  const movesOf = groupByResident(moves);
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
    members: new Map(members.map(({ residentId, features }) => [residentId, features])),
    answers: new Map(
      members.map(({ residentId, invitationId }) => [residentId, answers.value.get(invitationId) ?? {}]),
    ),
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
      movesOf.get(residentId)?.findLast((move) => move.eventSequence <= event)?.to,
  });
}

function groupByResident(moves: readonly MoveRow[]): ReadonlyMap<ResidentId, readonly MoveRow[]> {
  const groups = new Map<ResidentId, MoveRow[]>();
  for (const move of moves) {
    const own = groups.get(move.residentId);
    if (own === undefined) groups.set(move.residentId, [move]);
    else own.push(move);
  }
  return groups;
}

/** Whether groups were made, or members replaced, by what members answered. */
function looksAtAnswers({ type, data }: ChainedEvent): boolean {
  if (type === 'assignment.replaced') return hasAnswers(data.excludeAnswers);
  if (type !== 'assignment.made') return false;
  const { answerShares } = data.settings;
  return Object.keys(answerShares).length > 0 || hasAnswers(caseExclusionsOf(data.settings));
}

function hasAnswers(exclusions: CaseExclusions): boolean {
  return Object.values(exclusions).some((excluded) => Object.keys(excluded).length > 0);
}

/**
 * Members, their features and their exclusions, as the log knows them before the event. What the settings say now plays no
 * part.
 * @param exclusions the answers that kept members out of cases then; `undefined` when no event tells
 * @param source the table and the run or event, for sentences
 */
export function compareInput(
  input: AssignmentInput,
  history: PanelHistory,
  event: number,
  exclusions: CaseExclusions | undefined,
  source: string,
): readonly AuditDifference[] {
  const then = new Set(history.membersBefore(event));
  const features = quotaFeaturesOf(input.cases);
  const present = new Set(input.members.map(({ residentId }) => residentId));
  const missing = [...then].filter((residentId) => !present.has(residentId)).sort(compareBytes);
  return [
    ...input.members.flatMap((member): readonly AuditDifference[] => {
      const { residentId } = member;
      if (!history.members.has(residentId) || !then.has(residentId)) {
        return [difference('assignment.input-member-extra', { source, residentId })];
      }
      return [
        ...compareFeaturesOf(member, features, history, source),
        ...(exclusions === undefined || history.erased.has(residentId)
          ? []
          : compareExclusions(member, input, history, event, exclusions, source)),
      ];
    }),
    ...missing.map((residentId) => difference('assignment.input-member-missing', { source, residentId })),
  ];
}

/** The cases that a member may not judge: those that were recorded before the event, and those that answers give. */
function compareExclusions(
  { residentId, excludedCases }: Member,
  { cases }: AssignmentInput,
  { answers, exclusionEvents }: PanelHistory,
  event: number,
  exclusions: CaseExclusions,
  source: string,
): readonly AuditDifference[] {
  const byAnswers = excludedByAnswers(exclusions, answers.get(residentId) ?? {});
  const expected = cases
    .map(({ caseId }) => caseId)
    .filter((caseId) => {
      const at = exclusionEvents.get(`${residentId}/${caseId}`);
      return byAnswers.includes(caseId) || (at !== undefined && at < event);
    });
  return compareValues(
    'assignment.input-exclusion',
    { source, residentId },
    namesOf(excludedCases),
    namesOf(expected),
  );
}

function namesOf(caseIds: readonly CaseId[]): string {
  return caseIds.length === 0 ? 'none' : [...caseIds].sort(compareBytes).join(' ');
}

function compareFeaturesOf(
  { residentId, features: own }: Member,
  features: readonly QuotaFeature[],
  { members, answers, erased }: PanelHistory,
  source: string,
): readonly AuditDifference[] {
  const known: MemberFeatures = {
    ...members.get(residentId),
    ...featuresOfAnswers(features.filter(isQuestion), answers.get(residentId) ?? {}),
  };
  return features.flatMap((feature) =>
    erased.has(residentId) && isQuestion(feature)
      ? []
      : compareValues(
          'assignment.input-feature',
          { source, residentId, feature },
          own[feature] ?? 'none',
          known[feature] ?? 'none',
        ),
  );
}
