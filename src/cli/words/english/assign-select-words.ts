/** assign select, in English. */
import { count, counted, decimal, share } from './write.ts';

const chance = (probability: number): string => share(probability, 2);

export const assignSelectWords = {
  peopleOption: 'CSV with one line for each person: an id, and a value for each feature',
  featuresOption: 'CSV with the quotas: feature,value,min,max and, if wanted, min_flex,max_flex',
  numberOption: 'how many people to select',
  seedOption: 'what the lot depends on: the same files and seed give the same group',
  idColumnOption: (usual: readonly string[]) =>
    `the column with the id (otherwise the first of ${usual.join(', ')})`,
  sameAddressOption: 'select at most one person of an address',
  addressColumnsOption: 'with --check-same-address: the columns of the address, with commas',
  relaxationOption: 'when no group keeps all quotas: widen them as little as possible',
  portfolioOption: 'write the lottery to a new file, to be published, and draw nothing yet',
  drawOption: 'check a lottery that --portfolio wrote, and draw a group from it with --seed',
  progress: 'Groups of the lottery',
  widenedHeading: 'Widened quotas',
  quota: 'Quota',
  quotasHeading: 'Quotas',
  minimum: 'Minimum',
  maximum: 'Maximum',
  people: 'People',
  selected: 'Selected',
  chancesHeading: 'Chances',
  smallestChance: (smallest: number, average: number) =>
    `Smallest chance: ${chance(smallest)} (average ${chance(average)})`,
  spread: (gini: number, geometricMean: number) =>
    `Gini coefficient: ${decimal(gini, 4)}; geometric mean: ${chance(geometricMean)}`,
  stopped: (bound: number, gap: number) =>
    `The search was stopped. No lottery has a smallest chance above ${chance(bound)}; this one is ${chance(gap)} below that. Stopped results cannot be repeated.`,
  proven: 'Proven by arithmetic: no lottery within these quotas is fairer.',
  bySolver:
    'No lottery within these quotas is fairer; part of that rests on the solver, as its proof is too long.',
  lottery: (groupCount: number, hash: string) =>
    `Lottery: ${counted(groupCount, 'group', 'groups')}, SHA-256 ${hash}`,
  writtenTo: (file: string) => `Written to ${file}`,
  publish: (file: string | undefined) =>
    `Next: publish the file, then: loting assign select --draw ${file ?? 'FILE'} --seed SEED`,
  selectedHeading: 'Selected',
  reserves: (reserveCount: number) =>
    `Reserves stand in the JSON (--json), ${count(reserveCount)} of them, in their order.`,
};
