/** What can be wrong with figures of response: chances that cannot be modelled, weights that do not exist. In sentences. */
import { sentence } from '../failure-table.ts';

/** Enough to see what is the matter. */
const SHOWN_COUNT = 5;

function list(words: readonly string[]): string {
  const hiddenCount = words.length - SHOWN_COUNT;
  const shown = words.slice(0, SHOWN_COUNT).join(', ');
  return hiddenCount > 0 ? `${shown} and ${hiddenCount} more` : shown;
}

export const reportFailures = {
  'report.response-all-alike': sentence<{ isNobody: boolean }>(
    (p) =>
      `${p.isNobody ? 'Nobody' : 'Everybody'} of those invited signed up, so there is no difference in response to measure.`,
    () => 'Wait for more answers.',
  ),
  'report.separated': sentence<{ categories: readonly string[] }>(
    (p) =>
      p.categories.length === 0
        ? 'The features together tell exactly who signed up and who did not, so the response model has no solution.'
        : `Nobody or everybody signed up in some groups (${list(p.categories)}), so the response model has no solution.`,
    () => 'Wait for more answers, or take fewer groups: join them with others.',
  ),
  'report.margin-not-count': sentence<{ variable: string; category: string }>(
    (p) => `The population has no usable count for ${p.variable} ${p.category}: it must be 0 or more.`,
    () => 'Correct the count.',
  ),
  'report.margin-empty': sentence<{ variable: string; category: string }>(
    (p) =>
      `The population has people of ${p.variable} ${p.category}, but nobody who signed up is one of them, so no weight can stand for them.`,
    () => 'Join this group with another one, or leave the feature out.',
  ),
  'report.margin-unknown': sentence<{ variable: string; category: string }>(
    (p) => `People of ${p.variable} ${p.category} signed up, but the population has none.`,
    () => 'Check that the population and the members are of the same frame.',
  ),
  'report.margins-differ': sentence<{ first: string; firstTotal: number; other: string; otherTotal: number }>(
    (p) =>
      `The population counts ${p.firstTotal} people by ${p.first} and ${p.otherTotal} by ${p.other}; weights cannot give both.`,
    () => 'Check that all counts are of the same population.',
  ),
  'report.raking-not-converging': sentence<{ iterationCount: number; largestGap: number }>(
    (p) =>
      `The weights did not settle in ${p.iterationCount} rounds: some group still differs by ${p.largestGap.toPrecision(3)} people from the population.`,
    () => 'Some groups have too few members for the margins: join groups, or leave a feature out.',
  ),
  'report.too-few-sign-ups': sentence<{ signedUpCount: number; minimum: number }>(
    (p) =>
      `Only ${p.signedUpCount} residents have signed up. The report shows groups of ${p.minimum} people and more, so that nobody can be recognised.`,
    () => 'Wait for more sign-ups. "loting status" shows staff how many there are.',
  ),
  'report.no-members': sentence(
    () => 'Nobody has signed up, so there is nobody to weight.',
    () => 'Record or import sign-ups first: loting signup import.',
  ),
};
