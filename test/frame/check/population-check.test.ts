import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Resident } from '../../../src/domain/resident.ts';
import { PopulationCheck } from '../../../src/frame/check/population-check.ts';
import { FrameBuilder } from '../../../src/frame/frame-builder.ts';
import { judgeEligibility } from '../../../src/frame/judge-eligibility.ts';
import { NO_LISTS } from '../../../src/frame/person-list.ts';
import { ProblemList } from '../../../src/register/check/problem-list.ts';
import {
  KEY,
  UTRECHT,
  ZOETERMEER,
  addressWith,
  eligibility,
  frameSettings,
  residentWith,
} from '../test-residents.ts';

type Entry = readonly [changes: Partial<Resident>, fileIndex?: number];

function check(entries: readonly Entry[]) {
  const population = new PopulationCheck(frameSettings, NO_LISTS);
  for (const [changes, fileIndex = 0] of entries) population.add(residentWith(changes), fileIndex);
  const problems = new ProblemList();
  const figures = population.finish(problems);
  return {
    figures,
    found: [...problems].map(({ fileIndex, row, problem }) => `${fileIndex}:${row} ${problem}`),
  };
}

const named = (surname: string): Pick<Resident, 'name'> => ({ name: { ...residentWith().name, surname } });

describe('who stands in the registers twice', () => {
  it('is found by the same person key, in whatever file and row', () => {
    const { found, figures } = check([
      [{ row: 2, personKey: '1', ...named('A') }],
      [{ row: 3, personKey: '2', ...named('B') }],
      [{ row: 9, personKey: '1', ...named('C') }],
      [{ row: 4, personKey: '1', ...named('D') }, 1],
    ]);
    expect(found).toEqual(['0:9 same-person', '1:4 same-person']);
    expect(figures).toMatchObject({ residentCount: 4, personCount: 2, samePersonCount: 2 });
  });

  it('may be who has the name, birth date and address of another, however they are spelled', () => {
    const { found, figures } = check([
      [{ row: 2, personKey: '1' }],
      [{ row: 3, personKey: '2', ...named('VOORBEELD'), address: addressWith({ postcode: '3511 aa' }) }],
      [{ row: 4, personKey: '3', birthDate: { year: 1980, month: 5, day: 18 } }],
      [{ row: 5, personKey: '4', address: addressWith({ houseNumber: '13' }) }],
      [{ row: 6, personKey: '5', ...named('Voorbeeldt') }],
    ]);
    expect(found).toEqual(['0:3 same-name-and-address']);
    expect(figures).toMatchObject({ personCount: 5, sameNameAndAddressCount: 1 });
  });

  it('is told once when the person is the same in everything', () => {
    expect(check([[{ row: 2 }], [{ row: 3 }]]).found).toEqual(['0:3 same-person']);
  });
});

describe('residents by gender, age band and district', () => {
  it('are counted by municipality, with who of them can be drawn; ended registrations are left out', () => {
    const { figures } = check([
      [{ personKey: '1' }],
      [{ personKey: '2', gender: 'M', secrecy: 3, district: 'WK034402' }],
      [{ personKey: '3', birthDate: { year: 2015, month: 1, day: 1 } }],
      [{ personKey: '4', suspension: 'O', district: 'WK034409' }],
      [{ personKey: '5', municipality: ZOETERMEER, district: 'unknown' }],
    ]);
    const [utrecht, zoetermeer] = figures.municipalities;
    expect(utrecht).toMatchObject({
      municipality: UTRECHT,
      districts: [
        { value: 'WK034401', personCount: 2, eligibleCount: 1 },
        { value: 'WK034402', personCount: 1, eligibleCount: 0 },
      ],
      genders: [
        { value: 'M', personCount: 1, eligibleCount: 0 },
        { value: 'V', personCount: 2, eligibleCount: 1 },
        { value: 'O', personCount: 0, eligibleCount: 0 },
      ],
    });
    const inUse = utrecht?.ageBands.filter(({ personCount }) => personCount > 0);
    expect(inUse?.map(({ value, personCount }) => `${value}: ${personCount}`)).toEqual([
      '0-17: 1',
      '45-59: 2',
    ]);
    expect(zoetermeer?.districts).toEqual([{ value: 'unknown', personCount: 1, eligibleCount: 1 }]);
    expect(figures.excluded).toMatchObject({ suspended: 1, 'secret-address': 1, 'too-young': 1 });
  });
});

describe('persons per address', () => {
  it('are of those who live there, and the largest are named by the row of the first of them', () => {
    const big = addressWith({ houseNumber: '99' });
    const { figures } = check([
      [{ row: 2, personKey: '1' }],
      [{ row: 3, personKey: '2', address: big }],
      [{ row: 4, personKey: '3', address: big }],
      [{ row: 5, personKey: '4', address: big, suspension: 'O' }],
      [{ row: 6, personKey: '5', address: addressWith({ street: '.' }) }],
      [{ row: 7, personKey: '6', address: addressWith({ street: '', houseNumber: '' }) }],
    ]);
    expect(figures.addressSizes.filter(({ addressCount }) => addressCount > 0)).toEqual([
      { label: '1', addressCount: 1, personCount: 1 },
      { label: '2', addressCount: 1, personCount: 2 },
    ]);
    expect(figures.largestAddresses).toEqual([{ personCount: 2, fileIndex: 0, row: 3 }]);
    expect(figures.withoutAddressCount).toBe(2);
  });
});

describe('what the rules leave', () => {
  it('is what the frame is built of, whoever stands in it twice', () => {
    const entries = fc.array(
      fc.record({
        personKey: fc.constantFrom('1', '2', '3', '4', '5'),
        row: fc.integer({ min: 2, max: 999 }),
        suspension: fc.constantFrom('', '', 'O'),
        secrecy: fc.constantFrom(0, 0, 7),
        birthDate: fc.constantFrom({ year: 1980, month: 1, day: 1 }, { year: 2020, month: 1, day: 1 }),
      }),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(entries, (added) => {
        const { figures } = check(added.map((changes) => [changes]));
        const builder = new FrameBuilder(KEY, frameSettings);
        for (const changes of added) {
          const resident = residentWith(changes);
          if (judgeEligibility(resident, eligibility) === undefined) builder.add(resident, 0);
        }
        const built = builder.finish();
        expect(figures.eligibleCount).toBe(built.ok ? built.value.frame.residentCount : 0);
        expect(figures.repeatedEligibleCount).toBe(built.ok ? built.value.duplicates.length : 0);
        const excludedCount = Object.values(figures.excluded).reduce((sum, count) => sum + count, 0);
        expect(figures.eligibleCount + figures.repeatedEligibleCount + excludedCount).toBe(added.length);
      }),
    );
  });
});
