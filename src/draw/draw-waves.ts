/** The draw itself: from a frame, an effective seed and the letters per wave to who gets a letter. */
import type { DrawnResident } from '../domain/drawn-resident.ts';
import type { Frame } from '../domain/frame.ts';
import { idAt } from '../domain/frame.ts';
import type { AddressId, Hash, MunicipalityCode, ResidentId } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import type { StratumKey } from '../domain/stratum.ts';
import { municipalityOf } from '../domain/stratum.ts';
import { classifyAddresses, ownClassOf } from './address-classes.ts';
import { computeTickets, ticketAt } from './compute-tickets.ts';
import { divideSeats, listSeatChances } from './divide-seats.ts';
import type { MunicipalityDivision } from './divide-waves.ts';
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
  if (waves.some(({ wave }, index) => wave !== index + 1)) {
    throw new RangeError('waves count from 1, without gaps');
  }
  const households = groupHouseholds(frame);
  const classes = classifyAddresses(frame, households);
  const strata = groupStrata(frame, classes, settings);
  const divided = strata.ok ? divideWaves(strata.value, waves) : strata;
  const [first, ...rest] = judgeLetters(waves, countAddresses(frame, households), settings.municipalities);
  if (first !== undefined) return refuse(first, ...rest, ...(divided.ok ? [] : divided.failures));
  if (!divided.ok) return divided;
  const probabilities = new StratumProbabilities(classes, listSeatChances(divided.value));
  return ok(fillSeats(frame, households, probabilities, divided.value, effectiveSeed, waves));
}

function fillSeats(
  frame: Frame,
  households: Households,
  probabilities: StratumProbabilities,
  municipalities: ReadonlyMap<MunicipalityCode, MunicipalityDivision>,
  effectiveSeed: Hash,
  waves: readonly Wave[],
): DrawOutcome {
  const tickets = computeTickets(frame, effectiveSeed);
  const candidates = orderCandidates(frame, tickets, households);
  const drawn: DrawnResident[] = [];
  const seats: StratumSeats[] = [];
  const takenCounts = new Uint32Array(frame.strata.length);

  for (const { wave, stratumIndex, seatCount } of divideSeats(municipalities, effectiveSeed, waves)) {
    const order = candidates[stratumIndex] ?? new Uint32Array(0);
    const stratum = frame.strata[stratumIndex] ?? ('' as StratumKey);
    const first = takenCounts[stratumIndex] ?? 0;
    const end = Math.min(order.length, first + seatCount);
    for (const [offset, index] of order.subarray(first, end).entries()) {
      const inclusionProbability = probabilities.of(stratumIndex, ownClassOf(frame, households, index));
      drawn.push({
        residentId: idAt(frame.residentIds, index) as ResidentId,
        addressId: idAt(frame.addressIds, index) as AddressId,
        municipality: municipalityOf(stratum),
        stratum,
        wave,
        rank: first + offset + 1,
        ticket: ticketAt(tickets, index),
        inclusionProbability,
        designWeight: 1 / inclusionProbability,
      });
    }
    takenCounts[stratumIndex] = end;
    seats.push({ wave, stratum, seatCount, candidatesLeftCount: order.length - first });
  }
  return { effectiveSeed, waves, drawn, seats, shortages: findShortages(seats) };
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
