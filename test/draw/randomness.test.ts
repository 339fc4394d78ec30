import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Hash } from '../../src/domain/ids.ts';
import { checkRandomness, effectiveSeedOf } from '../../src/draw/randomness.ts';

describe('the public randomness', () => {
  it.each([
    '0',
    '00',
    '4 2 6 1 3',
    'fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587',
    'één dobbelsteen: ⚃',
    '🎲',
    'x'.repeat(1000),
    '🎲'.repeat(1000),
  ])('may be %j', (text) => {
    expect(checkRandomness(text)).toEqual({ ok: true, value: text });
  });

  it.each([
    ['', ['empty']],
    [' ', ['empty']],
    ['\n', ['empty', 'hidden-character']],
    [' 4 2', ['outer-spaces']],
    ['4 2 ', ['outer-spaces']],
    ['4\u00a02\u00a0', ['outer-spaces']],
    ['4\n2', ['hidden-character']],
    ['4\r2', ['hidden-character']],
    ['4\t2', ['hidden-character']],
    ['4\x002', ['hidden-character']],
    ['4\u20282', ['hidden-character']],
    ['4\u200b2', ['hidden-character']],
    ['4\u202e2', ['hidden-character']],
    ['\ud83c', ['hidden-character']],
    ['e\u0301e\u0301n', ['not-nfc']],
    ['x'.repeat(1001), ['too-long']],
    [' e\u0301\n' + 'x'.repeat(1000), ['outer-spaces', 'too-long', 'hidden-character', 'not-nfc']],
  ])('is refused when it is %j: %j', (text, expected) => {
    const result = checkRandomness(text);
    const codes = result.ok ? [] : result.failures.map(({ code }) => code.replace('draw.randomness-', ''));
    expect(codes).toEqual(expected);
  });

  it('makes the effective seed together with the commitment', () => {
    const commitment = 'ab'.repeat(32) as Hash;
    const expected = createHash('sha256').update(`${commitment}|één`, 'utf8').digest('hex');
    expect(effectiveSeedOf(commitment, 'één')).toBe(expected);
    expect(effectiveSeedOf(commitment, '0')).not.toBe(effectiveSeedOf(commitment, '00'));
  });
});
