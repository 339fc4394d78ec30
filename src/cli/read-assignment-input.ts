/** Gathers what an assignment is made from: members, the population of the frame, the cases and the cap. */
import type { AssignmentInput } from '../assignment/assignment-input.ts';
import type { PopulationCounts } from '../assignment/quotas.ts';
import { populationCountsOf } from '../assignment/quotas.ts';
import { quotasOfSettings, runSettingsOf } from '../assignment/run-settings.ts';
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
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
  const { settings } = panel;
  const recorded = runSettingsOf(
    settings,
    settings.cases.map(({ id }) => id),
  );
  const population = readPopulation(panel);
  const cases = population.ok ? quotasOfSettings(recorded, population.value) : population;
  if (invitedMembers.length === 0) return refuse(failure('command.no-members', {}));
  const members = withAnswers(panel, invitedMembers);
  if (!cases.ok) return members.ok ? cases : refuse(...cases.failures, ...members.failures);
  if (!members.ok) return members;
  return ok({
    members: members.value,
    cases: cases.value,
    maximumCasesPerMember: recorded.maximumCasesPerMember,
  });
}

/** The residents of the frame by the features of the register. */
export function readPopulation(panel: OpenPanel): Result<PopulationCounts> {
  const committed = readCommittedFrame(panel);
  return committed.ok
    ? ok(populationCountsOf(countStrata(committed.value.frame), panel.settings.strata.features))
    : committed;
}
