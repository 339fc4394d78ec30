/** Words of `loting audit log`, in English. */
import { count, counted } from './write.ts';

const letters = (number: number): string => counted(number, 'letter', 'letters');

/** The few figures that tell one event from another at a glance. */
const figures = {
  frame: (residentCount: number, stratumCount: number) =>
    `${counted(residentCount, 'resident', 'residents')}, ${counted(stratumCount, 'stratum', 'strata')}`,
  drandRound: (round: number) => `drand round ${round}`,
  wave: (wave: number, letterCount: number) => `wave ${wave}, ${letters(letterCount)}`,
  refresh: (checkedCount: number, droppedCount: number, readdressedCount: number) =>
    `${count(checkedCount)} checked, ${count(droppedCount)} dropped, ${count(readdressedCount)} readdressed`,
  exported: (wave: number, kind: string, municipality: string, letterCount: number) =>
    `wave ${wave}, ${kind}, ${municipality}, ${letters(letterCount)}`,
  sorted: (wave: number, kind: string, letterCount: number) =>
    `wave ${wave}, ${kind}, ${letters(letterCount)}`,
  batch: (batch: string, letterCount: number) => `${batch}, ${letters(letterCount)}`,
  batches: (first: string, otherCount: number) =>
    otherCount === 0 ? first : `${first} and ${count(otherCount)} more`,
  lettersOf: (letterCount: number, batches: string) => `${letters(letterCount)}, ${batches}`,
  letters,
  revoked: (invitationId: string, version: number) => `letter ${invitationId}, code ${version}`,
  recorded: (invitationId: string, state: string) => `letter ${invitationId}, ${state}`,
  imported: (lineCount: number, acceptedCount: number) =>
    `${counted(lineCount, 'line', 'lines')}, ${count(acceptedCount)} accepted`,
  unanswered: (letterCount: number) => `${letters(letterCount)} without an answer`,
  found: (foundCount: number) => `${count(foundCount)} found`,
  rows: (rowCount: number) => counted(rowCount, 'row', 'rows'),
  residents: (residentCount: number) => counted(residentCount, 'resident', 'residents'),
  admitted: (memberCount: number, reserveCount: number) =>
    `${counted(memberCount, 'member', 'members')}, ${count(reserveCount)} in reserve`,
  exclusions: (exclusionCount: number) => counted(exclusionCount, 'exclusion', 'exclusions'),
  assigned: (caseCount: number, seatCount: number) =>
    `${counted(caseCount, 'case', 'cases')}, ${counted(seatCount, 'seat', 'seats')}`,
  replaced: (leftCount: number, filledCount: number) =>
    `${counted(leftCount, 'seat', 'seats')} left, ${count(filledCount)} filled`,
};

export const auditLogWords = {
  linesOption: 'print one event a line in canonical JSON, the form that researchers check',
  heading: 'The log of everything that changed the lottery',
  when: 'When (UTC)',
  event: 'Event',
  hash: 'Hash',
  figuresTitle: 'Figures',
  remarks: 'Remarks on the draw',
  lastHash: (hash: string) => `Hash of the last event: ${hash}`,
  publish: 'Publish it together with each result: whoever has it can see that nothing before it was changed.',
  figures,
};
