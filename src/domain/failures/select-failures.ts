/** What can be refused when one group is selected from files, in sentences. */
import { sentence } from '../failure-table.ts';

/** What a column is needed for. */
const purposes = {
  quota: 'which every quota needs',
  flex: 'which belongs to the other of the two',
  id: 'which should hold the id of a person',
  feature: 'which has quotas',
  address: 'which should hold the address',
};
export type ColumnPurpose = keyof typeof purposes;

/** What can be wrong with a published lottery. */
const portfolioProblems = {
  form: 'a person or a quota is not as it should be',
  hash: 'the people or quotas do not have the hash that is given',
  'ticket-count': 'the number of tickets is not the usual one',
  'ticket-sum': 'the tickets of the groups do not sum to the number of tickets',
  rules: 'a group does not keep all rules',
  'cut-proof': 'the proof of a rule for whole groups does not hold',
  multipliers: 'the multipliers of a level do not prove its chance',
  'held-type': 'a level holds a type that its multipliers do not',
  'missing-type': 'the levels do not cover all types',
  unfair: 'a chance falls short of the fairest that is proven',
};
export type PortfolioProblem = keyof typeof portfolioProblems;

interface Quota {
  readonly feature: string;
  readonly value: string;
}

/** A quota that stands in the way of others. */
export interface ConflictingQuota extends Quota {
  readonly bound: 'minimum' | 'maximum';
  readonly limit: number;
}

