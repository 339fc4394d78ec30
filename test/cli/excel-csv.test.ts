import { describe, expect, it } from 'vitest';
import { excelCsv } from '../../src/cli/excel-csv.ts';

describe('a table for Excel in Dutch', () => {
  it.each([
    ['a,b', 'a;b'],
    ['3.5', '3,5'],
    ['-3.5', '-3,5'],
    ['-12', '-12'],
    ['1.2.3', '1.2.3'],
    ['2027-01-31', '2027-01-31'],
    ['=1+1', "'=1+1"],
    ['+31 30 000 00 00', "'+31 30 000 00 00"],
    ['@name', "'@name"],
    ['-a', "'-a"],
    ['＝1+1', "'＝1+1"],
    ['＠name', "'＠name"],
    ['"a;b"', '"a;b"'],
    ['"say ""so"""', '"say ""so"""'],
    ['é', 'é'],
  ])('%s becomes %s', (cells, expected) => {
    expect(excelCsv(`${cells}\n`)).toBe(`\ufeff${expected}\r\n`);
  });
});
