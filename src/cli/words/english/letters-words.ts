/** Making letters: render, preview, testsheet, check, sorting, in English. */
import type { HardReason } from '../../../letters/hardest-letters.ts';
import type { TakeOutReason } from '../../letters/take-outs.ts';
import { commonWords } from './common-words.ts';
import { counted } from './write.ts';

/** By what a letter is one of the hardest. */
const hardReasons: Readonly<Record<HardReason, string>> = {
  'longest-name': 'longest name',
  'longest-street': 'longest street',
  'most-accents': 'most accents',
  'most-lines': 'most address lines',
  'fullest-page': 'fullest page',
  'longest-place': 'longest place',
};

/** Why a letter must not go out. */
const takeOutReasons: Readonly<Record<TakeOutReason, string>> = {
  ...commonWords.states,
  dropped: 'a newer register dropped the resident',
  readdressed: 'a newer register gives another name or address: print it again',
  revoked: 'its login code was revoked',
};

export const lettersWords = {
  kindOption: (kinds: string) => `which letters: ${kinds}`,
  caseOption: 'the case that letters of the kind "case" are about',
  municipality: 'Municipality',
  render: {
    waveOption: 'the wave; 1 unless given, and for letters to members every wave',
    profileOption: 'tagged (can be read aloud) or print (smaller and faster)',
    leaveOutOption: 'make the other letters when some cannot be printed',
    replaceOption: 'replace letters that were not printed yet with other texts or another look',
    progress: 'making letters',
    heading: (waves: readonly number[], kind: string | undefined) =>
      `Letters of ${waves.length === 1 ? 'wave' : 'waves'} ${waves.join(', ')}${kind === undefined ? '' : `: ${kind}`}`,
    columns: { letters: 'Letters', batches: 'Batches', files: 'Files' },
    files: (first: string, last: string) => `${first} to ${last}`,
    staffTitle: (title: string, language: string) =>
      `! The letters in "${language}" have the title of the case as staff know it: "${title}". For another one, write letterTitle at that case in loting.yaml.`,
    leftOut: (letterCount: number) => `${letterCount} letters were left out; see above.`,
    sortFirst:
      'Does the post sort them for you? Then first "loting letters export-addresses": its line is printed on the letters, so later is too late.',
    mended: (batchCount: number) =>
      `${counted(batchCount, 'batch was', 'batches were')} made again, with the same bytes as before.`,
    mendedCovers: (sheetCount: number) =>
      `${counted(sheetCount, 'cover sheet was', 'cover sheets were')} made again, with the same bytes as before.`,
    results: {
      written: 'Each PDF file has a cover sheet; the manifest is for the mailroom.',
      unchanged: 'These letters were made before, with the same bytes.',
      replaced: 'The letters that were made before were replaced. Destroy earlier prints.',
      'not-written': commonWords.notWritten,
    },
    privacy: (hasCodes: boolean): string =>
      hasCodes ? 'The PDF files hold names and login codes.' : 'The PDF files hold names and addresses.',
  },
  preview: {
    waveOption: 'the wave whose residents and dates are taken',
    pngOption: 'pictures of the pages too; needs pdftoppm, of the package poppler',
    heading: 'Letters to look at',
    columns: { place: 'Place', letter: 'Letter', why: 'Why' },
    nobody: 'nobody',
    toNobody: 'the letter to nobody',
    why: hardReasons,
    refused: (letterCount: number) =>
      `! ${letterCount} of the hardest letters cannot be printed: "loting letters render --dry-run" says which.`,
    files: (names: readonly string[], hasPictures: boolean) =>
      `In letters/: ${names.join(', ')}${hasPictures ? ', and pictures of their pages' : ''}.`,
    privacy: 'The names and addresses are of residents. The codes are not: they open nothing.',
  },
  testSheet: {
    heading: 'Test sheets for the envelopes',
    columns: { used: 'Envelope in use', others: 'Others, a page each', file: 'File' },
    next: 'Print the first page at true size, fold it, put it in the envelope and follow the steps on it.',
  },
  check: {
    argument: 'batches, or letters such as w1-GM0344-001:3,12-40; all that are not posted unless given',
    nothing: (batchCount: number) => `Nothing to take out of ${counted(batchCount, 'batch', 'batches')}.`,
    nothingAmong: (letterCount: number) =>
      `Nothing to take out: ${counted(letterCount, 'letter was', 'letters were')} checked.`,
    heading: 'Take these letters out before they are posted',
    columns: { place: 'Place', letter: 'Letter', why: 'Why' },
    why: takeOutReasons,
    total: (letterCount: number) => counted(letterCount, 'letter', 'letters'),
    place: 'Each place is the batch and the number in the small type at the foot of the letter.',
    reprintHeading: 'Take these out too, and print them again with the new name or address',
    next: 'When they are out and destroyed: loting letters void --checked',
    reprintNext: 'After that, print those with a new name or address again:',
  },
  sorting: {
    waveOption: 'the wave of the letters',
    kindOption: (kinds: string) => `the kind of the letters: ${kinds}`,
    lineOption: 'the column with the line that is printed above the address',
    orderOption: 'the column with the place in the order; the order of the rows without it',
    fileArgument: 'the exported CSV as the post gave it back, with its sorting line in a column',
    exportHeading: (wave: number, kind: string) =>
      `Addresses of wave ${wave} (${kind}) for the sorting of the post`,
    columns: { addresses: 'Addresses', secret: 'Secret', notDutch: 'Not Dutch', file: 'File in exports/' },
    privacy:
      'The files hold addresses with letter numbers, and no names. Secret addresses are left out: they never leave the municipality.',
    exportNext:
      'Let the post sort each file, bring it back with "loting letters import-sorting", and then make the letters.',
    importHeading: 'Sorting of the post',
    imported: (letterCount: number) =>
      `${counted(letterCount, 'letter has', 'letters have')} a sorting line. They will be printed and packed in the order of the post.`,
    others:
      'Letters that were not exported (secret addresses, and those without a Dutch address) come after them, by address.',
    notChanged: 'Nothing was changed (--dry-run).',
    importNext: 'Now make the letters with "loting letters render".',
  },
};
