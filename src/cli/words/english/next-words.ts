/** What `loting next` says of each step of the procedure, in English. */
import type { Need } from '../../response/procedure-commands.ts';
import type { ProcedureFacts, StepActor, StepCode, StepState } from '../../response/procedure.ts';
import { statusWords } from './status-words.ts';
import { count, counted, day } from './write.ts';

/** What a step says in a state; '' where the title says it all. */
export interface StepWords {
  readonly title: string;
  readonly done: (facts: ProcedureFacts) => string;
  /** What to do, and why. */
  readonly now: (facts: ProcedureFacts) => string;
  /** What it waits for. */
  readonly waiting?: (facts: ProcedureFacts) => string;
}

const nothing = (): string => '';

const steps: Readonly<Record<StepCode, StepWords>> = {
  folder: {
    title: 'Working folder',
    done: nothing,
    now: () =>
      'There is no working folder here. It holds everything of one panel: the settings, the key and the database. Run this in the folder that is to be it.',
  },
  registers: {
    title: 'Registers in place',
    done: (facts) => counted(facts.registerCount, 'file', 'files'),
    now: (facts) =>
      `Ask the register office (BRP) for the exports, and put them where loting.yaml says: ${facts.missingRegisters.join(', ')}. To practise first, "loting register synth" makes registers of people who do not exist.`,
  },
  'register-check': {
    title: 'Check of the registers',
    done: nothing,
    now: () =>
      'See what is in the registers and what is wrong with them, while it can still be put right. It changes nothing.',
  },
  frame: {
    title: 'Frame',
    done: (facts) => `${counted(facts.frameResidents ?? 0, 'resident', 'residents')} can be drawn`,
    now: (facts) =>
      facts.isFrameOutdated
        ? 'The settings, or a file that they name, are no longer those of the frame. Build it again.'
        : 'The frame is the list of everybody who can be drawn. It follows from the registers and the settings.',
  },
  commitment: {
    title: 'Commitment',
    done: () => 'given out, to be published',
    now: (facts) =>
      `Look at the plan of the draw first: what matters to the draw cannot change after this. The commitment is a number that fixes the frame. Publish it before the randomness is known, so that nobody can have made the list to fit. Throw dice for it, and announce who throws them, when, and how the outcome is written down. Or take a round of drand: this one becomes known on ${moment(facts.proposedRound.timeMs)}, and another one is fine too.`,
  },
  randomness: {
    title: 'Public randomness',
    done: (facts) =>
      facts.announced?.kind === 'drand' ? `public since ${moment(facts.announcedTimeMs)}` : '',
    now: (facts) =>
      `Do in public what was announced: "${facts.announced?.kind === 'text' ? facts.announced.text : ''}". Write down what comes out in the form that was announced.`,
    waiting: (facts) =>
      facts.announced?.kind === 'drand'
        ? `Round ${facts.announced.round} of drand becomes public on ${moment(facts.announcedTimeMs)}. Publish the commitment before that.`
        : '',
  },
  draw: {
    title: 'Draw',
    done: (facts) => `${counted(facts.drawnCount, 'resident', 'residents')} drawn`,
    now: (facts) =>
      facts.announced?.kind === 'drand'
        ? `The commitment and the randomness together decide who gets a letter. The signature of the round stands at https://api.drand.sh/${facts.announced.chainHash}/public/${facts.announced.round}`
        : 'The commitment and the randomness together decide who gets a letter. Fill in what came out.',
  },
  letters: {
    title: 'Letters made',
    done: (facts) => counted(facts.madeCount, 'letter', 'letters'),
    now: (facts) =>
      `${adviceOf(facts, 'unmade')} "loting letters preview" shows some of them first. Does the post sort them for you? Then first "loting letters export-addresses": on letters that are made its line cannot come any more.`,
  },
  printed: {
    title: 'Letters printed',
    done: nothing,
    now: (facts) =>
      `Print the PDF files in the folder letters, each behind its cover sheet: ${counted(facts.unprintedCount, 'letter', 'letters')}. Then record it.`,
  },
  posted: {
    title: 'Letters posted',
    done: (facts) => counted(facts.postedCount, 'letter', 'letters'),
    now: (facts) =>
      `See which letters must be taken out, right before folding and once more right before posting: who answered, died or moved meanwhile. Hand the others to the post: ${count(facts.unpostedCount)} are waiting. Then record it, on the same day: the reminder and the forecast count from there.`,
  },
  shredded: {
    title: 'Files of posted letters removed',
    done: nothing,
    now: () =>
      'The PDF files hold names, addresses and login codes, and the letters have gone. See first whether every letter is accounted for; then remove the files, here and wherever they were copied. Who still needs a letter can be printed again.',
  },
  'sign-ups': {
    title: 'Sign-ups',
    done: (facts) => count(facts.signUpCount),
    now: (facts) =>
      `${facts.firstPostedOn === undefined ? '' : `The first letters were posted on ${day(facts.firstPostedOn)}; the post takes one to three working days. `}${counted(facts.signUpCount, 'resident', 'residents')} signed up so far. Import every file that the sign-up site gives; record who phones with "loting signup record".`,
  },
  reminder: {
    title: 'Reminder',
    done: (facts) => (facts.remindedCount === 0 ? '' : counted(facts.remindedCount, 'letter', 'letters')),
    now: (facts) => adviceOf(facts, 'reminder'),
    waiting: (facts) =>
      `A reminder can go out from ${day(facts.reminderFrom)} on, to who has not answered by then.`,
  },
  wave: {
    title: 'Further wave',
    done: nothing,
    now: (facts) =>
      `${adviceOf(facts, 'next-wave')} It goes to the next residents in the same order. Without it, the panel goes on with who signed up.`,
  },
  closing: {
    title: 'Closing of the sign-up',
    done: nothing,
    now: (facts) => `${adviceOf(facts, 'close-wave')} After this, an answer that comes is kept as late.`,
    waiting: (facts) => `Residents can answer until ${day(facts.answerBefore)}.`,
  },
  admission: {
    title: 'Members admitted',
    done: (facts) => counted(facts.memberCount, 'member', 'members'),
    now: (facts) =>
      facts.signUpCount > facts.maximumMembers
        ? `${count(facts.signUpCount)} signed up for ${count(facts.maximumMembers)} places: a lottery within quotas decides. The first command admits nobody yet: it gives the number to publish. Publish it, then throw dice in public, and fill in what fell.`
        : `${count(facts.signUpCount)} signed up, and there are ${count(facts.maximumMembers)} places: everybody who was in time becomes a member.`,
  },
  'members-file': {
    title: 'Members to the online panel',
    done: nothing,
    now: (facts) =>
      facts.membersFile === 'outdated'
        ? 'Members came or left since the last file: write it again, and hand it over again.'
        : 'The online panel needs to know who the members are: this writes their e-mail addresses to a file.',
  },
  welcome: {
    title: 'Letters to members, and to who got no place',
    done: nothing,
    now: (facts) =>
      `${facts.welcomeCount === 0 ? '' : `${counted(facts.welcomeCount, 'member has', 'members have')} no letter of welcome yet: it has the number that they need when they call. `}${facts.apologyCount === 0 ? '' : `${counted(facts.apologyCount, 'resident', 'residents')} lost the lottery over the places, and stand in reserve. Tell them so when they are not needed any more: the letter says that they will not be invited. `}Check the dates in loting.yaml (letters.welcome, letters.apology). Then the mailroom prints and posts as with the first letters.`,
  },
  groups: {
    title: 'Groups per case',
    done: nothing,
    now: () =>
      'Members go to the cases by lot, within the quotas. See first which groups can be had; put members who may not judge a case on a list for "loting assign exclude". The plan gives the input of the lottery, a number: publish it. Then throw dice in public, and fill in what fell.',
  },
  replacements: {
    title: 'Members who dropped out replaced',
    done: (facts) => counted(facts.seatChangeCount, 'seat', 'seats'),
    now: (facts) =>
      `${facts.leavingSeatCount === 1 ? 'One seat is' : `${count(facts.leavingSeatCount)} seats are`} of a member who left the panel or may not judge the case. The first reserve who fits takes it, in the order of the lottery.`,
  },
  rosters: {
    title: 'Rosters of the groups',
    done: nothing,
    now: (facts) =>
      `${facts.seatChangeCount === 0 ? '' : 'Seats have changed. '}A roster tells which members judge a case, and who stands in reserve. Do members get the invitation for a case on paper? Then set letterDate and answerBefore of the case in loting.yaml.`,
  },
  'case-letters': {
    title: 'Letters about a case',
    done: nothing,
    now: (facts) =>
      `Members who judge a case and have no letter about it yet: ${facts.casesToWrite.map(({ caseId, letterCount }) => `${caseId} ${count(letterCount)}`).join(', ')}. The dates are in loting.yaml, with the case.`,
  },
  verify: {
    title: 'Everything checked',
    done: nothing,
    now: () =>
      'Before others do: everything is computed again from the registers, the key and the randomness.',
  },
  bundles: {
    title: 'Public account, and bundles for those who check',
    done: nothing,
    now: () =>
      'The account tells everybody how it went. With a bundle, researchers and residents check the lottery themselves, without this folder.',
  },
  purge: {
    title: 'Data of non-members removed',
    done: nothing,
    now: () =>
      'The data of residents who are no member were kept long enough. See first what goes: it cannot be undone.',
    waiting: (facts) =>
      `The data of residents who are no member can go from ${day(facts.purge?.firstDay ?? facts.today)} on, as the settings say.`,
  },
  'purge-members': {
    title: 'Data of members removed',
    done: nothing,
    now: () => 'The data of members were kept long enough. See first what goes: it cannot be undone.',
    waiting: (facts) =>
      `The data of members can go from ${day(facts.purgeMembers?.firstDay ?? facts.today)} on, as the settings say.`,
  },
};

