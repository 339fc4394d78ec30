/**
 * Takes averages apart into groups completely. A peel often ends with a crumb that no group fits; then its last groups and the crumb
 * are peeled again in other ways, and a linear program weighs the groups of all those peels together: two are nearly always enough.
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
/** How many of the last groups are peeled again; first these, then all. */
const TAIL_LENGTHS = [150, Number.POSITIVE_INFINITY];

/** @param peelCount how often the same part is peeled at most */
export async function takeApart(solver: Solver, task: PeelTask, peelCount: number): Promise<TakenApart> {
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
  const startOf = (length: number) => Math.max(0, first.groups.length - length);
  for (const start of new Set(TAIL_LENGTHS.map(startOf))) {
    const head = first.groups.slice(0, start);
    const whole = withoutGroups(task.whole, head);
    const averages = whole.seats.map((seats) => seats / whole.tickets);
    const weights = new GroupWeights(solver, averages);
    try {
      for (const { group } of first.groups.slice(start)) weights.add(group);
      for (let peel = 1; peel < peelCount; peel++) {
        if (isAsked.stop) break;
        const { groups } = await peelLottery({ ...task, whole, isStopped: askOnce });
        for (const { group } of groups) {
          met.push(group);
          weights.add(group);
        }
        if (weights.groups.length === 0) break;
        const weighing = weights.weigh();
        if (weighing.shortage * whole.tickets > REACHED * TICKETS) continue;
        const tail = toTickets(weights.groups, weighing.weights, whole.tickets);
        return { lottery: [...head, ...tail], groups: met };
      }
    } finally {
      weights.dispose();
    }
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
