/** What can be refused when letters are made, printed, posted and counted, in sentences. */
import { sentence } from '../failure-table.ts';
import type { LetterKind } from '../letter-kinds.ts';
import { reasonText } from './store-failures.ts';
import type { StateCode } from './state-words.ts';
import { stateWords } from './state-words.ts';

/** Why there is nobody to send a letter of a kind to. */
const nobody: Readonly<Record<LetterKind, string>> = {
  invitation: 'every resident of this wave has one, answered, or was dropped',
  reminder: 'nobody whose invitation is recorded as posted has still to answer',
  welcome: 'nobody is admitted who has none yet',
  case: 'nobody is assigned to this case who has none yet',
  apology: 'nobody lost a lottery over the places of the panel, of which it tells, and has none yet',
};

/** What can be named. */
const ways = {
  'batches-or-all': 'give batches, or --all',
  'batches-or-wave': 'give batches, or --wave',
  'letters-or-checked': 'give letters, or --checked',
  'numbers-or-import': 'give letter numbers, or --import with a file',
};
export type NameWays = keyof typeof ways;

/** Why a letter is not printed again, apart from the state of its invitation. */
const hindrances = {
  'address-gone': 'the address of its resident is no longer kept',
  dropped: 'a newer register dropped the resident',
  revoked: 'its code was revoked; "loting letters render" makes the next letter',
};
export type Hindrance = keyof typeof hindrances;

const letters = (count: number): string => (count === 1 ? '1 letter' : `${count} letters`);

/** At most a few, with how many more there are. */
function some(names: readonly string[]): string {
  const shown = names.slice(0, 12).join(', ');
  return names.length > 12 ? `${shown} and ${names.length - 12} more` : shown;
}

const renderFailures = {
  'mailroom.no-recipients': sentence<{ kind: LetterKind }>(
    (p) => `There is nobody to send a letter of the kind "${p.kind}" to: ${nobody[p.kind]}.`,
    () => '"loting status" and "loting letters status" show how far the letters are.',
  ),
  'mailroom.letters-differ': sentence<{ batch: string }>(
    (p) => `Batch ${p.batch} was made before, with other texts, another look or other addresses.`,
    () =>
      'If it was not printed, run the command with --replace. Otherwise put the templates and settings back as they were, or make its letters again with "loting letters reprint".',
  ),
  'mailroom.batch-fixed': sentence<{ batch: string }>(
    (p) =>
      `The file of batch ${p.batch} was lost or changed, and it cannot be made again as it was: texts, settings or residents changed since. The batch was printed or posted.`,
    () =>
      'Put the templates and settings back as they were, or the file from a backup. Letters that must go out again are made with "loting letters reprint".',
  ),
  'mailroom.cover-fixed': sentence<{ batch: string }>(
    (p) =>
      `The cover sheet of batch ${p.batch} was lost or changed, and it cannot be made again as it was: the names of the panel or the municipality, the date of the letters or whom to call changed in loting.yaml since.`,
    () =>
      'The letters are whole, and need no cover sheet: how many they are stands in "loting letters status". To have it all the same, put those settings back as they were and run "loting letters render", or put the file back from a backup.',
  ),
  'mailroom.batch-gone': sentence<{ batch: string; letterCount: number }>(
    (p) =>
      `The file of batch ${p.batch} was lost or changed, and it cannot be made again: ${letters(p.letterCount)} in it went to residents whose address is no longer kept.`,
    () =>
      'Put the file back from a backup. Or make its other letters again: "loting letters reprint" with the name of the batch skips these. Then record these with "loting letters void".',
  ),
  'mailroom.changed-meanwhile': sentence<{ batch: string }>(
    (p) => `Answers or other news came in while batch ${p.batch} was being made. The batch was not made.`,
    () => 'Run the command again. Batches that were finished before stay as they are.',
  ),
  'mailroom.stopped-between': sentence<{ reason: string; batchCount: number; letterCount: number }>(
    (p) =>
      `A file cannot be written (${reasonText(p.reason)}). ${p.batchCount === 1 ? '1 batch' : `${p.batchCount} batches`} with ${letters(p.letterCount)} were finished before it, and stay.`,
    () => 'Make room, and run the same command again: it makes what is missing.',
  ),
  'mailroom.case-missing': sentence<{ caseId: string }>(
    (p) => `There is no case "${p.caseId}" in the settings.`,
    () => 'Give the id of a case in loting.yaml.',
  ),
};

