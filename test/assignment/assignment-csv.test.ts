/** The files and figures of an assignment. */
import { describe, expect, it } from 'vitest';
import { assignmentsCsv, assignmentsHash, seatsOf } from '../../src/assignment/assignment-csv.ts';
import { rosterCsv } from '../../src/assignment/group-files.ts';
import type { AssignmentInput } from '../../src/assignment/assignment-input.ts';
import { planAssignment } from '../../src/assignment/plan-assignment.ts';
import { loadHistogram, quotaResults } from '../../src/assignment/quota-results.ts';
import { sha256Hex } from '../../src/domain/hash.ts';
import type { CaseId, InvitationId, ResidentId } from '../../src/domain/ids.ts';
import { caseOf, memberOf, valueOf } from './synthetic-pool.ts';

const a = 'a' as CaseId;
const b = 'b' as CaseId;
const [one, two, three] = ['1', '2', '3'].map((digit) => digit.repeat(32)) as [
  ResidentId,
  ResidentId,
  ResidentId,
];
const assignments = [
  { residentId: three, caseId: a },
  { residentId: two, caseId: b },
  { residentId: one, caseId: a },
];

/** The other member is not known by a number. */
const numbers = new Map([[one, '1-000007' as InvitationId]]);

describe('the files of an assignment', () => {
  it('number the seats of a case in the order of opaque ids', () => {
    expect(seatsOf(assignments)).toEqual([
      { residentId: one, caseId: a, seatNumber: 1 },
      { residentId: three, caseId: a, seatNumber: 2 },
      { residentId: two, caseId: b, seatNumber: 1 },
    ]);
  });

  it('hold a roster per case', () => {
    expect(rosterCsv(seatsOf(assignments), a, numbers)).toBe(
      `seat,member_number,resident_id\n1,1-000007,${one}\n2,,${three}\n`,
    );
    expect(rosterCsv(seatsOf(assignments), 'c' as CaseId, numbers)).toBe('seat,member_number,resident_id\n');
  });

  it('are fixed by a hash that anyone can make from the list', () => {
    expect(assignmentsCsv(assignments)).toBe(`case_id,resident_id\na,${one}\na,${three}\nb,${two}\n`);
    expect(assignmentsHash(assignments)).toBe(
      sha256Hex(`case_id,resident_id\na,${one}\na,${three}\nb,${two}\n`),
    );
    expect(assignmentsHash([...assignments].reverse())).toBe(assignmentsHash(assignments));
    expect(assignmentsHash(assignments.slice(1))).not.toBe(assignmentsHash(assignments));
  });
});

describe('the figures of a plan', async () => {
  const input: AssignmentInput = {
    members: [0, 1, 2, 3, 4].map((number) => memberOf(number, { gender: number < 2 ? 'M' : 'V' })),
    cases: ['b', 'a'].map((id) =>
      caseOf(id, 2, [
        ['gender', 'M', 1, 1],
        ['gender', 'V', 1, 1],
      ]),
    ),
    maximumCasesPerMember: 2,
  };
  const plan = valueOf(await planAssignment(input, 'log'));

  it('show every quota against what was reached, in the order of the input', () => {
    const results = quotaResults(input, plan.assignments);
    expect(results.map(({ caseId, reached }) => [caseId, reached])).toEqual([
      ['b', 2],
      ['a', 2],
    ]);
    expect(
      results[0]?.quotas.map(({ value, minimum, maximum, reached }) => [value, minimum, maximum, reached]),
    ).toEqual([
      ['M', 1, 1, 1],
      ['V', 1, 1, 1],
    ]);
  });

  it('count the members by their number of cases', () => {
    expect(loadHistogram(input, plan.assignments)).toEqual([
      { load: 0, memberCount: 1 },
      { load: 1, memberCount: 4 },
      { load: 2, memberCount: 0 },
    ]);
    expect(loadHistogram(input, [])).toEqual([
      { load: 0, memberCount: 5 },
      { load: 1, memberCount: 0 },
      { load: 2, memberCount: 0 },
    ]);
  });
});
