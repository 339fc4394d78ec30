import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { seatsOf } from '../../src/assignment/assignment-csv.ts';
import { assignmentInputHash } from '../../src/assignment/assignment-input.ts';
import type { CalledGroups } from '../../src/assignment/called-groups.ts';
import { groupsAfter, standingLoads } from '../../src/assignment/called-groups.ts';
import {
  assignmentLogCsv,
  loadFiguresCsv,
  loadsCsv,
  quotaResultsCsv,
  rosterCsv,
  seatChangesCsv,
} from '../../src/assignment/group-files.ts';
import { formatInputRecord, parseInputRecord } from '../../src/assignment/input-record.ts';
import { inputOfRun } from '../../src/assignment/input-of-run.ts';
import { loadFigures } from '../../src/assignment/load-figures.ts';
import { countMeetings } from '../../src/assignment/meetings.ts';
import { planAssignment } from '../../src/assignment/plan-assignment.ts';
import { reserveOrder } from '../../src/assignment/reserve-order.ts';
import { applySeatChanges } from '../../src/assignment/standing-seats.ts';
import type { CaseId, Hash, ResidentId } from '../../src/domain/ids.ts';
import { caseOf, makePool, memberOf, PILOT, valueOf } from './synthetic-pool.ts';

const A = 'a' as CaseId;
const B = 'b' as CaseId;
const SEED = '5'.repeat(64) as Hash;
const input = {
  members: Array.from({ length: 9 }, (_, number) =>
    memberOf(number, { gender: number % 2 === 0 ? 'V' : 'M' }, number === 0 ? ['a'] : []),
  ),
  cases: [A, B].map((id) =>
    caseOf(id, 4, [
      ['gender', 'V', 2, 2],
      ['gender', 'M', 2, 2],
    ]),
  ),
  maximumCasesPerMember: 2,
};
let groups: CalledGroups;
let entered: ResidentId;

/** Case a is called by event 10, case b by event 20; in event 30 a member leaves seat 2 of case a. */
beforeAll(async () => {
  const runs: CalledGroups['runs'][number][] = [];
  for (const [index, caseId] of [A, B].entries()) {
    const earlier = runs.flatMap(({ seats }) => seats);
    const own = inputOfRun(input, [caseId], earlier);
    const plan = valueOf(await planAssignment(own, SEED));
    runs.push({
      eventSequence: (index + 1) * 10,
      seed: SEED,
      input: own,
      seats: seatsOf(plan.assignments),
      largestDrawError: plan.figures.largestDrawError ?? null,
      loads: plan.types.flatMap(({ residentIds, typeId, expectedLoad }) =>
        residentIds.map((residentId) => ({ residentId, typeId, expectedLoad })),
      ),
    });
  }
  const [first] = runs;
  const leaves = first?.seats[1]?.residentId;
  const free = input.members.find(
    ({ residentId, excludedCases }) =>
      !excludedCases.includes(A) && first?.seats.every((seat) => seat.residentId !== residentId),
  );
  if (leaves === undefined || free === undefined) throw new Error('nobody leaves, or nobody can come in');
  entered = free.residentId;
  const changes = [
    { caseId: A, seatNumber: 2, leaves, enters: entered, reason: 'cannot-come', eventSequence: 30 },
  ];
  const all = { runs, replacements: [], changes, plan: applySeatChanges([], []) };
  groups = groupsAfter(all, 30);
});

