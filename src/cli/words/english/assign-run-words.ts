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
  seed: (seed: string) => `Seed: ${seed}`,
  next: 'Next: loting assign export',
};
