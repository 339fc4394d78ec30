/** The draw itself: from a frame, an effective seed and the letters per wave to who gets a letter. */
import type { DrawnResident } from '../domain/drawn-resident.ts';
import type { Frame } from '../domain/frame.ts';
import { idAt } from '../domain/frame.ts';
import type { AddressId, Hash, ResidentId } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import type { StratumKey } from '../domain/stratum.ts';
import { municipalityOf } from '../domain/stratum.ts';
import { classifyAddresses, ownClassOf } from './address-classes.ts';
import { computeTickets, ticketAt } from './compute-tickets.ts';
import type { DividedSeats } from './divide-seats.ts';
import { divideSeats, listSeatChances } from './divide-seats.ts';
import { divideWaves } from './divide-waves.ts';
import type { Households } from './group-households.ts';
import { countAddresses, groupHouseholds } from './group-households.ts';
import type { AllocationSettings } from './municipality-strata.ts';
import { groupStrata } from './municipality-strata.ts';
import { orderCandidates } from './order-candidates.ts';
import { StratumProbabilities } from './stratum-probabilities.ts';
import type { Wave } from './wave.ts';
import { judgeLetters } from './wave.ts';

/** The seats that a stratum got in a wave, and how many candidates were left to fill them. */
export interface StratumSeats {
  readonly wave: number;
  readonly stratum: StratumKey;
  readonly seatCount: number;
  readonly candidatesLeftCount: number;
}

/** A stratum with fewer candidates left than seats: never filled from another, always shown. */
export interface SeatShortage {
  readonly wave: number;
  readonly stratum: StratumKey;
  readonly wantedCount: number;
  readonly candidateCount: number;
}

export interface DrawOutcome {
  readonly effectiveSeed: Hash;
  /** As they were given. */
  readonly waves: readonly Wave[];
  /** Over all waves, in the order wave, stratum, rank. */
  readonly drawn: readonly DrawnResident[];
  /** In the order wave, stratum. */
  readonly seats: readonly StratumSeats[];
  readonly shortages: readonly SeatShortage[];
}

/** Who is drawn, before their probabilities are computed: these take as long as all the rest. */
export interface OrderedDraw {
  readonly frame: Frame;
  readonly effectiveSeed: Hash;
  readonly waves: readonly Wave[];
  /** In the order wave, stratum. */
  readonly fillings: readonly SeatFilling[];
  readonly households: Households;
  readonly probabilities: StratumProbabilities;
  readonly tickets: Uint8Array;
}

/** The seats of a stratum in a wave, and who fills them. */
export interface SeatFilling extends DividedSeats {
  readonly candidatesLeftCount: number;
  /** The rank of the first; the others follow. */
  readonly firstRank: number;
  /** The frame's index of each resident, by rank. */
  readonly residents: Uint32Array;
}

/**
 * Draws all waves at once (protocol v1, steps 5 to 8). A longer list of waves never changes who was drawn in the earlier
 * ones; inclusion probabilities are those over all waves given. Whoever checks a draw calls this with the published
 * seed, letters and settings, and compares. Refused: letters for a municipality without residents, or more than its
 * addresses, and whatever `groupStrata` and `divideWaves` refuse.
 */
export function drawWaves(
  frame: Frame,
  effectiveSeed: Hash,
  waves: readonly Wave[],
  settings: AllocationSettings,
): Result<DrawOutcome> {
  const ordered = orderDraw(frame, effectiveSeed, waves, settings);
  return ordered.ok ? ok(weighDraw(ordered.value)) : ordered;
}

/** What is drawn, wave by wave, and each wave as it was when it was the last. */
export interface DrawHistory {
  /** Over all waves, with the probabilities of today. */
  readonly outcome: DrawOutcome;
  /** The residents of each wave with the probabilities that they had when it was drawn: over the waves until then. */
  readonly lists: ReadonlyMap<number, readonly DrawnResident[]>;
}

/** `drawWaves`, with the list of each wave as it was at its time. Tickets and order are computed once. Refused as that is. */
export function drawEachWave(
  frame: Frame,
  effectiveSeed: Hash,
  waves: readonly Wave[],
  settings: AllocationSettings,
): Result<DrawHistory> {
  const basis = prepareDraw(frame, effectiveSeed);
  const ordered = orderWaves(basis, waves, settings);
  if (!ordered.ok) return ordered;
  const outcome = weighDraw(ordered.value);
  const lists = new Map<number, readonly DrawnResident[]>();
  for (const [index, { wave }] of waves.entries()) {
    const isLast = index === waves.length - 1;
    const atItsTime = isLast ? ordered : orderWaves(basis, waves.slice(0, index + 1), settings);
    if (!atItsTime.ok) return atItsTime;
    const fillings = atItsTime.value.fillings.filter((filling) => filling.wave === wave);
    lists.set(wave, weighDraw({ ...atItsTime.value, fillings }).drawn);
  }
  return ok({ outcome, lists });
}

