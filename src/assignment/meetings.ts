/** How often members meet: pairs by the number of cases that they judge together. */
import type { CaseId, ResidentId } from '../domain/ids.ts';
import type { Assignment } from './assignment-input.ts';

export interface MeetingCount {
  readonly meetingCount: number;
  readonly pairCount: number;
}

/**
 * Pairs that meet 0, 1, 2, ... times; all pairs of members together.
 * @param memberCount everybody, also those without a seat
 */
export function countMeetings(
  assignments: readonly Assignment[],
  memberCount: number,
): readonly MeetingCount[] {
  const places = new Map<ResidentId, number>();
  const groups = new Map<CaseId, number[]>();
  const casesOf: CaseId[][] = [];
  for (const { residentId, caseId } of assignments) {
    const place = places.get(residentId) ?? places.size;
    places.set(residentId, place);
    (casesOf[place] ??= []).push(caseId);
    const group = groups.get(caseId);
    if (group === undefined) groups.set(caseId, [place]);
    else group.push(place);
  }
  const met = new Uint16Array(places.size);
  const pairCounts: number[] = [0];
  let meetingPairCount = 0;
  for (const [own, caseIds] of casesOf.entries()) {
    met.fill(0);
    for (const caseId of caseIds) {
      for (const other of groups.get(caseId) ?? []) met[other] = (met[other] ?? 0) + 1;
    }
    // Each pair once: with those who come later.
    for (let other = own + 1; other < met.length; other++) {
      const count = met[other] ?? 0;
      if (count === 0) continue;
      pairCounts[count] = (pairCounts[count] ?? 0) + 1;
      meetingPairCount++;
    }
  }
  pairCounts[0] = (memberCount * (memberCount - 1)) / 2 - meetingPairCount;
  return Array.from(pairCounts, (pairCount, meetingCount) => ({
    meetingCount,
    pairCount: pairCount ?? 0,
  }));
}
