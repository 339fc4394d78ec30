import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExclusionReason } from '../../src/domain/reasons.ts';
import { exclusionReasons } from '../../src/domain/reasons.ts';
import type { Address, Resident } from '../../src/domain/resident.ts';
import { judgeEligibility } from '../../src/frame/judge-eligibility.ts';
import { addressWith, eligibility, residentWith } from './test-residents.ts';

const years = (year: number): Partial<Resident> => ({ birthDate: { year, month: 1, day: 1 } });

/** What brings about each reason. */
const changesFor: Record<ExclusionReason, Partial<Resident>> = {
  suspended: { suspension: 'O' },
  'no-address': { address: addressWith({ postcode: '' }) },
  'postal-address': { address: addressWith({ addressFunction: 'B' }) },
  'secret-address': { secrecy: 7 },
  'age-unknown': { birthDate: { year: 0, month: 0, day: 0 } },
  'too-young': years(2010),
  'too-old': years(1900),
};
const strict = { ...eligibility, maximumAge: 99 };

describe('who may be drawn', () => {
  it('is a resident of age with an address and nothing against it', () => {
    expect(judgeEligibility(residentWith(), strict)).toBeUndefined();
  });

  it.each(Object.entries(changesFor))('is excluded as %s', (reason, changes) => {
    expect(judgeEligibility(residentWith(changes), strict)).toBe(reason);
  });

  it('counts only the first reason, in the order of the list of reasons', () => {
    const order = Object.keys(exclusionReasons) as ExclusionReason[];
    // Reasons that can be true of one resident at the same time.
    const together: ExclusionReason[] = ['suspended', 'secret-address', 'age-unknown'];
    fc.assert(
      fc.property(
        fc.subarray(together, { minLength: 1 }),
        fc.constantFrom('no-address', 'postal-address'),
        (some, address) => {
          const reasons: ExclusionReason[] = [...some, address];
          const changes: Partial<Resident> = Object.assign(
            {},
            ...reasons.map((reason) => changesFor[reason]),
          );
          const first = order.find((reason) => reasons.includes(reason));
          expect(judgeEligibility(residentWith(changes), strict)).toBe(first);
        },
      ),
    );
  });

  it('includes both ends of the age limits', () => {
    const limits = { ...eligibility, minimumAge: 18, maximumAge: 67 };
    const onBirthday = (age: number): string | undefined =>
      judgeEligibility(residentWith(years(2027 - age)), limits);
    expect([17, 18, 67, 68].map(onBirthday)).toEqual(['too-young', undefined, undefined, 'too-old']);
  });

  it('excludes who is born after the reference date, even without a minimum age', () => {
    const changes = { birthDate: { year: 2027, month: 3, day: 1 } };
    expect(judgeEligibility(residentWith(changes), { ...eligibility, minimumAge: 0 })).toBe('too-young');
  });

  it('invites secret and postal addresses when the settings say so', () => {
    const open = { ...eligibility, secretAddress: 'invite', postalAddress: 'invite' } as const;
    expect(judgeEligibility(residentWith({ secrecy: 7 }), open)).toBeUndefined();
    expect(judgeEligibility(residentWith(changesFor['postal-address']), open)).toBeUndefined();
  });
});

describe('an address to write to', () => {
  it.each<[Partial<Address>, ExclusionReason | undefined, string]>([
    [{}, undefined, 'street, number and postcode'],
    [{ postcode: '' }, 'no-address', 'no postcode'],
    [{ houseNumber: '' }, 'no-address', 'no house number'],
    [{ houseNumber: '0' }, 'no-address', 'an unknown house number'],
    [{ houseNumber: '00000' }, 'no-address', 'an unknown house number with all its zeros'],
    [{ houseNumber: '10' }, undefined, 'a house number that ends in zero'],
    [{ street: '' }, 'no-address', 'no street'],
    [{ street: '.' }, 'no-address', 'an unknown street'],
    [
      { street: '.', locationDescription: 'Woonboot' },
      'no-address',
      'an unknown street beside a description',
    ],
    [
      { street: '', houseNumber: '', postcode: '', locationDescription: 'Woonboot tegenover de sluis' },
      undefined,
      'a houseboat, which has a description only',
    ],
    [{ street: '', houseNumber: '', locationDescription: '.' }, 'no-address', 'an unknown description'],
  ])('%j gives %s: %s', (changes, expected) => {
    expect(judgeEligibility(residentWith({ address: addressWith(changes) }), eligibility)).toBe(expected);
  });
});
