import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExclusionReason } from '../../src/domain/reasons.ts';
import { exclusionReasons } from '../../src/domain/reasons.ts';
import type { Address, Resident } from '../../src/domain/resident.ts';
import { judgeEligibility } from '../../src/frame/judge-eligibility.ts';
import { residentIdOf } from '../../src/frame/opaque-ids.ts';
import type { PersonLists } from '../../src/frame/person-list.ts';
import { KEY, addressWith, eligibility, residentWith } from './test-residents.ts';

const years = (year: number): Partial<Resident> => ({ birthDate: { year, month: 1, day: 1 } });

/** What brings about each reason. */
const changesFor: Record<ExclusionReason, Partial<Resident>> = {
  suspended: { suspension: 'O' },
  'not-living-there': { addressInvestigation: { subject: '089999', startedOn: '20260101' } },
  'outside-municipality': { isOutsideMunicipality: true },
  'no-address': { address: addressWith({ postcode: '' }) },
  'postal-address': { address: addressWith({ addressFunction: 'B' }) },
  'address-under-investigation': { addressInvestigation: { subject: '081120', startedOn: '20260101' } },
  guardianship: { guardianship: '1' },
  'secret-address': { secrecy: 7 },
  'age-unknown': { birthDate: { year: 0, month: 0, day: 0 } },
  'too-young': years(2010),
  'too-old': years(1900),
  'opted-out': { bsn: '111222333' },
  'drawn-before': { personKey: '9876543210' },
};
const strict = { ...eligibility, maximumAge: 99, addressUnderInvestigation: 'exclude' } as const;
const lists: PersonLists = {
  optedOut: [{ kind: 'bsn', values: new Set(['111222333']), keyHex: KEY }],
  drawnBefore: [{ kind: 'residentId', values: new Set([residentIdOf(KEY, '9876543210')]), keyHex: KEY }],
};

describe('who may be drawn', () => {
  it('is a resident of age with an address and nothing against it', () => {
    expect(judgeEligibility(residentWith(), strict, lists)).toBeUndefined();
  });

  it.each(Object.entries(changesFor))('is excluded as %s', (reason, changes) => {
    expect(judgeEligibility(residentWith(changes), strict, lists)).toBe(reason);
  });

  it('counts only the first reason, in the order of the list of reasons', () => {
    const order = Object.keys(exclusionReasons) as ExclusionReason[];
    // Reasons that can be true of one resident at the same time.
    const together: ExclusionReason[] = [
      'suspended',
      'outside-municipality',
      'guardianship',
      'secret-address',
      'age-unknown',
      'opted-out',
      'drawn-before',
    ];
    fc.assert(
      fc.property(
        fc.subarray(together, { minLength: 1 }),
        fc.constantFrom('no-address', 'postal-address'),
        fc.constantFrom('not-living-there', 'address-under-investigation'),
        (some, address, doubt) => {
          const reasons: ExclusionReason[] = [...some, address, doubt];
          const changes: Partial<Resident> = Object.assign(
            {},
            ...reasons.map((reason) => changesFor[reason]),
          );
          const first = order.find((reason) => reasons.includes(reason));
          expect(judgeEligibility(residentWith(changes), strict, lists)).toBe(first);
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

  it.each([
    ['suspended', 'suspended'],
    ['notLivingThere', 'not-living-there'],
    ['outsideMunicipality', 'outside-municipality'],
    ['postalAddress', 'postal-address'],
    ['addressUnderInvestigation', 'address-under-investigation'],
    ['guardianship', 'guardianship'],
    ['secretAddress', 'secret-address'],
  ] as const)('is invited after all when the settings say so of %s', (setting, reason) => {
    const resident = residentWith(changesFor[reason]);
    expect(judgeEligibility(resident, { ...strict, [setting]: 'invite' })).toBeUndefined();
    expect(judgeEligibility(resident, { ...strict, [setting]: 'exclude' })).toBe(reason);
  });

  it('invites by default who lives at an address in doubt, but not who is known to live elsewhere', () => {
    const inDoubt = residentWith(changesFor['address-under-investigation']);
    const livingElsewhere = residentWith(changesFor['not-living-there']);
    expect(judgeEligibility(inDoubt, eligibility)).toBeUndefined();
    expect(judgeEligibility(livingElsewhere, eligibility)).toBe('not-living-there');
  });

  it('leaves a doubt that became certain to the rule for those who live elsewhere', () => {
    const resident = residentWith(changesFor['not-living-there']);
    expect(judgeEligibility(resident, { ...strict, notLivingThere: 'invite' })).toBeUndefined();
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
    [{ abroad: { country: '5010', lines: ['Rue Exemple 1', '', ''] } }, 'no-address', 'an address abroad'],
  ])('%j gives %s: %s', (changes, expected) => {
    expect(judgeEligibility(residentWith({ address: addressWith(changes) }), eligibility)).toBe(expected);
  });

  it('is also one that the register holds ready-made', () => {
    const address = addressWith({ street: '', houseNumber: '', postcode: '' });
    const lines = ['Voorbeeldplein 1', '3511 AA  UTRECHT'];
    const readyMade = { salutation: '', addresseeName: '', addressLines: lines };
    expect(judgeEligibility(residentWith({ address, readyMade }), eligibility)).toBeUndefined();
    const without = { ...readyMade, addressLines: [] };
    expect(judgeEligibility(residentWith({ address, readyMade: without }), eligibility)).toBe('no-address');
  });
});
