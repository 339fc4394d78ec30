/** What can be refused about dividing letters over strata, in sentences. */
import { sentence } from '../failure-table.ts';

/** What a figure can be given for, as a sentence names it. */
const figures = { gender: 'gender', ageBand: 'age band', district: 'district', stratum: 'stratum' };
type FigureOf = keyof typeof figures;

/** Enough to see a typing error, and no more than a few lines. */
const SHOWN_COUNT = 12;

export const allocationFailures = {
  'allocation.feature-not-stratum': sentence<{ feature: string }>(
    (p) => `A figure is given for the feature "${p.feature}", which is not one of strata.features.`,
    () => 'Add the feature to strata.features, or remove the figures.',
  ),
  'allocation.unknown-value': sentence<{ figure: FigureOf; value: string; possible: readonly string[] }>(
    ({ figure, value }) =>
      `A figure is given for the ${figures[figure]} "${value}", but there is no such ${figures[figure]}.`,
    (p) => `Correct or remove the line. Possible: ${some(p.possible)}.`,
  ),
  'allocation.deviations-for-two-features': sentence<{ features: readonly string[] }>(
    (p) => `Standard deviations are given for more than one feature: ${p.features.join(' and ')}.`,
    () => 'Keep one feature, or give the standard deviation of each stratum under "stratum".',
  ),
  'allocation.deviation-missing': sentence<{ missing: { figure: FigureOf; value: string } | undefined }>(
    ({ missing }) =>
      `The allocation is "neyman", but no standard deviation is given for ${missing === undefined ? 'any stratum' : `${missing.figure === 'ageBand' ? 'the ' : ''}${figures[missing.figure]} ${missing.value}`}.`,
    () => 'Add it to draw.standardDeviations, or choose another allocation.',
  ),
  'allocation.response-above-one': sentence<{ strata: number; stratum: string; percent: number }>(
    (p) =>
      `The expected response would be above 100% in this many strata: ${p.strata}. The highest is ${p.percent.toFixed(1)}%, in ${p.stratum}.`,
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

function some(values: readonly string[]): string {
  const hiddenCount = values.length - SHOWN_COUNT;
  const shown = values.slice(0, SHOWN_COUNT).join(', ');
  return hiddenCount > 0 ? `${shown}, and ${hiddenCount} more` : shown;
}
