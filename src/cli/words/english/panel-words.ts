/** What `loting panel` says, in English. */
import { count, counted, day } from './write.ts';

export const panelWords = {
  admit: {
    randomnessOption:
      'public randomness that nobody could know when the sign-ups were known; needed when there are more than places',
    lateOption: 'admit residents too who signed up after the last day to answer',
    heading: (admissionId: number) => `Admission ${admissionId}`,
    residents: 'Residents',
    membersBefore: 'Members before',
    admittedNow: 'Admitted now',
    reservedNow: 'Put in reserve now',
    members: 'Members',
    withoutLottery: 'There was room for everybody: nothing was left to chance, and no randomness was used.',
    fromReserve: (filledCount: number, remainingCount: number) =>
      `${counted(filledCount, 'place was', 'places were')} filled from the reserve list, in the order of the earlier lottery. ${counted(remainingCount, 'resident stays', 'residents stay')} on that list.`,
    passedOver: 'Reserves for whom a quota was full were passed over as long as there were others.',
    roomForOthers: (newcomerCount: number) =>
      newcomerCount === 1
        ? 'There was room for the one new sign-up too.'
        : `There was room for all ${count(newcomerCount)} new sign-ups too.`,
    noNewLottery: 'No new lottery was held, and no randomness was used.',
    withLottery: (seed: string) => `A lottery decided. Seed: ${seed}`,
    lotteryOfReserves: (seed: string) =>
      `There was no room left for new sign-ups. A lottery decided their order on the reserve list. Seed: ${seed}`,
    tooFew: (memberCount: number, minimum: number) =>
      `! The panel has ${count(memberCount)} members, and needs ${count(minimum)} at least.`,
    stillOpen: (lastDay: string) =>
      `! Residents can still answer until ${day(lastDay)}. Who signs up after an admission only gets a place that is left.`,
    waitingLate: (residentCount: number) =>
      `! ${counted(residentCount, 'resident', 'residents')} signed up too late and ${residentCount === 1 ? 'gets' : 'get'} no place this way. With --admit-late they take part.`,
    next: 'Next: loting signup export',
    features: {
      heading: 'The members beside the population',
      columns: {
        feature: 'Feature',
        value: 'Value',
        signedUp: 'Signed up',
        members: 'Members',
        exactShare: 'Exact share',
      },
      widened: (feature: string, tolerance: number, usual: number) =>
        `! Too few residents signed up for the quotas of ${feature}: its values may differ by ${tolerance} from their share, not by ${usual}.`,
    },
  },
};
