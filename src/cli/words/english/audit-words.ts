/** Words of the commands that check and publish, in English. */
import type { Audience } from '../../../audit/bundle-facts.ts';
import { auditLogWords } from './audit-log-words.ts';
import { count, counted } from './write.ts';

/** Addresses that could not be compared, and why. */
export interface LeftCounts {
  readonly dropped: number;
  readonly erased: number;
  readonly untraced: number;
}

/** The steps of the verification: their names, what was compared, and what must be known of them. */
const steps = {
  notRead: 'not read',
  state: 'State',
  database: {
    name: 'Database',
    checked: "SQLite's own check of every page, index and reference",
  },
  log: {
    name: 'Log',
    checked: (eventCount: number) =>
      `the chain of ${counted(eventCount, 'event', 'events')}, and each of them against the database`,
  },
  registers: {
    name: 'Registers',
    checked: (fileCount: number, rowCount: number) =>
      `${counted(fileCount, 'file', 'files')}, ${counted(rowCount, 'row', 'rows')}`,
  },
  frame: {
    name: 'Frame',
    checked: (residentCount: number) =>
      `${counted(residentCount, 'resident', 'residents')} against the registers`,
    wordedOtherwise: (file: string) =>
      `${file} explains the reasons in other words than this version does. Its files, rows, reasons and columns are the same.`,
  },
  commitment: {
    name: 'Commitment',
    checked: (commitment: string) => `${commitment.slice(0, 16)}… from frame, key and settings`,
  },
  draw: {
    name: 'Draw',
    checked: (drawnCount: number, waveCount: number, replacedCount: number) =>
      `${counted(drawnCount, 'drawn resident', 'drawn residents')}${waveCount === 1 ? '' : ` in ${count(waveCount)} waves`}: randomness, seed, tickets, seats, ranks, probabilities and weights${replacedCount === 0 ? '' : `; ${count(replacedCount)} replaced`}`,
  },
  letters: {
    name: 'Letters',
    checked: (invitationCount: number) =>
      `${counted(invitationCount, 'invitation', 'invitations')}: residents, login codes, places, states, contacts and files`,
  },
  addresses: {
    name: 'Addresses',
    checked: (addressCount: number, { dropped, erased, untraced }: LeftCounts) =>
      [
        `${counted(addressCount, 'sealed address', 'sealed addresses')} against the registers`,
        ...(dropped === 0 ? [] : [`${count(dropped)} dropped`]),
        ...(erased === 0 ? [] : [`${count(erased)} removed for privacy`]),
        ...(untraced === 0 ? [] : [`${count(untraced)} of newer registers that are gone`]),
      ].join('; '),
  },
  results: {
    name: 'Results',
    checked: (lineCount: number) =>
      `the answers to ${counted(lineCount, 'line', 'lines')} of imported files, as far as their result files are there`,
  },
  members: {
    name: 'Members',
    checked: (memberCount: number, reserveCount: number) =>
      `${counted(memberCount, 'member', 'members')} and ${counted(reserveCount, 'reserve', 'reserves')}: every admission repeated`,
    settingsChanged: (admissionId: number, keys: readonly string[]) =>
      `After admission ${admissionId}, settings were changed: ${keys.join(', ')}. The members stay as they were admitted.`,
    answersRemoved: (admissionId: number) =>
      `Admission ${admissionId} looked at answers to questions, of which some were removed for privacy since. It could not be repeated; the log fixes who was admitted.`,
  },
  groups: {
    name: 'Groups',
    checked: (seatCount: number, runCount: number) =>
      `${counted(seatCount, 'seat', 'seats')} of ${counted(runCount, 'run', 'runs')}: inputs, rules and certificates by counting, lotteries repeated`,
    outdated: (file: string) =>
      `${file} is older than the last change of the groups: run "loting assign export".`,
    settingsChanged: (event: number, keys: readonly string[]) =>
      `Settings were changed after the groups of event ${event} were called: ${keys.join(', ')}. The groups stay as they were drawn.`,
  },
  replacements: {
    name: 'Replacements',
    checked: (changeCount: number) =>
      `${counted(changeCount, 'change of a seat', 'changes of seats')}, repeated by the published order of the reserves`,
  },
};

const verify = {
  publishedHashOption: 'the hash of an event that was published earlier: it must be in the log',
  reading: 'reading the registers again',
  heading: 'Recomputed from the registers, the key and the public randomness',
  step: 'Step',
  differences: 'Differences',
  compared: 'What was compared',
  differs: (step: string) => `${step}: what differs`,
  where: 'Where:',
  recorded: 'Recorded:',
  recomputed: 'Recomputed:',
  andMore: (hiddenCount: number) => `... and ${count(hiddenCount)} more (--json lists them all).`,
  remarks: 'Remarks: recorded as it was, and to be known',
  verdict: (differenceCount: number) =>
    differenceCount === 0
      ? 'Everything that was recomputed is the same as what is recorded.'
      : `${counted(differenceCount, 'difference', 'differences')}. Keep the folder as it is, and have it looked into before going on.`,
};

const headings: Readonly<Record<Audience, string>> = {
  public: 'Bundle for the public',
  researchers: 'Bundle for researchers',
};
const cautions: Readonly<Record<Audience, string>> = {
  public: 'It holds no id of anybody, and no count of fewer than ten residents. It may be published.',
  researchers:
    'It names nobody, but is pseudonymised personal data: only for researchers bound by agreement.',
};

const bundle = {
  forOption: '"researchers", bound by agreement, or "public"',
  outOption: 'the folder to make; it may not exist',
  headings,
  file: 'File',
  nothingWritten: 'Nothing was written (--dry-run).',
  hash: (manifestFile: string, manifestHash: string) =>
    `SHA-256 of ${manifestFile}, which holds those of the other files: ${manifestHash}`,
  cautions,
  check: 'To check it, without Loting: python3 verify_bundle.py . (inside the folder).',
};

export const auditWords = { steps, verify, bundle, log: auditLogWords };
