/** Commands given at the wrong moment, in sentences. */
import { sentence } from '../failure-table.ts';

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
  'command.register-changed': sentence(
    () =>
      'The register is not the file that the frame was built from, so the drawn residents cannot be fetched from it.',
    () => 'Put the register back as it was, or build the frame anew with "loting frame build".',
  ),
  'command.letters-differ': sentence<{ wave: number }>(
    (p) => `The letters of wave ${p.wave} were made before, with other texts or another look.`,
    () => 'If none of those were posted, run the command with --replace and destroy the earlier prints.',
  ),
  'command.batches-differ': sentence<{ wave: number }>(
    (p) => `The letters of wave ${p.wave} were made before, in other batches.`,
    () => 'Set letters.batchSize back to what it was then.',
  ),
  'command.wave-missing': sentence<{ wave: number }>(
    (p) => `Wave ${p.wave} has not been drawn.`,
    () => '"loting status" shows the waves.',
  ),
  'command.already-assigned': sentence(
    () => 'The members have been assigned to the cases already.',
    () => '"loting assign export" writes the rosters again. "loting audit verify" recomputes the assignment.',
  ),
  'command.members-changed': sentence(
    () => 'Members, exclusions or settings changed while the groups were being made. Nothing was written.',
    () => 'Run the command again.',
  ),
  'command.exclusion-member': sentence<{ residentId: string }>(
    (p) => `There is no member with the id "${p.residentId}".`,
    () => 'Use the opaque ids of members who signed up. Nothing was written.',
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
  'command.wrong-option': sentence<{ option: string; problem: string }>(
    (p) => `The option ${p.option} is not right: ${p.problem}.`,
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
};
