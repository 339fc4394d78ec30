/** register check, register synth, frame build and frame commit, in English. */
import type { AnnouncedRandomness } from '../../../domain/audit-event.ts';
import { utcTimeText } from '../../../draw/announced-randomness.ts';
import { drandRoundTimeMs } from '../../../draw/drand.ts';
import type { HardRowKind } from '../../../register/synth/hard-row-shares.ts';
import { hardRowShares } from '../../../register/synth/hard-row-shares.ts';
import { englishRegisterWords } from '../../../report/words/english-register-words.ts';
import { count } from './write.ts';

/** Made when it is asked for: it takes longer to make than to show help. */
function dutchTime(timeMs: number): string {
  const options = { timeZone: 'Europe/Amsterdam', dateStyle: 'full', timeStyle: 'medium' } as const;
  return new Intl.DateTimeFormat('en-GB', options).format(timeMs);
}

const hardRowNames = Object.fromEntries(Object.keys(hardRowShares).map((kind) => [kind, kind])) as Readonly<
  Record<HardRowKind, string>
>;

export const registersWords = {
  reading: 'reading the registers',
  /** The sections of a check, and the reasons why rows and residents are left out. */
  report: englishRegisterWords,
  check: {
    filesArgument: 'register exports; without any, those that the settings name',
    dirOption: 'the working folder whose settings are used; the defaults where there is none',
    municipalityOption: 'which municipality the files are of, such as GM0344',
    referenceDateOption: 'the day on which ages are counted',
    problemsOption: 'write every problem to a CSV, by file, row and column',
    excelOption: 'write the problems as Excel in Dutch opens them by double click, in your language',
    nothingWritten: 'Nothing was written.',
    problemsWritten: (problemCount: number, file: string) =>
      `${count(problemCount)} ${problemCount === 1 ? 'problem was' : 'problems were'} written to ${file}.`,
  },
  synth: {
    residentsOption: 'residents of Utrecht and Zoetermeer together; 502672 is the real size',
    seedOption: 'any text; the same text gives the same bytes',
    referenceDateOption: 'the day on which the ages are right',
    outOption: 'where the files are written',
    heading: 'Synthetic registers (invented people, real proportions)',
    residents: 'Residents',
    households: 'Households',
    institutions: 'Institutions',
    hard: (name: string) => `Hard: ${name}`,
    hardRowNames,
    rows: 'Rows',
    source: 'Ages, sexes, postcodes, districts and household sizes follow figures of CBS (CC BY 4.0).',
    written: (folder: string, files: readonly string[]) => `Written to ${folder}: ${files.join(', ')}.`,
  },
  build: {
    threadsOption:
      'threads that read large registers (default: as many as are useful); the frame is the same for every number',
    recognised: 'How the registers are read',
    file: 'File',
    dialect: 'Dialect',
    encoding: 'Encoding',
    asciiSoFar: 'ASCII as far as looked at',
    delimiter: 'Delimiter',
    columns: 'Columns',
    read: 'Read',
    guessesHeading: 'Columns that were found by a usual name: check that each is right',
    guessedColumn: 'Column',
    guessedField: 'Read as',
    everyFile: 'every file',
    lostPlaces: 'The rows count all the same. Where they are: loting register check --problems FILE.',
    recognisedWrongly:
      'Recognised wrongly? Set register.dialect, .encoding, .delimiter or .columns in loting.yaml. Every column: loting register check.',
    rowsHeading: 'Rows of the registers: each is eligible, excluded or rejected',
    heading: 'The frame',
    canBeDrawn: (residentCount: number, stratumCount: number) =>
      `Residents who can be drawn: ${count(residentCount)}, in ${count(stratumCount)} strata.`,
    commitment: (commitment: string) => `Commitment: ${commitment}`,
    next: 'Next: loting frame commit, which gives the line to publish before the public randomness exists.',
    unchanged: 'Nothing changed: this frame was built before.',
    rejectedRows: (file: string) => `Rejected rows are listed with row number and reason in ${file}.`,
  },
  commit: {
    drandRoundOption:
      'the round of the drand chain quicknet that will be used; it must lie in the future. One round comes every 3 seconds: the round of a moment is (its Unix time - 1692803367) / 3 + 1, rounded down',
    randomnessSourceOption:
      'other randomness, in words: what will be used, where and when, and how it is written down',
    heading: 'Publish this line, on the website, with a notary or in the council minutes',
    announced: (announced: AnnouncedRandomness) =>
      announced.kind === 'text'
        ? announced.text
        : `round ${announced.round} of drand quicknet, known on ${utcTimeText(drandRoundTimeMs(announced.round))}`,
    line: (panelName: string, panelId: string, commitment: string, protocol: string, announced: string) =>
      `Draw of ${panelName} (${panelId}); commitment ${commitment} (${protocol}); public randomness: ${announced}`,
    roundTime: (timeMs: number) =>
      `Dutch time of that round: ${dutchTime(timeMs)}. Publish the line before then.`,
    beforeThat: 'Publish the line before that happens.',
    written: (file: string) => `The commitment and the announcement are in ${file} and in the log.`,
    unchanged: 'Nothing changed: this was announced before.',
  },
};
