import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvitationIdSchema } from '../../src/domain/ids.ts';
import { CODE_ALPHABET, loginCodeOf, parseLoginCode } from '../../src/letters/login-code.ts';
import { nearCodesOf } from '../../src/letters/near-codes.ts';

const key = new Uint8Array(32).fill(5);
const anyCode = fc.integer({ min: 1, max: 999_999 }).map((number) =>
  loginCodeOf(key, {
    panelId: 'proefpanel',
    invitationId: InvitationIdSchema.parse(`1-${String(number).padStart(6, '0')}`),
    version: 1,
  }),
);
const bare = (code: string): string[] => Array.from(code.replaceAll('-', ''));

describe('the codes near a mistyped one', () => {
  it('hold the right one, with the group in which a symbol was wrong', () => {
    fc.assert(
      fc.property(anyCode, fc.nat({ max: 11 }), fc.nat({ max: 31 }), (code, place, symbolIndex) => {
        const symbol = CODE_ALPHABET[symbolIndex] ?? '';
        fc.pre(bare(code)[place] !== symbol);
        const typed = bare(code).with(place, symbol).join('');
        expect(parseLoginCode(typed).ok).toBe(false);
        const near = nearCodesOf(typed.toLowerCase());
        const found = near.find((each) => each.code === code);
        expect(found?.groups).toEqual([Math.floor(place / 4) + 1]);
        // Little is left to guess: about one symbol a place, and a swap or two.
        expect(near.length).toBeLessThan(25);
        for (const each of near) expect(parseLoginCode(each.code)).toEqual({ ok: true, value: each.code });
      }),
      { numRuns: 100 },
    );
  });

  it('hold the right one when two neighbours were swapped, also over a hyphen', () => {
    fc.assert(
      fc.property(anyCode, fc.nat({ max: 10 }), (code, place) => {
        const symbols = bare(code);
        const [first = '', second = ''] = [symbols[place], symbols[place + 1]];
        fc.pre(first !== second);
        const typed = symbols
          .with(place, second)
          .with(place + 1, first)
          .join('');
        const found = nearCodesOf(typed).find((each) => each.code === code);
        expect(found?.groups).toEqual([
          ...new Set([Math.floor(place / 4) + 1, Math.floor((place + 1) / 4) + 1]),
        ]);
      }),
      { numRuns: 60 },
    );
  });

  it.each(['', 'ABCD', 'ABCD-EFGH-JKMNP', 'é'])('are none of %j', (text) => {
    expect(nearCodesOf(text)).toEqual([]);
  });
});
