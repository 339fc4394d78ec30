/** Who was a member, in reserve or new at a point of the log: from the moves of their letters and the admissions before. */
import type { ResidentId } from '../../domain/ids.ts';
import type { InvitationState } from '../../signups/invitation-states.ts';

export interface SituationMove {
  readonly residentId: ResidentId;
  readonly to: InvitationState;
  readonly isLate: boolean;
  readonly eventSequence: number;
}

/** A member or a reserve, with the admission that made them so. */
export interface AdmittedRow {
  readonly residentId: ResidentId;
  readonly admissionId: number;
}

export interface AdmissionHistory {
  /** In the order of recording. */
  readonly moves: readonly SituationMove[];
  readonly members: readonly AdmittedRow[];
  /** In the order of their places. */
  readonly reserves: readonly AdmittedRow[];
}

export interface Situation {
  readonly members: readonly ResidentId[];
  readonly reserves: readonly ResidentId[];
  readonly newcomers: readonly ResidentId[];
}

/** Which admission is meant: its number, its event (`undefined` when it has none yet), and whether it takes late sign-ups. */
export interface AdmissionMoment {
  readonly admissionId: number;
  readonly eventSequence: number | undefined;
  readonly admitsLate: boolean;
}

/** The situation just before an admission. Who withdrew, moved or died is in none of the lists. */
export function situationBefore(
  { moves, members, reserves }: AdmissionHistory,
  { admissionId, eventSequence = Infinity, admitsLate }: AdmissionMoment,
): Situation {
  const signUps = new Map<ResidentId, { readonly isLate: boolean }>();
  for (const { residentId, to, isLate, eventSequence: event } of moves) {
    if (event >= eventSequence) continue;
    if (to === 'signed-up') signUps.set(residentId, { isLate });
    else signUps.delete(residentId);
  }
  const before = (rows: readonly AdmittedRow[]): readonly ResidentId[] =>
    rows.filter((row) => row.admissionId < admissionId).map(({ residentId }) => residentId);
  const admitted = new Set(before(members));
  const standing = new Set(before(reserves));
  return {
    members: [...admitted].filter((residentId) => signUps.has(residentId)),
    reserves: [...standing].filter((residentId) => signUps.has(residentId) && !admitted.has(residentId)),
    newcomers: [...signUps].flatMap(([residentId, { isLate }]) =>
      admitted.has(residentId) || standing.has(residentId) || (isLate && !admitsLate) ? [] : [residentId],
    ),
  };
}
