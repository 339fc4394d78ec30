import { describe, expect, it } from 'vitest';
import { membersCsv, publicGroupsOf, publicStrataCsv, seatsCsv } from '../../src/audit/bundle-tables.ts';
import type { StratumKey } from '../../src/domain/stratum.ts';

describe('the tables of a bundle', () => {
  it('give seats of a stratum that the frame does not have no residents and no size', () => {
    const stratum = 'GM0344/V' as StratumKey;
    expect(seatsCsv([], [{ wave: 1, stratum, seatCount: 2, candidatesLeftCount: 5 }])).toBe(
      'wave,stratum,residents,size,seats,candidates_left\n1,GM0344/V,0,0,2,5\n',
    );
  });

  it('add up the seats of all waves, of which a stratum without any has 0', () => {
    const [men, women] = ['GM0344/M', 'GM0344/V'] as const satisfies readonly string[];
    const strata = [men, women].map((stratum) => ({
      stratum: stratum as StratumKey,
      residentCount: 50,
      size: 50n,
    }));
    const seats = [1, 2].map((wave) => ({
      wave,
      stratum: men as StratumKey,
      seatCount: 2 * wave,
      candidatesLeftCount: 9,
    }));
    const tableOf = (drawn: typeof seats | undefined) =>
      publicStrataCsv(publicGroupsOf(strata, drawn)).split('\n');
    expect(tableOf(seats)).toEqual(['municipality,strata,residents,seats', 'GM0344,GM0344/*,100,6', '']);
    expect(tableOf(undefined)).toEqual([
      'municipality,strata,residents',
      'GM0344,GM0344/M,50',
      'GM0344,GM0344/V,50',
      '',
    ]);
  });

  it('have the features in one order, whatever the order of the settings', () => {
    const input = { members: [], cases: [], maximumCasesPerMember: 4 };
    for (const features of [
      ['gender', 'municipality'],
      ['municipality', 'gender'],
    ] as const) {
      expect(membersCsv({ input }, features)).toBe('resident_id,municipality,gender,excluded_cases\n');
    }
  });
});
