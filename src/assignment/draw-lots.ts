/** Draws lots inside each type: which of its members take the seats that the type has in each case (ASSIGNMENT, step C). */
import seedrandom from 'seedrandom';
import type { CaseId, ResidentId } from '../domain/ids.ts';
import { compareBytes } from '../domain/byte-order.ts';
import type { Assignment } from './assignment-input.ts';
import type { Timetable } from './fill-cases.ts';
import type { MemberType } from './member-types.ts';
import { shuffle } from './random-walk.ts';

/**
 * Assignments by case, then by member. Each member's number of cases (the floor or the ceiling of the type's average) is
 * drawn first; then every case takes the members who still need most cases, ties by lot. That always works out, because the
 * numbers differ by at most one and no case has more seats than the type has members (Gale and Ryser), and it favours nobody.
 */
export function drawLots(
  types: readonly MemberType[],
  timetable: Timetable,
  seed: string,
): readonly Assignment[] {
  const random = seedrandom(`${seed}|C`);
  const caseIds = [...timetable.keys()].sort(compareBytes);
  const assignments: Assignment[] = [];
  for (const [index, { residentIds }] of types.entries()) {
    const seatCounts = caseIds.map((caseId) => [caseId, timetable.get(caseId)?.[index] ?? 0] as const);
    assignments.push(...drawType(residentIds, seatCounts, random));
  }
  return assignments.sort(
    (left, right) =>
      compareBytes(left.caseId, right.caseId) || compareBytes(left.residentId, right.residentId),
  );
}

function drawType(
  residentIds: readonly ResidentId[],
  seatCounts: readonly (readonly [CaseId, number])[],
  random: () => number,
): readonly Assignment[] {
  const seatCount = seatCounts.reduce((sum, [, count]) => sum + count, 0);
  const each = Math.floor(seatCount / residentIds.length);
  const needs = shuffle(residentIds, random).map((residentId, place) => ({
    residentId,
    left: place < seatCount % residentIds.length ? each + 1 : each,
  }));
  return seatCounts.flatMap(([caseId, count]) => {
    const taken = shuffle(needs, random)
      .sort((one, other) => other.left - one.left)
      .slice(0, count);
    for (const need of taken) need.left -= 1;
    return taken.map(({ residentId }) => ({ residentId, caseId }));
  });
}
