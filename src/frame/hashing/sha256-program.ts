/**
 * SHA-256 of four blocks side by side, as a WebAssembly module: each vector holds the same word of four hashes. Once per
 * short text, the hash of Node takes several times as long to be called as to be computed. FIPS 180-4, section 6.2.
 */
import type { Code } from './wasm-code.ts';
import {
  addVectors,
  advance,
  constant,
  getLocal,
  loadSplat,
  loadVector,
  moduleOf,
  repeatWhileBelow,
  rotatedRight,
  selectBits,
  sequence,
  setLocal,
  shiftedLeft,
  shiftedRight,
  shuffleBytes,
  storeVector,
  xorVectors,
} from './wasm-code.ts';

export const BLOCK_BYTES = 64;
export const DIGEST_BYTES = 32;
/** Blocks that fit in the memory. */
export const MAXIMUM_BLOCK_COUNT = 1024;

const WORD_BYTES = 4;
const VECTOR_BYTES = 16;
const LANE_COUNT = 4;
const ROUND_COUNT = 64;
const STATE_WORDS = 8;
const BLOCK_WORDS = 16;

/** Where things lie in the memory. */
export const MEMORY_LAYOUT = {
  /** Eight words: the state that every block starts from. */
  state: 0,
  /** The constants of the rounds. */
  constants: 64,
  /** The message schedule: a vector for each round. */
  schedule: 512,
  blocks: 2048,
  digests: 2048 + MAXIMUM_BLOCK_COUNT * BLOCK_BYTES,
} as const;

const PAGE_BYTES = 65_536;
const PAGE_COUNT = Math.ceil((MEMORY_LAYOUT.digests + MAXIMUM_BLOCK_COUNT * DIGEST_BYTES) / PAGE_BYTES);

/** The numbers of the locals. */
const BLOCK_COUNT = 0;
const DONE_COUNT = 1;
const BLOCK = 2;
const DIGEST = 3;
const ROUND = 4;
const FIRST_VECTOR = 5;
/** a to h, and behind them the four vectors of a transposition. */
const STATE = [0, 1, 2, 3, 4, 5, 6, 7].map((index) => FIRST_VECTOR + index);
const LANES = [8, 9, 10, 11].map((index) => FIRST_VECTOR + index);
const VECTOR_COUNT = 12;

const NOWHERE = constant(0);

/** The bytes of words by their place in two vectors; SHA-256 has the highest byte of a word first, the machine the lowest. */
function wordBytes(words: readonly number[], isTurned: boolean): readonly number[] {
  const bytes = isTurned ? [3, 2, 1, 0] : [0, 1, 2, 3];
  return words.flatMap((word) => bytes.map((byte) => word * WORD_BYTES + byte));
}

/** Words of two locals, with their bytes turned. */
function pair(left: number, right: number, words: readonly number[]): Code {
  return shuffleBytes(getLocal(left), getLocal(right), wordBytes(words, true));
}

/** The four vectors that hold the columns of the four in LANES; the bytes of every word are turned. */
function transposed(): readonly [Code, Code, Code, Code] {
  const [first = 0, second = 0, third = 0, fourth = 0] = LANES;
  const low = [0, 4, 1, 5];
  const high = [2, 6, 3, 7];
  const join = (words: readonly number[], half: readonly number[]): Code =>
    shuffleBytes(pair(first, second, half), pair(third, fourth, half), wordBytes(words, false));
  return [
    join([0, 1, 4, 5], low),
    join([2, 3, 6, 7], low),
    join([0, 1, 4, 5], high),
    join([2, 3, 6, 7], high),
  ];
}

/** The first 16 words of the schedule: those of the blocks. */
function loadBlocks(): Code {
  const quarters = Array.from({ length: BLOCK_WORDS / LANE_COUNT }, (_, quarter) =>
    sequence(
      ...LANES.map((lane, index) =>
        sequence(
          loadVector(getLocal(BLOCK), MEMORY_LAYOUT.blocks + index * BLOCK_BYTES + quarter * VECTOR_BYTES),
          setLocal(lane),
        ),
      ),
      ...transposed().map((words, index) =>
        storeVector(NOWHERE, MEMORY_LAYOUT.schedule + (quarter * LANE_COUNT + index) * VECTOR_BYTES, words),
      ),
    ),
  );
  return sequence(...quarters);
}

/** The functions s0 and s1 of the standard: two rotations and a shift. */
function schedulePart(value: Code, first: number, second: number, shift: number): Code {
  return xorVectors(rotatedRight(value, first), rotatedRight(value, second), shiftedRight(value, shift));
}

/** The functions S0 and S1 of the standard: three rotations. */
function roundPart(value: Code, first: number, second: number, third: number): Code {
  return xorVectors(rotatedRight(value, first), rotatedRight(value, second), rotatedRight(value, third));
}

