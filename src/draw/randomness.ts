/** The public randomness, and the effective seed that it makes together with the commitment (protocol v1, step 4). */
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import { sha256Hex } from '../domain/hash.ts';
import type { Hash } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { okUnless } from '../domain/result.ts';

const MAXIMUM_RANDOMNESS_CHARACTERS = 1000;

/** Control characters, line and paragraph separators, invisible formatting, and halves of surrogate pairs. */
const HIDDEN = /[\p{Cc}\p{Zl}\p{Zp}\p{Cf}\p{Cs}]/u;

/**
 * Gives the text back when everybody who reads it can type it in again: 1 to 1,000 characters on one line, in Unicode
 * NFC, nothing invisible, no spaces around it. `0` is as good as any other text.
 */
export function checkRandomness(text: string): Result<string> {
  const failures: Failure[] = [];
  const characterCount = Array.from(text).length;
  if (text.trim() === '') failures.push(failure('draw.randomness-empty', {}));
  else if (text.trim() !== text) failures.push(failure('draw.randomness-outer-spaces', {}));
  if (characterCount > MAXIMUM_RANDOMNESS_CHARACTERS) {
    failures.push(
      failure('draw.randomness-too-long', { found: characterCount, maximum: MAXIMUM_RANDOMNESS_CHARACTERS }),
    );
  }
  if (HIDDEN.test(text)) failures.push(failure('draw.randomness-hidden-character', {}));
  if (text.normalize('NFC') !== text) failures.push(failure('draw.randomness-not-nfc', {}));
  return okUnless(failures, () => text);
}

/** H(commitment | public randomness). */
export function effectiveSeedOf(commitment: Hash, randomness: string): Hash {
  return sha256Hex(commitment, randomness) as Hash;
}
