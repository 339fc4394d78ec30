import { describe, expect, it } from 'vitest';
import { districtOfPostcode, parseDistrictTable } from '../../src/register/district-table.ts';

function parse(text: string) {
  return parseDistrictTable(Buffer.from(text), 'districts.csv');
}

function districtIn(text: string, postcode: string): string {
  const table = parse(text);
  if (!table.ok) throw new Error(JSON.stringify(table.failures));
  return districtOfPostcode(table.value, postcode);
}

function problemsOf(text: string): readonly string[] {
  const table = parse(text);
  return table.ok ? [] : table.failures.map(({ code, place }) => `${place.line ?? '-'} ${code}`);
}

describe('the district of a postcode', () => {
  const table = 'postcode,district\n3511,WK01\n3511AB,WK02\n3512 ,WK03\n';

  it.each([
    ['3511AA', 'WK01', 'that of its four digits'],
    ['3511AB', 'WK02', 'that of its six characters, which goes first'],
    ['3512XY', 'WK03', 'found with spaces in the table'],
    ['3513AA', 'unknown', 'unknown when the table lacks it'],
    ['', 'unknown', 'unknown without a postcode'],
  ])('%s is %s: %s', (postcode, expected) => {
    expect(districtIn(table, postcode)).toBe(expected);
  });

  it('is read from other columns, delimiters, spellings and orders too', () => {
    expect(districtIn('\uFEFFWijkcode;Naam;PC6\r\nWK 04/1;x;3511 ab\r\n', '3511AB')).toBe('WK 04-1');
  });

  it('may be repeated', () => {
    expect(districtIn('postcode,wijk\n3511,WK01\n3511,WK01\n', '3511AA')).toBe('WK01');
  });
});

describe('a table of districts is refused', () => {
  it.each([
    ['', ['- list.empty']],
    ['postcode,district\n', ['- list.empty']],
    ['3511,WK01\n', ['1 list.districts-column', '1 list.districts-column']],
    ['postcode,naam\n3511,x\n', ['1 list.districts-column']],
    [
      'postcode,district\n0511,a\n3511,\n351,a\n3512,a\n3512,b\n3511A,c\n3513\n',
      [
        '2 list.districts-postcode',
        '3 list.districts-empty',
        '4 list.districts-postcode',
        '6 list.districts-twice',
        '7 list.districts-postcode',
        '8 list.districts-empty',
      ],
    ],
  ])('%j: with every row that is wrong', (text, expected) => {
    expect(problemsOf(text)).toEqual(expected);
  });
});
