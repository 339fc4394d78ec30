/** What can be refused in the assignment stage, in sentences. */
import { sentence } from '../failure-table.ts';

export const assignmentFailures = {
  'assignment.no-members': sentence(
    () => 'There are no members to assign.',
    () => 'Admit members first: record their sign-ups.',
  ),
  'assignment.no-cases': sentence(
    () => 'There are no cases to assign members to.',
    () => 'Describe at least one case in the settings.',
  ),
  'assignment.cap': sentence<{ maximumCasesPerMember: number }>(
    ({ maximumCasesPerMember }) =>
      `The largest number of cases per member is ${maximumCasesPerMember}; it must be a whole number of at least 1.`,
    () => 'Choose the number of cases that one member may judge at most, such as 4.',
  ),
  'assignment.member-twice': sentence<{ residentId: string }>(
    ({ residentId }) => `Member ${residentId} stands in the list twice.`,
    () => 'Keep one row for each member.',
  ),
  'assignment.case-twice': sentence<{ caseId: string }>(
    ({ caseId }) => `Case ${caseId} stands in the settings twice.`,
    () => 'Give each case an id of its own.',
  ),
  'assignment.unknown-case': sentence<{ residentId: string; caseId: string }>(
    ({ residentId, caseId }) =>
      `Member ${residentId} is excluded from case ${caseId}, but there is no such case.`,
    () => 'Correct the case id in the exclusion, or add the case to the settings.',
  ),
  'assignment.member-without-value': sentence<{ feature: string; memberCount: number }>(
    ({ feature, memberCount }) =>
      `${count(memberCount, 'member')} ${memberCount === 1 ? 'has' : 'have'} no value for ${feature}, which has quotas.`,
    ({ feature }) => `Use ${feature} in the strata of the draw, or leave it out of the quotas.`,
  ),
  'assignment.value-without-quota': sentence<{ feature: string; value: string; memberCount: number }>(
    ({ feature, value, memberCount }) =>
      `${count(memberCount, 'member')} ${memberCount === 1 ? 'has' : 'have'} ${feature} ${value}, but not every case has a quota for it.`,
    () => 'Make the quotas from the same frame as the draw, or add a quota for this value.',
  ),
  'assignment.no-population': sentence<{ caseId: string; feature: string }>(
    ({ caseId, feature }) =>
      `Case ${caseId} has quotas for ${feature}, but the frame does not count residents by it.`,
    ({ feature }) => `Add ${feature} to the features of the strata, or leave it out of the case's quotas.`,
  ),
  'assignment.group-size-range': sentence<{ caseId: string; minimumSize: number; maximumSize: number }>(
    ({ caseId, minimumSize, maximumSize }) =>
      `The group of case ${caseId} cannot have from ${minimumSize} to ${maximumSize} members.`,
    () => 'Choose a smallest size of at least 1 that is not above the largest size.',
  ),
  'assignment.quota-twice': sentence<{ caseId: string; feature: string; value: string }>(
    ({ caseId, feature, value }) => `Case ${caseId} has two quotas for ${feature} ${value}.`,
    () => 'Keep one quota for each feature value.',
  ),
  'assignment.quota-range': sentence<{
    caseId: string;
    feature: string;
    value: string;
    minimum: number;
    maximum: number;
    maximumSize: number;
  }>(
    ({ caseId, feature, value, minimum, maximum, maximumSize }) =>
      `In case ${caseId}, the quota for ${feature} ${value} runs from ${minimum} to ${maximum} in a group of at most ${maximumSize}.`,
    () => 'Choose a minimum of at least 0 that is not above the maximum or the group size.',
  ),
  'assignment.quota-sum': sentence<{
    caseId: string;
    feature: string;
    minimumSum: number;
    maximumSum: number;
    minimumSize: number;
    maximumSize: number;
  }>(
    ({ caseId, feature, minimumSum, maximumSum, minimumSize, maximumSize }) =>
      minimumSum > maximumSize
        ? `In case ${caseId}, the minima for ${feature} sum to ${minimumSum}, more than the largest group of ${maximumSize}.`
        : `In case ${caseId}, the maxima for ${feature} sum to ${maximumSum}, less than the smallest group of ${minimumSize}.`,
    ({ minimumSum, maximumSize }) =>
      minimumSum > maximumSize ? 'Lower some of the minima.' : 'Raise some of the maxima.',
  ),
  'assignment.seats-short': sentence<SeatShortage>(
    (shortage) => `The groups need at least ${shortageText(shortage)}`,
    (shortage) => shortageRemedy('the smallest group size', 'more members', shortage),
  ),
  'assignment.quota-short': sentence<SeatShortage & { feature: string; value: string }>(
    (shortage) => `${shortage.feature} ${shortage.value} needs at least ${shortageText(shortage)}`,
    (shortage) => shortageRemedy('the minimum', 'more of these members', shortage),
  ),
  'assignment.quota-conflict': sentence<{
    caseIds: readonly string[];
    feature: string;
    value: string;
    bound: 'minimum' | 'maximum';
    limit: number;
    widenedLimit: number;
    memberCount: number;
  }>(
    ({ caseIds, feature, value, bound, limit, widenedLimit, memberCount }) =>
      `The quotas cannot all be met together. In the smallest widening that works, ${feature} ${value} (${count(memberCount, 'member')}) gets ${bound} ${widenedLimit} instead of ${limit} in ${casesText(caseIds)}.`,
    () =>
      'Accept the wider quotas by raising quotaTolerance, raise maximumCasesPerMember, or recruit more members where the minimum is too high.',
  ),
  'assignment.reserve-wave': sentence<{
    memberCount: number;
    values: readonly { readonly feature: string; readonly value: string; readonly memberCount: number }[];
  }>(
    ({ memberCount, values }) =>
      `With the quotas as they are, a reserve wave must bring at least ${count(memberCount, 'new member')}${values.length === 0 ? '' : `, with among them ${values.map((each) => `${each.memberCount} with ${each.feature} ${each.value}`).join(', ')}`}.`,
    ({ values }) =>
      values.length > 1
        ? 'Draw a further wave; one member counts for every value that they have. Then run "loting assign plan" again: it is the least that is needed.'
        : 'Draw a further wave. Then run "loting assign plan" again: it is the least that is needed.',
  ),
  'assignment.sizes-unreachable': sentence(
    () =>
      'The group sizes cannot be reached together: exclusions and the cap leave too few members for some cases.',
    () => 'Lower the group sizes, raise maximumCasesPerMember, or recruit more members.',
  ),
  'assignment.no-whole-plan': sentence(
    () => 'The quotas can be met in fractions of seats, but not in whole seats.',
    () => 'Widen the quotas a little: raise quotaTolerance by 1.',
  ),
  'assignment.exclusion-fields': sentence(
    () => 'The line does not have as many fields as the header.',
    () => 'Correct the line. Nothing was changed.',
  ),
  'assignment.exclusion-value': sentence<{ column: string }>(
    (p) => `The column ${p.column} does not hold what it should.`,
    (p) =>
      ({
        member_number:
          'It takes the number of a member, as the letters and the rosters give it, such as 1-000042.',
        resident_id: 'It takes the opaque id of a member: 32 hexadecimal digits.',
        case_id: 'It takes the id of a case in loting.yaml.',
        reason:
          'It takes a short code in small letters, digits and hyphens, such as knows-the-person. No names.',
      })[p.column] ?? 'Correct the line.',
  ),
  'assignment.exclusion-twice': sentence<{ earlierLine: number }>(
    (p) => `The same member and case stand on line ${p.earlierLine}, with another reason.`,
    () => 'Keep one of the two lines. Nothing was changed.',
  ),
};

