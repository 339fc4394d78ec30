/** Fills the seats of those who drop out, case by case; the audit repeats it from what was kept. */
import { compareBytes } from '../domain/byte-order.ts';
import type { Member } from '../domain/drawn-resident.ts';
import type { CaseId, ResidentId } from '../domain/ids.ts';
import type { Assignment, AssignmentInput } from './assignment-input.ts';
import { planReplacements } from './plan-replacements.ts';
import type { Solver } from './solver.ts';
import type { EmptySeat, SeatChange, StandingSeat } from './standing-seats.ts';

/** A seat whose member leaves now. */
export interface LeavingSeat {
  readonly caseId: CaseId;
  readonly seatNumber: number;
  readonly residentId: ResidentId;
  readonly reason: string;
}

export interface SeatChangeTask {
  /** The members now, with the groups that lose members as their runs drew them. */
  readonly input: AssignmentInput;
  /** Every seat of every case, with those that are left now. */
  readonly standing: readonly StandingSeat[];
  /** Seats of these groups that nobody could fill before: they are tried again. */
  readonly empty: readonly EmptySeat[];
  readonly leaving: readonly LeavingSeat[];
  /** Everybody who leaves, now or before, as the lottery or an earlier replacement knew them. */
  readonly members: ReadonlyMap<ResidentId, Member>;
  /** Who left which group before: nobody comes back into a group. */
  readonly leftBefore: readonly Assignment[];
  /** The seed of the run that called each group. */
  readonly seeds: ReadonlyMap<CaseId, string>;
}

/** The changes by case and seat: every seat that is left now, and every empty seat that can be filled now. */
export function planSeatChanges(solver: Solver, task: SeatChangeTask): readonly SeatChange[] {
  const { input, leaving, empty, members, leftBefore, seeds } = task;
  let standing: readonly Assignment[] = task.standing;
  const changes: SeatChange[] = [];
  for (const group of [...input.cases].sort((left, right) => compareBytes(left.caseId, right.caseId))) {
    const { caseId } = group;
    const open = [
      ...leaving.filter((seat) => seat.caseId === caseId).map((seat) => ({ ...seat, wasEmpty: false })),
      ...empty
        .filter((seat) => seat.caseId === caseId)
        .map(({ leftBy, ...seat }) => ({ ...seat, residentId: leftBy, wasEmpty: true })),
    ];
    const seatOf = new Map(open.map((seat) => [seat.residentId, seat]));
    const barred = new Set(
      leftBefore.filter((left) => left.caseId === caseId).map(({ residentId }) => residentId),
    );
    const replaced = planReplacements(solver, {
      group,
      members: input.members.filter(
        ({ residentId }) => !barred.has(residentId) || isSeated(standing, residentId, caseId),
      ),
      maximumCasesPerMember: input.maximumCasesPerMember,
      standing,
      leaving: open.flatMap(({ residentId }) => members.get(residentId) ?? []),
      seed: seeds.get(caseId) ?? '',
    });
    for (const { leaves, enters } of replaced) {
      const seat = seatOf.get(leaves);
      if (seat === undefined || (seat.wasEmpty && enters === undefined)) continue;
      const { seatNumber, reason } = seat;
      changes.push({ caseId, seatNumber, leaves, enters: enters ?? null, reason });
    }
    const gone = new Set(open.map(({ residentId }) => residentId));
    standing = [
      ...standing.filter((seat) => seat.caseId !== caseId || !gone.has(seat.residentId)),
      ...replaced.flatMap(({ enters }) => (enters === undefined ? [] : [{ residentId: enters, caseId }])),
    ];
  }
  return changes.sort(
    (left, right) => compareBytes(left.caseId, right.caseId) || left.seatNumber - right.seatNumber,
  );
}

function isSeated(standing: readonly Assignment[], residentId: ResidentId, caseId: CaseId): boolean {
  return standing.some((seat) => seat.caseId === caseId && seat.residentId === residentId);
}
