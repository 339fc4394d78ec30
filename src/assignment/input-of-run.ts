/** What one run of the lottery is made from, when earlier runs already called the groups of other cases. */
import type { CaseId, ResidentId } from '../domain/ids.ts';
import type { Assignment, AssignmentInput } from './assignment-input.ts';

/**
 * The same members and rules for some of the cases. Seats in other cases count as earlier ones: in the cap, and in the fair
 * loads. Seats of those who are no member any more count for nobody.
 * @param earlier the seats that stand, of cases that this run leaves alone
 */
export function inputOfRun(
  input: AssignmentInput,
  caseIds: readonly CaseId[],
  earlier: readonly Assignment[],
): AssignmentInput {
  const own = new Set(caseIds);
  const counts = new Map<ResidentId, number>();
  for (const { residentId, caseId } of earlier) {
    if (!own.has(caseId)) counts.set(residentId, (counts.get(residentId) ?? 0) + 1);
  }
  return {
    members: input.members.map((member) => ({
      ...member,
      excludedCases: member.excludedCases.filter((caseId) => own.has(caseId)),
      earlierCaseCount: counts.get(member.residentId) ?? 0,
    })),
    cases: input.cases.filter(({ caseId }) => own.has(caseId)),
    maximumCasesPerMember: input.maximumCasesPerMember,
  };
}
