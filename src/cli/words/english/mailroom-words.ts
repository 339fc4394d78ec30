/** The mailroom: status, printed, posted, void, reprint, revoke, returned, reconcile, shred, in English. */
import type { FileState } from '../../letters/batch-files.ts';
import type { PostingStep } from '../../letters/record-posting.ts';
import { count, counted, list } from './write.ts';

const letters = (letterCount: number): string => counted(letterCount, 'letter', 'letters');
const batches = (batchCount: number): string => counted(batchCount, 'batch', 'batches');

/** What is said of files that are as they should be is nothing. */
const files: Readonly<Record<FileState, string>> = {
  whole: '',
  missing: 'MISSING',
  changed: 'CHANGED',
  shredded: 'shredded',
};

const steps: Readonly<Record<PostingStep, string>> = { printed: 'printed', posted: 'posted' };

export const mailroomWords = {
  batchesArgument: 'the batches, as they stand on their cover sheets',
  lettersArgument:
    'letters by batch and number, as at the foot of each, such as w1-GM0344-001:12 or :3,12-40; a whole batch; or a letter number',
  batch: 'Batch',
  status: {
    none: 'No letters were made yet. Next: loting letters render',
    heading: 'Batches of letters',
    columns: {
      rendered: 'Letters',
      printed: 'Printed',
      posted: 'Posted',
      void: 'Void',
      replaced: 'Again',
      returned: 'Back',
      postedOn: 'Posted on',
      files: 'Files',
    },
    legend: 'Void: taken out and destroyed. Again: printed again. Back: returned by the post.',
    files,
    broken:
      '! Files of batches are missing or were changed. "loting letters render" makes them again, with the same bytes.',
    unknown: (names: readonly string[]) =>
      `! No batch is recorded for ${names.join(', ')}: shredded before, or left by a run that was stopped.`,
    unknownNext:
      '  Run the command again that was stopped, or remove what is left of a shredded batch with "loting letters shred".',
  },
  posting: {
    allPrinted: 'every batch that is not recorded as printed',
    allPosted: 'every batch that is not recorded as posted',
    onOption: 'the day on which they went to the post; today unless given',
    asTheyAreOption: 'also when letters went out that should have been taken out',
    recorded: (letterCount: number, batchCount: number, step: PostingStep) =>
      `${letters(letterCount)} in ${batches(batchCount)} recorded as ${steps[step]}.`,
    nothing: (batchCount: number, step: PostingStep) =>
      `Nothing new: ${batches(batchCount)} recorded as ${steps[step]} before.`,
    known: (batchCount: number, step: PostingStep) =>
      `${batches(batchCount)} recorded as ${steps[step]} before.`,
    unprinted: (batchIds: readonly string[]) =>
      `! Not recorded as printed before: ${batchIds.join(', ')}. What is posted counts as printed.`,
  },
  void: {
    checkedOption: 'every letter that "loting letters check" names',
    nothing: 'Nothing new to record.',
    recorded: (letterCount: number) => `${letters(letterCount)} recorded as taken out and destroyed.`,
    toReprint: (letterCount: number) =>
      letterCount === 1
        ? '! The resident of 1 of them only got another name or address, and gets no letter unless you print it again:'
        : `! The residents of ${count(letterCount)} of them only got another name or address, and get no letter unless you print them again:`,
  },
  reprint: {
    profileOption: 'tagged or print; that of the first letters unless given',
    made: (letterCount: number, file: string) =>
      `${letters(letterCount)} again, with the same codes: ${file}`,
    skipped: (letterCount: number) => `! ${letters(letterCount)} not printed again with the batch:`,
    voided: (place: string) =>
      `Letter ${place} was recorded as taken out. Name its place if it must be printed after all.`,
    next: 'Destroy the letters that these replace, when they are still in the house.',
  },
  revoke: {
    lettersArgument:
      'letters by number, such as 1-000042, or by place, such as w1-GM0344-001:12-40; or a whole batch',
    reasonOption: 'why; it stands in the log, so it names nobody',
    revoked: (numbers: readonly string[]) =>
      numbers.length === 1
        ? `The code of letter ${numbers.join('')} works no more.`
        : `The codes of ${letters(numbers.length)} work no more.`,
    skipped: (letterCount: number) =>
      `${letters(letterCount)} passed over: destroyed, without a code, or with a code that was revoked before.`,
    takeOut: (letterCount: number) =>
      letterCount === 1
        ? '! 1 letter with that code is not recorded as posted. When it is in the house, take it out and destroy it. Then record that it does not go out, also when it is lost:'
        : `! ${count(letterCount)} letters with such a code are not recorded as posted. Take out and destroy those that are in the house. Then record that they do not go out, also when they are lost:`,
    next: (letterCount: number, waves: readonly number[]) =>
      `${letterCount === 1 ? 'A letter with another code is' : 'Letters with other codes are'} made by: ${waves.map((wave) => `loting letters render --wave ${wave}`).join(', ')}`,
  },
  returned: {
    numbersArgument:
      'the numbers of the letters, such as 1-000042; or their places, such as w1-GM0344-001:12',
    importOption: 'a CSV with the column letter_number',
    onOption: 'the day on which they came back; today unless given',
    recorded: (letterCount: number) => `${letters(letterCount)} recorded as returned.`,
    withoutEffect: (letterCount: number) =>
      `${letters(letterCount)} of them changed nothing: their residents had answered, or it was known.`,
    known: (letterCount: number) => `${letters(letterCount)} recorded as returned before.`,
  },
  reconcile: {
    heading: 'Rendered = posted + void + reprinted, and what is missing',
    columns: {
      rendered: 'Rendered',
      posted: 'Posted',
      void: 'Void',
      replaced: 'Reprinted',
      missing: 'Missing',
    },
    missing: (letterCount: number) => `! ${letters(letterCount)} not posted and not taken out:`,
    neverMade: (letterCount: number) =>
      `! ${letters(letterCount)} never made, such as those that "loting letters render --leave-out" left out:`,
    more: (letterCount: number) => `, and ${count(letterCount)} more (--json lists them all)`,
    whole: 'Every letter that was made is accounted for.',
  },
  shred: {
    batchesArgument: 'the batches',
    waveOption: 'every batch of a wave',
    yesOption: 'remove them: it cannot be undone',
    files: 'These files:',
    removed: (batchCount: number) =>
      `The PDF files of ${batches(batchCount)} were removed. The cover sheets and the manifest stay.`,
    removedToo: (previewCount: number, addressCount: number) =>
      `Removed too: ${list([
        ...(previewCount === 0 ? [] : [counted(previewCount, 'file of previews', 'files of previews')]),
        ...(addressCount === 0
          ? []
          : [`${counted(addressCount, 'file', 'files')} with addresses for the post's sorting`]),
      ])}.`,
    notRemoved: 'Nothing was removed (--dry-run).',
    copies:
      'Remove copies too: in backups, in the queue of the printer, on the way to it, and what the post sorted.',
  },
};
