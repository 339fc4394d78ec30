/** Members as LimeSurvey takes them in ("Import participants from a CSV file"), with a token of their own in its place of a code. */
import { createHmac } from 'node:crypto';
import { stringify } from 'csv-stringify/sync';

/** Of LimeSurvey; the first name stays empty, and the last name is the number of the member. */
export const participantColumns = ['firstname', 'lastname', 'email', 'token'] as const;

/** LimeSurvey keeps tokens of up to 35 letters and digits. */
const TOKEN_CHARACTERS = 20;
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

export interface Participant {
  readonly memberNumber: string;
  readonly email: string;
}

/**
 * The token of a member: 20 characters, 99 bits, from the panel's key. The same member gets the same token each time, and it
 * is not the login code of the letter, which stands nowhere but there.
 * @param key 32 bytes
 */
export function memberTokenOf(key: Uint8Array, panelId: string, memberNumber: string): string {
  const bytes = createHmac('sha512', key).update(`limesurvey|${panelId}|${memberNumber}`).digest();
  let token = '';
  for (const byte of bytes) {
    // Bytes that would favour the first letters are passed over; of 64, fewer than 20 are left once in 10^52 times.
    if (byte < ALPHABET.length * 8) token += ALPHABET.charAt(byte % ALPHABET.length);
    if (token.length === TOKEN_CHARACTERS) return token;
  }
  throw new Error('too few bytes for a token');
}

/** The CSV text, with commas, as LimeSurvey expects it. A formula in an address is defused as in every export. */
export function participantsCsv(
  participants: readonly Participant[],
  key: Uint8Array,
  panelId: string,
): string {
  return stringify(
    [
      participantColumns,
      ...participants.map(({ memberNumber, email }) => [
        '',
        memberNumber,
        email,
        memberTokenOf(key, panelId, memberNumber),
      ]),
    ],
    { record_delimiter: '\n', escape_formulas: true },
  );
}
