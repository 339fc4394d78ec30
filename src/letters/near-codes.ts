/** Where a login code with a typing error may be wrong: the check symbol leaves few possibilities. */
import type { LoginCode } from './login-code.ts';
import { CODE_ALPHABET, parseLoginCode } from './login-code.ts';

export interface NearCode {
  readonly code: LoginCode;
  /** The groups in which it differs from what was typed: one, or two when neighbours on either side of a hyphen are swapped. */
  readonly groups: readonly number[];
}

const GROUP_SIZE = 4;

/**
 * The right codes that are one symbol, or one swap of neighbours, away from twelve symbols that are no right code. About
 * twelve: for each place at most one symbol makes the sum right. Empty when the text does not have twelve symbols.
 */
export function nearCodesOf(text: string): readonly NearCode[] {
  const symbols = Array.from(text.toUpperCase().replace(/[^\p{L}\p{N}]/gu, ''));
  if (symbols.length !== 3 * GROUP_SIZE) return [];
  const found = new Map<LoginCode, readonly number[]>();
  const consider = (changed: readonly string[], places: readonly number[]): void => {
    const code = parseLoginCode(changed.join(''));
    if (code.ok) found.set(code.value, [...new Set(places.map(groupOf))]);
  };
  for (const [place, symbol] of symbols.entries()) {
    for (const other of CODE_ALPHABET) consider(symbols.with(place, other), [place]);
    const next = symbols[place + 1];
    if (next !== undefined) consider(symbols.with(place, next).with(place + 1, symbol), [place, place + 1]);
  }
  return Array.from(found, ([code, groups]) => ({ code, groups }));
}

function groupOf(place: number): number {
  return Math.floor(place / GROUP_SIZE) + 1;
}
