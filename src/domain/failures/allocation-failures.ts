/** What can be refused about dividing letters over strata, in sentences. */
import { sentence } from '../failure-table.ts';

export const allocationFailures = {
  'allocation.feature-not-stratum': sentence<{ feature: string }>(
    (p) => `A figure is given for the feature "${p.feature}", which is not one of strata.features.`,
    () => 'Add the feature to strata.features, or remove the figures.',
  ),
  'allocation.unknown-value': sentence<{ what: string; value: string; possible: string }>(
    (p) => `A figure is given for the ${p.what} "${p.value}", but there is no such ${p.what}.`,
    (p) => `Correct or remove the line. Possible: ${p.possible}.`,
  ),
  'allocation.deviations-for-two-features': sentence<{ features: string }>(
    (p) => `Standard deviations are given for more than one feature: ${p.features}.`,
    () => 'Keep one feature, or give the standard deviation of each stratum under "stratum".',
  ),
  'allocation.deviation-missing': sentence<{ what: string }>(
    (p) => `The allocation is "neyman", but no standard deviation is given for ${p.what}.`,
    () => 'Add it to draw.standardDeviations, or choose another allocation.',
  ),
  'allocation.response-above-one': sentence<{ strata: number; stratum: string; percent: string }>(
    (p) =>
      `The expected response would be above 100% in this many strata: ${p.strata}. The highest is ${p.percent}%, in ${p.stratum}.`,
    () => 'Lower the factors in draw.response, or expectedResponse of the municipality.',
  ),
  'allocation.response-zero': sentence<{ strata: number; stratum: string }>(
    (p) =>
      `The expected response would be below one in a million in this many strata: ${p.strata}, such as ${p.stratum}.`,
    () => 'Raise the factors in draw.response, or expectedResponse of the municipality.',
  ),
  'allocation.minimum-above-letters': sentence<{ municipality: string; seats: number; letters: number }>(
    (p) =>
      `The minimum per stratum asks for ${p.seats} letters in municipality ${p.municipality}, which sends ${p.letters}: not every stratum could have a chance.`,
    () => 'Lower draw.minimumPerStratum, or send more letters.',
  ),
  'allocation.more-letters-than-candidates': sentence<{
    municipality: string;
    wave: number;
    letters: number;
    candidates: number;
  }>(
    (p) =>
      `Wave ${p.wave} of municipality ${p.municipality} has ${p.letters} letters, but its strata can be expected to have only ${p.candidates} candidates left.`,
    () => 'Send fewer letters, or lower targetMembers.',
  ),
  'allocation.target-out-of-reach': sentence<{
    municipality: string;
    target: number;
    letters: number;
    signUps: string;
  }>(
    (p) =>
      `Municipality ${p.municipality} wants ${p.target} members, but even ${p.letters} letters, the most that can be sent, are expected to bring only ${p.signUps} sign-ups.`,
    () => 'Lower targetMembers, or check expectedResponse and draw.response.',
  ),
};