/** The first half of `drawWaves`: who is drawn. Refused as that is. */
export function orderDraw(
  frame: Frame,
  effectiveSeed: Hash,
  waves: readonly Wave[],
  settings: AllocationSettings,
): Result<OrderedDraw> {
  return orderWaves(prepareDraw(frame, effectiveSeed), waves, settings);
}

/** What does not depend on the waves. */
interface DrawBasis {
  readonly frame: Frame;
  readonly effectiveSeed: Hash;
  readonly households: Households;
  readonly classes: ReturnType<typeof classifyAddresses>;
  /** The most work of a draw: done when it is first asked for, as a refused draw never does, and once. */
  readonly order: () => { readonly tickets: Uint8Array; readonly candidates: readonly Uint32Array[] };
}

function prepareDraw(frame: Frame, effectiveSeed: Hash): DrawBasis {
  const households = groupHouseholds(frame);
  let ordered: ReturnType<DrawBasis['order']> | undefined;
  const order = (): ReturnType<DrawBasis['order']> => {
    const tickets = computeTickets(frame, effectiveSeed);
    return { tickets, candidates: orderCandidates(frame, tickets, households) };
  };
  return {
    frame,
    effectiveSeed,
    households,
    classes: classifyAddresses(frame, households),
    order: () => (ordered ??= order()),
  };
}

function orderWaves(
  { frame, effectiveSeed, households, classes, order }: DrawBasis,
  waves: readonly Wave[],
  settings: AllocationSettings,
): Result<OrderedDraw> {
  if (waves.some(({ wave }, index) => wave !== index + 1)) {
    throw new RangeError('waves count from 1, without gaps');
  }
  const strata = groupStrata(frame, classes, settings);
  const divided = strata.ok ? divideWaves(strata.value, waves) : strata;
  const [first, ...rest] = judgeLetters(waves, countAddresses(frame, households), settings.municipalities);
  if (first !== undefined) return refuse(first, ...rest, ...(divided.ok ? [] : divided.failures));
  if (!divided.ok) return divided;
  const probabilities = new StratumProbabilities(classes, listSeatChances(divided.value));
  const { tickets, candidates } = order();
  const fillings = fillSeats(candidates, divideSeats(divided.value, effectiveSeed, waves));
  return ok({ frame, effectiveSeed, waves, fillings, households, probabilities, tickets });
}

function fillSeats(candidates: readonly Uint32Array[], seats: readonly DividedSeats[]): SeatFilling[] {
  const takenCounts = new Uint32Array(candidates.length);
  return seats.map((each) => {
    const { stratumIndex, seatCount } = each;
    const order = candidates[stratumIndex] ?? new Uint32Array(0);
    const taken = takenCounts[stratumIndex] ?? 0;
    const residents = order.subarray(taken, taken + seatCount);
    takenCounts[stratumIndex] = taken + residents.length;
    return { ...each, residents, firstRank: taken + 1, candidatesLeftCount: order.length - taken };
  });
}

/** The second half of `drawWaves`: the probability and the weight of everyone drawn. */
export function weighDraw(ordered: OrderedDraw): DrawOutcome {
  const { frame, effectiveSeed, waves, fillings } = ordered;
  const drawn: DrawnResident[] = [];
  const seats: StratumSeats[] = [];
  for (const filling of fillings) {
    const { wave, stratumIndex, seatCount, candidatesLeftCount } = filling;
    weighFilling(ordered, filling, drawn);
    seats.push({ wave, stratum: stratumAt(frame, stratumIndex), seatCount, candidatesLeftCount });
  }
  return { effectiveSeed, waves, drawn, seats, shortages: findShortages(seats) };
}

function weighFilling(
  { frame, households, probabilities, tickets }: OrderedDraw,
  { wave, stratumIndex, firstRank, residents }: SeatFilling,
  drawn: DrawnResident[],
): void {
  const stratum = stratumAt(frame, stratumIndex);
  const municipality = municipalityOf(stratum);
  for (const [offset, index] of residents.entries()) {
    const chanceClass = probabilities.classNumberOf(stratumIndex, ownClassOf(frame, households, index));
    const inclusionProbability = probabilities.of(stratumIndex, chanceClass);
    drawn.push({
      residentId: idAt(frame.residentIds, index) as ResidentId,
      addressId: idAt(frame.addressIds, index) as AddressId,
      municipality,
      stratum,
      wave,
      rank: firstRank + offset,
      ticket: ticketAt(tickets, index),
      chanceClass,
      inclusionProbability,
      designWeight: 1 / inclusionProbability,
    });
  }
}

function stratumAt(frame: Frame, index: number): StratumKey {
  return frame.strata[index] ?? ('' as StratumKey);
}

function findShortages(seats: readonly StratumSeats[]): SeatShortage[] {
  return seats
    .filter(({ seatCount, candidatesLeftCount }) => seatCount > candidatesLeftCount)
    .map(({ wave, stratum, seatCount, candidatesLeftCount }) => ({
      wave,
      stratum,
      wantedCount: seatCount,
      candidateCount: candidatesLeftCount,
    }));
}
