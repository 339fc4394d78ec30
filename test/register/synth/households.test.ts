import { describe, expect, it } from 'vitest';
import type { SyntheticRow } from './read-synthetic.ts';
import {
  addressOf,
  ageYearsOf,
  countBy,
  field,
  groupBy,
  readResidents,
  readRows,
  synthesize,
} from './read-synthetic.ts';

const registers = synthesize(20_000, 'households');
const residents = registers.flatMap(readResidents);
const atHome = residents.filter((row) => field(row, '08.10.10') === 'W' && addressOf(row) !== '');
const homes = [...groupBy(atHome, addressOf).values()];
const households = homes.filter((rows) => rows.length <= 15);

/** Partners: two people at one address who name each other in category 05. */
function listCouples(rows: readonly SyntheticRow[]): readonly (readonly [SyntheticRow, SyntheticRow])[] {
  return rows.flatMap((one) =>
    rows
      .filter(
        (other) =>
          field(one, '01.01.10') < field(other, '01.01.10') &&
          field(one, '05.02.40') === field(other, '01.02.40') &&
          field(other, '05.02.40') === field(one, '01.02.40') &&
          (ageYearsOf(one) ?? 0) >= 18 &&
          (ageYearsOf(other) ?? 0) >= 18,
      )
      .map((other): readonly [SyntheticRow, SyntheticRow] => [one, other]),
  );
}

describe('the households of a synthetic register', () => {
  it('let partners share an address, name each other, and differ a few years', () => {
    const couples = households.flatMap(listCouples);
    const gaps = couples.map(([one, other]) => Math.abs((ageYearsOf(one) ?? 0) - (ageYearsOf(other) ?? 0)));
    expect(couples.length).toBeGreaterThan(2_000);
    expect(gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length).toBeLessThan(5);
    for (const [one, other] of couples) {
      expect(field(one, '05.02.30')).toBe(field(other, '01.02.30'));
      expect(field(one, '05.02.20')).toBe(field(other, '01.02.20'));
    }
  });

  it('give everybody without a partner’s name their own name to use, and others all four uses', () => {
    const withPartner = residents.filter((row) => field(row, '05.02.40') !== '');
    const without = residents.filter((row) => field(row, '05.02.40') === '');
    expect(new Set(without.map((row) => field(row, '01.61.10')))).toEqual(new Set(['E']));
    expect(new Set(withPartner.map((row) => field(row, '01.61.10')))).toEqual(new Set(['E', 'P', 'V', 'N']));
  });

  it('let nearly every child live with somebody at least fifteen years older', () => {
    const children = households.flatMap((rows) =>
      rows.flatMap((row) => {
        const ageYears = ageYearsOf(row) ?? 99;
        return ageYears < 18
          ? [{ ageYears, eldest: Math.max(...rows.map((other) => ageYearsOf(other) ?? 0)) }]
          : [];
      }),
    );
    expect(children.length).toBeGreaterThan(2_500);
    const alone = children.filter(({ ageYears, eldest }) => eldest < ageYears + 15);
    expect(alone.length / children.length).toBeLessThan(0.02);
  });

  it('let most children of two parents carry a parent’s surname', () => {
    const families = households.filter((rows) => rows.length >= 3);
    const children = families.flatMap((rows) =>
      rows
        .filter((row) => (ageYearsOf(row) ?? 99) < 18)
        .map((child) =>
          rows.some(
            (other) =>
              (ageYearsOf(other) ?? 0) >= (ageYearsOf(child) ?? 0) + 15 &&
              field(other, '01.02.40') === field(child, '01.02.40'),
          ),
        ),
    );
    expect(children.filter(Boolean).length / children.length).toBeGreaterThan(0.85);
  });

  it('give each household one street in one postcode, with the place of the postcode', () => {
    const rows = registers.flatMap(readRows).filter((row) => /^\d{4}[A-Z]{2}$/.test(field(row, '08.11.60')));
    const streetsByPostcode = groupBy(rows, (row) => field(row, '08.11.60'));
    for (const inPostcode of streetsByPostcode.values()) {
      const whole = inPostcode.filter((row) => !field(row, '08.11.15').startsWith('Kade;'));
      expect(new Set(whole.map((row) => field(row, '08.11.15'))).size).toBeLessThanOrEqual(1);
      expect(new Set(whole.map((row) => field(row, '08.11.70'))).size).toBeLessThanOrEqual(1);
    }
    const postcodesByStreet = groupBy(rows, (row) => `${field(row, '08.09.10')} ${field(row, '08.11.15')}`);
    for (const ofStreet of postcodesByStreet.values()) {
      expect(countBy(ofStreet, (row) => field(row, '08.11.60')).size).toBe(1);
    }
  });

  it('keep street names and additions inside the widths of the BRP', () => {
    for (const row of residents) {
      expect(field(row, '08.11.10').length).toBeLessThanOrEqual(24);
      expect(field(row, '08.11.15').length).toBeLessThanOrEqual(80);
      expect(field(row, '08.11.40').length).toBeLessThanOrEqual(4);
    }
    expect(residents.some((row) => field(row, '08.11.10') !== field(row, '08.11.15'))).toBe(true);
  });

  it('put about a hundred people at one address in the institutions, as many as it says', () => {
    const institutions = homes.filter((rows) => rows.length > 15);
    const counts = registers.map((register) => register.counts);
    expect(institutions.length).toBe(counts.reduce((sum, count) => sum + count.institutions, 0));
    expect(Math.max(...institutions.map((rows) => rows.length))).toBeGreaterThan(60);
  });
});
