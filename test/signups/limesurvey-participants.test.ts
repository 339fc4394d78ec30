import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { memberTokenOf, participantsCsv } from '../../src/signups/limesurvey-participants.ts';

const key = new Uint8Array(32).fill(3);
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

function bytesOf(member: string): readonly number[] {
  return [...createHmac('sha512', key).update(`limesurvey|proefpanel|${member}`).digest()];
}

describe('the token of a member', () => {
  it('is made of the bytes below 248 only, of which each letter has as many', () => {
    const members = Array.from({ length: 40 }, (_, index) => `1-${String(index).padStart(6, '0')}`);
    // Otherwise the rule would not show.
    expect(
      members.filter((member) =>
        bytesOf(member)
          .slice(0, 20)
          .some((byte) => byte >= 248),
      ).length,
    ).toBeGreaterThan(9);
    for (const member of members) {
      const expected = bytesOf(member)
        .filter((byte) => byte < 248)
        .slice(0, 20)
        .map((byte) => ALPHABET[byte % 31])
        .join('');
      expect(memberTokenOf(key, 'proefpanel', member)).toBe(expected);
    }
  });
});

describe('the file for LimeSurvey', () => {
  it('defuses an address that a spreadsheet would take for a formula', () => {
    const csv = participantsCsv([{ memberNumber: '1-000007', email: '=1+1@example.org' }], key, 'proefpanel');
    expect(csv).toBe(
      `firstname,lastname,email,token\n,1-000007,'=1+1@example.org,${memberTokenOf(key, 'proefpanel', '1-000007')}\n`,
    );
  });
});
