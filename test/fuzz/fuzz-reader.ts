/** Gives a reader its damaged inputs one by one, and keeps count of what came of them, how long it took, and how much memory stayed. */
import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import seedrandom from 'seedrandom';
import type { Below } from './damage-bytes.ts';
import { damageBytes } from './damage-bytes.ts';
import type { FuzzedReader } from './fuzzed-reader.ts';

/** What came of the inputs of one reader. */
export interface FuzzFigures {
  readonly reader: string;
  readonly inputCount: number;
  readonly acceptedCount: number;
  readonly refusedCount: number;
  /** Of reading, without the making of the inputs. */
  readonly readingMs: number;
  readonly slowestMs: number;
  readonly slowestIndex: number;
  /** The most memory that stayed in use after any round of inputs, above what was in use after the first. */
  readonly growthBytes: number;
  readonly failures: readonly FuzzFailure[];
}

export interface FuzzFailure {
  readonly reader: string;
  /** The number of the input under its seed. */
  readonly index: number;
  readonly problem: string;
}

/** An input that takes longer, twice, counts as a hang. */
export const LONGEST_MS = 2000;

const MOST_FAILURES = 5;

/** An input by its number, and the choices that go with its reading: the same for the same seed, whatever was read before. */
export function makeInput(
  { name, seeds, tokens, generate }: FuzzedReader,
  seed: string,
  index: number,
): { readonly bytes: Uint8Array; readonly below: Below } {
  const random = seedrandom(`${seed}|${name}|${index}`);
  const below: Below = (bound) => Math.floor(random() * bound);
  const begin = seeds[below(seeds.length)] ?? Buffer.alloc(0);
  const other = seeds[below(seeds.length)] ?? begin;
  const generated = generate !== undefined && below(3) === 0 ? generate(below) : undefined;
  // Some are left whole, so that what is right is read too.
  if (generated !== undefined ? below(2) === 0 : below(20) === 0) return { bytes: generated ?? begin, below };
  const pieces = tokensOf(tokens);
  return { bytes: damageBytes(generated ?? begin, pieces, other, below), below };
}

const encoded = new WeakMap<readonly string[], readonly Uint8Array[]>();

function tokensOf(tokens: readonly string[]): readonly Uint8Array[] {
  const pieces = encoded.get(tokens) ?? tokens.map((token) => Buffer.from(token));
  encoded.set(tokens, pieces);
  return pieces;
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** What is still held, in bytes: objects, and the buffers beside them, which only a second round lets go. */
function memoryInUse(): number {
  collect();
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** One reader under one seed, read in rounds so that readers can take turns. */
export class ReaderFuzz {
  readonly #reader: FuzzedReader;
  readonly #seed: string;
  readonly #failures: FuzzFailure[] = [];
  readonly #growths: number[] = [];
  #index = 0;
  #acceptedCount = 0;
  #refusedCount = 0;
  #readingMs = 0;
  #slowestMs = 0;
  #slowestIndex = 0;

  constructor(reader: FuzzedReader, seed: string) {
    this.#reader = reader;
    this.#seed = seed;
  }

  /**
   * Reads on up to input `end`, and gives the memory in use afterwards.
   * @param beforeBytes the memory in use now
   * @param goOn is told of each input before it is read; false to stop there
   */
  async readUpTo(end: number, beforeBytes: number, goOn: (index: number) => boolean): Promise<number> {
    for (; this.#index < end && this.#failures.length < MOST_FAILURES; this.#index++) {
      if (!goOn(this.#index)) break;
      await this.#readOne(this.#index);
    }
    const afterBytes = memoryInUse();
    this.#growths.push(afterBytes - beforeBytes);
    return afterBytes;
  }

  async #readOne(index: number): Promise<void> {
    const fail = (problem: string) =>
      this.#failures.push({ reader: this.#reader.name, index, problem: problem.slice(0, 2000) });
    try {
      let tookMs = await this.#readTimed(index, true);
      // The machine may have been away; a second time tells.
      if (tookMs > LONGEST_MS) tookMs = Math.min(tookMs, await this.#readTimed(index, false));
      if (tookMs > LONGEST_MS) fail(`took ${Math.round(tookMs)} ms`);
      if (tookMs > this.#slowestMs) [this.#slowestMs, this.#slowestIndex] = [tookMs, index];
      this.#readingMs += tookMs;
      assert.deepEqual(Object.keys(Object.prototype), [], 'every object has got a new property');
    } catch (error) {
      fail(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  }

  async #readTimed(index: number, isCounted: boolean): Promise<number> {
    const { bytes, below } = makeInput(this.#reader, this.#seed, index);
    // Of the processor: on a busy machine the clock says nothing of the reader.
    const start = process.cpuUsage();
    // Most readers answer at once; waiting for those too would take longer than the reading.
    const answer = this.#reader.read(bytes, below);
    const outcome = typeof answer === 'string' ? answer : await answer;
    const { user, system } = process.cpuUsage(start);
    const tookMs = (user + system) / 1000;
    if (isCounted && outcome === 'accepted') this.#acceptedCount++;
    else if (isCounted) this.#refusedCount++;
    return tookMs;
  }

  figures(): FuzzFigures {
    // The first round fills what is kept on purpose: compiled code, tables made once.
    let [sum, growthBytes] = [0, 0];
    for (const growth of this.#growths.slice(1)) {
      sum += growth;
      growthBytes = Math.max(growthBytes, sum);
    }
    return {
      reader: this.#reader.name,
      inputCount: this.#index,
      acceptedCount: this.#acceptedCount,
      refusedCount: this.#refusedCount,
      readingMs: this.#readingMs,
      slowestMs: this.#slowestMs,
      slowestIndex: this.#slowestIndex,
      growthBytes,
      failures: this.#failures,
    };
  }
}

export interface FuzzOptions {
  readonly roundCount: number;
  /** By `performance.now()`. */
  readonly endMs?: number;
  readonly onInput?: (reader: number, index: number) => void;
}

/**
 * Fuzzes the readers in turns, so that all have had the same part when time is up. `counts` says how many inputs each gets;
 * memory is measured between rounds.
 */
export async function fuzzReaders(
  readers: readonly FuzzedReader[],
  counts: readonly number[],
  seed: string,
  options: FuzzOptions,
): Promise<readonly FuzzFigures[]> {
  const { roundCount, endMs = Infinity, onInput } = options;
  let inUse = memoryInUse();
  const runs = readers.map((reader) => new ReaderFuzz(reader, seed));
  for (let round = 1; round <= roundCount && performance.now() < endMs; round++) {
    for (const [number, run] of runs.entries()) {
      const end = Math.ceil(((counts[number] ?? 0) * round) / roundCount);
      inUse = await run.readUpTo(end, inUse, (index) => {
        onInput?.(number, index);
        return performance.now() < endMs;
      });
    }
  }
  return runs.map((run) => run.figures());
}
