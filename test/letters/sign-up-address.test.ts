/** Addresses for many codes come out as each would on its own. */
import { describe, expect, it } from 'vitest';
import { openSignUpAddresses, signUpAddressOf } from '../../src/letters/sign-up-address.ts';
import { orderWith } from './letter-fixtures.ts';

describe('the addresses for signing up', () => {
  it.each([
    'https://panel.example/meedoen',
    'https://panel.example/meedoen?taal=nl',
    'https://panel.example/meedoen?code=oud&taal=nl#deel',
    'https://panel.example/{code}',
    'https://panel.example/{code}/ga?c={code}#{code}',
    'https://panel.example/é ü?x={code}',
    'https://{code}.panel.example/',
    'https://user:{code}@panel.example:8443/',
    'http://panel.example',
    'ftp://panel.example/{code}',
    '{code}://panel.example',
    'no address',
    '',
  ])('are for %j what each code alone gives', (signUpUrl) => {
    const addressOf = openSignUpAddresses(signUpUrl);
    for (let number = 1; number <= 50; number++) {
      const { code } = orderWith(number);
      expect(addressOf(code)).toBe(signUpAddressOf(signUpUrl, code));
    }
  });
});
