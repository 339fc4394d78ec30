/**
 * Takes averages apart into groups completely. A peel often ends with a crumb that no group fits; then its last groups and the crumb
 * are peeled again in other ways, and a linear program weighs the groups of all those peels together, until they are enough.
 */
import type { Solver } from '../solver.ts';
import { ticketCounts } from '../tickets.ts';
import type { Group } from './group-counts.ts';
import type { PeelTask, SeatMass, WeighedGroup } from './peel-lottery.ts';
import { peelLottery, ROUNDING, TICKETS } from './peel-lottery.ts';
import { GroupWeights } from './weigh-groups.ts';

export interface TakenApart {
  /** Groups that give the averages, or `undefined` when none were found that do. */
  readonly lottery: readonly WeighedGroup[] | undefined;
  /** Every group that was met. */
  readonly groups: readonly Group[];
}

/** Groups that fall short by less than this many members on average, all types together, give the averages. */
export const REACHED = 1e-9;
/** A crumb of so few tickets goes to the group before it: no chance changes by more than one in ten million. */
const CRUMB = 100_000;
/**
 * How many of the last groups are peeled again, and how often: first a few, whose tickets are next to nothing and soon found
 * anew, then more of them, then all.
 */
const TAILS = [
  { length: 150, peelCount: 10 },
  { length: 500, peelCount: 4 },
  { length: Number.POSITIVE_INFINITY, peelCount: 3 },
];

/** @param isThorough whether the last groups are peeled again when a crumb is left */
export async function takeApart(solver: Solver, task: PeelTask, isThorough: boolean): Promise<TakenApart> {
  const isAsked = { stop: false };
  const askOnce: PeelTask['isStopped'] = async (ticketsGiven) => {
    isAsked.stop = await task.isStopped(ticketsGiven);
    return isAsked.stop;
  };
  const first = await peelLottery({ ...task, isStopped: askOnce });
  const met = first.groups.map(({ group }) => group);
  if (isAsked.stop && first.ticketsLeft > 0) return { lottery: undefined, groups: met };
  const last = first.groups.at(-1);
  if (last !== undefined && first.ticketsLeft <= CRUMB) {
    const whole = { group: last.group, tickets: last.tickets + first.ticketsLeft };
    return { lottery: [...first.groups.slice(0, -1), whole], groups: met };
  }
  for (const { length, peelCount } of isThorough ? TAILS : []) {
    const start = Math.max(0, first.groups.length - length);
    const head = first.groups.slice(0, start);
    const whole = withoutGroups(task.whole, head);
    const averages = whole.seats.map((seats) => seats / whole.tickets);
    const weights = new GroupWeights(solver, averages);
    try {
      for (const { group } of first.groups.slice(start)) weights.add(group);
      for (let peel = 1; peel <= peelCount; peel++) {
        if (isAsked.stop) break;
        const { groups } = await peelLottery({ ...task, whole, isStopped: askOnce });
        for (const { group } of groups) {
          met.push(group);
          weights.add(group);
        }
        if (weights.groups.length === 0) break;
        const weighing = weights.weigh();
        const most = peel < peelCount ? REACHED * TICKETS : CRUMB;
        if (weighing.shortage * whole.tickets > most) continue;
        const tail = toTickets(weights.groups, weighing.weights, whole.tickets);
        return { lottery: [...head, ...tail], groups: met };
      }
    } finally {
      weights.dispose();
    }
    if (isAsked.stop || start === 0) break;
  }
  return { lottery: undefined, groups: met };
}

/** What is left when groups are taken off; what rounding left of a type is nothing. */
function withoutGroups({ tickets, seats }: SeatMass, groups: readonly WeighedGroup[]): SeatMass {
  const left = groups.reduce((rest, group) => rest - group.tickets, tickets);
  return {
    tickets: left,
    seats: seats.map((all, type) => {
      const rest = groups.reduce((sum, { group, tickets: own }) => sum - own * (group[type] ?? 0), all);
      return rest <= ROUNDING ? 0 : rest;
    }),
  };
}

/** Groups with whole tickets in proportion to their weights; those without a ticket are left out. */
export function toTickets(
  groups: readonly Group[],
  weights: readonly number[],
  ticketCount: number,
): readonly WeighedGroup[] {
  const tickets = ticketCounts(weights, ticketCount);
  return groups.flatMap((group, index) => {
    const count = tickets[index] ?? 0;
    return count === 0 ? [] : [{ group, tickets: count }];
  });
}
