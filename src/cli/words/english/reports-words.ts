/** report commands, in English. */
import { count, decimal, share } from './write.ts';

export const reportsWords = {
  langOption: 'the language of the report: nl or en',
  written: (file: string) => `Written: ${file}. It shows no group of fewer than ten people.`,
  response: {
    heading: 'Report of the response',
    signUps: (signUpCount: number, letterCount: number, rate: number) =>
      `${count(signUpCount)} of ${count(letterCount)} letters brought a sign-up (${share(rate)}).`,
    rIndicator: (value: number, standardError: number) =>
      `R-indicator ${decimal(value, 3)}, standard error ${decimal(standardError, 3)}.`,
    noRIndicator: 'The R-indicator cannot be computed yet; the report says why.',
    internal:
      'This report is for staff: do not publish it. For the public there is "loting report accountability".',
  },
  assignment: {
    heading: 'Report of the groups',
    seats: (takenCount: number, seatCount: number, keptCount: number, quotaCount: number) =>
      `${count(takenCount)} of ${count(seatCount)} seats are taken; ${count(keptCount)} of ${count(quotaCount)} quotas are kept.`,
  },
  accountability: {
    heading: 'Public account',
    residents: 'Residents who could be drawn',
    letters: 'Letters posted',
    signUps: 'Sign-ups',
    members: 'Members',
    cases: 'Cases with a group',
    lastHash: (hash: string) => `Hash of the last event of the log: ${hash}`,
    notYet: 'not yet',
  },
  weights: {
    heading: 'Weights of the members, by opaque id',
    figure: 'Figure',
    members: 'Members',
    classes: 'Weighting classes',
    designEffect: 'Design effect of the weights (1 is no loss)',
    effectiveCount: 'As precise as without weights with this many members',
    middleHalf: 'Weights of the middle half (1 is average)',
    range: (from: number, to: number) => `${decimal(from, 2)} to ${decimal(to, 2)}`,
    percentile95: '95% have a weight of at most',
    weight: (weight: number) => decimal(weight, 2),
    beforeAdmission: '! Nobody is admitted yet: these are weights of everybody who signed up.',
    written: (file: string, rowCount: number) =>
      `${file} has ${count(rowCount)} rows. docs/response.md says what each column means.`,
  },
};
