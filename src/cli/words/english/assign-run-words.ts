/** assign run, in English. */
import { decimal } from './write.ts';

export const assignRunWords = {
  randomnessOption:
    'public randomness that nobody could know when the members were known: dice thrown in public, a drand round',
  caseOption: 'the cases whose groups are called; without it all that have none',
  relaxationOption:
    'widen the quotas as little as possible where they cannot be met; the log tells each widening',
  widenedHeading: 'Quotas that were widened',
  groupsHeading: 'Groups',
  kept: 'Kept',
  largestDistance: 'Largest distance from the share',
  distance: (seatCount: number) => `${decimal(seatCount, 1)} seats`,
  loadsHeading: 'Cases per member',
  expectedLoads: (smallest: number, largest: number) =>
    `Expected cases per member: from ${decimal(smallest, 3)} to ${decimal(largest, 3)}; no lottery within these quotas has a larger smallest.`,
  exactDraw: 'The lottery is exact: on average every kind of member gets its fair number of seats.',
  nearDraw: (seatCount: number) =>
    `! The lottery is not exact: on average it differs by at most ${decimal(seatCount, 6)} seats from the fair number of each kind of member.`,
  unknownDraw:
    '! The quotas are too tight for a lottery that is exactly fair: the nearest whole seats were taken. By how much the chances differ from the fair ones is not known. Wider quotas help.',
  seed: (seed: string) => `Seed: ${seed}`,
  next: 'Next: loting assign export',
};