export const selectFailures = {
  'select.column-missing': sentence<{ column: string; purpose: ColumnPurpose }>(
    ({ column, purpose }) => `The file has no column "${column}", ${purposes[purpose]}.`,
    () => 'Correct the name in the first line of the file, or the option that names it.',
  ),
  'select.column-twice': sentence<{ column: string }>(
    ({ column }) => `The file has the column "${column}" twice.`,
    () => 'Remove or rename one of the two.',
  ),
  'select.no-quotas': sentence(
    () => 'The file has no quotas: there is no line below the header.',
    () => 'Give one line for each value of each feature.',
  ),
  'select.row-fields': sentence(
    () => 'The line does not have as many fields as the header.',
    () => 'Correct the line; a comma inside a value must stand between quotes.',
  ),
  'select.value-empty': sentence<{ feature: string }>(
    ({ feature }) => `The line names no value of ${feature}.`,
    () => 'Fill in the value, as it stands with the people.',
  ),
  'select.not-a-number': sentence(
    () => 'The field does not hold a whole number of at least 0.',
    () => 'Fill in a whole number, such as 12.',
  ),
  'select.value-twice': sentence<Quota & { earlierLine: number }>(
    ({ feature, value, earlierLine }) => `${feature} ${value} has a quota on line ${earlierLine} already.`,
    () => 'Keep one line for each value of each feature. Capitals make no difference.',
  ),
  'select.quota-range': sentence<Quota & { minimum: number; maximum: number }>(
    ({ feature, value, minimum, maximum }) =>
      `The minimum of ${feature} ${value} is ${minimum}, above its maximum of ${maximum}.`,
    () => 'Lower the minimum or raise the maximum.',
  ),
  'select.quota-above-group': sentence<Quota & { minimum: number; groupSize: number }>(
    ({ feature, value, minimum, groupSize }) =>
      `The minimum of ${feature} ${value} is ${minimum}, more than the group of ${groupSize}.`,
    () => 'Lower the minimum or select a larger group.',
  ),
  'select.flex-range': sentence<Quota>(
    ({ feature, value }) =>
      `The widest quota of ${feature} ${value} (min_flex to max_flex) is narrower than its quota (min to max).`,
    () => 'Lower min_flex to at most min, and raise max_flex to at least max.',
  ),
  'select.quota-sum': sentence<{
    feature: string;
    minimumSum: number;
    maximumSum: number;
    groupSize: number;
  }>(
    ({ feature, minimumSum, maximumSum, groupSize }) =>
      minimumSum > groupSize
        ? `The minima of ${feature} sum to ${minimumSum}, more than the group of ${groupSize}.`
        : `The maxima of ${feature} sum to ${maximumSum}, less than the group of ${groupSize}.`,
    ({ minimumSum, groupSize }) =>
      minimumSum > groupSize ? 'Lower some of the minima.' : 'Raise some of the maxima.',
  ),
  'select.no-id-column': sentence<{ names: readonly string[] }>(
    ({ names }) => `The file has no column that holds the id of a person (${names.join(', ')}).`,
    () => 'Name the column with --id-column.',
  ),
  'select.no-people': sentence(
    () => 'The file has no people: there is no line below the header.',
    () => 'Give one line for each person.',
  ),
  'select.too-few-people': sentence<{ peopleCount: number; groupSize: number }>(
    ({ peopleCount, groupSize }) =>
      `A group of ${groupSize} cannot be selected from ${count(peopleCount, 'person', 'people')}.`,
    () => 'Select a smaller group, or recruit more people.',
  ),
  'select.id-empty': sentence(
    () => 'The line has no id.',
    () => 'Give every person an id, or remove the line.',
  ),
  'select.person-twice': sentence<{ earlierLine: number }>(
    ({ earlierLine }) => `The same id stands on line ${earlierLine}.`,
    () => 'Keep one line for each person.',
  ),
  'select.value-without-quota': sentence<{ feature: string; isEmpty: boolean }>(
    ({ feature, isEmpty }) =>
      isEmpty
        ? `The person has no value for ${feature}.`
        : `The person has a value for ${feature} without a quota.`,
    () => 'Correct the value, or give it a quota.',
  ),
  'select.address-empty': sentence(
    () => 'The person has no address, so that nobody can tell who lives together.',
    () => 'Fill in the address, or leave out --check-same-address.',
  ),
  'select.quota-short': sentence<Quota & { minimum: number; peopleCount: number }>(
    ({ feature, value, minimum, peopleCount }) =>
      `${feature} ${value} needs at least ${minimum}; there ${peopleCount === 1 ? 'is 1 person' : `are ${count(peopleCount, 'person', 'people')}`} at most, ${minimum - peopleCount} short.`,
    ({ minimum, peopleCount }) =>
      `Recruit ${minimum - peopleCount} more, or lower the minimum to ${peopleCount}.`,
  ),
  'select.quotas-conflict': sentence<{ quotas: readonly ConflictingQuota[] }>(
    ({ quotas }) =>
      quotas.length === 0
        ? 'No group keeps all quotas together.'
        : `No group keeps all quotas together. These stand in each other's way: ${quotas.map(quotaText).join('; ')}.`,
    () => 'Widen some of them, or recruit people who bring what is missing.',
  ),
  'select.quota-widening': sentence<
    Quota & { bound: 'minimum' | 'maximum'; limit: number; widenedLimit: number; peopleCount: number }
  >(
    ({ feature, value, bound, limit, widenedLimit, peopleCount }) =>
      `In the smallest widening that works, the ${bound} of ${feature} ${value} (${count(peopleCount, 'person', 'people')}) is ${widenedLimit} instead of ${limit}.`,
    () => 'Accept it with --accept-relaxation; nothing was widened.',
  ),
  'select.no-widening': sentence(
    () => 'No group is possible even at the widest that min_flex and max_flex allow.',
    () => 'Widen min_flex and max_flex, recruit more people, or select a group of another size.',
  ),
  'select.no-portfolio': sentence(
    () => 'The file is not a lottery that Loting wrote.',
    () => 'Name the file that --portfolio wrote.',
  ),
  'select.portfolio-differs': sentence<{ problem: PortfolioProblem }>(
    ({ problem }) => `The lottery in the file is not right: ${portfolioProblems[problem]}.`,
    () => 'Fetch the file again as it was published. Nothing was drawn.',
  ),
};

function quotaText({ bound, limit, feature, value }: ConflictingQuota): string {
  return `${bound === 'minimum' ? 'at least' : 'at most'} ${limit} of ${feature} ${value}`;
}

function count(number: number, one: string, more: string): string {
  return `${number} ${number === 1 ? one : more}`;
}
