/**
 * The login code of an invitation (DESIGN, section 5): eleven Crockford base-32 symbols with 55 secret bits and one
 * check symbol, in three groups of four, such as `ABCD-EFGH-JKM0`. A code is never stored or logged.
 */
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import { hmacSha256 } from '../domain/hash.ts';
import type { InvitationId } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';

/** Three groups of four symbols joined by hyphens, with a check symbol that is right. */
export type LoginCode = string & { readonly __brand: 'LoginCode' };

/** What the database holds instead of a code: 64 lower-case hex digits. */
export type CodeLookup = string & { readonly __brand: 'CodeLookup' };

export interface CodedInvitation {
  readonly panelId: string;
  readonly invitationId: InvitationId;
  /** Counts from 1; one higher for each code of this invitation that was revoked. */
  readonly version: number;
}

/** Crockford's base 32: no I, L, O (read as digits) and no U. */
export const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const SYMBOL_COUNT = 12;
const GROUP_SIZE = 4;
const MODULUS = 37;

/**
 * The code of an invitation. The same arguments give the same code, so that a reprint needs no stored code.
 * 55 bits of HMAC-SHA-256(key, `code`|panel id|invitation id|version|attempt); attempts count from 1, and an attempt
 * whose check value has no symbol (32 to 36) is passed over.
 * @param key the panel's 32 secret bytes
 */
export function loginCodeOf(key: Uint8Array, invitation: CodedInvitation): LoginCode {
  const { panelId, invitationId, version } = invitation;
  for (let attempt = 1; ; attempt++) {
    const digest = hmacSha256(key, 'code', panelId, invitationId, version, attempt);
    const values = firstSymbolValues(digest);
    const check = checkValueOf(values);
    if (check < CODE_ALPHABET.length) return formatCode([...values, check]);
  }
}

/**
 * The key under which the database finds a code: HMAC-SHA-256(key, `lookup`|panel id|code), the code with its hyphens.
 * The panel's id is part of it, so that a code of one panel never opens another that has the same key.
 */
export function codeLookupOf(key: Uint8Array, panelId: string, code: LoginCode): CodeLookup {
  return hmacSha256(key, 'lookup', panelId, code).toString('hex') as CodeLookup;
}

/**
 * Reads a code as a person types it: small letters, spaces and any hyphens, O for 0, I and L for 1. Refuses a wrong
 * length, symbols that no code has, and a wrong check symbol; a wrong group is named where that can be known. (The
 * check symbol tells that something is wrong, not where.)
 */
export function parseLoginCode(text: string): Result<LoginCode> {
  const groups = text.split(SEPARATORS).filter((group) => group !== '');
  const symbols = Array.from(groups.join(''));
  const failures: Failure[] = [];
  if (symbols.length !== SYMBOL_COUNT) failures.push(...describeLength(groups, symbols.length));
  const values = symbols.map((symbol) => symbolValues.get(symbol) ?? -1);
  for (const [index, value] of values.slice(0, SYMBOL_COUNT).entries()) {
    if (value !== -1) continue;
    const group = Math.floor(index / GROUP_SIZE) + 1;
    failures.push(failure('letters.code-symbol', { group, position: (index % GROUP_SIZE) + 1 }));
  }
  const [first, ...rest] = failures;
  if (first !== undefined) return refuse(first, ...rest);
  return checkValueOf(values.slice(0, -1)) === values.at(-1)
    ? ok(formatCode(values))
    : refuse(failure('letters.code-check', {}));
}

/** White space, hyphens and dashes of every kind, and characters that cannot be seen but come along when copying. */
const SEPARATORS = /[\s\p{Pd}\p{Cf}\u2212]+/u;

/** What each typed symbol stands for. By this list only, never by `toUpperCase`, which turns `ß` into two letters. */
const symbolValues: ReadonlyMap<string, number> = new Map([
  ...Array.from(CODE_ALPHABET).flatMap((symbol, value): [string, number][] => [
    [symbol, value],
    [symbol.toLowerCase(), value],
  ]),
  ['O', 0],
  ['o', 0],
  ['I', 1],
  ['i', 1],
  ['L', 1],
  ['l', 1],
]);

/** The first 55 bits of a digest as eleven values of five bits. */
function firstSymbolValues(digest: Buffer): readonly number[] {
  const values: number[] = [];
  for (let bit = 0; bit < 5 * (SYMBOL_COUNT - 1); bit += 5) {
    const twoBytes = digest.readUInt16BE(bit >> 3);
    values.push((twoBytes >> (11 - (bit & 7))) & 31);
  }
  return values;
}

/**
 * The value that makes the sum of weight * value over all twelve symbols a multiple of 37; the weights are 12, 11, ... 1.
 * 37 is prime and larger than any value or weight, so one wrong symbol changes the sum (weight * difference is no
 * multiple of 37), and so does a swap of two symbols anywhere ((weight - weight) * difference is none either).
 */
function checkValueOf(values: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += (SYMBOL_COUNT - index) * (values[index] ?? 0);
  return (MODULUS - (sum % MODULUS)) % MODULUS;
}

function formatCode(values: readonly number[]): LoginCode {
  let code = '';
  for (let index = 0; index < values.length; index++) {
    if (index > 0 && index % GROUP_SIZE === 0) code += '-';
    code += CODE_ALPHABET.charAt(values[index] ?? 0);
  }
  return code as LoginCode;
}

/** Names the groups that are too short or too long, when the text has three groups; otherwise only the total is known. */
function describeLength(groups: readonly string[], symbolCount: number): readonly Failure[] {
  const lengths = groups.map((group) => Array.from(group).length);
  if (lengths.length !== SYMBOL_COUNT / GROUP_SIZE) {
    return [failure('letters.code-length', { symbolCount, group: undefined, groupSymbolCount: symbolCount })];
  }
  return lengths.flatMap((groupSymbolCount, index) =>
    groupSymbolCount === GROUP_SIZE
      ? []
      : [failure('letters.code-length', { symbolCount, group: index + 1, groupSymbolCount })],
  );
}