const states: Readonly<Record<StepState, string>> = {
  done: 'done',
  now: 'now',
  waiting: 'waits',
  later: 'later',
  skipped: 'skipped',
  anytime: 'any time',
};

const actors: Readonly<Record<StepActor, string>> = { staff: 'staff', mailroom: 'mailroom' };

/** In the place of what only people know. */
const placeholders: Readonly<Record<Need, string>> = {
  source: '<who throws, when, and how it is written down>',
  randomness: '<what came out>',
  signature: '<96 digits>',
  'answers-file': '<file of the site>',
};

export const nextWords = {
  noFolder: 'No working folder yet',
  /** Between two commands of which one is typed. */
  orElse: 'or:',
  whatNow: 'What to do now',
  nothingNow: 'There is nothing to do now.',
  allDone: 'Everything is done.',
  waitsFor: 'What it waits for',
  by: (title: string, actor: string) => `${title} (${actor}).`,
  steps,
  states,
  actors,
  placeholders,
};

function adviceOf({ nextSteps }: ProcedureFacts, kind: ProcedureFacts['nextSteps'][number]['kind']): string {
  return nextSteps
    .filter((step) => step.kind === kind)
    .map(statusWords.nextStep)
    .join(' ');
}

/** A moment of Unix time; '' when it is not known. */
function moment(timeMs: number | undefined): string {
  if (timeMs === undefined) return '';
  const time = new Date(timeMs).toISOString();
  return `${day(time.slice(0, 10))} at ${time.slice(11, 16)} UTC`;
}
