/** What is asked before what cannot be undone, in English. */
import type { AnnouncedRandomness } from '../../../domain/audit-event.ts';
import { count, counted, day, list } from './write.ts';

const letters = (letterCount: number): string => counted(letterCount, 'letter', 'letters');
const batches = (batchCount: number): string => counted(batchCount, 'batch', 'batches');
const residents = (residentCount: number): string => counted(residentCount, 'resident', 'residents');

export const confirmWords = {
  yesOption: 'do not ask at the terminal whether to go on',
  heading: 'This cannot be undone:',
  question: 'Go on?',
  yesNo: { yes: 'y', no: 'n', again: 'Answer with y (yes) or n (no).' },
  /** What a command is about to do, in sentences. */
  effects: {
    commit: (commitment: string, residentCount: number, announced: AnnouncedRandomness) =>
      `The commitment ${commitment} to a frame of ${residents(residentCount)} will be recorded, with this randomness: ${announced.kind === 'text' ? announced.text : `round ${announced.round} of drand (quicknet)`}. No other can be announced for it.`,
    draw: (letterCount: number, municipalities: readonly (readonly [code: string, letters: number])[]) =>
      `The first wave of ${letters(letterCount)} will be drawn: ${list(municipalities.map(([code, wanted]) => `${code} ${count(wanted)}`))}.`,
    drawAgain: 'The earlier draw will be replaced. Both stand in the log, for good.',
    drawExcept:
      'It departs from what was announced, or nothing was announced. That stands in the log and in every report, for good.',
    wave: (
      wave: number,
      letterCount: number,
      municipalities: readonly (readonly [code: string, letters: number])[],
    ) =>
      `Wave ${wave} of ${letters(letterCount)} will be drawn: ${list(municipalities.map(([code, wanted]) => `${code} ${count(wanted)}`))}.`,
    groups: (memberCount: number, cases: readonly (readonly [caseId: string, seats: number])[]) =>
      `The groups of ${counted(cases.length, 'case', 'cases')} will be drawn from ${counted(memberCount, 'member', 'members')}, for good: ${list(cases.map(([caseId, seats]) => `${caseId} ${count(seats)}`))}.`,
    groupsWidened: (quotaCount: number) =>
      `${counted(quotaCount, 'quota', 'quotas')} will be widened for it. The log tells each.`,
    seatsChange: (caseId: string, seatCount: number, comeCount: number) =>
      `${caseId}: ${counted(seatCount, 'seat is', 'seats are')} free; ${counted(comeCount, 'member comes', 'members come')} in${seatCount > comeCount ? ` and ${counted(seatCount - comeCount, 'seat stays', 'seats stay')} empty` : ''}.`,
    posted: (batchCount: number, letterCount: number, on: string) =>
      `${batches(batchCount)} with ${letters(letterCount)} will be recorded as posted on ${day(on)}.`,
    postedAsTheyAre: (letterCount: number) =>
      `${letters(letterCount)} among them should have been taken out, and ${letterCount === 1 ? 'goes' : 'go'} to the post all the same.`,
    replace: (batchCount: number, letterCount: number) =>
      `${batches(batchCount)} with ${letters(letterCount)} will be made anew, and the files that were made before will be gone.`,
    void: (letterCount: number, batchCount: number) =>
      `${letters(letterCount)} in ${batches(batchCount)} will be recorded as taken out and destroyed.`,
    revoke: (letter: string) => `The login code of letter ${letter} will never work again.`,
    revokedInHouse: (letterCount: number) =>
      `${letterCount === 1 ? '1 letter with this code is' : `${count(letterCount)} letters with this code are`} still in the house, and will be recorded as taken out and destroyed.`,
    returned: (letterCount: number, moveCount: number) =>
      `${letters(letterCount)} will be recorded as returned; ${counted(moveCount, 'resident counts', 'residents count')} as not reached because of it.`,
    shred: (fileCount: number, letterCount: number) =>
      `${counted(fileCount, 'PDF file', 'PDF files')} with ${letters(letterCount)} will be removed for good.`,
    close: (letterCount: number) =>
      `${letters(letterCount)} without an answer will be closed. An answer that still comes counts as late.`,
    admit: (memberCount: number, reserveCount: number, candidateCount: number) =>
      `Of ${counted(candidateCount, 'resident', 'residents')} who signed up, ${count(memberCount)} will become ${memberCount === 1 ? 'a member' : 'members'} and ${count(reserveCount)} will be in reserve.`,
    admitByLot: 'The randomness that was given decides who.',
    erase: (letter: string, addressCount: number, signUpCount: number, sortingCount: number) =>
      `The personal data of the resident of letter ${letter} will be removed: ${counted(addressCount, 'address', 'addresses')}, ${counted(signUpCount, 'sign-up', 'sign-ups')} with contact data and answers, ${counted(sortingCount, "line of the post's sorting", "lines of the post's sorting")}.`,
    eraseMove: 'The resident can take no place in the panel any more.',
    purge: (residentCount: number, addressCount: number, signUpCount: number, sortingCount: number) =>
      `The personal data of ${residents(residentCount)} will be removed: ${counted(addressCount, 'address', 'addresses')}, ${counted(signUpCount, 'sign-up', 'sign-ups')} with contact data and answers, ${counted(sortingCount, "line of the post's sorting", "lines of the post's sorting")}.`,
    purgeMoves: (residentCount: number) =>
      `${residents(residentCount)} who signed up without getting a place can take none any more.`,
    purgeAccounts: (nameCount: number) =>
      `The name of the account will be removed from ${counted(nameCount, 'record', 'records')} of who recorded what.`,
  },
};
