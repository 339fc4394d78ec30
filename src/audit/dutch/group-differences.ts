/** The differences that the audit can find in groups, in Dutch. */
import {
  describeCertificateProblem,
  describeLotteryProblem,
} from '../../assignment/certificate/describe-problems.ts';
import { describeAssignmentDifference } from '../../assignment/describe-broken-rule.ts';
import { says } from '../difference-sentence.ts';
import type { groupDifferences as english } from '../group-differences.ts';

const ofRun = (p: { runId: number }): string => `database, assignment_runs, indeling ${p.runId}`;
const ofAssignment = (p: { caseId: string; residentId: string }): string =>
  `database, assignments, zaak ${p.caseId}, inwoner ${p.residentId}`;
const ofMember = (p: { residentId: string }): string =>
  `database, assignment_members, inwoner ${p.residentId}`;
const ofInput = (p: { source: string; residentId: string }): string =>
  `database, ${p.source}, kolom input, inwoner ${p.residentId}`;
const ofSeat = (p: { caseId: string; seat: number }): string =>
  `database, seat_changes, zaak ${p.caseId}, plaats ${p.seat}`;

export const groupDifferences: typeof english = {
  'assignment.missing': says(
    (p) => `De loting deelt lid ${p.residentId} in bij zaak ${p.caseId}, maar de database niet.`,
    ofAssignment,
  ),
  'assignment.extra': says(
    (p) => `De database deelt lid ${p.residentId} in bij zaak ${p.caseId}, maar de loting niet.`,
    ofAssignment,
  ),
  'assignment.seat-differs': says(
    (p) => `Lid ${p.residentId} heeft in zaak ${p.caseId} een andere plaats dan de loting geeft.`,
    ofAssignment,
  ),
  'assignment.hash': says(() => 'De hash over de indeling verschilt.', ofRun),
  'assignment.rule-broken': says(
    (p) =>
      `De zaakgroep van zaak ${p.caseId} houdt zich niet aan de regel "${describeAssignmentDifference(p.broken, 'nl')}".`,
    (p) => `database, assignments, zaak ${p.caseId}`,
  ),
  'assignment.seed': says(
    () => 'Het startgetal van de indeling volgt niet uit haar invoer en het openbare toeval.',
    ofRun,
  ),
  'assignment.expected-load': says(
    (p) => `Het verwachte aantal zaken van lid ${p.residentId} is niet wat de loting geeft.`,
    ofMember,
  ),
  'assignment.member-type': says(
    (p) => `Het type van lid ${p.residentId} is niet wat de loting geeft.`,
    ofMember,
  ),
  'assignment.member-extra': says(
    (p) =>
      `Van inwoner ${p.residentId} staat opgeslagen dat die meedoet aan de loting, maar dat is geen lid.`,
    ofMember,
  ),
  'assignment.input-hash': says(
    () => 'De bewaarde invoer is niet die waaruit de zaakgroepen zijn gemaakt.',
    ofRun,
  ),
  'assignment.input-member-extra': says(
    (p) => `Inwoner ${p.residentId} staat in de invoer van ${p.source}, maar was toen geen lid.`,
    ofInput,
  ),
  'assignment.input-member-missing': says(
    (p) => `Inwoner ${p.residentId} was lid, maar staat niet in de invoer van ${p.source}.`,
    ofInput,
  ),
  'assignment.input-feature': says(
    (p) =>
      `Lid ${p.residentId} heeft in de invoer van ${p.source} een ander kenmerk ${p.feature} dan is geloot of geantwoord.`,
    ofInput,
  ),
  'assignment.input-exclusion': says(
    (p) =>
      `De zaken die lid ${p.residentId} niet mag beoordelen in de invoer van ${p.source} zijn niet die welke eerder zijn vastgelegd.`,
    ofInput,
  ),
  'assignment.input-earlier': says(
    (p) => `Lid ${p.residentId} had een ander aantal zaken toen indeling ${p.runId} werd gemaakt.`,
    (p) => `database, assignment_runs, invoer van indeling ${p.runId}, inwoner ${p.residentId}`,
  ),
  'assignment.cap': says(
    (p) =>
      `De zaakgroepen van gebeurtenis ${p.event} zijn geloot met een ander maximum aan zaken per lid dan zij vastlegt.`,
    (p) => `database, assignment_runs, gebeurtenis ${p.event}, kolom input`,
  ),
  'assignment.quota': says(
    (p) =>
      `Zaak ${p.caseId} is geloot met een ander bereik voor ${p.quota} dan de instellingen en verruimingen van gebeurtenis ${p.event} geven.`,
    (p) => `database, assignment_runs, gebeurtenis ${p.event}, kolom input, zaak ${p.caseId}`,
  ),
  'assignment.widening': says(
    (p) =>
      `De verruimingen van quota in gebeurtenis ${p.event} beginnen niet bij de quota die haar instellingen geven.`,
    (p) => `database, audit_events, gebeurtenis ${p.event}`,
  ),
  'assignment.case-twice': says(
    (p) => `Indeling ${p.runId} roept zaak ${p.caseId} op, die een eerdere indeling al opriep.`,
    ofRun,
  ),
  'assignment.certificate': says(
    (p) =>
      `Het certificaat van indeling ${p.runId} klopt niet: ${describeCertificateProblem(p.problem, 'nl')}`,
    (p) => `${ofRun(p)}, kolom certificate`,
  ),
  'assignment.lottery': says(
    (p) =>
      `De vastgelegde loting van indeling ${p.runId} klopt niet: ${describeLotteryProblem(p.problem, 'nl')}`,
    (p) => `${ofRun(p)}, kolom lottery`,
  ),
  'assignment.lottery-differs': says(
    () => 'De loting om de laatste plaatsen is niet die welke het startgetal geeft.',
    (p) => `${ofRun(p)}, kolom lottery`,
  ),
  'replacement.input-hash': says(
    () => 'De bewaarde invoer is niet die waaruit de vervangingen zijn gemaakt.',
    (p) => `database, replacements, gebeurtenis ${p.event}`,
  ),
  'replacement.not-seated': says(
    (p) => `Lid ${p.residentId} verlaat plaats ${p.seat} van zaak ${p.caseId}, maar had die niet.`,
    ofSeat,
  ),
  'replacement.group': says(
    (p) =>
      `De vervangingen van gebeurtenis ${p.event} hebben andere quota voor zaak ${p.caseId} dan waarmee haar zaakgroep is geloot.`,
    (p) => `database, replacements, gebeurtenis ${p.event}`,
  ),
  'replacement.reason': says(
    (p) =>
      `Lid ${p.residentId} verliet een plaats van zaak ${p.caseId} met als reden "${p.reason}", en dat blijkt niet uit het logboek.`,
    ofSeat,
  ),
  'replacement.differs': says(
    (p) =>
      `Plaats ${p.seat} van zaak ${p.caseId} gaat naar een ander lid dan de volgorde van de reserves geeft.`,
    ofSeat,
  ),
};
