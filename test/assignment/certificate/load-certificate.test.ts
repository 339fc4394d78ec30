import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AssignmentInput } from '../../../src/assignment/assignment-input.ts';
import { checkLoadCertificate } from '../../../src/assignment/certificate/check-load-certificate.ts';
import { decimalOf, unitsOf } from '../../../src/assignment/certificate/decimal.ts';
import type { LoadCertificate } from '../../../src/assignment/certificate/load-certificate.ts';
import { LoadCertificateSchema } from '../../../src/assignment/certificate/load-certificate.ts';
import { withSizes } from '../../../src/assignment/choose-group-sizes.ts';
import { planAssignment } from '../../../src/assignment/plan-assignment.ts';
import { caseOf, makePool, memberOf, PILOT, valueOf } from '../synthetic-pool.ts';

async function certified(input: AssignmentInput) {
  const plan = valueOf(await planAssignment(input, 'a seed'));
  const sizes = new Map(plan.groupSizes.map(({ caseId, memberCount }) => [caseId, memberCount]));
  const sized = withSizes(
    input,
    input.cases.map(({ caseId }) => sizes.get(caseId) ?? 0),
  );
  return { input: sized, certificate: plan.certificate };
}

/** Four women and twelve men for groups of four with two women each: women get more cases than men. */
function twoGenders(): AssignmentInput {
  const members = Array.from({ length: 16 }, (_, number) =>
    memberOf(number, { gender: number < 4 ? 'V' : 'M' }),
  );
  const quotas = [
    ['gender', 'V', 2, 2],
    ['gender', 'M', 2, 2],
  ] as const;
  return {
    members,
    cases: ['a', 'b'].map((id) => caseOf(id, 4, quotas)),
    maximumCasesPerMember: 2,
  };
}

/** The check of loads of one case for everybody, which are right, claimed to be so much more or less. */
async function claimed(units: bigint) {
  const all = twoGenders();
  const { input, certificate } = await certified({ ...all, members: all.members.slice(0, 8) });
  const load = decimalOf(unitsOf('1') + units);
  return checkLoadCertificate(input, {
    ...certificate,
    types: certificate.types.map((type) => ({ ...type, load })),
    levels: certificate.levels.map((level) => ({ ...level, load })),
  });
}

