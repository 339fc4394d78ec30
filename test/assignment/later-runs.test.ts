import { describe, expect, it } from 'vitest';
import { assignmentInputHash } from '../../src/assignment/assignment-input.ts';
import { checkLoadCertificate } from '../../src/assignment/certificate/check-load-certificate.ts';
import { checkAssignment } from '../../src/assignment/check-assignment.ts';
import { inputOfRun } from '../../src/assignment/input-of-run.ts';
import { planAssignment } from '../../src/assignment/plan-assignment.ts';
import { loadsOf } from '../../src/assignment/quota-results.ts';
import type { CaseId } from '../../src/domain/ids.ts';
import { caseOf, makePool, memberOf, PILOT, valueOf } from './synthetic-pool.ts';

const A = 'a' as CaseId;
const B = 'b' as CaseId;

describe('a run of the lottery after an earlier one', () => {
  const women = [0, 1, 2, 3].map((number) => memberOf(number, { gender: 'V' }));
  const twoCases = {
    members: women,
    cases: [A, B].map((id) => caseOf(id, 2, [['gender', 'V', 2, 2]])),
    maximumCasesPerMember: 2,
  };

  it('gives those without a case the places: four women, two seats a case, two runs', async () => {
    const first = valueOf(await planAssignment(inputOfRun(twoCases, [A], []), 'first'));
    const second = valueOf(await planAssignment(inputOfRun(twoCases, [B], first.assignments), 'second'));
    const all = loadsOf(twoCases, [...first.assignments, ...second.assignments]);
    expect([...all.values()]).toEqual([1, 1, 1, 1]);
    expect(second.types.map(({ expectedLoad }) => expectedLoad)).toEqual(['1.000000000', '1.000000000']);
  });

  it('leaves out who has reached the cap', async () => {
    const busy = women.slice(0, 2).map((member) => ({ ...member, earlierCaseCount: 2 }));
    const input = { ...inputOfRun(twoCases, [B], []), members: [...busy, ...women.slice(2)] };
    const plan = valueOf(await planAssignment(input, 'seed'));
    const idle = women.slice(2).map(({ residentId }) => residentId);
    expect(plan.assignments.map(({ residentId }) => residentId).sort()).toEqual(idle.sort());
    const tooMuch = busy.map(({ residentId }) => ({ residentId, caseId: B }));
    expect(checkAssignment(input, tooMuch).map(({ kind }) => kind)).toContain('load-above-cap');
  });

  it('says by its own arithmetic when too few members are left under the cap', async () => {
    const members = women.map((member) => ({ ...member, earlierCaseCount: 2 }));
    const refused = await planAssignment({ ...inputOfRun(twoCases, [B], []), members }, 'seed');
    expect(refused.ok ? [] : refused.failures.map(({ code }) => code)).toContain('assignment.seats-short');
  });

  it('shares the whole year when the pilot is drawn in two halves, with a proof for each', async () => {
    const input = makePool(PILOT, 'two halves');
    const ids = input.cases.map(({ caseId }) => caseId);
    const firstInput = inputOfRun(input, ids.slice(0, 4), []);
    const first = valueOf(await planAssignment(firstInput, 'first'));
    expect(checkLoadCertificate(firstInput, first.certificate).problems).toEqual([]);
    const secondInput = inputOfRun(input, ids.slice(4), first.assignments);
    const second = valueOf(await planAssignment(secondInput, 'second'));
    expect(checkLoadCertificate(secondInput, second.certificate).problems).toEqual([]);
    const all = [...first.assignments, ...second.assignments];
    const broken = checkAssignment(input, all).filter(({ kind }) => kind !== 'uneven-loads');
    expect(broken).toEqual([]);
    const least = Math.min(...loadsOf(input, all).values());
    expect(least).toBeGreaterThanOrEqual(Math.floor(Number(second.figures.smallestExpectedLoad)));
  });

  it('hashes earlier cases, but a first run hashes as if there were no such thing', () => {
    const [one] = women;
    if (one === undefined) throw new Error('no member');
    const hash = assignmentInputHash({ ...twoCases, cases: twoCases.cases.slice(1) });
    expect(assignmentInputHash(inputOfRun(twoCases, [B], []))).toBe(hash);
    const some = inputOfRun(twoCases, [B], [{ residentId: one.residentId, caseId: A }]);
    expect(assignmentInputHash(some)).not.toBe(hash);
  });
});
