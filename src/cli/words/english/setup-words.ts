/** init, doctor and demo, in English. */
import { initQuestions } from './init-questions.ts';

export const setupWords = {
  init: {
    folderArgument: 'the folder to make; it may exist, without a panel in it',
    municipalityOption:
      'a municipality: code;name;members;response;return address;postcode and place. Repeat it for each',
    yesOption: 'ask nothing; what is not given as an option is as in the shipped settings',
    intro: [
      'This makes the working folder of a new panel. Each question has an answer between brackets: Enter takes it.',
      'You can change every answer later in loting.yaml, until the frame is committed. Ctrl-C stops; nothing is made before the end.',
    ],
    usual: (answer: string) => `[${answer}]`,
    stopped: 'Stopped. Nothing was made.',
    aNumber: 'Give a whole number from 1.',
    aShare: 'Give a percentage, such as 9%.',
    aCode: 'Give the code of the municipality: GM and four digits, such as GM0344.',
    aDate: 'Give a date as year-month-day, such as 2027-01-11.',
    notEmpty: 'Give an answer; this cannot be empty.',
    municipalityHeading: (number: number) => `Municipality ${number}`,
    questions: initQuestions,
    agree: (folder: string) => `Make the working folder ${folder} with these answers?`,
    made: (folder: string) => `Made the working folder ${folder}:`,
    wouldMake: (folder: string) => `Would make the working folder ${folder}:`,
    contents: [
      '  loting.yaml    the settings. Read them through; each has a comment.',
      '  loting.key     the secret key. Keep a copy in a safe place, never beside the database.',
      '  loting.db      the database.',
      '  templates/     the letters, to edit.',
      '  letters/ exports/ audit/ reports/   what the commands write.',
    ],
    next: 'Next: put the register exports where loting.yaml says, and run "loting register check".',
  },
  completion: { shellArgument: 'the shell that the script is for' },
  demo: {
    residentsOption:
      'residents of both registers together, at least 30000: with fewer there are no 10,000 addresses to write to; 502672 is the real size',
    seedOption: 'any text; the same text gives the same bytes',
    outOption: 'the folder to make; an earlier demo in it is replaced',
    timings: 'How long it took, in one process',
    command: 'Command',
    seconds: 'Seconds',
    peak: 'Peak memory so far, MB',
    whereToLook: 'Where to look',
    places: (out: string): readonly (readonly [string, string])[] => [
      ['The settings', `${out}/loting.yaml`],
      ['The registers', `${out}/registers/`],
      ['The frame', `${out}/audit/frame.csv and commitment.json; rejected rows in rejected-rows.csv`],
      ['The sample', `${out}/audit/drawn-wave-1.csv and drawn-wave-2.csv; drawn-all-waves.csv`],
      [
        'The letters',
        `${out}/letters/w1-GM0344-001.pdf and the others, each with a cover sheet; w1-manifest.csv`,
      ],
      [
        'The reminders',
        `${out}/letters/w1-GM0344-reminder-001.pdf and the others; loting letters status --dir ${out}`,
      ],
      ['The second wave', `${out}/letters/w2-GM0344-001.pdf and the other; w2-manifest.csv`],
      ['The sign-ups', `${out}/exports/answers-result.csv; the members for the online panel in members.csv`],
      ['The status', `loting status --strata --dir ${out}`],
      [
        'The response',
        `${out}/reports/response.nl.html, for a browser; the weights of the members in ${out}/exports/weights.csv`,
      ],
      [
        'The account',
        `${out}/reports/accountability.en.html, for a browser; the same as a PDF in accountability.en.pdf`,
      ],
      ['The assignment', `${out}/exports/roster-case-1.csv and the others; assignment-log.csv`],
      ['The audit', `loting audit log --dir ${out}; loting audit verify --dir ${out}`],
      ['What is next', `loting next --dir ${out}`],
    ],
    inThisCheckout: 'In this checkout "loting" is: node bin/loting.js',
  },
};