const previewFailures = {
  'mailroom.no-pdftoppm': sentence(
    () => 'Pictures are made by the program pdftoppm, and it is not on this computer.',
    () =>
      'Leave out --png: then the command makes PDF files, with the same pages. For pictures, install poppler (Debian and Ubuntu: apt install poppler-utils; macOS: brew install poppler; Windows: unpack poppler, and put its folder bin in PATH).',
  ),
  'mailroom.pictures-failed': sentence(
    () => 'The PDF was made, but pdftoppm made no pictures of it.',
    () => 'Look at the PDF itself.',
  ),
};

const placeFailures = {
  'mailroom.place-form': sentence<{ text: string }>(
    (p) => `"${p.text}" is neither a batch nor the place or the number of a letter.`,
    () =>
      'Give a batch, such as w1-GM0344-001; letters by the number at their foot, such as w1-GM0344-001:12 or w1-GM0344-001:3,12-40; or a letter number, such as 1-000042.',
  ),
  'mailroom.whole-batch': sentence<{ text: string; batch: string }>(
    (p) => `"${p.text}" is a part of a batch, and this is recorded of whole batches only.`,
    (p) =>
      `Finish the batch, and name it: ${p.batch}. Letters that went wrong are for "loting letters reprint", those that must not go out for "loting letters void".`,
  ),
  'mailroom.batch-unknown': sentence<{ batch: string }>(
    (p) => `There is no batch ${p.batch}.`,
    () => '"loting letters status" lists the batches.',
  ),
  'mailroom.letter-unknown': sentence<{ place: string; letterCount: number }>(
    (p) => `There is no letter ${p.place}: the batch has the numbers 1 to ${p.letterCount}.`,
    () => 'Compare the number with the small type at the foot of the letter.',
  ),
  'mailroom.number-unknown': sentence<{ letterNumber: string }>(
    (p) => `There is no letter with the number "${p.letterNumber}".`,
    () => 'Compare it with the number in the letter, such as 1-000042. Nothing was recorded.',
  ),
  'mailroom.number-unmade': sentence<{ letterNumber: string }>(
    (p) => `No letter ${p.letterNumber} was made yet.`,
    () => '"loting letters status" shows which batches there are.',
  ),
  'mailroom.nothing-named': sentence<{ ways: NameWays }>(
    (p) => `Nothing is named: ${ways[p.ways]}.`,
    () => 'See --help for an example.',
  ),
};

