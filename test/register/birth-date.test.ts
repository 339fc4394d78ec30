import { describe, expect, it } from 'vitest';
import { parseBirthDate } from '../../src/register/birth-date.ts';

describe('a birth date', () => {
  it.each([
    ['19800102', [1980, 1, 2]],
    ['1980-01-02', [1980, 1, 2]],
    ['20000229', [2000, 2, 29]],
    ['19960229', [1996, 2, 29]],
    ['19801231', [1980, 12, 31]],
    ['19800500', [1980, 5, 0]],
    ['19800000', [1980, 0, 0]],
    ['00000000', [0, 0, 0]],
  ])('is read from "%s"', (text, [year, month, day]) => {
    expect(parseBirthDate(text)).toEqual({ year, month, day });
  });

  it.each([
    '',
    '0',
    '1980',
    '1980010',
    '198001021',
    '19000229',
    '19810229',
    '19800431',
    '19801301',
    '19800132',
    '19800015',
    '00000101',
    '00000100',
    '00001231',
    '18000101',
    '02-01-1980',
    '1980-1-2',
    '1980/01/02',
    'onbekend',
    '１９８００１０２',
  ])('is refused for "%s"', (text) => expect(parseBirthDate(text)).toBeUndefined());
});
