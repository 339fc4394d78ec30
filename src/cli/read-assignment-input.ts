/** Gathers what an assignment is made from: members, the population of the frame, the cases and the cap. */
import type { AssignmentInput } from '../assignment/assignment-input.ts';
import type { CaseQuotas } from '../assignment/quotas.ts';
import { makeQuotas, populationCountsOf, questionCountsOf } from '../assignment/quotas.ts';
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { ok, okUnless, refuse } from '../domain/result.ts';
import { listAdmissions } from '../store/tables/admission-table.ts';
import { readCurrentFrame } from '../store/tables/frame-table.ts';
import type { InvitedMember } from '../store/tables/member-table.ts';
import { listMembers } from '../store/tables/member-table.ts';
import type { OpenPanel } from './open-panel.ts';
import { countStrata, readCommittedFrame } from './read-frame.ts';
import { withAnswers } from './read-members.ts';

/** The input of the assignment as the panel stands now. Refused when nobody was admitted or a quota cannot be made. */
export function readAssignmentInput(panel: OpenPanel): Result<AssignmentInput> {
  const { db, settings } = panel;
  if (readCurrentFrame(db) === undefined) return refuse(failure('command.no-frame', {}));
  if (listAdmissions(db).length === 0) return refuse(failure('admission.none-yet', {}));
  return readInputOf(panel, listMembers(db, settings.strata.features));
}

/** The input of an assignment among some members. */
export function readInputOf(
  panel: OpenPanel,
  invitedMembers: readonly InvitedMember[],
): Result<AssignmentInput> {
  const cases = readCaseQuotas(panel);
  if (invitedMembers.length === 0) return refuse(failure('command.no-members', {}));
  const members = withAnswers(panel, invitedMembers);
  if (!cases.ok) return members.ok ? cases : refuse(...cases.failures, ...members.failures);
  if (!members.ok) return members;
  return ok({
    members: members.value,
    cases: cases.value,
    maximumCasesPerMember: panel.settings.assignment.maximumCasesPerMember,
  });
}

/** The quotas of every case, as the frame and the settings have them now. */
export function readCaseQuotas(panel: OpenPanel): Result<readonly CaseQuotas[]> {
  const { settings } = panel;
  const committed = readCommittedFrame(panel);
  if (!committed.ok) return committed;
  const population = new Map([
    ...populationCountsOf(countStrata(committed.value.frame), settings.strata.features),
    ...questionCountsOf(settings.signUp.questions),
  ]);
  const cases: CaseQuotas[] = [];
  const failures: Failure[] = [];
  for (const caseSettings of settings.cases) {
    const { groupSize, overInvite } = caseSettings;
    const quotas = makeQuotas({ ...caseSettings, groupSize: groupSize + overInvite }, population);
    if (quotas.ok) cases.push(quotas.value);
    else failures.push(...quotas.failures);
  }
  return okUnless(failures, () => cases);
}
