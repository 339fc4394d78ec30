import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isValidANumber, isValidBsn } from '../../src/register/person-key.ts';
import { aNumbers } from './brp-csv.ts';

/** The rule of the Logisch Ontwerp, written out plainly. */
function followsANumberRule(text: string): boolean {
  if (!/^[1-9]\d{9}$/.test(text)) return false;
  const digits = Array.from(text, Number);
  const sum = digits.reduce((total, digit) => total + digit, 0);
  const weighted = digits.reduce((total, digit, index) => total + digit * 2 ** index, 0);
  const hasEqualNeighbours = digits.some((digit, index) => index > 0 && digit === digits[index - 1]);
  return !hasEqualNeighbours && [0, 5].includes(sum % 11) && weighted % 11 === 0;
}

function withOneDigitChanged(number: string): string[] {
  return Array.from(number).flatMap((own, index) =>
    Array.from('0123456789')
      .filter((digit) => digit !== own)
      .map((digit) => number.slice(0, index) + digit + number.slice(index + 1)),
  );
}

describe('the check of an A-nummer', () => {
  it('follows the rule for any ten digits', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(digits, (list) => {
        const text = list.join('');
        expect(isValidANumber(text)).toBe(followsANumberRule(text));
      }),
      { numRuns: 5000 },
    );
  });

  it('accepts numbers that follow the rule', () => {
    for (const number of aNumbers(300)) expect([number, followsANumberRule(number)]).toEqual([number, true]);
  });

  it('refuses every number with one digit changed', () => {
    const changed = aNumbers(40).flatMap(withOneDigitChanged);
    expect(changed).toHaveLength(40 * 90);
    expect(changed.filter(isValidANumber)).toEqual([]);
  });

  it.each(['', '123', '12345678901', '0101010101', 'a121212121', '1212 12121', '１２１２１２１２１２'])(
    'refuses "%s"',
    (text) => expect(isValidANumber(text)).toBe(false),
  );
});

describe('the check of a BSN', () => {
  it.each([
    ['111222333', true],
    ['123456782', true],
    ['000000012', true],
    ['123456783', false],
    ['000000000', false],
    ['12345678', false],
    ['1234567820', false],
    ['12345678a', false],
    ['', false],
  ])('of "%s" says %s', (text, expected) => expect(isValidBsn(text)).toBe(expected));

  it('refuses every number with one digit changed', () => {
    expect(withOneDigitChanged('111222333').filter(isValidBsn)).toEqual([]);
  });
});
