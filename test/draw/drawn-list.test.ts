import { describe, expect, it } from 'vitest';
import type { DrawnResident } from '../../src/domain/drawn-resident.ts';
import { sha256HexOfBytes } from '../../src/domain/hash.ts';
import type { AddressId, ResidentId } from '../../src/domain/ids.ts';
import type { StratumKey } from '../../src/domain/stratum.ts';
import { drawnHashOf, drawnListCsv } from '../../src/draw/drawn-list.ts';
import { idOf, seedOf, UTRECHT } from './test-frames.ts';

function drawnWith({ stratum = 'GM0344/V', wave = 1, rank = 1 }): DrawnResident {
  return {
    residentId: idOf('resident') as ResidentId,
    addressId: idOf('address') as AddressId,
    municipality: UTRECHT,
    stratum: stratum as StratumKey,
    wave,
    rank,
    ticket: seedOf('ticket'),
    chanceClass: 0,
    inclusionProbability: 0.025903825213,
    designWeight: 1 / 0.025903825213,
  };
}

describe('the list of who was drawn', () => {
  it('has a header and one line per resident, with decimals of a fixed number', () => {
    const row = `${idOf('resident')},${idOf('address')},GM0344/V,1,1,${seedOf('ticket')},0.025903825,38.604337`;
    expect(drawnListCsv([drawnWith({})])).toBe(
      `resident_id,address_id,stratum,wave,rank,ticket,inclusion_probability,design_weight\n${row}\n`,
    );
  });

  it('writes the chance and the weight that each resident has, also where one of both is the same', () => {
    const half = { ...drawnWith({ rank: 1 }), inclusionProbability: 0.5, designWeight: 2 };
    const list = drawnListCsv([
      half,
      { ...half, rank: 2, designWeight: 3 },
      { ...half, rank: 3, inclusionProbability: 0.25 },
      { ...half, rank: 4 },
    ]);
    const ends = list.match(/[\d.]+,[\d.]+$/gm);
    expect(ends).toEqual([
      '0.500000000,2.000000',
      '0.500000000,3.000000',
      '0.250000000,2.000000',
      '0.500000000,2.000000',
    ]);
  });

  it('stands in the order wave, stratum by bytes, rank as a number, however it is given', () => {
    const list = [
      drawnWith({ stratum: 'GM0344/a', rank: 2 }),
      drawnWith({ stratum: 'GM0344/a', rank: 10 }),
      drawnWith({ stratum: 'GM0344/\uff5e' }),
      // Above U+FFFF: last by bytes, though JavaScript's own order of texts puts it first.
      drawnWith({ stratum: 'GM0344/\u{1f600}' }),
      drawnWith({ stratum: 'GM0344/a', rank: 1, wave: 2 }),
    ];
    expect(drawnListCsv(list.toReversed())).toBe(drawnListCsv(list));
    const places = drawnListCsv(list)
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',').slice(2, 5).join());
    expect(places).toEqual([
      'GM0344/a,1,2',
      'GM0344/a,1,10',
      'GM0344/\uff5e,1,1',
      'GM0344/\u{1f600},1,1',
      'GM0344/a,2,1',
    ]);
  });

  it('is hashed as the bytes that it is', () => {
    const list = [drawnWith({})];
    expect(drawnHashOf(list)).toBe(sha256HexOfBytes(Buffer.from(drawnListCsv(list))));
    expect(drawnListCsv([]).split('\n')).toHaveLength(2);
  });
});
