/** The smallest reserve wave: against trying every one, at the size of the pilot, and when no wave helps. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AssignmentInput } from '../../src/assignment/assignment-input.ts';
import { memberTypesOf } from '../../src/assignment/member-types.ts';
import { relaxQuotas } from '../../src/assignment/relax-quotas.ts';
import { findReserveWave } from '../../src/assignment/reserve-wave.ts';
import { loadSolver } from '../../src/assignment/solver.ts';
import type { Member } from '../../src/domain/drawn-resident.ts';
import { caseOf, makePool, memberOf, PILOT } from './synthetic-pool.ts';

const solver = await loadSolver();
const waveOf = (input: AssignmentInput) => findReserveWave(solver, input, memberTypesOf(input));
const isFeasible = (input: AssignmentInput): boolean =>
  relaxQuotas(solver, input, memberTypesOf(input))?.widenings.length === 0;

const genders = ['M', 'V'];
const bands = ['young', 'old'];
const kinds = genders.flatMap((gender) => bands.map((ageBand) => ({ gender, ageBand })));

/** Every list of `count` new members, by kind. */
function wavesOf(count: number, from = 0): readonly (readonly Member[])[] {
  if (count === 0) return [[]];
  return kinds.flatMap((kind, index) =>
    index < from ? [] : wavesOf(count - 1, index).map((rest) => [...rest, memberOf(100 + count, kind)]),
  );
}

describe('the smallest reserve wave', () => {
  it('is the least: none that is smaller works, and for a single case one of its size does', () => {
    const quota = fc
      .tuple(fc.nat(2), fc.nat(1))
      .map(([minimum, room]) => [minimum, minimum + 1 + room] as const);
    const range = fc
      .record({ M: quota, V: quota, young: quota, old: quota })
      .filter(({ M, V, young, old }) => M[1] + V[1] >= 3 && young[1] + old[1] >= 3)
      .filter(({ M, V, young, old }) => M[0] + V[0] <= 3 && young[0] + old[0] <= 3);
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 4 }),
        fc.array(range, { minLength: 1, maxLength: 2 }),
        fc.integer({ min: 1, max: 2 }),
        (pool, ranges, cap) => {
          const input = {
            members: pool.map((features, number) => memberOf(number, features)),
            cases: ranges.map(({ M, V, young, old }, index) =>
              caseOf(`case-${index}`, 3, [
                ['gender', 'M', ...M],
                ['gender', 'V', ...V],
                ['ageBand', 'young', ...young],
                ['ageBand', 'old', ...old],
              ]),
            ),
            maximumCasesPerMember: cap,
          };
          const { memberCount, values } = waveOf(input) ?? { memberCount: -1, values: [] };
          const works = (count: number): boolean =>
            wavesOf(count).some((more) => isFeasible({ ...input, members: [...input.members, ...more] }));
          expect(memberCount).toBeGreaterThanOrEqual(0);
          if (memberCount > 0) expect(works(memberCount - 1)).toBe(false);
          if (ranges.length === 1) expect(works(memberCount)).toBe(true);
          for (const feature of ['gender', 'ageBand']) {
            const named = values.filter((each) => each.feature === feature);
            expect(named.reduce((sum, each) => sum + each.memberCount, 0)).toBeLessThanOrEqual(memberCount);
          }
        },
      ),
      { numRuns: 25 },
    );
  });

  it('is empty when the quotas can be met', () => {
    expect(waveOf(makePool(PILOT, 'pilot'))).toEqual({ memberCount: 0, values: [] });
  });

  it('is found at the size of the pilot, with the value that is lacking', () => {
    const pool = makePool(PILOT, 'pilot');
    const members = pool.members.filter(
      ({ features }, index) => features.ageBand !== '16-24' || index % 5 === 0,
    );
    const wave = waveOf({ ...pool, members });
    expect(wave?.values.map(({ value }) => value)).toContain('16-24');
    expect(wave?.memberCount).toBeGreaterThan(10);
  });

  it('does not exist when the quotas of one feature conflict in themselves', () => {
    const input = {
      members: [memberOf(1, { gender: 'M' })],
      cases: [
        caseOf('a', 1, [
          ['gender', 'M', 1, 1],
          ['gender', 'V', 1, 1],
        ]),
      ],
      maximumCasesPerMember: 1,
    };
    expect(waveOf(input)).toBeUndefined();
  });
});
