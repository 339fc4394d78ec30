/** Gathers what an assignment is made from: members, the population of the frame, the cases and the cap. */
import type { AssignmentInput } from '../assignment/assignment-input.ts';
import type { CaseQuotas } from '../assignment/quotas.ts';
import { makeQuotas, populationCountsOf } from '../assignment/quotas.ts';
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { okUnless, refuse } from '../domain/result.ts';
import { listMembers } from '../store/tables/member-table.ts';
import type { OpenPanel } from './open-panel.ts';
import { countStrata, readCommittedFrame } from './read-frame.ts';

/** The input of the assignment as the panel stands now. Refused when nobody signed up or a quota cannot be made. */
export function readAssignmentInput(panel: OpenPanel): Result<AssignmentInput> {
  const { db, settings } = panel;
  const committed = readCommittedFrame(panel);
  if (!committed.ok) return committed;
  const { features } = settings.strata;
  const members = listMembers(db, features);
  if (members.length === 0) return refuse(failure('command.no-members', {}));
  const population = populationCountsOf(countStrata(committed.value.frame), features);
  const cases: CaseQuotas[] = [];
  const failures: Failure[] = [];
  for (const caseSettings of settings.cases) {
    const quotas = makeQuotas(caseSettings, population);
    if (quotas.ok) cases.push(quotas.value);
    else failures.push(...quotas.failures);
  }
  return okUnless(failures, () => ({
    members,
    cases,
    maximumCasesPerMember: settings.assignment.maximumCasesPerMember,
  }));
}
