import { describe, expect, it } from 'vitest';
import { membersCsv, seatsCsv } from '../../src/audit/bundle-tables.ts';
import type { StratumKey } from '../../src/domain/stratum.ts';

describe('the tables of a bundle', () => {
  it('give seats of a stratum that the frame does not have no residents and no size', () => {
    const stratum = 'GM0344/V' as StratumKey;
    expect(seatsCsv([], [{ wave: 1, stratum, seatCount: 2, candidatesLeftCount: 5 }])).toBe(
      'wave,stratum,residents,size,seats,candidates_left\n1,GM0344/V,0,0,2,5\n',
    );
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
