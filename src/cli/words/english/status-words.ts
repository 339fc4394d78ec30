/** What `loting status` says, and what it advises, in English. */
import type { InvitationState } from '../../../signups/invitation-states.ts';
import type { NextStep } from '../../response/next-steps.ts';
import { count, counted, day, decimal, share } from './write.ts';

/** What a state is called in a table: its code, as files and the log have it. */
const stateNames: Readonly<Record<InvitationState, string>> = {
  drawn: 'drawn',
  printed: 'printed',
  posted: 'posted',
  reminded: 'reminded',
  'signed-up': 'signed-up',
  declined: 'declined',
  undeliverable: 'undeliverable',
  'moved-or-deceased': 'moved-or-deceased',
  'opted-out': 'opted-out',
  'no-answer': 'no-answer',
  withdrawn: 'withdrawn',
  erased: 'erased',
};

export const statusWords = {
  strataOption: 'show every stratum too',
  remarks: 'Remarks',
  databaseWhole: 'The database is whole.',
  databaseDamaged: '✗ The database is damaged:',
  steps: {
    frame: (residentCount: number) => `Frame: ${count(residentCount)} residents can be drawn.`,
    noFrame: 'Frame: not built. Next: loting frame build',
    commitment: 'Commitment: given out to be published.',
    drawnWithoutCommitment: 'Commitment: not given out.',
    noCommitment: 'Commitment: not given out. Next: loting frame commit',
    draw: (drawnCount: number) => `Draw: ${count(drawnCount)} residents drawn.`,
    noDraw: 'Draw: not made. Next: loting draw plan, then loting draw run',
    letters: (madeCount: number, batchCount: number, postedCount: number) =>
      `Letters: ${count(madeCount)} made, in ${counted(batchCount, 'batch', 'batches')}; ${count(postedCount)} posted.`,
    noLetters: 'Letters: not made. Next: loting letters render',
    signUps: (signUpCount: number, answerBefore: string, isOver: boolean) =>
      `Sign-ups: ${count(signUpCount)}; residents ${isOver ? 'could' : 'can'} answer until ${day(answerBefore)}.`,
    noSignUps: 'Sign-ups: none yet. Next: loting signup import',
    members: (memberCount: number) => `Members: ${count(memberCount)} were admitted.`,
    noMembers: 'Members: nobody is admitted yet. Next: loting panel admit',
    groups: 'Groups: members are assigned to the cases.',
    noGroups: 'Groups: not made. Next: loting assign run',
  },
  stateNames,
  states: { heading: 'Letters and answers', state: 'State', residents: 'Residents', share: 'Share' },
  response: {
    heading: 'Response',
    perStratum: 'Response per stratum',
    municipality: 'Municipality',
    stratum: 'Stratum',
    posted: 'Posted',
    signedUp: 'Signed up',
    expected: 'Expected',
    rate: 'Rate',
    reached: 'Reached',
  },
  days: {
    heading: 'Sign-ups',
    lastDays: (dayCount: number) => `Sign-ups, the last ${dayCount} days`,
    day: 'Day',
    signUps: 'Sign-ups',
    together: 'Together',
  },
  forecast: {
    heading: (closingDay: string) => `Forecast for ${day(closingDay)}, the closing date`,
    againstTarget: 'Against the target',
    signUps: 'Sign-ups',
    mostLikely: 'Most likely',
    range: (from: number, to: number) => `${count(from)} to ${count(to)}`,
    target: 'Target',
    tooFew: (minimum: number, missingCount: number) =>
      `The panel needs at least ${count(minimum)} members: ${count(missingCount)} to go.`,
    tooMany: (maximum: number) => `More signed up than the ${count(maximum)} places.`,
    enough: (minimum: number, maximum: number) =>
      `The panel has its ${count(minimum)} to ${count(maximum)} members.`,
  },
  rate: (rate: number) => share(rate),
  expectedCount: (expected: number) => decimal(expected, 1),
  whatNext: 'What to do next',
  nextStep,
};

function nextStep(step: NextStep): string {
  switch (step.kind) {
    case 'assumed-posted':
      return `Nobody recorded that the letters of wave ${step.wave} were posted, but residents have answered them: they count as posted.`;
    case 'unmade':
      return `Residents who were drawn and have no letter yet: ${count(step.residentCount)}.`;
    case 'unposted':
      return `Letters that are made and not recorded as posted: ${count(step.letterCount)}.`;
    case 'close-wave':
      return `The time to answer the letters of wave ${step.wave} ended on ${day(step.closedOn)}. Residents who have not answered: ${count(step.residentCount)}.`;
    case 'reminder':
      return `Residents who have not answered the letters of ${day(step.postedOn)}: ${count(step.residentCount)}. A reminder can go out.`;
    case 'lagging-group': {
      const stands = `${step.municipality}, ${step.values.join(' ')} stands at ${share(step.share)}; ${share(step.usualShare)} would be usual there.`;
      return step.letterCount === 0
        ? stands
        : `${stands} Wave ${step.nextWave} would take about ${count(step.letterCount)} letters there.`;
    }
    case 'next-wave': {
      const lacks = `${step.municipality} is expected to end ${count(step.openCount)} short of ${count(step.targetMembers)} members.`;
      const takes = `Wave ${step.nextWave} would take ${count(step.letterCount)} letters there`;
      return `${lacks} ${takes}${step.isEnough ? '.' : ', all that are left, and that is not enough.'}`;
    }
  }
}
