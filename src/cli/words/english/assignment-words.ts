/** assign commands, in English. */
import { assignRunWords } from './assign-run-words.ts';
import { assignSelectWords } from './assign-select-words.ts';
import { count, counted, decimal } from './write.ts';

const cases = (caseCount: number): string => counted(caseCount, 'case', 'cases');
const members = (memberCount: number): string => counted(memberCount, 'member', 'members');

export const assignmentWords = {
  /** Of the settings; a question that was asked at sign-up keeps its id. */
  featureName: (feature: string) => feature,
  valueName: (value: string | undefined) => value ?? '',
  boundNames: { minimum: 'minimum', maximum: 'maximum' },
  feature: 'Feature',
  value: 'Value',
  bound: 'Bound',
  from: 'From',
  to: 'To',
  case: 'Case',
  cases: 'Cases',
  members: 'Members',
  seat: 'Seat',
  seats: 'Seats',
  quotas: 'Quotas',
  run: assignRunWords,
  select: assignSelectWords,
  plan: {
    caseOption: 'the cases whose groups are looked at; without it all that have none',
    relaxationOption: 'look at the groups with the smallest widening of the quotas',
    widenedHeading: 'Quotas widened in this plan only',
    loadsHeading: 'Expected cases per member',
    expected: 'Expected',
    types: 'Types',
    hardestHeading: 'Members with the smallest chance',
    expectedCases: 'Expected cases',
    who: 'Who',
    notIn: (caseIds: readonly string[]) => `not in ${caseIds.join(' ')}`,
    casesBefore: (caseCount: number) => `${cases(caseCount)} before`,
    valuesHeading: 'Members of each value, and how many the quotas need',
    needed: 'Needed',
    seatsNeeded: 'Seats needed',
    moreSignUps: (signUpCount: number) => `${count(signUpCount)} more sign-ups needed`,
    allNeeded: 'all are needed as often as they may',
    bindingHeading: 'Quotas that hold the smallest chance back',
    gainPerSeat: 'One seat wider gains',
    totals: (seatCount: number, caseCount: number, memberCount: number, cap: number) =>
      `${count(seatCount)} seats in ${cases(caseCount)} for ${members(memberCount)}, at most ${cases(cap)} each.`,
    smallestChance: (load: number) =>
      `The smallest chance is ${decimal(load, 3)} cases; no lottery within these quotas has a larger smallest.`,
    inputHash: (hash: string) => `Input of the lottery, to publish before the randomness exists: ${hash}`,
    nothingWidened: 'Nothing was widened or drawn. Next: loting assign run --accept-relaxation',
    nothingDrawn: 'Nothing was drawn. Next: loting assign run',
    smallestWidening: 'The smallest widening that works',
    howToWiden: [
      'Nothing was widened. To see what it brings: loting assign plan --with-relaxation',
      'To draw with it: loting assign run --accept-relaxation',
    ] as readonly string[],
  },
  replace: {
    memberOption: 'the number of a member who cannot come once, as on the letters; with --case and --reason',
    caseOption: 'the case that this member cannot judge',
    reasonOption: 'a short code, such as cannot-come: no names, it stands in the log',
    nothingToDo: 'Every seat of the cases that have not begun is taken. Nothing was changed.',
    heading: 'Members who leave a seat, and who come in',
    leaves: 'Leaves',
    because: 'Because',
    comesIn: 'Comes in',
    nobody: 'nobody',
    /** A code of the panel itself, or the code that staff typed. */
    reasonName: (reason: string) => reason,
    comeInCount: (memberCount: number) => `${count(memberCount)} come in`,
    emptyHeading: 'Seats that stay empty: no reserve fits the quotas',
    missing: 'Missing: a member such as',
    shortQuota: (caseId: string, feature: string, value: string, reached: number, minimum: number) =>
      `! ${caseId}: ${members(reached)} with ${feature} ${value}, ${count(minimum - reached)} fewer than the minimum of ${count(minimum)}.`,
    admit: 'Admit new members with "loting panel admit", then run this command again.',
    unchanged: 'Nothing was changed: these seats were empty before.',
    next: 'Next: loting assign export',
    letters: (caseId: string) =>
      `Letters to those who came in: loting letters render --kind case --case ${caseId}`,
  },
  exclude: {
    fileArgument: 'CSV with the columns resident_id, case_id, reason',
    heading: 'Exclusions',
    keptAway: 'Members kept away',
    lines: (lineCount: number, knownCount: number) =>
      `${counted(lineCount, 'line', 'lines')}; ${count(knownCount)} ${knownCount === 1 ? 'was' : 'were'} known before.`,
    seated: (memberCount: number) =>
      `${count(memberCount)} of them ${memberCount === 1 ? 'has a seat in the case' : 'have a seat in their case'}. Next: loting assign replace`,
  },
  export: {
    excelOption: 'write the tables in exports/excel too, as Excel in Dutch opens them by double click',
    sortitionOption:
      'write the pool and the targets of each case in exports/sortition too, as tools of the Sortition Foundation read them',
    heading: 'Rosters, assignment log and weights, by opaque id',
    file: 'File',
    rows: 'Rows',
    log: 'The log has one row for each member and case: a seat, or a number among the reserves.',
    withoutWeights: (why: string) => `Without exports/weights.csv: ${why}`,
  },
};
