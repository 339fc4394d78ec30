/** Checks a published lottery outcome by outcome: whole numbers only, no solver and no seed. */
import type { Assignment, AssignmentInput } from '../assignment-input.ts';
import { canonicalInput } from '../assignment-input.ts';
import type { CountSystem } from '../case-classes.ts';
import { countSystemOf } from '../case-classes.ts';
import { memberTypesOf } from '../member-types.ts';
import { unitsOf } from './decimal.ts';
import { UNIT } from './load-bound.ts';
import type { LoadCertificate } from './load-certificate.ts';
import type { LotteryRecord } from './lottery-record.ts';

export type LotteryProblem =
  | { readonly kind: 'other-input' }
  /** The tickets of all outcomes are not the number of tickets, or the ticket drawn is none of them. */
  | { readonly kind: 'tickets-wrong' }
  /** An outcome (from 1) breaks a size, a quota or a maximum, or gives a type another total than the two next to its target. */
  | { readonly kind: 'outcome-wrong'; readonly outcome: number }
  /** A type's average over the tickets differs from the chances that the record says it has. */
  | { readonly kind: 'not-fair'; readonly typeId: string }
  /** The seats given are not those of the outcome drawn. */
  | { readonly kind: 'other-outcome'; readonly typeId: string };

/** The average of a type's seats may be this far off: the rounding of decimals and tickets. */
const SEAT_TOLERANCE = UNIT / 100_000n;

/**
 * Checks that every outcome keeps all rules and gives each type one of the two whole numbers next to its fair seats, that on
 * average each type gets what the record says, and that the assignments have the totals of the outcome drawn. That `seats` and
 * `open` come from an honest walk, whose average is the fair loads, is seen by running the lottery again.
 * @param largestError what the program said of the average's distance, in seats
 */
export function checkLotteryRecord(
  input: AssignmentInput,
  certificate: LoadCertificate,
  record: LotteryRecord,
  assignments: readonly Assignment[],
  largestError: number,
): readonly LotteryProblem[] {
  const canonical = canonicalInput(input);
  const types = memberTypesOf(canonical);
  const system = [false, true]
    .map((isSeparate) => countSystemOf(canonical, types, isSeparate))
    .find(
      ({ classes }) =>
        JSON.stringify(classes.map(({ caseIds }) => caseIds)) === JSON.stringify(record.classes),
    );
  const counts = system && readCounts(system, record);
  if (system === undefined || counts === undefined) return [{ kind: 'other-input' }];
  const problems: LotteryProblem[] = [];
  const tickets = record.outcomes.reduce((sum, outcome) => sum + outcome.tickets, 0);
  if (tickets !== record.ticketCount || record.ticket >= record.ticketCount)
    problems.push({ kind: 'tickets-wrong' });
  const targets = types.map(
    ({ residentIds, earlierCaseCount }, type) =>
      (unitsOf(certificate.types[type]?.load ?? '0') - UNIT * BigInt(earlierCaseCount)) *
      BigInt(residentIds.length),
  );
  const averages = types.map(() => 0n);
  for (const [index, outcome] of record.outcomes.entries()) {
    const seats = counts.outcome(outcome.up);
    if (!keepsAll(system, seats, targets)) problems.push({ kind: 'outcome-wrong', outcome: index + 1 });
    for (const [type, total] of totalsOf(system, seats).entries()) {
      averages[type] = (averages[type] ?? 0n) + BigInt(total * outcome.tickets);
    }
  }
  const room = SEAT_TOLERANCE + BigInt(Math.ceil(largestError * 1e9)) * (UNIT / 1_000_000_000n);
  for (const [type, { typeId }] of types.entries()) {
    const average = ((averages[type] ?? 0n) * UNIT) / BigInt(record.ticketCount);
    const distance = average - (counts.expected[type] ?? 0n);
    if (distance > room || distance < -room) problems.push({ kind: 'not-fair', typeId });
  }
  return [...problems, ...checkDrawn(system, record, counts, assignments)];
}

/** The seats of each column in an outcome, and what each type expects; `undefined` when the record names what is not there. */
function readCounts(system: CountSystem, record: LotteryRecord) {
  const columnOf = new Map(
    system.columns.map(({ typeIndex, classIndex }, column) => [
      `${system.types[typeIndex]?.typeId}/${classIndex}`,
      column,
    ]),
  );
  const certain = system.columns.map(() => 0);
  for (const [typeId, classIndex, seats] of record.seats) {
    const column = columnOf.get(`${typeId}/${classIndex}`);
    if (column === undefined) return undefined;
    certain[column] = seats;
  }
  const open = record.open.flatMap(([typeId, classIndex]) => columnOf.get(`${typeId}/${classIndex}`) ?? []);
  if (open.length !== record.open.length) return undefined;
  if (record.outcomes.some(({ up }) => up.some((index) => index >= open.length))) return undefined;
  const outcome = (up: readonly number[]) => {
    const seats = [...certain];
    for (const index of up) {
      const column = open[index] ?? 0;
      seats[column] = (seats[column] ?? 0) + 1;
    }
    return seats;
  };
  const expected = totalsOf(system, certain).map((total) => BigInt(total) * UNIT);
  for (const [index, [, , chance]] of record.open.entries()) {
    const type = system.columns[open[index] ?? 0]?.typeIndex ?? 0;
    expected[type] = (expected[type] ?? 0n) + unitsOf(chance);
  }
  return { outcome, expected };
}

function totalsOf(system: CountSystem, seats: readonly number[]): number[] {
  return system.typeColumns.map((own) => own.reduce((sum, column) => sum + (seats[column] ?? 0), 0));
}

/** Each type's total is one of the two whole numbers next to its target; sizes, quotas and maxima hold. */
function keepsAll(system: CountSystem, seats: readonly number[], targets: readonly bigint[]): boolean {
  const isWithinRows = system.groupRows.every(({ columns, lower, upper }) => {
    const sum = columns.reduce((total, column) => total + (seats[column] ?? 0), 0);
    return sum >= lower && sum <= upper;
  });
  const isWithinMaxima = system.columns.every(({ maximum }, column) => (seats[column] ?? 0) <= maximum);
  const isNearTargets = totalsOf(system, seats).every((total, type) => {
    const distance = BigInt(total) * UNIT - (targets[type] ?? 0n);
    const isNear = distance < UNIT + SEAT_TOLERANCE && distance > -UNIT - SEAT_TOLERANCE;
    return isNear && total <= (system.typeMaxima[type] ?? 0);
  });
  return isWithinRows && isWithinMaxima && isNearTargets;
}

function checkDrawn(
  system: CountSystem,
  record: LotteryRecord,
  counts: { readonly outcome: (up: readonly number[]) => readonly number[] },
  assignments: readonly Assignment[],
): readonly LotteryProblem[] {
  let left = record.ticket;
  const drawn = record.outcomes.find(({ tickets }) => {
    if (left < tickets) return true;
    left -= tickets;
    return false;
  });
  if (drawn === undefined) return [];
  const typeOf = new Map(
    system.types.flatMap(({ residentIds }, type) =>
      residentIds.map((residentId) => [residentId, type] as const),
    ),
  );
  const given = system.types.map(() => 0);
  for (const { residentId } of assignments) {
    const type = typeOf.get(residentId);
    if (type !== undefined) given[type] = (given[type] ?? 0) + 1;
  }
  return totalsOf(system, counts.outcome(drawn.up)).flatMap((total, type): LotteryProblem[] =>
    total === given[type] ? [] : [{ kind: 'other-outcome', typeId: system.types[type]?.typeId ?? '' }],
  );
}