const outcomeFailures = {
  'mailroom.already-posted': sentence<{ place: string }>(
    (p) => `${p.place} was posted, so it cannot be taken out any more.`,
    () => 'If it came back, record that with "loting letters returned".',
  ),
  'mailroom.posted-on-other-day': sentence<{ batch: string; postedOn: string }>(
    (p) => `Batch ${p.batch} is recorded as posted on ${p.postedOn}.`,
    () => 'A posting is recorded once. Leave this batch out.',
  ),
  'mailroom.posted-in-future': sentence<{ on: string; today: string }>(
    (p) => `${p.on} is not there yet: today is ${p.today}.`,
    () => 'Record what has happened, on the day it happened or later.',
  ),
  'mailroom.posted-before-made': sentence<{ batches: readonly string[]; on: string; madeOn: string }>(
    (p) =>
      p.batches.length === 1
        ? `Batch ${p.batches.join('')} was made on ${p.madeOn}, so it did not go to the post on ${p.on}.`
        : `${p.batches.length} batches were made after ${p.on}, the last on ${p.madeOn}, so they did not go to the post that day: ${some(p.batches)}.`,
    () => 'Give the day on which they went to the post, with --on.',
  ),
  'mailroom.returned-before-posted': sentence<{ place: string; on: string; postedOn: string }>(
    (p) => `Letter ${p.place} is recorded as posted on ${p.postedOn}, so it did not come back on ${p.on}.`,
    () => 'Give the day on which it came back, with --on.',
  ),
  'mailroom.take-out-first': sentence<{ places: readonly string[] }>(
    (p) =>
      `${letters(p.places.length)} should not go out any more, because of what came in after they were made: ${some(p.places)}.`,
    () =>
      'Take them out and record it with "loting letters void". If they went out all the same, run the command with --as-they-are. "loting letters check" says why.',
  ),
  'mailroom.not-posted': sentence<{ letterNumber: string }>(
    (p) => `No letter ${p.letterNumber} is recorded as printed or posted, so it cannot have come back.`,
    () => 'Record the posting first, with "loting letters posted".',
  ),
  'mailroom.replaced-before': sentence<{ place: string; by: string; command: 'reprint' | 'void' }>(
    (p) => `Letter ${p.place} was printed again before: ${p.by} came in its place.`,
    (p) => `Name that one: loting letters ${p.command} ${p.by}`,
  ),
  'mailroom.not-to-reprint': sentence<{ place: string; why: StateCode | Hindrance }>(
    (p) => `Letter ${p.place} is not printed again: ${{ ...stateWords, ...hindrances }[p.why]}.`,
    () => 'Leave it out.',
  ),
  'mailroom.nothing-to-reprint': sentence<{ letterCount: number }>(
    (p) =>
      `Nothing is printed again: ${p.letterCount === 1 ? 'the letter was' : `all ${letters(p.letterCount)} were`} taken out, printed again before, or may not go out any more.`,
    () => 'Name a letter by its place, such as w1-GM0344-001:12, to see why, or to print it after all.',
  ),
  'mailroom.code-erased': sentence<{ letterNumber: string }>(
    (p) => `The data of the resident of letter ${p.letterNumber} were erased; there is no code to revoke.`,
    () => 'Nothing needs to be done.',
  ),
  'mailroom.code-replaced': sentence<{ place: string }>(
    (p) => `The code in letter ${p.place} was revoked before; the resident has another one now.`,
    (p) => `Leave ${p.place} out. To revoke the newer code too, name the newer letter.`,
  ),
  'mailroom.nothing-to-revoke': sentence<{ letterCount: number }>(
    (p) =>
      `There is nothing to revoke: ${p.letterCount === 1 ? 'the letter was' : `all ${letters(p.letterCount)} were`} destroyed, carried no code, or had their code revoked before.`,
    () => 'Name a letter by itself, such as w1-GM0344-001:12, to see why, or to revoke its code after all.',
  ),
  'mailroom.no-code': sentence<{ place: string }>(
    (p) => `Letter ${p.place} carries no login code.`,
    () => 'Leave it out. Only invitations and reminders carry one.',
  ),
  'mailroom.not-to-shred': sentence<{ batch: string; letterCount: number }>(
    (p) =>
      `Batch ${p.batch} still has ${letters(p.letterCount)} that are not recorded as posted or taken out.`,
    () => 'Record them with "loting letters posted" or "loting letters void" first.',
  ),
  'mailroom.shred-unsure': sentence<{ fileCount: number }>(
    (p) =>
      `This would remove ${p.fileCount === 1 ? '1 file' : `${p.fileCount} files`} for good. Nothing was removed.`,
    () => 'Run the command with --yes to do it, or with --dry-run to see which files.',
  ),
};

export const mailroomFailures = {
  ...renderFailures,
  ...previewFailures,
  ...placeFailures,
  ...outcomeFailures,
};