describe('the certificate of the fair loads', () => {
  let pilot: { input: AssignmentInput; certificate: LoadCertificate };
  beforeAll(async () => {
    pilot = await certified(makePool(PILOT, 'certificate'));
  });

  it('proves the loads of the pilot with a gap under a millionth of a case', () => {
    const { problems, largestGap } = checkLoadCertificate(pilot.input, pilot.certificate);
    expect(problems).toEqual([]);
    expect(largestGap).toBeLessThan(1e-6);
  });

  it('proves loads that can be computed by hand: 4 seats over 4 women, 4 over 12 men', async () => {
    const { input, certificate } = await certified(twoGenders());
    expect(checkLoadCertificate(input, certificate).problems).toEqual([]);
    expect(certificate.levels.map(({ load }) => load)).toEqual(['0.333333333', '1.000000000']);
  });

  it('proves loads that come out even without any gap', async () => {
    const all = twoGenders();
    const { input, certificate } = await certified({ ...all, members: all.members.slice(0, 8) });
    expect(certificate.levels.map(({ load }) => load)).toEqual(['1.000000000']);
    expect(checkLoadCertificate(input, certificate)).toEqual({ problems: [], largestGap: 0 });
  });

  it('proves loads of cases with different groups and of members with exclusions', async () => {
    const base = twoGenders();
    const wider = [
      ['gender', 'V', 1, 3],
      ['gender', 'M', 3, 5],
    ] as const;
    const { input, certificate } = await certified({
      ...base,
      members: [...base.members, memberOf(16, { gender: 'V' }, ['a']), memberOf(17, { gender: 'M' }, ['c'])],
      cases: [...base.cases, caseOf('c', 6, wider)],
    });
    expect(certificate.classes).toEqual([['a', 'b'], ['c']]);
    expect(checkLoadCertificate(input, certificate).problems).toEqual([]);
  });

  it('is what its schema says, also after a journey through JSON', () => {
    const text = JSON.stringify(pilot.certificate);
    expect(LoadCertificateSchema.parse(JSON.parse(text))).toEqual(pilot.certificate);
  });

  it('does not hold for other members, other quotas or another cap', () => {
    const { input, certificate } = pilot;
    const fewer = { ...input, members: input.members.slice(1) };
    const wider = {
      ...input,
      cases: input.cases.map((each) => ({
        ...each,
        quotas: each.quotas.map((quota) => ({
          ...quota,
          minimum: Math.max(0, quota.minimum - 5),
          maximum: quota.maximum + 5,
        })),
      })),
    };
    const higher = { ...input, maximumCasesPerMember: input.maximumCasesPerMember + 2 };
    expect(checkLoadCertificate(fewer, certificate).problems).not.toEqual([]);
    expect(checkLoadCertificate(wider, certificate).problems).toContainEqual(
      expect.objectContaining({ kind: 'not-proven', level: 1 }),
    );
    expect(checkLoadCertificate(higher, certificate).problems).not.toEqual([]);
  });

  it('is refused when any load is changed by a hundred-thousandth', () => {
    const count = pilot.certificate.types.length;
    fc.assert(
      fc.property(fc.nat(count - 1), fc.boolean(), (at, isMore) => {
        const changed = structuredClone(pilot.certificate);
        const type = changed.types[at];
        if (type === undefined) throw new Error('no such type');
        type.load = decimalOf(unitsOf(type.load) + (isMore ? 1n : -1n) * unitsOf('0.00001'));
        expect(checkLoadCertificate(pilot.input, changed).problems).not.toEqual([]);
      }),
      { numRuns: 12 },
    );
  });

  it('is refused when a level claims less or more than can be had', () => {
    for (const level of [0, 1, pilot.certificate.levels.length - 1]) {
      for (const step of ['-0.001', '0.001']) {
        const changed = structuredClone(pilot.certificate);
        const own = changed.levels[level];
        if (own === undefined) throw new Error('no such level');
        own.load = decimalOf(unitsOf(own.load) + unitsOf(step));
        for (const type of changed.types) if (own.types.includes(type.typeId)) type.load = own.load;
        expect(checkLoadCertificate(pilot.input, changed).problems).not.toEqual([]);
      }
    }
  });

  it('is forgiven a gap of a millionth of a case, and no more', async () => {
    const millionth = unitsOf('0.000001');
    expect(await claimed(-millionth)).toEqual({ problems: [], largestGap: 1e-6 });
    expect((await claimed(-millionth - 1n)).problems).toContainEqual({
      kind: 'not-proven',
      level: 1,
      gap: '1.00e-6',
    });
  });

  it('has no gap when more is claimed than can be had: then the loads are what is wrong', async () => {
    const { problems, largestGap } = await claimed(unitsOf('0.1'));
    expect(new Set(problems.map(({ kind }) => kind))).toEqual(new Set(['point-wrong']));
    expect(largestGap).toBe(0);
  });

  it('is refused when types are settled at no level, however right the others are', () => {
    const changed = structuredClone(pilot.certificate);
    const last = changed.levels.pop();
    expect(last?.types.length).toBeGreaterThan(0);
    expect(checkLoadCertificate(pilot.input, changed).problems).toEqual([
      { kind: 'levels-wrong', level: changed.levels.length },
    ]);
  });

  it.each<[string, (changed: LoadCertificate) => void]>([
    ['a level is left out', (changed) => void changed.levels.splice(1, 1)],
    ['a type is settled twice', (changed) => void changed.levels.at(-1)?.types.push('T1')],
    ['the multipliers of a level are gone', (changed) => void changed.levels[0]?.rows.splice(0)],
    ['the weights of a level are gone', (changed) => void changed.levels[0]?.weights.splice(0)],
    ['a weight is below 0', (changed) => void changed.levels[0]?.weights.push(['T1', '-1'])],
    [
      'a quota is named that there is not',
      (changed) => void changed.levels[0]?.rows.push([0, 'gender', 'X', '0.1']),
    ],
    ['a seat of the point is gone', (changed) => void changed.point.pop()],
    ['cases are named that there are not', (changed) => void changed.classes.push([])],
  ])('is refused when %s', (_, change) => {
    const changed = structuredClone(pilot.certificate);
    change(changed);
    expect(checkLoadCertificate(pilot.input, changed).problems).not.toEqual([]);
  });
});

describe('decimals of fifteen places', () => {
  it.each([
    ['0', 0n],
    ['1', 1_000_000_000_000_000n],
    ['-0.25', -250_000_000_000_000n],
    ['1.857142857', 1_857_142_857_000_000n],
    ['0.000000000000001', 1n],
  ])('%s is %s units, and back', (decimal, units) => {
    expect(unitsOf(decimal)).toBe(units);
    expect(decimalOf(units)).toBe(decimal);
  });
});
