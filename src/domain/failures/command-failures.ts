/** Commands given at the wrong moment, in sentences. */
import { sayPhrase, sentence } from '../failure-table.ts';
import type { OptionProblem } from './option-problems.ts';
import { optionProblems } from './option-problems.ts';

/** Randomness that was announced: a source in words, or a drand round and when it is known. `undefined` is nothing. */
export type AnnouncedInWords =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'drand'; readonly round: number; readonly time: string }
  | undefined;

export const commandFailures = {
  'command.no-frame': sentence(
    () => 'There is no frame yet.',
    () => 'Run "loting frame build" first.',
  ),
  'command.already-drawn': sentence(
    () =>
      'The draw has been made. The frame, the settings of the draw and the first wave are fixed for good.',
    () => 'Go on with "loting letters render". "loting audit verify" recomputes the draw.',
  ),
  'command.not-committed': sentence(
    () => 'The frame has not been committed to in public.',
    () =>
      'Run "loting frame commit" and publish its line before the randomness exists. If it is too late for that, draw with --without-commitment and --reason: it stands in the log, for good.',
  ),
  'command.already-committed': sentence<{ announced: AnnouncedInWords }>(
    (p) =>
      `The commitment to this frame stands, with its announced randomness: ${announcedText(p.announced)}.`,
    () =>
      'An announcement is never replaced. If another randomness must be used, "loting draw run" takes it with --another-source and --reason.',
  ),
  'command.another-source': sentence<{ announced: AnnouncedInWords }>(
    (p) => `This is not the randomness that was announced: ${announcedText(p.announced)}.`,
    () =>
      'Use what was announced. If that is impossible, draw with --another-source and --reason: it stands in the log, for good.',
  ),
  'command.drawn-once': sentence(
    () => 'The draw has been made under this commitment.',
    () =>
      'Go on with "loting letters render". While no letters were made, a second draw can replace the first with --again and --reason: both stand in the log, for good.',
  ),
  'command.letters-made': sentence(
    () => 'Letters of the draw have been made, so no other draw can take its place.',
    () => 'Go on with this draw. More residents are drawn with "loting draw wave".',
  ),
  'command.same-draw': sentence(
    () => 'A draw with this commitment and this randomness was made before, and gives the same residents.',
    () => 'Nothing was written. "loting status" shows the draw.',
  ),
  'command.exception-not-needed': sentence<{ option: string }>(
    (p) => `The option ${p.option} does not fit: nothing about this draw asks for it.`,
    () => 'Leave it out. What it says would stand in the log without being true.',
  ),
  'command.reason-missing': sentence(
    () => 'An exception needs a reason.',
    () =>
      'Give it with --reason: one line, at most 200 letters, digits, spaces, full stops, commas and hyphens. No names: it is published.',
  ),
  'command.reason-form': sentence(
    () => 'The reason has a character that is not allowed, is empty, or is longer than 200 characters.',
    () =>
      'Use letters, digits, spaces, full stops, commas and hyphens, on one line. No names: the reason is published.',
  ),
  'command.draw-differs': sentence<{ wave: number }>(
    (p) => `The stored residents of wave ${p.wave} are not those that the seed draws.`,
    () => 'Nothing was written. Run "loting audit verify" and have the differences looked into.',
  ),
  'command.draw-changed': sentence(
    () => 'The draw changed while this command was at work. Nothing was written.',
    () => 'Run the command again.',
  ),
  'command.refresh-unnamed': sentence(
    () => 'It cannot be told which municipality the register is of.',
    () => 'Name it: --register GM0344=FILE, with a code of the settings.',
  ),
  'command.refresh-incomplete': sentence<{ municipality: string; found: number; drawn: number }>(
    (p) =>
      `The newer register holds only ${p.found} of the ${p.drawn} drawn residents of ${p.municipality} who were not dropped. It is of another municipality, or not complete.`,
    () =>
      'Nothing was changed. Give the whole newer export of this municipality; all its files, when it has more than one.',
  ),
  'command.refresh-nothing-drawn': sentence<{ municipality: string }>(
    (p) => `No resident of ${p.municipality} is drawn, so there is nothing to refresh.`,
    () => 'Give the registers of municipalities that were drawn from.',
  ),
  'command.register-changed': sentence(
    () =>
      'The register is not the file that the frame was built from, so the drawn residents cannot be fetched from it.',
    () => 'Put the register back as it was, or build the frame anew with "loting frame build".',
  ),
  'command.letters-differ': sentence<{ wave: number }>(
    (p) =>
      `The letters of wave ${p.wave} were made before, with other texts, another look or other addresses.`,
    () => 'If none of those were posted, run the command with --replace and destroy the earlier prints.',
  ),
  'command.batches-differ': sentence<{ wave: number }>(
    (p) => `The letters of wave ${p.wave} were made before, in other batches.`,
    () =>
      'Set letters.batchSize back to what it was then. If a refresh dropped residents meanwhile, the letters stay as they were made.',
  ),
  'command.wave-missing': sentence<{ wave: number }>(
    (p) => `Wave ${p.wave} has not been drawn.`,
    () => '"loting status" shows the waves.',
  ),
  'command.all-called': sentence(
    () => 'Every case has its group already.',
    () =>
      '"loting assign replace" fills the places of members who dropped out; "loting assign export" writes the rosters again.',
  ),
  'command.case-called': sentence<{ caseId: string; event: number }>(
    (p) =>
      `The group of case ${p.caseId} was called already (event ${p.event} of the log); it stays as it is.`,
    () => 'Leave the case out. "loting assign replace" fills the places of members who dropped out.',
  ),
  'command.case-not-called': sentence<{ caseId: string }>(
    (p) => `Case ${p.caseId} has no group yet.`,
    () => 'Run "loting assign run" first.',
  ),
  'command.case-begun': sentence<{ caseId: string; date: string }>(
    (p) => `Case ${p.caseId} began on ${p.date}; its seats are not filled any more.`,
    () => 'When the case was moved, correct its date in loting.yaml.',
  ),
  'command.no-seat': sentence<{ member: string; caseId: string }>(
    (p) => `Member ${p.member} has no seat in case ${p.caseId}.`,
    () => 'The roster of the case, from "loting assign export", lists who has a seat.',
  ),
  'command.members-changed': sentence(
    () => 'Members, exclusions or settings changed while the groups were being made. Nothing was written.',
    () => 'Run the command again.',
  ),
  'command.exclusion-member': sentence<{ member: string }>(
    (p) => `There is no member with the number or id "${p.member}".`,
    () => 'Use the numbers of members, as exports/members.csv has them. Nothing was written.',
  ),
  'command.exclusion-two-members': sentence<{ memberNumber: string }>(
    (p) =>
      `The columns member_number and resident_id name two different members; the number is ${p.memberNumber}.`,
    () => 'Correct the line, or leave out the column resident_id. Nothing was written.',
  ),
  'command.exclusion-case': sentence<{ caseId: string }>(
    (p) => `There is no case "${p.caseId}" in the settings.`,
    () => 'Use the ids of the cases in loting.yaml. Nothing was written.',
  ),
  'command.demo-folder': sentence(
    () => 'The folder for the demo exists already, and was not made by the demo.',
    () => 'Nothing was touched. Choose another folder with --out.',
  ),
  'command.no-draw': sentence(
    () => 'Nothing has been drawn yet.',
    () => 'Run "loting draw run" first.',
  ),
  'command.no-members': sentence(
    () => 'Nobody has signed up yet, so there are no members to assign.',
    () => 'Import the sign-ups first, with "loting signup import".',
  ),
  'command.no-assignment': sentence(
    () => 'No members have been assigned to cases yet.',
    () => 'Run "loting assign run" first.',
  ),
  'command.wrong-option': sentence<{ option: string; problem: OptionProblem }>(
    (p) => `The option ${p.option} is not right: ${sayPhrase(optionProblems, p.problem)}.`,
    () => 'See --help for an example.',
  ),
  'command.no-registers': sentence(
    () => 'No register is named, and there is no working folder here whose settings name one.',
    () => 'Name the files: loting register check FILE. In another folder: --dir FOLDER.',
  ),
  'command.which-municipality': sentence<{ codes: string }>(
    () => 'The settings do not name this file, so it cannot be told which municipality it is of.',
    (p) => `Add --municipality with one of ${p.codes}.`,
  ),
  'command.not-a-problem-list': sentence(
    () => 'This file exists, and is no list of problems that an earlier check wrote.',
    () => 'Nothing was written. Choose another name for --problems.',
  ),
  'command.not-agreed': sentence(
    () => 'Nothing was done: the answer to the question was not yes.',
    () => 'Run the command again when it is right. With --dry-run it only shows what would happen.',
  ),
  'command.changed-since-asked': sentence(
    () => 'Something changed while the question stood on the screen. Nothing was done.',
    () => 'Run the command again: it shows what would happen now.',
  ),
};

function announcedText(announced: AnnouncedInWords): string {
  if (announced === undefined) return 'nothing';
  return announced.kind === 'text'
    ? announced.text
    : `round ${announced.round} of drand quicknet, known on ${announced.time}`;
}
