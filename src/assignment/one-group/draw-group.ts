/** Draws one group from a published lottery, with a seed that nobody could know when it was published; anybody can recompute it. */
import { compareBytes } from '../../domain/byte-order.ts';
import { sha256Hex } from '../../domain/hash.ts';
import type { Hash } from '../../domain/ids.ts';
import type { Portfolio } from './portfolio.ts';

export interface DrawnGroup {
  /** From 0; groups hold tickets in the order of the portfolio. */
  readonly ticket: number;
  /** The group's place in the portfolio, from 0. */
  readonly groupIndex: number;
  /** Ids in byte order. */
  readonly selected: readonly string[];
  /** Everybody else in the order in which places that fall free are offered. */
  readonly reserves: readonly string[];
}

/**
 * The ticket is SHA-256 of `portfolio hash|seed`, read as a whole number, modulo the number of tickets; the remainder favours no
 * ticket by more than 1 in 10^65. Reserves stand in the order of SHA-256 of `portfolio hash|seed|id`.
 */
export function drawGroup(portfolio: Portfolio, hash: Hash, seed: string): DrawnGroup {
  const ticket = Number(BigInt(`0x${sha256Hex(hash, seed)}`) % BigInt(portfolio.ticketCount));
  let left = ticket;
  let groupIndex = 0;
  for (const { tickets } of portfolio.groups) {
    if (left < tickets) break;
    left -= tickets;
    groupIndex += 1;
  }
  const chosen = new Set(portfolio.groups[groupIndex]?.people);
  const idsOf = (isChosen: boolean) =>
    portfolio.people.filter((_, person) => chosen.has(person) === isChosen).map(({ id }) => id);
  const lots = new Map(idsOf(false).map((id) => [id, sha256Hex(hash, seed, id)]));
  return {
    ticket,
    groupIndex,
    selected: idsOf(true).sort(compareBytes),
    reserves: [...lots.keys()].sort((one, other) => compareBytes(lots.get(one) ?? '', lots.get(other) ?? '')),
  };
}
