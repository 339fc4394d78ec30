import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AdmissionInput, Candidate } from '../../../src/assignment/admission/admission-input.ts';
import { admissionInputHash, hashNumbered } from '../../../src/assignment/admission/admission-input.ts';
import { targetPopulationOf } from '../../../src/assignment/admission/admission-quotas.ts';
import { planAdmission } from '../../../src/assignment/admission/plan-admission.ts';
import { situationBefore } from '../../../src/assignment/admission/situation.ts';
import { AddressIdSchema, MunicipalityCodeSchema, ResidentIdSchema } from '../../../src/domain/ids.ts';
import { sha256Hex } from '../../../src/domain/hash.ts';
import type { StratumKey } from '../../../src/domain/stratum.ts';
import { codesOf, valueOf } from '../../store/expect-result.ts';

function candidate(number: number, gender = number % 2 === 0 ? 'M' : 'V'): Candidate {
  const id = sha256Hex('candidate', number).slice(0, 32);
  return {
    residentId: ResidentIdSchema.parse(id),
    addressId: AddressIdSchema.parse(id),
    features: { municipality: 'GM0344', gender },
  };
}
const person = (number: number, ageBand: string): Candidate => {
  const one = candidate(number);
  return { ...one, features: { ...one.features, ageBand } };
};
const candidates = (from: number, to: number): Candidate[] =>
  Array.from({ length: to - from }, (_, index) => candidate(from + index));
const idsOf = (list: readonly Candidate[]): readonly string[] =>
  list.map(({ residentId }) => residentId).sort();

const base: AdmissionInput = {
  maximumMembers: 10,
  members: [],
  reserves: [],
  newcomers: [],
  quotaFeatures: ['gender'],
  quotaTolerance: 0,
  population: new Map([
    [
      'gender',
      new Map([
        ['M', 50],
        ['V', 50],
      ]),
    ],
  ]),
};

describe('an admission', () => {
  it('takes everybody while there is room, with or without randomness', async () => {
    for (const randomness of [undefined, 'dice: 1']) {
      const newcomers = candidates(0, 10);
      const plan = valueOf(await planAdmission({ ...base, newcomers }, randomness));
      expect(plan.admitted).toEqual(idsOf(newcomers));
      expect({ ...plan, admitted: [] }).toMatchObject({ placeCount: 10, reserves: [], lottery: undefined });
    }
  });

  it('needs randomness when there are more, and names the hash to publish', async () => {
    const input = { ...base, newcomers: candidates(0, 11) };
    const refused = await planAdmission(input, undefined);
    expect(refused).toMatchObject({
      failures: [{ params: { candidates: 11, places: 10, inputHash: admissionInputHash(input) } }],
    });
    expect(codesOf(refused)).toEqual(['admission.randomness-missing']);
  });

  it('fills every place within the quotas, and puts everybody else in reserve', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 0, max: 6 }),
        fc.string(),
        async (extraCount, memberCount, randomness) => {
          const members = candidates(1000, 1000 + memberCount);
          const newcomers = candidates(0, 12 + extraCount);
          const input = { ...base, members, newcomers };
          const plan = valueOf(await planAdmission(input, randomness));
          expect(plan.admitted).toHaveLength(10 - memberCount);
          expect([...plan.admitted, ...plan.reserves].sort()).toEqual(idsOf(newcomers));
          const chosen = newcomers.filter(({ residentId }) => plan.admitted.includes(residentId));
          const women = [...members, ...chosen].filter(({ features }) => features.gender === 'V');
          expect(women).toHaveLength(5);
          expect(plan.lottery?.tolerances).toEqual({ gender: 0 });
        },
      ),
      { numRuns: 15 },
    );
  });

  it('does not look at the order of rows', async () => {
    const newcomers = candidates(0, 25);
    const plan = valueOf(await planAdmission({ ...base, newcomers }, '0'));
    const other = valueOf(await planAdmission({ ...base, newcomers: newcomers.toReversed() }, '0'));
    expect(other).toEqual(plan);
    expect(valueOf(await planAdmission({ ...base, newcomers }, ' ')).admitted).not.toEqual(plan.admitted);
  });

  it('gives everybody of one kind about the same chance', async () => {
    const newcomers = candidates(0, 20);
    const counts = new Map<string, number>();
    for (let round = 0; round < 120; round++) {
      const { admitted } = valueOf(await planAdmission({ ...base, newcomers }, `round ${round}`));
      for (const id of admitted) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    // Each has one chance in two: 60 of 120, with a standard deviation of 5.5.
    for (const { residentId } of newcomers) {
      expect(counts.get(residentId) ?? 0).toBeGreaterThan(36);
      expect(counts.get(residentId) ?? 0).toBeLessThan(84);
    }
  });

  it('lets a quota give way that cannot be kept, as little as possible, and takes all who are rare', async () => {
    const women = Array.from({ length: 2 }, (_, number) => candidate(number, 'V'));
    const men = Array.from({ length: 20 }, (_, number) => candidate(100 + number, 'M'));
    const plan = valueOf(await planAdmission({ ...base, newcomers: [...women, ...men] }, 'dice: 2'));
    for (const { residentId } of women) expect(plan.admitted).toContain(residentId);
    expect(plan.admitted).toHaveLength(10);
    // Eight men instead of five.
    expect(plan.lottery?.tolerances).toEqual({ gender: 3 });
  });

  it('lets only that feature give way of which the quotas cannot be kept', async () => {
    // Eight of nine places are taken: the last one cannot go to both who is missing of the middle and of the old.
    const ageBands = ['young', 'young', 'young', 'young', 'young', 'young', 'middle', 'middle'];
    const input: AdmissionInput = {
      ...base,
      maximumMembers: 9,
      quotaFeatures: ['gender', 'ageBand'],
      population: new Map([
        ...base.population,
        ['ageBand', new Map(['young', 'middle', 'old'].map((age) => [age, 30]))],
      ]),
      members: ageBands.map((age, index) => person(index, age)),
      newcomers: ['middle', 'middle', 'old', 'old'].map((age, index) => person(20 + index, age)),
    };
    const plan = valueOf(await planAdmission(input, 'dice: 4'));
    expect(plan.lottery?.tolerances).toEqual({ gender: 0, ageBand: 1 });
    expect(plan.admitted).toHaveLength(1);
  });

  it('fills open places from the reserve first, in its order, as far as the quotas allow', async () => {
    const members = [
      ...Array.from({ length: 5 }, (_, number) => candidate(number, 'M')),
      ...Array.from({ length: 3 }, (_, number) => candidate(50 + number, 'V')),
    ];
    const reserves = [candidate(200, 'M'), candidate(201, 'V'), candidate(202, 'M'), candidate(203, 'V')];
    const plan = valueOf(await planAdmission({ ...base, members, reserves }, undefined));
    expect(plan.admitted).toEqual(idsOf([candidate(201, 'V'), candidate(203, 'V')]));
    expect(plan.lottery).toBeUndefined();
    const onlyMen = reserves.filter(({ features }) => features.gender === 'M');
    const other = valueOf(await planAdmission({ ...base, members, reserves: onlyMen }, undefined));
    expect(other.admitted).toEqual(idsOf(onlyMen));
  });

  it('of newcomers when there is no room only puts them in order', async () => {
    const input = { ...base, members: candidates(0, 10), newcomers: candidates(20, 25) };
    const plan = valueOf(await planAdmission(input, 'dice: 3'));
    expect(plan.admitted).toEqual([]);
    expect([...plan.reserves].sort()).toEqual(idsOf(input.newcomers));
  });
});

