/** The files about groups for staff and researchers: rosters, the assignment log, quotas, meetings and loads; opaque ids only. */
import { stringify } from 'csv-stringify/sync';
import { compareBytes } from '../domain/byte-order.ts';
import type { CaseId, InvitationId, ResidentId } from '../domain/ids.ts';
import type { CalledGroups, CalledRun, MemberLoad } from './called-groups.ts';
import { expectedLoads, standingLoads, standingResults } from './called-groups.ts';
import { loadFigures } from './load-figures.ts';
import { countMeetings } from './meetings.ts';
import { reserveOrder } from './reserve-order.ts';
import type { StandingSeat } from './standing-seats.ts';

/**
 * The roster of one case: `seat,member_number,resident_id`, in order of seats. An empty seat has no row.
 * @param memberNumbers by which members are known to people
 */
export function rosterCsv(
  standing: readonly Pick<StandingSeat, 'residentId' | 'caseId' | 'seatNumber'>[],
  caseId: CaseId,
  memberNumbers: ReadonlyMap<ResidentId, InvitationId>,
): string {
  const seats = standing.filter((seat) => seat.caseId === caseId);
  return csv(
    ['seat', 'member_number', 'resident_id'],
    seats
      .sort((left, right) => left.seatNumber - right.seatNumber)
      .map(({ seatNumber, residentId }) => [seatNumber, memberNumbers.get(residentId) ?? '', residentId]),
  );
}

/**
 * The published order of the reserves of a case: those who took part in its run, may judge it and got no seat then, with
 * their numbers from 1. It never changes; who comes in later keeps the number.
 */
export function reserveNumbers(run: CalledRun, caseId: CaseId): ReadonlyMap<ResidentId, number> {
  const seated = new Set(
    run.seats.filter((seat) => seat.caseId === caseId).map(({ residentId }) => residentId),
  );
  const reserves = run.input.members
    .filter(({ residentId, excludedCases }) => !seated.has(residentId) && !excludedCases.includes(caseId))
    .map(({ residentId }) => residentId);
  return new Map(
    reserveOrder(reserves, caseId, run.seed).map((residentId, index) => [residentId, index + 1]),
  );
}

/** Columns of the assignment log; docs/groups.md says what each means. */
const logColumns = ['resident_id', 'type', 'case_id', 'seat', 'reserve', 'load', 'expected_load', 'event'];

/**
 * The assignment log for researchers: for each member and case one row with the seat or with the number among the reserves,
 * and one row without a case for who has neither. `load` is the member's number of cases now, `expected_load` what the run
 * that called the case promised, `event` the number in the audit log of what gave the seat or the reserve number.
 */
export function assignmentLogCsv(groups: CalledGroups): string {
  const loads = standingLoads(groups);
  const seats = new Map(groups.plan.standing.map((seat) => [`${seat.caseId}/${seat.residentId}`, seat]));
  const left = new Set(groups.changes.map(({ leaves, caseId }) => `${caseId}/${leaves}`));
  const rows: (readonly [ResidentId, CaseId | '', ...(string | number)[]])[] = [];
  const expected = expectedLoads(groups);
  for (const run of groups.runs) {
    const promised = new Map(run.loads.map((load) => [load.residentId, load]));
    for (const { caseId } of run.input.cases) {
      const numbers = reserveNumbers(run, caseId);
      for (const residentId of loads.keys()) {
        const key = `${caseId}/${residentId}`;
        const seat = seats.get(key);
        const number = left.has(key) ? undefined : numbers.get(residentId);
        if (seat === undefined && number === undefined) continue;
        const load: Partial<MemberLoad> = promised.get(residentId) ?? {};
        rows.push([
          residentId,
          caseId,
          load.typeId ?? '',
          seat?.seatNumber ?? '',
          seat === undefined ? (number ?? '') : '',
          load.expectedLoad ?? '',
          seat?.eventSequence ?? run.eventSequence,
        ]);
      }
    }
  }
  const named = new Set(rows.map(([residentId]) => residentId));
  for (const residentId of loads.keys()) {
    if (!named.has(residentId)) rows.push([residentId, '', '', '', '', expected.get(residentId) ?? '', '']);
  }
  return csv(
    logColumns,
    rows
      .sort((one, other) => compareBytes(one[0], other[0]) || compareBytes(one[1], other[1]))
      .map(([residentId, caseId, typeId = '', seat = '', reserve = '', expectedLoad = '', event = '']) => [
        residentId,
        typeId,
        caseId,
        seat,
        reserve,
        loads.get(residentId) ?? 0,
        expectedLoad,
        event,
      ]),
  );
}

/** Each case's quotas: the range, the target (the share of the population in the group, three decimals) and the result. */
export function quotaResultsCsv(groups: CalledGroups): string {
  return csv(
    ['case_id', 'feature', 'value', 'minimum', 'maximum', 'target', 'result', 'is_kept'],
    standingResults(groups).flatMap(({ caseId, groupSize, reached: size, quotas }) => [
      [
        caseId,
        'group',
        '',
        groupSize,
        groupSize,
        groupSize.toFixed(3),
        size,
        size === groupSize ? 'yes' : 'no',
      ],
      ...quotas.map(({ feature, value, minimum, maximum, populationShare, reached }) => [
        caseId,
        feature,
        value,
        minimum,
        maximum,
        (populationShare * groupSize).toFixed(3),
        reached,
        reached >= minimum && reached <= maximum ? 'yes' : 'no',
      ]),
    ]),
  );
}

/** Pairs of members by how often they meet. */
export function meetingsCsv(groups: CalledGroups): string {
  return csv(
    ['meetings', 'pairs'],
    countMeetings(groups.plan.standing, standingLoads(groups).size).map(({ meetingCount, pairCount }) => [
      meetingCount,
      pairCount,
    ]),
  );
}

/** How many members have 0, 1, 2, ... cases. */
export function loadsCsv(groups: CalledGroups): string {
  const counts: number[] = [];
  for (const load of standingLoads(groups).values()) counts[load] = (counts[load] ?? 0) + 1;
  return csv(
    ['cases', 'members'],
    Array.from(counts, (count, load) => [load, count ?? 0]),
  );
}

/** Smallest, largest, Gini and geometric mean, of the cases that members have and of those that they could expect. */
export function loadFiguresCsv(groups: CalledGroups): string {
  const drawn = loadFigures([...standingLoads(groups).values()]);
  const promised = loadFigures([...expectedLoads(groups).values()].map(Number));
  const row = (name: string, read: (figures: typeof drawn) => string | number) => [
    name,
    read(drawn),
    read(promised),
  ];
  return csv(
    ['figure', 'cases', 'expected_cases'],
    [
      row('members', ({ memberCount }) => memberCount),
      row('sum', ({ total }) => Number(total.toFixed(6))),
      row('smallest', ({ smallest }) => smallest),
      row('largest', ({ largest }) => largest),
      row('gini', ({ gini }) => gini.toFixed(6)),
      row('geometric_mean', ({ geometricMean }) => geometricMean.toFixed(6)),
    ],
  );
}

/** Every change of a seat, in order; `enters` is empty when nobody could come in. */
export function seatChangesCsv({ changes }: Pick<CalledGroups, 'changes'>): string {
  return csv(
    ['event', 'case_id', 'seat', 'leaves', 'enters', 'reason'],
    changes.map(({ eventSequence, caseId, seatNumber, leaves, enters, reason }) => [
      eventSequence,
      caseId,
      seatNumber,
      leaves,
      enters ?? '',
      reason,
    ]),
  );
}

function csv(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return stringify([header, ...rows], { record_delimiter: '\n' });
}
