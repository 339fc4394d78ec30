/** The differences that the audit can find in groups. */
import type { CertificateProblem } from '../assignment/certificate/check-load-certificate.ts';
import type { LotteryProblem } from '../assignment/certificate/check-lottery-record.ts';
import {
  describeCertificateProblem,
  describeLotteryProblem,
} from '../assignment/certificate/describe-problems.ts';
import type { AssignmentDifference } from '../assignment/check-assignment.ts';
import { describeAssignmentDifference } from '../assignment/describe-broken-rule.ts';
import { says } from './difference-sentence.ts';

const ofRun = (p: { runId: number }): string => `database, assignment_runs, run ${p.runId}`;
const ofMemberInRun = (p: { runId: number; residentId: string }): string =>
  `database, assignment_runs, input of run ${p.runId}, resident ${p.residentId}`;
const ofSeat = (p: { caseId: string; seat: number }): string =>
  `database, seat_changes, case ${p.caseId}, seat ${p.seat}`;

export const groupDifferences = {
  'assignment.missing': says<{ residentId: string; caseId: string }>(
    (p) => `The lottery assigns member ${p.residentId} to case ${p.caseId}, but the database does not.`,
    (p) => `database, assignments, case ${p.caseId}, resident ${p.residentId}`,
  ),
  'assignment.extra': says<{ residentId: string; caseId: string }>(
    (p) => `The database assigns member ${p.residentId} to case ${p.caseId}, but the lottery does not.`,
    (p) => `database, assignments, case ${p.caseId}, resident ${p.residentId}`,
  ),
  'assignment.seat-differs': says<{ residentId: string; caseId: string }>(
    (p) => `Member ${p.residentId} has another seat in case ${p.caseId} than the lottery gives.`,
    (p) => `database, assignments, case ${p.caseId}, resident ${p.residentId}`,
  ),
  'assignment.hash': says<{ runId: number }>(
    () => 'The hash over the assignments differs.',
    (p) => `database, assignment_runs, run ${p.runId}`,
  ),
  'assignment.rule-broken': says<{ caseId: string; broken: AssignmentDifference }>(
    (p) =>
      `The group of case ${p.caseId} does not keep the rule "${describeAssignmentDifference(p.broken, 'en')}".`,
    (p) => `database, assignments, case ${p.caseId}`,
  ),
  'assignment.seed': says<{ runId: number }>(
    () => 'The seed of the assignment does not follow from its input and the public randomness.',
    (p) => `database, assignment_runs, run ${p.runId}`,
  ),
  'assignment.expected-load': says<{ residentId: string }>(
    (p) => `The expected load of member ${p.residentId} is not what the lottery gives.`,
    (p) => `database, assignment_members, resident ${p.residentId}`,
  ),
  'assignment.member-type': says<{ residentId: string }>(
    (p) => `The type of member ${p.residentId} is not what the lottery gives.`,
    (p) => `database, assignment_members, resident ${p.residentId}`,
  ),
  'assignment.member-extra': says<{ residentId: string }>(
    (p) => `Resident ${p.residentId} is stored as taking part in the lottery, but is no member.`,
    (p) => `database, assignment_members, resident ${p.residentId}`,
  ),
  'assignment.input-hash': says<{ runId: number }>(
    () => 'The input that was kept is not the one that the groups were made from.',
    ofRun,
  ),
  'assignment.input-member-extra': says<{ source: string; residentId: string }>(
    (p) => `Resident ${p.residentId} stands in the input of ${p.source}, but was no member then.`,
    (p) => `database, ${p.source}, column input, resident ${p.residentId}`,
  ),
  'assignment.input-member-missing': says<{ source: string; residentId: string }>(
    (p) => `Resident ${p.residentId} was a member, but does not stand in the input of ${p.source}.`,
    (p) => `database, ${p.source}, column input, resident ${p.residentId}`,
  ),
  'assignment.input-feature': says<{ source: string; residentId: string; feature: string }>(
    (p) =>
      `Member ${p.residentId} has another ${p.feature} in the input of ${p.source} than was drawn or answered.`,
    (p) => `database, ${p.source}, column input, resident ${p.residentId}`,
  ),
  'assignment.input-exclusion': says<{ source: string; residentId: string }>(
    (p) =>
      `The cases that member ${p.residentId} may not judge in the input of ${p.source} are not those that were recorded before.`,
    (p) => `database, ${p.source}, column input, resident ${p.residentId}`,
  ),
  'assignment.input-earlier': says<{ runId: number; residentId: string }>(
    (p) => `Member ${p.residentId} had another number of cases when run ${p.runId} was made.`,
    ofMemberInRun,
  ),
  'assignment.cap': says<{ event: number }>(
    (p) =>
      `The groups of event ${p.event} were drawn with another cap on the cases of a member than it records.`,
    (p) => `database, assignment_runs, event ${p.event}, column input`,
  ),
  'assignment.quota': says<{ event: number; caseId: string; quota: string }>(
    (p) =>
      `Case ${p.caseId} was drawn with another range for ${p.quota} than the settings and widenings of event ${p.event} give.`,
    (p) => `database, assignment_runs, event ${p.event}, column input, case ${p.caseId}`,
  ),
  'assignment.widening': says<{ event: number }>(
    (p) => `The widenings of quotas in event ${p.event} do not start from the quotas that its settings give.`,
    (p) => `database, audit_events, event ${p.event}`,
  ),
  'assignment.case-twice': says<{ runId: number; caseId: string }>(
    (p) => `Run ${p.runId} calls case ${p.caseId}, which an earlier run called.`,
    ofRun,
  ),
  'assignment.certificate': says<{ runId: number; problem: CertificateProblem }>(
    (p) => `The certificate of run ${p.runId} does not hold: ${describeCertificateProblem(p.problem, 'en')}`,
    (p) => `database, assignment_runs, run ${p.runId}, column certificate`,
  ),
  'assignment.lottery': says<{ runId: number; problem: LotteryProblem }>(
    (p) =>
      `The record of the lottery of run ${p.runId} does not hold: ${describeLotteryProblem(p.problem, 'en')}`,
    (p) => `database, assignment_runs, run ${p.runId}, column lottery`,
  ),
  'assignment.lottery-differs': says<{ runId: number }>(
    () => 'The lottery over the last seats is not the one that the seed gives.',
    (p) => `database, assignment_runs, run ${p.runId}, column lottery`,
  ),
  'replacement.input-hash': says<{ event: number }>(
    () => 'The input that was kept is not the one that the replacements were made from.',
    (p) => `database, replacements, event ${p.event}`,
  ),
  'replacement.not-seated': says<{ caseId: string; seat: number; residentId: string }>(
    (p) => `Member ${p.residentId} leaves seat ${p.seat} of case ${p.caseId}, but did not have it.`,
    ofSeat,
  ),
  'replacement.group': says<{ event: number; caseId: string }>(
    (p) =>
      `The replacements of event ${p.event} have other quotas for case ${p.caseId} than its group was drawn with.`,
    (p) => `database, replacements, event ${p.event}`,
  ),
  'replacement.reason': says<{ caseId: string; seat: number; residentId: string; reason: string }>(
    (p) =>
      `Member ${p.residentId} left a seat of case ${p.caseId} as "${p.reason}", which the log does not bear out.`,
    ofSeat,
  ),
  'replacement.differs': says<{ caseId: string; seat: number }>(
    (p) => `Seat ${p.seat} of case ${p.caseId} goes to another member than the order of the reserves gives.`,
    ofSeat,
  ),
};
