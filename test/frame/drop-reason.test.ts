import { describe, expect, it } from 'vitest';
import type { Resident } from '../../src/domain/resident.ts';
import { dropReasonOf } from '../../src/frame/drop-reason.ts';
import { addressWith, eligibility, residentWith } from './test-residents.ts';

const lenient = {
  ...eligibility,
  suspended: 'invite',
  outsideMunicipality: 'invite',
  secretAddress: 'invite',
} as const;

describe('a drawn resident in a newer register', () => {
  it('keeps the letter when nothing stands against it', () => {
    expect(dropReasonOf(residentWith(), eligibility)).toBeUndefined();
    expect(
      dropReasonOf(residentWith({ address: addressWith({ houseNumber: '14' }) }), eligibility),
    ).toBeUndefined();
  });

  it('moved away when the register does not have them', () => {
    expect(dropReasonOf(undefined, eligibility)).toBe('moved-away');
    expect(dropReasonOf(undefined, lenient)).toBe('moved-away');
  });

  it.each<[Partial<Resident>, string]>([
    [{ suspension: 'O' }, 'died'],
    [{ suspension: 'O', secrecy: 7 }, 'died'],
    [{ suspension: 'E' }, 'moved-away'],
    [{ suspension: 'M' }, 'registration-ended'],
    [{ suspension: 'F' }, 'registration-ended'],
    [{ isOutsideMunicipality: true }, 'moved-away'],
    [{ addressInvestigation: { subject: '089999', startedOn: '20260101' } }, 'moved-away'],
    [{ address: addressWith({ postcode: '' }) }, 'no-address'],
    [{ address: addressWith({ addressFunction: 'B' }) }, 'no-address'],
    [{ secrecy: 1 }, 'secret'],
    [{ guardianship: '1' }, 'not-eligible'],
    [{ birthDate: { year: 2015, month: 1, day: 1 } }, 'not-eligible'],
  ])('with %j is dropped: %s', (changes, expected) => {
    expect(dropReasonOf(residentWith(changes), eligibility)).toBe(expected);
  });

  it('is judged by the rules of the settings, except that nobody writes to the dead', () => {
    expect(dropReasonOf(residentWith({ secrecy: 7 }), lenient)).toBeUndefined();
    expect(dropReasonOf(residentWith({ isOutsideMunicipality: true }), lenient)).toBeUndefined();
    expect(dropReasonOf(residentWith({ suspension: 'O' }), lenient)).toBe('died');
  });
});
