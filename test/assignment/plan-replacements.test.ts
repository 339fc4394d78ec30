import { beforeAll, describe, expect, it } from 'vitest';
import type { Assignment, AssignmentInput } from '../../src/assignment/assignment-input.ts';
import { planAssignment } from '../../src/assignment/plan-assignment.ts';
import type { ReplacementTask } from '../../src/assignment/plan-replacements.ts';
import { planReplacements } from '../../src/assignment/plan-replacements.ts';
import { reserveOrder } from '../../src/assignment/reserve-order.ts';
import type { Solver } from '../../src/assignment/solver.ts';
import { loadSolver } from '../../src/assignment/solver.ts';
import { caseOf, makePool, memberOf, PILOT, valueOf } from './synthetic-pool.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await loadSolver();
});

/** Two women and two men have the seats; the others are reserves. */
function smallTask(change: Partial<ReplacementTask> = {}): ReplacementTask {
  const members = Array.from({ length: 12 }, (_, number) =>
    memberOf(number, { gender: number % 2 === 0 ? 'V' : 'M', ageBand: number < 8 ? '18-29' : '75+' }),
  );
  const group = caseOf('a', 4, [
    ['gender', 'V', 2, 2],
    ['gender', 'M', 2, 2],
    ['ageBand', '18-29', 0, 4],
    ['ageBand', '75+', 0, 4],
  ]);
  return {
    group,
    members,
    maximumCasesPerMember: 2,
    standing: members.slice(0, 4).map(({ residentId }) => ({ residentId, caseId: group.caseId })),
    leaving: members.slice(0, 1),
    seed: 'seed',
    ...change,
  };
}

describe('a member who drops out of a group', () => {
  it('is replaced by the first reserve of the same type in the published order', () => {
    const task = smallTask();
    const young = task.members.filter(
      ({ features }, at) => at >= 4 && features.gender === 'V' && features.ageBand === '18-29',
    );
    const [first] = reserveOrder(
      young.map(({ residentId }) => residentId),
      task.group.caseId,
      task.seed,
    );
    expect(planReplacements(solver, task)).toEqual([
      { leaves: task.leaving[0]?.residentId, enters: first, differenceCount: 0 },
    ]);
  });

  it('is replaced by the nearest type that keeps the quotas when no reserve of the same type is left', () => {
    const all = smallTask();
    const task = smallTask({ members: all.members.filter((_, at) => at < 4 || at >= 8 || at % 2 === 1) });
    const [replacement] = planReplacements(solver, task);
    const entrant = task.members.find(({ residentId }) => residentId === replacement?.enters);
    expect(entrant?.features).toEqual({ gender: 'V', ageBand: '75+' });
    expect(replacement?.differenceCount).toBe(1);
  });

  it('leaves the place empty when every reserve would break a quota', () => {
    const all = smallTask();
    const onlyMen = all.members.filter(({ features }, at) => at < 4 || features.gender === 'M');
    expect(planReplacements(solver, smallTask({ members: onlyMen }))).toEqual([
      { leaves: all.leaving[0]?.residentId, enters: undefined, differenceCount: 0 },
    ]);
  });

  it('is never replaced by one who is excluded, who has the cap, or who leaves too', () => {
    const task = smallTask();
    const [first = '', second = '', third = ''] = planOrder(task);
    const busy = [
      { residentId: second, caseId: 'b' },
      { residentId: second, caseId: 'c' },
    ] as Assignment[];
    const changed = smallTask({
      members: task.members.map((member) =>
        member.residentId === first ? { ...member, excludedCases: [task.group.caseId] } : member,
      ),
      standing: [...task.standing, ...busy],
    });
    expect(third).not.toBe('');
    expect(planReplacements(solver, changed)[0]?.enters).toBe(third);
  });

  it('may be replaced by one who has a case less than the cap', () => {
    const task = smallTask();
    const [first = '', second = ''] = planOrder(task);
    const standing = [
      ...task.standing,
      { residentId: first, caseId: 'b' } as Assignment,
      { residentId: second, caseId: 'b' } as Assignment,
    ];
    expect(planReplacements(solver, { ...task, standing })[0]?.enters).toBe(first);
    expect(planReplacements(solver, { ...task, standing, maximumCasesPerMember: 1 })[0]?.enters).not.toBe(
      first,
    );
  });

  it('gives the same answer whatever the order of members and seats', () => {
    const task = smallTask({ leaving: smallTask().members.slice(0, 3) });
    const reversed = {
      ...task,
      members: [...task.members].reverse(),
      standing: [...task.standing].reverse(),
      leaving: [...task.leaving].reverse(),
    };
    expect(planReplacements(solver, reversed)).toEqual(planReplacements(solver, task));
  });
});

/** Who would come in first, second and third for the first leaver, if each earlier one were gone. */
function planOrder(task: ReplacementTask): string[] {
  const order: string[] = [];
  let members = task.members;
  for (let round = 0; round < 3; round++) {
    const enters = planReplacements(solver, { ...task, members })[0]?.enters;
    if (enters === undefined) break;
    order.push(enters);
    members = members.filter(({ residentId }) => residentId !== enters);
  }
  return order;
}

describe('ten percent of the pilot dropping out after three cases', () => {
  let input: AssignmentInput;
  let assignments: readonly Assignment[];
  beforeAll(async () => {
    input = makePool(PILOT, 'drop-outs');
    assignments = valueOf(await planAssignment(input, 'a seed')).assignments;
  });

  it('keeps every size and quota of the five cases that are left, but for a small band', () => {
    const gone = new Set(input.members.filter((_, at) => at % 10 === 0).map(({ residentId }) => residentId));
    const left = input.members.filter(({ residentId }) => !gone.has(residentId));
    let standing: readonly Assignment[] = assignments;
    let emptyCount = 0;
    for (const group of input.cases.slice(3)) {
      const leaving = input.members.filter(
        ({ residentId }) =>
          gone.has(residentId) &&
          standing.some((seat) => seat.caseId === group.caseId && seat.residentId === residentId),
      );
      const task = { group, members: left, maximumCasesPerMember: 4, standing, leaving, seed: 'a seed' };
      const replaced = planReplacements(solver, task);
      expect(replaced).toHaveLength(leaving.length);
      const enters = replaced.flatMap((each) => each.enters ?? []);
      expect(new Set(enters).size).toBe(enters.length);
      emptyCount += replaced.length - enters.length;
      standing = [
        ...standing.filter(({ caseId, residentId }) => caseId !== group.caseId || !gone.has(residentId)),
        ...enters.map((residentId) => ({ residentId, caseId: group.caseId })),
      ];
      const seated = standing.filter(({ caseId }) => caseId === group.caseId);
      for (const { feature, value, maximum } of group.quotas) {
        const reached = seated.filter(
          ({ residentId }) =>
            input.members.find((member) => member.residentId === residentId)?.features[feature] === value,
        ).length;
        expect(reached).toBeLessThanOrEqual(maximum);
      }
    }
    expect(emptyCount).toBeLessThanOrEqual(10);
  });
});