/** The other words: W_t = s1(W_(t-2)) + W_(t-7) + s0(W_(t-15)) + W_(t-16). ROUND counts in bytes of a word. */
function extendSchedule(): Code {
  const vectorOffset = shiftedLeft(getLocal(ROUND), 2);
  const word = (back: number): Code =>
    loadVector(vectorOffset, MEMORY_LAYOUT.schedule + (BLOCK_WORDS - back) * VECTOR_BYTES);
  const [near = 0, far = 0] = LANES;
  return sequence(
    constant(0),
    setLocal(ROUND),
    repeatWhileBelow(
      ROUND,
      constant((ROUND_COUNT - BLOCK_WORDS) * WORD_BYTES),
      sequence(
        word(2),
        setLocal(near),
        word(15),
        setLocal(far),
        storeVector(
          vectorOffset,
          MEMORY_LAYOUT.schedule + BLOCK_WORDS * VECTOR_BYTES,
          addVectors(
            schedulePart(getLocal(near), 17, 19, 10),
            word(7),
            schedulePart(getLocal(far), 7, 18, 3),
            word(16),
          ),
        ),
        advance(ROUND, WORD_BYTES),
      ),
    ),
  );
}

/** The state that every block starts from, in all four lanes. */
function startWord(index: number): Code {
  return loadSplat(NOWHERE, MEMORY_LAYOUT.state + index * WORD_BYTES);
}

/** Eight rounds, after which every variable holds its own letter again. */
function eightRounds(): Code {
  const [sum = 0] = LANES;
  const rounds = STATE.map((_, round) => {
    const letter = (index: number): number =>
      STATE[(index - round + STATE_WORDS) % STATE_WORDS] ?? FIRST_VECTOR;
    const [a, b, c, e, f, g] = [0, 1, 2, 4, 5, 6].map((index) => getLocal(letter(index))) as [
      Code,
      Code,
      Code,
      Code,
      Code,
      Code,
    ];
    return sequence(
      addVectors(
        getLocal(letter(7)),
        roundPart(e, 6, 11, 25),
        selectBits(f, g, e),
        loadSplat(getLocal(ROUND), MEMORY_LAYOUT.constants + round * WORD_BYTES),
        loadVector(shiftedLeft(getLocal(ROUND), 2), MEMORY_LAYOUT.schedule + round * VECTOR_BYTES),
      ),
      setLocal(sum),
      addVectors(getLocal(letter(3)), getLocal(sum)),
      setLocal(letter(3)),
      // Where a and b differ, c decides which is the majority.
      addVectors(getLocal(sum), roundPart(a, 2, 13, 22), selectBits(c, a, xorVectors(a, b))),
      setLocal(letter(7)),
    );
  });
  return sequence(...rounds);
}

function allRounds(): Code {
  return sequence(
    ...STATE.map((variable, index) => sequence(startWord(index), setLocal(variable))),
    constant(0),
    setLocal(ROUND),
    repeatWhileBelow(
      ROUND,
      constant(ROUND_COUNT * WORD_BYTES),
      sequence(eightRounds(), advance(ROUND, STATE_WORDS * WORD_BYTES)),
    ),
  );
}

/** The four digests, one behind the other. */
function storeDigests(): Code {
  const halves = [0, 1].map((half) =>
    sequence(
      ...LANES.map((lane, index) => {
        const word = half * LANE_COUNT + index;
        return sequence(addVectors(getLocal(STATE[word] ?? 0), startWord(word)), setLocal(lane));
      }),
      ...transposed().map((words, index) =>
        storeVector(
          getLocal(DIGEST),
          MEMORY_LAYOUT.digests + index * DIGEST_BYTES + half * VECTOR_BYTES,
          words,
        ),
      ),
    ),
  );
  return sequence(...halves);
}

/** The bytes of the module; its function takes the number of blocks to hash, a multiple of four. */
export function sha256Module(): Uint8Array {
  const fourBlocks = sequence(
    loadBlocks(),
    extendSchedule(),
    allRounds(),
    storeDigests(),
    advance(BLOCK, LANE_COUNT * BLOCK_BYTES),
    advance(DIGEST, LANE_COUNT * DIGEST_BYTES),
    advance(DONE_COUNT, LANE_COUNT),
  );
  const body = repeatWhileBelow(DONE_COUNT, getLocal(BLOCK_COUNT), fourBlocks);
  return moduleOf(PAGE_COUNT, { numberCount: 4, vectorCount: VECTOR_COUNT }, body);
}

/** The first 32 bits of the fractional parts of a root of the first primes. */
function fractionsOfRoots(count: number, root: (prime: number) => number): readonly number[] {
  const primes: number[] = [];
  for (let number = 2; primes.length < count; number++) {
    if (primes.every((prime) => number % prime !== 0)) primes.push(number);
  }
  return primes.map((prime) => Math.floor((root(prime) % 1) * 2 ** 32));
}

/** The constants of the rounds (section 4.2.2) and the state of an empty text (section 5.3.3). */
export const ROUND_CONSTANTS: readonly number[] = fractionsOfRoots(ROUND_COUNT, Math.cbrt);
export const FIRST_STATE: readonly number[] = fractionsOfRoots(STATE_WORDS, Math.sqrt);
