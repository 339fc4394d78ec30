/** One hash over the letters of a batch, which fixes in the log who stands where without naming anybody. */
import { sha256Hex } from '../domain/hash.ts';
import type { Hash, InvitationId } from '../domain/ids.ts';
import { HashSchema } from '../domain/ids.ts';

/** The place of a letter: its batch, and its number in it from 1. */
export interface LetterPlace {
  readonly batchId: string;
  readonly sequence: number;
}

export interface HashedLetter {
  readonly sequence: number;
  readonly invitationId: InvitationId;
  /** Of the login code. */
  readonly version: number;
  readonly pageCount: number;
  /** Four digits, or empty. */
  readonly postcodeArea: string;
  /** The letter that this one replaces; `undefined` for a first one. */
  readonly replaces: LetterPlace | undefined;
}

/** A place as people write it: `w1-GM0344-001:12`. */
export function formatPlace({ batchId, sequence }: LetterPlace): string {
  return `${batchId}:${sequence}`;
}

/** H over the lines `sequence|letter number|version|pages|postcode area|replaced place`, each with a line feed, in order. */
export function hashLetters(letters: readonly HashedLetter[]): Hash {
  const lines = letters.map(
    ({ sequence, invitationId, version, pageCount, postcodeArea, replaces }) =>
      `${sequence}|${invitationId}|${version}|${pageCount}|${postcodeArea}|${replaces === undefined ? '' : formatPlace(replaces)}\n`,
  );
  return HashSchema.parse(sha256Hex(lines.join('')));
}
