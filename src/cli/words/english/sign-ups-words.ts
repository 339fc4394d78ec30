/** What the commands about sign-ups and news of letters say, in English. */
import type { LineAnswer } from '../../../signups/line-answers.ts';
import { allLineAnswers } from '../../../signups/line-answers.ts';
import { lineAnswersWords } from './line-answers-words.ts';
import { count, counted } from './write.ts';

export const signUpsWords = {
  lines: lineAnswersWords,
  /** As the result file has them. */
  answerNames: Object.fromEntries(allLineAnswers.map((answer) => [answer, answer])) as Readonly<
    Record<LineAnswer, string>
  >,
  /** Options and refusals that several commands share. */
  options: {
    by: 'who records it; the name of your account unless given',
    letter:
      'the login code (small letters, spaces and hyphens do not matter), or the number of the letter, such as 1-000042',
    channel: 'how the news came: phone, mail, counter or site',
    date: 'the day of the news; today unless given',
    callerName: 'the surname, with or without initials',
    callerPostcode: 'the postcode of the address',
    callerBorn: 'the date of birth, such as 1980-05-17 or 17-5-1980',
  },
  moved: {
    letter: (invitationId: string, said: string, movedOn: string, from: string) =>
      `Letter ${invitationId}: ${said}, on ${movedOn}. It stood at "${from}".`,
    late: '! This came after the last day to answer. It is kept, and marked late.',
  },
  record: {
    answerOption: 'whether the resident takes part; yes unless given',
    emailOption: 'where the online panel can write to',
    phoneOption: 'a telephone number',
    nameOption: 'the name to use',
    questionOption: 'answers to the questions of the settings, such as education=high',
    sameEmail: '! Another sign-up gave the same e-mail address: look whether both are right.',
  },
  ask: {
    fields: {
      email: 'E-mail address (Enter for none):',
      phone: 'Telephone number (Enter for none):',
      name: 'The name to use (Enter for the name in the letter):',
    },
    problems: {
      email: 'This does not hold an e-mail address.',
      phone: 'This does not hold a telephone number.',
      name: 'This is longer than 200 characters or holds characters that cannot be printed.',
    },
    noName: 'no name is kept',
    isRight: (name: string) => `The letter is to ${name}. Is this the resident?`,
    takesPart: 'Does the resident take part?',
    noAnswer: '(no answer)',
  },
  undeliverable: {
    movedOption: 'the resident moved away or died, so that no letter can reach them any more',
  },
  find: {
    none: 'No letter fits these three together. The resident was not drawn, or the register writes one of them in another way.',
    letter: (invitationId: string, name: string, said: string) =>
      `Letter ${invitationId}, to ${name}: ${said}.`,
    record: (invitationId: string) =>
      `Record the answer with the number: loting signup record ${invitationId}`,
  },
  import: {
    file: 'CSV with the columns code, answer (yes or no), answered_on, email, phone, name, and one for each question of the settings',
    heading: 'Every line of the file got one answer',
    columns: { answer: 'Answer', lines: 'Lines', meaning: 'What it means' },
    sameEmail: (lineCount: number) =>
      `! Sign-ups that gave an e-mail address which another sign-up gave too: ${count(lineCount)}. The result file names their lines.`,
    late: '"loting panel admit --admit-late" admits late sign-ups; without it they wait.',
    ignoredColumns: (columns: readonly string[]) => `Columns that were not read: ${columns.join(', ')}.`,
    applied: {
      imported: (resultFile: string) => `Recorded. The answer to every line is in exports/${resultFile}.`,
      'known-file': () => 'This very file was imported before. Nothing was changed.',
      'not-written': () => 'Nothing was written (--dry-run).',
    },
    restored: (resultFile: string) =>
      `Its result file exports/${resultFile} was gone or changed, and is written again.`,
  },
  watch: {
    folder: 'the folder in which the sign-up site puts its CSV files',
    everyOption: 'how often to look',
    onceOption: 'look once and stop, for a task that the computer runs by itself',
    none: 'There are no CSV files in the folder.',
    looking: 'Looking for files. Press Ctrl-C to stop.',
    stopped: 'Stopped. Every file that was begun is finished.',
    known: (name: string) => `${name}: imported before; nothing was changed.`,
    restored: (resultFile: string) => ` Its result file exports/${resultFile} is written again.`,
    imported: (
      name: string,
      lines: {
        readonly all: number;
        readonly signedUp: number;
        readonly declined: number;
        readonly others: number;
      },
      resultFile: string,
    ) =>
      `${name}: ${counted(lines.all, 'line', 'lines')}; ${count(lines.signedUp)} signed up, ${count(lines.declined)} declined, ${count(lines.others)} not recorded. See exports/${resultFile}.`,
    refused: (name: string) => `✗ ${name}: refused; nothing of it was kept.`,
  },
  close: {
    closed: (letterCount: number) =>
      `Letters without an answer: ${count(letterCount)}. An answer that still comes is kept, and marked late.`,
  },
  export: {
    columnsOption: (columns: readonly string[]) => `from: ${columns.join(', ')}`,
    limesurveyOption: 'as LimeSurvey takes participants in: e-mail address and a token of its own',
    excelOption: 'with semicolons and a byte order mark, as Excel in Dutch opens it',
    secretOption: 'members whose data are secret too, without their municipality',
    members: (memberCount: number, columns: readonly string[]) =>
      `Members: ${count(memberCount)}. Columns: ${columns.join(', ')}.`,
    withoutEmail: (memberCount: number) =>
      `! ${count(memberCount)} of them gave no e-mail address: reach them another way.`,
    withSecret: (memberCount: number) =>
      `! ${count(memberCount)} of them have secret data: they stand in it without their municipality.`,
    secretLeftOut: (memberCount: number) =>
      `! ${count(memberCount)} members with secret data are left out. Invite those yourself, or add --with-secret.`,
    written: (file: string) => `Written: ${file}`,
  },
};
