/**
 * Checks a published lottery by plain arithmetic in whole numbers, without a solver: every group keeps every rule, the tickets give
 * the chances that are claimed, and no other lottery could have been fairer.
 */
import type { PortfolioProblem } from '../../domain/failures/select-failures.ts';
import { provesCut } from './cut-proof.ts';
import type { Cut, GroupCounts } from './group-counts.ts';
import type { GroupPool } from './group-pool.ts';
import { groupPoolHash } from './group-pool.ts';
import { boundOfLevel, UNIT } from './level-bound.ts';
import { TICKETS } from './peel-lottery.ts';
import { countPool } from './pool-counts.ts';
import type { Portfolio } from './portfolio.ts';
import { readCutProof, readLevel } from './portfolio-proof.ts';

export interface PortfolioCheck {
  /** What is wrong, each once; empty when everything is right. */
  readonly differences: readonly PortfolioProblem[];
  /** Chance of each person, in the order of the portfolio. */
  readonly chances: readonly number[];
  /** No lottery has a larger smallest chance than this. */
  readonly bound: number;
  /** The largest amount by which a chance falls short of the fairest; for a search that was stopped, of the first level only. */
  readonly gap: number;
  /** False when a rule of the proof rests on the solver alone, because its proof would be too long. */
  readonly isProven: boolean;
}

/** Chances this close to the fairest count as the fairest. */
export const LARGEST_GAP = 1e-6;

export function checkPortfolio(portfolio: Portfolio): PortfolioCheck {
  const pool = poolOf(portfolio);
  const differences: PortfolioProblem[] = [];
  const say = (isRight: boolean, problem: PortfolioProblem) => {
    if (!isRight && !differences.includes(problem)) differences.push(problem);
  };
  say(pool !== undefined, 'form');
  if (pool === undefined) return { differences, chances: [], bound: 1, gap: 1, isProven: false };
  say(groupPoolHash(pool) === portfolio.inputHash, 'hash');
  say(portfolio.ticketCount === TICKETS, 'ticket-count');
  // Sums of tickets stay far below 2^53, where numbers are exact.
  const total = portfolio.groups.reduce((sum, { tickets }) => sum + tickets, 0);
  say(total === TICKETS, 'ticket-sum');
  for (const { people } of portfolio.groups) say(keepsRules(pool, people), 'rules');

  const tickets = pool.people.map(() => 0);
  for (const group of portfolio.groups) {
    for (const person of group.people) tickets[person] = (tickets[person] ?? 0) + group.tickets;
  }
  const { counts, typeOfPerson } = countPool(pool);
  const proof = checkProof(portfolio, counts, say);
  const shorts = portfolio.isFinished
    ? typeOfPerson.map((type, person) => ticketsOf(proof.chances[type] ?? UNIT) - (tickets[person] ?? 0))
    : tickets.map((count) => ticketsOf(proof.bound) - count);
  const gap = shorts.reduce((largest, short) => Math.max(largest, short), 0);
  const gapShare = gap / TICKETS;
  say(!portfolio.isFinished || gapShare <= LARGEST_GAP, 'unfair');
  return {
    differences,
    chances: tickets.map((count) => count / TICKETS),
    bound: Number(proof.bound) / Number(UNIT),
    gap: gapShare,
    isProven: proof.isProven,
  };
}

/** The pool of a portfolio, or `undefined` when it contradicts itself. */
export function poolOf({ groupSize, quotas, people }: Portfolio): GroupPool | undefined {
  const featureCount = new Set(quotas.map(({ feature }) => feature)).size;
  const isRight =
    people.length > 0 &&
    new Set(people.map(({ id }) => id)).size === people.length &&
    quotas.every(({ minimum, maximum }) => minimum <= maximum) &&
    people.every(({ quotas: own }) => {
      const features = new Set(own.map((quota) => quotas[quota]?.feature));
      return own.length === featureCount && features.size === featureCount && !features.has(undefined);
    });
  if (!isRight) return undefined;
  return {
    groupSize,
    quotas: quotas.map((quota) => ({
      ...quota,
      widestMinimum: quota.minimum,
      widestMaximum: quota.maximum,
    })),
    people: people.map(({ id, quotas: own, address }) => ({ id, quotas: own, address })),
  };
}

function keepsRules({ groupSize, quotas, people }: GroupPool, group: readonly number[]): boolean {
  const own = group.flatMap((person) => people[person] ?? []);
  if (own.length !== groupSize || new Set(group).size !== groupSize) return false;
  const addresses = own.flatMap(({ address }) => address ?? []);
  if (new Set(addresses).size !== addresses.length) return false;
  const reached = quotas.map(() => 0);
  for (const person of own) {
    for (const quota of person.quotas) reached[quota] = (reached[quota] ?? 0) + 1;
  }
  return quotas.every(({ minimum, maximum }, quota) => {
    const count = reached[quota] ?? 0;
    return count >= minimum && count <= maximum;
  });
}

/** Holds the levels against their multipliers: the fairest chance of each type, in units. */
function checkProof(
  { certificate }: Portfolio,
  counts: GroupCounts,
  say: (isRight: boolean, problem: PortfolioProblem) => void,
): { readonly chances: readonly bigint[]; readonly bound: bigint; readonly isProven: boolean } {
  const cuts: Cut[] = [];
  let isProven = true;
  for (const { weights, bound, proof } of certificate.cuts) {
    const cut = { weights, bound };
    if (proof === null) isProven = false;
    else {
      const read = readCutProof(proof);
      const holds =
        read !== undefined && weights.length === counts.types.length && provesCut(counts, cuts, cut, read);
      say(holds, 'cut-proof');
    }
    cuts.push(cut);
  }
  const chances = counts.types.map((): bigint | undefined => undefined);
  let first: bigint | undefined;
  for (const published of certificate.levels) {
    const level = readLevel(published);
    const { chance, heldTypes } = safeBound(counts, cuts, chances, level.multipliers);
    first ??= chance;
    say(chance <= level.chance, 'multipliers');
    const held = new Set(heldTypes);
    for (const type of level.types) {
      const isOpen = counts.types[type] !== undefined && chances[type] === undefined;
      const isHeld = held.has(type);
      say(isOpen && isHeld, 'held-type');
      chances[type] = level.chance;
    }
  }
  say(!chances.includes(undefined), 'missing-type');
  return { chances: chances.map((chance) => chance ?? UNIT), bound: first ?? UNIT, isProven };
}

/** Multipliers that name a rule that does not exist prove nothing. */
function safeBound(...task: Parameters<typeof boundOfLevel>): ReturnType<typeof boundOfLevel> {
  try {
    return boundOfLevel(...task);
  } catch (error) {
    if (error instanceof RangeError) return { chance: UNIT, heldTypes: [] };
    throw error;
  }
}

/** A chance in units as tickets. */
function ticketsOf(chance: bigint): number {
  return (Number(chance) / Number(UNIT)) * TICKETS;
}
