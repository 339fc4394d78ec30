/** Who has which seat now: the seats that each case's run gave, with every change since. */
import { compareBytes } from '../domain/byte-order.ts';
import type { CaseId, ResidentId } from '../domain/ids.ts';
import type { Seat } from './assignment-csv.ts';

/** A seat with the event of the log that gave it to this member. */
export interface StandingSeat extends Seat {
  readonly eventSequence: number;
}

/** A seat that nobody could fill. */
export interface EmptySeat {
  readonly caseId: CaseId;
  readonly seatNumber: number;
  /** Who had it last. */
  readonly leftBy: ResidentId;
  readonly reason: string;
}

/** A member leaves a seat, and another takes it or nobody does. */
export interface SeatChange {
  readonly caseId: CaseId;
  readonly seatNumber: number;
  /** Who has the seat, or had it last. */
  readonly leaves: ResidentId;
  readonly enters: ResidentId | null;
  /** A short code. */
  readonly reason: string;
}

export interface RecordedChange extends SeatChange {
  readonly eventSequence: number;
}

export interface SeatPlan {
  /** By case and seat. */
  readonly standing: readonly StandingSeat[];
  readonly empty: readonly EmptySeat[];
}

/** Applies changes, in their order, to the seats of all runs. A change of a seat that no run gave does nothing. */
export function applySeatChanges(
  seats: readonly StandingSeat[],
  changes: readonly RecordedChange[],
): SeatPlan {
  const standing = new Map(seats.map((seat) => [keyOf(seat), seat]));
  const empty = new Map<string, EmptySeat>();
  const known = new Set(standing.keys());
  for (const { caseId, seatNumber, leaves, enters, reason, eventSequence } of changes) {
    const key = keyOf({ caseId, seatNumber });
    if (!known.has(key)) continue;
    if (enters === null) {
      standing.delete(key);
      empty.set(key, { caseId, seatNumber, leftBy: leaves, reason });
    } else {
      empty.delete(key);
      standing.set(key, { residentId: enters, caseId, seatNumber, eventSequence });
    }
  }
  return {
    standing: [...standing.values()].sort(compareSeats),
    empty: [...empty.values()].sort(compareSeats),
  };
}

type SeatPlace = Pick<Seat, 'caseId' | 'seatNumber'>;

function keyOf({ caseId, seatNumber }: SeatPlace): string {
  return `${caseId}/${seatNumber}`;
}

function compareSeats(left: SeatPlace, right: SeatPlace): number {
  return compareBytes(left.caseId, right.caseId) || left.seatNumber - right.seatNumber;
}
