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
    drawRandomness: (announced: string | undefined, used: string) =>
      `The randomness is "${used}". ${announced === undefined ? 'Nothing was announced' : `Announced was: ${announced}`}. Other signs or spaces give another draw.`,
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
    exclude: (caseId: string, memberCount: number) =>
      `${caseId}: ${counted(memberCount, 'member', 'members')} will never be able to judge it.`,
    refresh: (droppedCount: number, readdressedCount: number) =>
      `${residents(droppedCount)} will get no letter any more, and ${residents(readdressedCount)} will get ${readdressedCount === 1 ? 'it' : 'theirs'} at another address.`,
    refreshMoves: (memberCount: number) =>
      `${counted(memberCount, 'letter or sign-up', 'letters or sign-ups')} among these will be closed, and can take no place in the panel any more.`,
    seatsChange: (caseId: string, seatCount: number, comeCount: number) =>
      `${caseId}: ${counted(seatCount, 'seat is', 'seats are')} free; ${counted(comeCount, 'member comes', 'members come')} in${seatCount > comeCount ? ` and ${counted(seatCount - comeCount, 'seat stays', 'seats stay')} empty` : ''}.`,
    posted: (batchCount: number, letterCount: number, on: string) =>
      `${batches(batchCount)} with ${letters(letterCount)} will be recorded as posted on ${day(on)}.`,
    printed: (batchCount: number, letterCount: number) =>
      `${batches(batchCount)} with ${letters(letterCount)} will be recorded as printed.`,
    printedFixed: 'After that the texts of these letters cannot change any more.',
    postedUnprinted: (batchIds: readonly string[]) =>
      `${counted(batchIds.length, 'batch was', 'batches were')} not recorded as printed: ${list(batchIds)}. Leave out what is not on paper yet; the others count as printed now.`,
    postedAsTheyAre: (letterCount: number) =>
      `${letters(letterCount)} among them should have been taken out, and ${letterCount === 1 ? 'goes' : 'go'} to the post all the same.`,
    replace: (batchCount: number, letterCount: number) =>
      `${batches(batchCount)} with ${letters(letterCount)} will be made anew, and the files that were made before will be gone.`,
    void: (letterCount: number, batchCount: number) =>
      `${letters(letterCount)} in ${batches(batchCount)} will be recorded as taken out and destroyed.`,
    revoke: (numbers: readonly string[]) =>
      numbers.length === 1
        ? `The login code of letter ${numbers.join('')} will never work again.`
        : `The login codes of ${letters(numbers.length)} will never work again: ${some(numbers)}.`,
    revokedInHouse: (letterCount: number) =>
      `${counted(letterCount, 'letter with such a code is', 'letters with such a code are')} not posted, as far as is recorded. Take ${letterCount === 1 ? 'it' : 'them'} out and destroy ${letterCount === 1 ? 'it' : 'them'}: until that is recorded, the batch cannot be posted.`,
    revokedBefore: (letterCount: number) =>
      `${letters(letterCount)} among those named ${letterCount === 1 ? 'is' : 'are'} passed over: destroyed, without a code, or with a code that was revoked before.`,
    returned: (letterCount: number, moveCount: number) =>
      `${letters(letterCount)} will be recorded as returned; ${counted(moveCount, 'resident counts', 'residents count')} as not reached because of it.`,
    shred: (fileCount: number, letterCount: number) =>
      `${counted(fileCount, 'PDF file', 'PDF files')} with ${letters(letterCount)} will be removed for good.`,
    shredPreviews: (fileCount: number) =>
      `${counted(fileCount, 'file', 'files')} of "loting letters preview", with names and addresses, will be removed too.`,
    shredAddresses: (fileCount: number) =>
      `${counted(fileCount, 'file', 'files')} of "loting letters export-addresses" in exports/ will be removed too.`,
    close: (letterCount: number) =>
      `${letters(letterCount)} without an answer will be closed. An answer that still comes counts as late.`,
    admit: (memberCount: number, reserveCount: number, candidateCount: number) =>
      `Of ${counted(candidateCount, 'resident', 'residents')} who signed up, ${count(memberCount)} will become ${memberCount === 1 ? 'a member' : 'members'} and ${count(reserveCount)} will be in reserve.`,
    admitEarly: (lastDay: string) =>
      `Residents can still answer until ${day(lastDay)}. Who signs up after this only gets a place that is left.`,
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

/** At most a few, with how many more there are. */
function some(names: readonly string[]): string {
  const shown = names.slice(0, 8).join(', ');
  return names.length > 8 ? `${shown} and ${count(names.length - 8)} more` : shown;
}
