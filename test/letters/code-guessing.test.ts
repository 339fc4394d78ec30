/** How hard a login code is to guess, in the figures of docs/reliability.md; and that no answer tells how near a guess was. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { InvitationIdSchema } from '../../src/domain/ids.ts';
import { CODE_ALPHABET, codeLookupOf, loginCodeOf, parseLoginCode } from '../../src/letters/login-code.ts';

const SECRET_SYMBOLS = 11;
const WEIGHT_MODULUS = 37;
const GUESSES_A_SECOND = 10;
const DAYS = 60;

/** The number of codes with a right check symbol: all eleven-symbol texts whose check value has a symbol. */
function countCodes(): number {
  let counts: number[] = Array.from({ length: WEIGHT_MODULUS }, (_, sum) => (sum === 0 ? 1 : 0));
  for (let place = 0; place < SECRET_SYMBOLS; place++) {
    const next = Array.from({ length: WEIGHT_MODULUS }, () => 0);
    for (const [sum, count] of counts.entries())
      for (let value = 0; value < CODE_ALPHABET.length; value++) {
        const to = (sum + (12 - place) * value) % WEIGHT_MODULUS;
        next[to] = (next[to] ?? 0) + count;
      }
    counts = next;
  }
  return counts.reduce((total, count, sum) => {
    const check = (WEIGHT_MODULUS - sum) % WEIGHT_MODULUS;
    return check < CODE_ALPHABET.length ? total + count : total;
  }, 0);
}

describe('guessing a login code', () => {
  it('has 3.1e16 codes to choose from', () => {
    expect(Math.log2(countCodes())).toBeCloseTo(54.79, 2);
  });

  it('finds one of 50,000 letters in 60 days with a chance below one in ten thousand, at ten guesses a second', () => {
    const chance = (GUESSES_A_SECOND * 86_400 * DAYS * 50_000) / countCodes();
    expect(chance).toBeLessThan(1e-4);
    expect(chance).toBeGreaterThan(8e-5);
  });

  it('learns nothing from how long an answer takes: what is looked up shares nothing with a code that is nearly right', () => {
    const key = new Uint8Array(32).fill(7);
    const lookups = new Map<string, number>();
    const code = loginCodeOf(key, {
      panelId: 'p',
      invitationId: InvitationIdSchema.parse('1-000001'),
      version: 1,
    });
    const right = codeLookupOf(key, 'p', code);
    let nearCount = 0;
    for (const first of CODE_ALPHABET) {
      for (const second of CODE_ALPHABET) {
        const near = parseLoginCode(`${code.slice(0, 12)}${first}${second}`);
        if (!near.ok || near.value === code) continue;
        nearCount += 1;
        const lookup = codeLookupOf(key, 'p', near.value);
        const shared = Array.from(lookup).findIndex((digit, index) => digit !== right[index]);
        lookups.set(lookup, shared);
      }
    }
    expect(nearCount).toBeGreaterThan(15);
    expect(lookups.size).toBe(nearCount);
    expect(Math.max(...lookups.values()), 'digits in which a lookup begins as the right one').toBeLessThan(5);
  });

  it.each(['src/cli/find-letter.ts', 'src/signups/judge-answers.ts'])(
    'compares no codes in %s, but looks up their keyed hash',
    (file) => {
      const source = readFileSync(file, 'utf8');
      expect(source).toMatch(/invitationsByLookup\.get\(lookup\)/);
      expect(source).not.toMatch(/code\.value\s*[!=]==|[!=]==\s*code\.value/);
    },
  );
});