/** Seats that are needed against those that the members can take, and what would mend it. */
export interface SeatShortage {
  readonly caseIds: readonly string[];
  readonly memberCount: number;
  readonly cap: number;
  readonly seatsNeeded: number;
  readonly seatsAvailable: number;
  readonly short: number;
  readonly minimum: number | undefined;
  readonly loweredMinimum: number | undefined;
  readonly raisedCap: number | undefined;
  readonly extraMembers: number;
}

function shortageText({
  caseIds,
  memberCount,
  cap,
  seatsNeeded,
  seatsAvailable,
  short,
}: SeatShortage): string {
  const each = Math.min(cap, caseIds.length);
  const limit = caseIds.length === 1 ? '' : ` at cap ${cap}`;
  const exclusions = seatsAvailable < memberCount * each ? ', less their exclusions,' : '';
  const where = caseIds.length === 1 ? `in case ${caseIds[0]}` : `over ${caseIds.length} cases`;
  return `${count(seatsNeeded, 'seat')} ${where}; ${count(memberCount, 'member')}${limit}${exclusions} ${memberCount === 1 ? 'gives' : 'give'} ${seatsAvailable}, ${short} short.`;
}

function shortageRemedy(minimumName: string, more: string, shortage: SeatShortage): string {
  const { minimum, loweredMinimum, raisedCap, extraMembers, short } = shortage;
  const ways = [
    minimum === undefined || loweredMinimum === undefined
      ? `lower ${minimumName} of the cases by ${count(short, 'seat')} together`
      : `lower ${minimumName} from ${minimum} to ${loweredMinimum}`,
    ...(raisedCap === undefined ? [] : [`raise the cap to ${raisedCap}`]),
    `recruit ${extraMembers} ${more}`,
  ];
  const text = `${ways.slice(0, -1).join(', ')}, or ${ways.at(-1)}.`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function casesText(caseIds: readonly string[]): string {
  return caseIds.length === 1 ? `case ${caseIds[0]}` : `${caseIds.length} cases`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