describe('the files about groups', () => {
  it('have a row for every member and case: a seat, or the number in the published order of reserves', () => {
    const rows = parse<Record<string, string>>(assignmentLogCsv(groups), { columns: true });
    const ofA = rows.filter((row) => row['case_id'] === 'a');
    expect(
      ofA
        .filter((row) => row['seat'] !== '')
        .map((row) => Number(row['seat']))
        .sort((left, right) => left - right),
    ).toEqual([1, 2, 3, 4]);
    expect(ofA.find((row) => row['seat'] === '2')).toMatchObject({
      resident_id: entered,
      event: '30',
      reserve: '',
    });
    const drawn = new Set(groups.runs[0]?.seats.map(({ residentId }) => residentId));
    const order = reserveOrder(
      input.members
        .filter(({ residentId, excludedCases }) => !drawn.has(residentId) && excludedCases.length === 0)
        .map(({ residentId }) => residentId),
      A,
      SEED,
    );
    for (const [index, residentId] of order.entries()) {
      if (residentId === entered) continue;
      const row = ofA.find((each) => each['resident_id'] === residentId);
      expect(row).toMatchObject({ seat: '', reserve: String(index + 1), event: '10' });
    }
    // Neither the one who left nor the one who is excluded is a reserve.
    expect(ofA).toHaveLength(4 + order.length - 1);
    for (const row of rows) {
      const seats = rows.filter((each) => each['resident_id'] === row['resident_id'] && each['seat'] !== '');
      expect(Number(row['load'])).toBe(seats.length);
    }
  });

  it('keep the numbers of the seats in the roster, and leave an empty seat out', () => {
    expect(rosterCsv(groups.plan.standing, A, new Map())).toContain(`\n2,,${entered}\n`);
    const last = groups.changes[0];
    if (last === undefined) throw new Error('no change');
    const emptied = { ...last, leaves: entered, enters: null, eventSequence: 40 };
    const after = groupsAfter({ ...groups, changes: [...groups.changes, emptied] }, 40);
    expect(rosterCsv(after.plan.standing, A, new Map())).not.toContain('\n2,');
    expect(after.plan.empty).toMatchObject([{ caseId: A, seatNumber: 2, leftBy: entered }]);
    expect(seatChangesCsv(after)).toContain(`\n40,a,2,${entered},,cannot-come\n`);
  });

  it('show how it was after an earlier event', () => {
    expect(groupsAfter(groups, 10).plan.standing.map(({ caseId }) => caseId)).toEqual([A, A, A, A]);
    expect(
      groupsAfter(groups, 29).plan.standing.some(
        ({ residentId, caseId }) => residentId === entered && caseId === A,
      ),
    ).toBe(false);
    const replacements = [{ eventSequence: 30, input }];
    expect(groupsAfter({ ...groups, replacements }, 29).replacements).toEqual([]);
    expect(groupsAfter({ ...groups, replacements }, 30).replacements).toEqual(replacements);
  });

  it('count quotas, loads and figures of the seats as they stand', () => {
    const quotas = parse<Record<string, string>>(quotaResultsCsv(groups), { columns: true });
    expect(quotas.filter((row) => row['feature'] === 'group').map((row) => row['result'])).toEqual([
      '4',
      '4',
    ]);
    const loads = parse<Record<string, string>>(loadsCsv(groups), { columns: true });
    const sum = loads.reduce((total, row) => total + Number(row['cases']) * Number(row['members']), 0);
    expect(sum).toBe(8);
    expect(loadFiguresCsv(groups)).toMatch(/^figure,cases,expected_cases\nmembers,9,9\nsum,8,8\n/);
    expect(loadFiguresCsv(groups)).toMatch(/\ngini,0\.\d{6},0\.\d{6}\ngeometric_mean,0\.\d{6},0\.\d{6}\n$/);
    expect([...standingLoads(groups).values()].reduce((total, load) => total + load, 0)).toBe(8);
  });
});

describe('the figures of loads', () => {
  it.each([
    [[1, 1, 1, 1], 0, 1],
    [[0, 0, 0, 4], 0.75, 0],
    // (-2 * 1 + 0 * 2 + 2 * 3) / (3 * 6)
    [[3, 1, 2], 4 / 18, 6 ** (1 / 3)],
    [[], 0, 0],
  ])('of %j are by the formulas of the paper', (loads, gini, geometricMean) => {
    const figures = loadFigures(loads);
    expect(figures.gini).toBeCloseTo(gini, 12);
    expect(figures.geometricMean).toBeCloseTo(geometricMean, 12);
    expect(figures.smallest).toBe(loads.length === 0 ? 0 : Math.min(...loads));
  });
});

describe('meetings', () => {
  it('count every pair once, as a plain count over all pairs does', () => {
    const seats = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 4 })), {
      selector: String,
      maxLength: 30,
    });
    fc.assert(
      fc.property(seats, (pairs) => {
        const assignments = pairs.map(([member, number]) => ({
          residentId: String(member) as ResidentId,
          caseId: String(number) as CaseId,
        }));
        const plain = new Map<number, number>([[0, 0]]);
        for (let one = 0; one < 9; one++) {
          for (let other = one + 1; other < 9; other++) {
            const cases = (id: number) =>
              pairs.filter(([member]) => member === id).map(([, number]) => number);
            const count = cases(one).filter((number) => cases(other).includes(number)).length;
            plain.set(count, (plain.get(count) ?? 0) + 1);
          }
        }
        const counted = countMeetings(assignments, 9).filter(
          ({ meetingCount, pairCount }) => meetingCount === 0 || pairCount > 0,
        );
        expect(counted.map(({ meetingCount, pairCount }) => [meetingCount, pairCount])).toEqual(
          [...plain].sort(([left], [right]) => left - right),
        );
      }),
      { numRuns: 60 },
    );
  });
});

describe('the record of an input', () => {
  it('gives back an input with the same hash, and is one text whatever the order of rows', () => {
    const pool = makePool({ ...PILOT, memberCount: 120, groupSize: 20 }, 'record');
    const members = pool.members.map((member, index) => ({ ...member, earlierCaseCount: index % 3 }));
    const text = formatInputRecord({ ...pool, members });
    const back = parseInputRecord(text);
    if (back === undefined) throw new Error('not read back');
    expect(assignmentInputHash(back)).toBe(assignmentInputHash({ ...pool, members }));
    expect(formatInputRecord(back)).toBe(text);
    expect(
      formatInputRecord({ ...pool, members: members.toReversed(), cases: pool.cases.toReversed() }),
    ).toBe(text);
  });

  it.each(['', '[]', '{"format":"loting assignment input v2"}'])('refuses %j', (text) => {
    expect(parseInputRecord(text)).toBeUndefined();
  });
});
