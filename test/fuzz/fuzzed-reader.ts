/** What a reader is for the fuzz: good files to begin with, and a way to read a damaged one. */
import assert from 'node:assert/strict';
import type { Result } from '../../src/domain/result.ts';
import { describeFailure } from '../../src/domain/describe-failure.ts';
import { languages } from '../../src/domain/language.ts';
import type { Below } from './damage-bytes.ts';

export type Outcome = 'accepted' | 'refused';

export interface FuzzedReader {
  readonly name: string;
  /** Which part of all inputs it gets, in proportion to the others: more for readers that are larger or cheaper. */
  readonly share: number;
  /** Files that are read as they should be. */
  readonly seeds: readonly Uint8Array[];
  /** Pieces that mean something to this reader. */
  readonly tokens: readonly string[];
  /** A file made from nothing by the rules of the form, with what is in it at random. */
  readonly generate?: (below: Below) => Uint8Array;
  /**
   * Reads the bytes and checks what must hold of whatever came out; throws when it does not. `below` is for choices that
   * belong to the reading, such as options.
   */
  readonly read: (bytes: Uint8Array, below: Below) => Outcome | Promise<Outcome>;
}

/** Whether a result was accepted; a refusal must have sentences in every language, and name the file if it is given. */
export function outcomeOf(result: Result<unknown>, file?: string): Outcome {
  if (result.ok) return 'accepted';
  assert(result.failures.length > 0, 'refused without a failure');
  for (const failed of result.failures.slice(0, 20)) {
    for (const language of languages) {
      const { what, remedy } = describeFailure(failed, language);
      assert(what !== '' && remedy !== '', `no sentence for ${failed.code}`);
      assert(!/undefined|\[object|NaN/.test(remedy), `a remedy with a hole for ${failed.code}`);
    }
    if (file !== undefined) assert.equal(failed.place.file, file, `no file for ${failed.code}`);
    assert((failed.place.line ?? 1) >= 1, `a line before the first for ${failed.code}`);
  }
  return 'refused';
}

/** One of the values. */
export function pick<T>(values: readonly [T, ...T[]], below: Below): T {
  return values[below(values.length)] ?? values[0];
}
