/**
 * The hard rows that a real export has, and in which proportion a synthetic one gets them. The proportions are assumptions to
 * practise with: no register was counted.
 */

export interface HardRowShare {
  /** Part of the number of residents. */
  readonly share: number;
  readonly what: string;
  /** Why this proportion. */
  readonly because: string;
}

/**
 * Numbers are the share times the number of residents, rounded; from `SMALLEST_WITH_ALL_KINDS` residents on at least one
 * of each kind, so that a small register shows them all. One person can have several kinds.
 */
export const hardRowShares = {
  partialBirthDates: {
    share: 0.007,
    what: 'a birth date with an unknown day, month or year (zeros)',
    because: 'assumed: people from countries where births were not registered',
  },
  secret: {
    share: 0.02,
    what: 'indicatie geheim 1 to 7, mostly 7',
    because: 'assumed',
  },
  postalAddresses: {
    share: 0.006,
    what: 'functie adres B: letters go to a municipal office or to another household of the district',
    because: 'assumed',
  },
  beyondWindows1252: {
    share: 0.01,
    what: 'a surname with a character that the BRP holds and Windows-1252 does not',
    because: 'chosen high enough to be found in a small register',
  },
  deceased: {
    share: 0.011,
    what: 'an extra row of somebody who died (opschorting O), still at the last address',
    because: 'assumed: a little more than one year of deaths, which is about 1% of a population',
  },
  gone: {
    share: 0.004,
    what: 'an extra row of somebody who emigrated (E, without address) or whose record ended otherwise (M, F)',
    because: 'assumed: an export keeps only part of them',
  },
  exactDuplicates: {
    share: 0.0001,
    what: 'the same row twice',
    because: 'chosen: rare, but a joined export has them',
  },
  movedDuplicates: {
    share: 0.0001,
    what: 'the same A-nummer and BSN twice, the second time at another address',
    because: 'chosen: somebody who moved between two parts of an export',
  },
  broken: {
    share: 0.0001,
    what: 'an extra row that cannot be read as a resident, of each kind of `brokenRowKinds` in turn',
    because: 'chosen: rare, and at least one of each kind',
  },
  sexUnknown: {
    share: 0.0003,
    what: 'geslacht O',
    because: 'assumed, and high enough to be found',
  },
  withoutGivenNames: {
    share: 0.0003,
    what: 'no given names: somebody with one name only, which is then the surname',
    because: 'assumed',
  },
  oneLetterNames: { share: 0.0005, what: 'one given name of one letter', because: 'assumed' },
  nobleTitles: {
    share: 0.0005,
    what: 'a noble title or predicate (02.20), and the partner beside it (05.02.20)',
    because: 'assumed, and high enough to be found',
  },
  longNames: {
    share: 0.0005,
    what: 'a surname too long for one line of an address',
    because: 'chosen: letters must hold it',
  },
  locationOnly: {
    share: 0.0003,
    what: 'a description of the place (08.12.10) in place of an address; some need quoting (; and ")',
    because: 'assumed: houseboats and caravans without a number',
  },
  houseDesignations: { share: 0.0003, what: '`to` or `by` at the house number', because: 'assumed' },
  withoutDistrict: {
    share: 0.0002,
    what: 'an empty wijk',
    because: 'chosen: a new address that nobody has put in a district yet',
  },
} as const satisfies Readonly<Record<string, HardRowShare>>;

export type HardRowKind = keyof typeof hardRowShares;
export const hardRowKinds = Object.keys(hardRowShares) as readonly HardRowKind[];

/** From this number of residents in a municipality on, there is at least one of each kind. */
const SMALLEST_WITH_ALL_KINDS = 500;

/** What can be wrong with a broken row. */
export const brokenRowKinds = [
  'tooFewFields',
  'tooManyFields',
  'strayQuote',
  'noPersonKey',
  'invalidANumber',
  'invalidBirthDate',
  'invalidSex',
  'invalidSecrecy',
] as const;
export type BrokenRowKind = (typeof brokenRowKinds)[number];

/** How many rows of each kind a register of `residentCount` residents gets. */
export function countHardRows(residentCount: number): Readonly<Record<HardRowKind, number>> {
  const isLargeEnough = residentCount >= SMALLEST_WITH_ALL_KINDS;
  const counts = hardRowKinds.map((kind): readonly [HardRowKind, number] => {
    const minimum = !isLargeEnough ? 0 : kind === 'broken' ? brokenRowKinds.length : 1;
    return [kind, Math.max(minimum, Math.round(residentCount * hardRowShares[kind].share))];
  });
  return Object.fromEntries(counts) as Record<HardRowKind, number>;
}
