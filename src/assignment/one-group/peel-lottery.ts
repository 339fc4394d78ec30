/**
 * Takes averages apart into whole groups: a group is drawn at random from what is left, weighed as heavily as what is left
 * allows, and taken off. Each step uses up the room of one more rule, so that there are at most as many groups as types and rules.
 */
import type { CountRow, RowBounds } from './count-rows.ts';
import { sumOfRow } from './count-rows.ts';
import type { Group, GroupCounts } from './group-counts.ts';
import { typeMaximaOf } from './group-counts.ts';
import { GroupRepair } from './repair-group.ts';
import { walkToFewFractions } from './round-counts.ts';
import { searchLastCounts } from './search-last-counts.ts';

export interface WeighedGroup {
  readonly group: Group;
  /** Whole tickets out of `TICKETS`. */
  readonly tickets: number;
}

/** Tickets of a lottery: one ticket is a chance of one in a million millions. */
export const TICKETS = 1_000_000_000_000;

/** Tickets, and for each type its members in all groups that have them, each counted as often as the group has tickets. */
export interface SeatMass {
  readonly tickets: number;
  readonly seats: readonly number[];
}

export interface PeeledLottery {
  readonly groups: readonly WeighedGroup[];
  /** Tickets that no group was found for: 0 when the averages were taken apart completely. */
  readonly ticketsLeft: number;
}

export interface PeelTask {
  readonly counts: GroupCounts;
  readonly rows: readonly CountRow[];
  /** What is to be taken apart; its average keeps all rows. */
  readonly whole: SeatMass;
  readonly random: () => number;
  /** Called after each group with the tickets given so far; the work ends when it gives true. */
  readonly isStopped: (ticketsGiven: number) => Promise<boolean>;
}

/** Tickets by which a sum may be off its bound and still count as at it: rounding, which is as large for a part as for the whole. */
export const ROUNDING = 32;
/** What is left at the end goes to the last group; it changes no chance by more than this many tickets. */
const LAST_TICKETS = 10_000;
const WALKS = 6;

/** Groups whose weighed average is as given, as far as it gets. */
export async function peelLottery(task: PeelTask): Promise<PeeledLottery> {
  const { counts, rows, whole } = task;
  const left = Float64Array.from(whole.seats);
  const repair = new GroupRepair(rows, counts.types.length);
  const groups: WeighedGroup[] = [];
  let mass = whole.tickets;
  while (mass > 0) {
    const group = drawGroup(task, left, mass, repair);
    if (group === undefined) break;
    const most = Math.floor(largestWeight(counts, rows, left, mass, group));
    if (most < 1) break;
    const tickets = mass - most <= LAST_TICKETS ? mass : most;
    for (const [type, count] of group.entries()) {
      left[type] = Math.max(0, (left[type] ?? 0) - tickets * count);
    }
    mass -= tickets;
    groups.push({ group, tickets });
    if (await task.isStopped(TICKETS - mass)) break;
  }
  return { groups, ticketsLeft: mass };
}

/** A whole group near the average of what is left, which keeps every rule exactly that is tight for that average. */
function drawGroup(
  { counts, rows, random }: PeelTask,
  left: Float64Array,
  mass: number,
  repair: GroupRepair,
): Group | undefined {
  const tolerance = ROUNDING / mass;
  const values = left.map((tickets) => {
    const value = tickets / mass;
    const whole = Math.round(value);
    return Math.abs(value - whole) <= tolerance ? whole : value;
  });
  const bounds = rows.map((row): RowBounds => {
    const { lower, upper, scale } = row;
    const sum = sumOfRow(row, left) / mass;
    // A row with a lower bound counts members: its weights are 1.
    if (sum - lower <= tolerance) return [lower, lower];
    if (upper - sum <= tolerance * scale) return [upper, upper];
    return [lower, upper];
  });
  const maxima = typeMaximaOf(counts);
  const fewest = values.map((value, type) => (value === maxima[type] ? value : 0));
  const most = values.map((value, type) => (value === 0 ? 0 : (maxima[type] ?? 0)));
  for (let walk = 0; walk < WALKS; walk++) {
    const nearly = walkToFewFractions({ values, rows, bounds, random });
    const group =
      searchLastCounts(rows, bounds, nearly) ??
      repair.mend({ bounds, fewest, most, random }, roundToSize(nearly, counts.groupSize));
    if (group !== undefined) return group;
  }
  return undefined;
}

/** Whole counts with the right sum: the largest fractions go up. */
function roundToSize(values: Float64Array, groupSize: number): Group {
  const group = Array.from(values, (value) => Math.floor(value));
  const missing = groupSize - group.reduce((sum, count) => sum + count, 0);
  const fractionOf = (type: number) => (values[type] ?? 0) - (group[type] ?? 0);
  const largest = [...group.keys()].sort((one, other) => fractionOf(other) - fractionOf(one));
  for (const type of largest.slice(0, Math.max(0, missing))) group[type] = (group[type] ?? 0) + 1;
  return group;
}

/** The most tickets that a group can have so that what remains still keeps all rules on average. */
function largestWeight(
  counts: GroupCounts,
  rows: readonly CountRow[],
  left: Float64Array,
  mass: number,
  group: Group,
): number {
  let most = mass;
  const hold = (room: number, use: number) => {
    if (use > 0) most = Math.min(most, room / use);
  };
  for (const row of rows) {
    const sum = sumOfRow(row, left);
    const own = sumOfRow(row, group);
    if (Number.isFinite(row.upper)) hold(row.upper * mass - sum, row.upper - own);
    if (Number.isFinite(row.lower)) hold(sum - row.lower * mass, own - row.lower);
  }
  for (const [type, maximum] of typeMaximaOf(counts).entries()) {
    const tickets = left[type] ?? 0;
    const count = group[type] ?? 0;
    hold(tickets, count);
    hold(maximum * mass - tickets, maximum - count);
  }
  return most;
}