describe('the population that members must look like', () => {
  it('counts each municipality for its target', () => {
    const strata = new Map<StratumKey, number>([
      ['GM1/M' as StratumKey, 300],
      ['GM1/V' as StratumKey, 100],
      ['GM2/M' as StratumKey, 10],
      ['GM2/V' as StratumKey, 90],
    ]);
    const [first, second] = ['GM1', 'GM2'].map((code) => MunicipalityCodeSchema.parse(code));
    if (first === undefined || second === undefined) throw new Error('there are two');
    const targets = new Map([
      [first, 30],
      [second, 10],
    ]);
    const population = targetPopulationOf(strata, ['municipality', 'gender'], targets);
    expect(Object.fromEntries(population.get('municipality') ?? [])).toEqual({
      GM1: 750_000_000,
      GM2: 250_000_000,
    });
    // 0.75 * 0.75 + 0.25 * 0.1
    expect(population.get('gender')?.get('M')).toBe(587_500_000);
    expect(population.get('gender')?.get('V')).toBe(412_500_000);
  });
});

describe('the situation before an admission', () => {
  const [first, second, third, fourth] = [1, 2, 3, 4].map((number) => candidate(number).residentId);
  const move = (
    residentId: typeof first,
    to: 'signed-up' | 'withdrawn',
    eventSequence: number,
    isLate = false,
  ) => (residentId === undefined ? [] : [{ residentId, to, isLate, eventSequence } as const]);
  const history = {
    moves: [
      ...move(first, 'signed-up', 5),
      ...move(second, 'signed-up', 5),
      ...move(third, 'signed-up', 6, true),
      ...move(first, 'withdrawn', 9),
      ...move(fourth, 'signed-up', 10),
    ],
    members: first === undefined ? [] : [{ residentId: first, admissionId: 1 }],
    reserves: second === undefined ? [] : [{ residentId: second, admissionId: 1 }],
  };

  it.each([
    [{ admissionId: 1, eventSequence: 7, admitsLate: false }, [], [], [first, second]],
    [{ admissionId: 1, eventSequence: 7, admitsLate: true }, [], [], [first, second, third]],
    [{ admissionId: 2, eventSequence: 8, admitsLate: false }, [first], [second], []],
    [{ admissionId: 2, eventSequence: undefined, admitsLate: false }, [], [second], [fourth]],
    [{ admissionId: 2, eventSequence: undefined, admitsLate: true }, [], [second], [third, fourth]],
  ])('%j', (moment, members, reserves, newcomers) => {
    expect(situationBefore(history, moment)).toEqual({ members, reserves, newcomers });
  });
});

describe('what an admission is fixed by', () => {
  it('changes with everything that decides it', () => {
    const input = { ...base, newcomers: candidates(0, 3), reserves: candidates(5, 7) };
    const hashes = [
      input,
      { ...input, maximumMembers: 11 },
      { ...input, quotaTolerance: 1 },
      { ...input, newcomers: candidates(0, 4) },
      { ...input, newcomers: [...candidates(0, 2), candidate(2, 'V')] },
      { ...input, reserves: candidates(5, 7).toReversed() },
      { ...input, members: candidates(8, 9) },
      { ...input, population: new Map() },
    ].map(admissionInputHash);
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(admissionInputHash({ ...input, newcomers: input.newcomers.toReversed() })).toBe(hashes[0]);
  });

  it('has a hash over its members that anybody can compute', () => {
    const id = ResidentIdSchema.parse('a'.repeat(32));
    // printf '1|aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n2|aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n' | sha256sum
    expect(
      hashNumbered([
        [2, id],
        [1, id],
      ]),
    ).toBe(sha256Hex(`1|${id}\n2|${id}\n`));
    expect(hashNumbered([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});
