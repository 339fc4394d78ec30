/** Hashes many short texts that all begin with the same 64 bytes, such as a key in hex: each costs one block of SHA-256. */
import { createHash, hash } from 'node:crypto';
import {
  BLOCK_BYTES,
  DIGEST_BYTES,
  FIRST_STATE,
  MAXIMUM_BLOCK_COUNT,
  MEMORY_LAYOUT,
  ROUND_CONSTANTS,
  sha256Module,
} from './sha256-program.ts';

export { BLOCK_BYTES, DIGEST_BYTES, MAXIMUM_BLOCK_COUNT } from './sha256-program.ts';

/** What of a block is left for a text: its end takes a byte for the mark and eight for the length. */
export const MAXIMUM_TEXT_BYTES = BLOCK_BYTES - 9;

const END_MARK = 0x80;
const LANE_COUNT = 4;

/**
 * Room for texts that are hashed together. Write a text into `texts` from `index * BLOCK_BYTES` on, tell its length with
 * `endText`, and after `hashAll` find its digest in `digests` from `index * DIGEST_BYTES` on.
 */
export interface PrefixedHashes {
  readonly texts: Uint8Array;
  readonly digests: Uint8Array;
  /** Ends the text with this index: at most MAXIMUM_TEXT_BYTES bytes. */
  endText(index: number, byteCount: number): void;
  /** Hashes the first `count` texts, each as H(prefix, text); at most MAXIMUM_BLOCK_COUNT. Texts stay as they are. */
  hashAll(count: number): void;
}

/**
 * Makes room for texts behind `prefix`, which has exactly 64 ASCII characters. Where the machine cannot run the program
 * of `sha256-program.ts`, node:crypto hashes: the digests are the same.
 */
export function createPrefixedHashes(prefix: string): PrefixedHashes {
  const start = Buffer.from(prefix, 'utf8');
  if (start.length !== BLOCK_BYTES) throw new RangeError('the beginning is not one block long');
  return hashInLanes(start) ?? hashOneByOne(start);
}

/** By WebAssembly, four at a time; `undefined` on a machine without it. */
export function hashInLanes(prefix: Uint8Array): PrefixedHashes | undefined {
  const program = startProgram();
  if (program === undefined) return undefined;
  const { memory, run } = program;
  const words = new Uint32Array(memory, MEMORY_LAYOUT.state, FIRST_STATE.length);
  const hashes = roomFor(
    new Uint8Array(memory, MEMORY_LAYOUT.blocks, MAXIMUM_BLOCK_COUNT * BLOCK_BYTES),
    new Uint8Array(memory, MEMORY_LAYOUT.digests, MAXIMUM_BLOCK_COUNT * DIGEST_BYTES),
    run,
  );
  new Uint32Array(memory, MEMORY_LAYOUT.constants, ROUND_CONSTANTS.length).set(ROUND_CONSTANTS);
  // The state after the prefix is where every text goes on from.
  words.set(FIRST_STATE);
  hashes.texts.set(prefix);
  run(LANE_COUNT);
  const state = Buffer.from(hashes.digests.slice(0, DIGEST_BYTES));
  for (let index = 0; index < words.length; index++) words[index] = state.readUInt32BE(index * 4);
  proveRight(hashes, prefix);
  return hashes;
}

/** By node:crypto. */
export function hashOneByOne(prefix: Uint8Array): PrefixedHashes {
  const texts = Buffer.alloc(MAXIMUM_BLOCK_COUNT * BLOCK_BYTES);
  const digests = new Uint8Array(MAXIMUM_BLOCK_COUNT * DIGEST_BYTES);
  return roomFor(texts, digests, (count) => {
    for (let index = 0; index < count; index++) {
      const start = index * BLOCK_BYTES;
      const bitCount = texts.readUInt16BE(start + BLOCK_BYTES - 2);
      const byteCount = Math.max(0, bitCount / 8 - BLOCK_BYTES);
      const digest = createHash('sha256')
        .update(prefix)
        .update(texts.subarray(start, start + byteCount));
      digests.set(digest.digest(), index * DIGEST_BYTES);
    }
  });
}

function roomFor(texts: Uint8Array, digests: Uint8Array, run: (count: number) => void): PrefixedHashes {
  return {
    texts,
    digests,
    endText(index, byteCount) {
      if (byteCount > MAXIMUM_TEXT_BYTES) throw new RangeError('a text is too long for its block');
      const start = index * BLOCK_BYTES;
      texts[start + byteCount] = END_MARK;
      texts.fill(0, start + byteCount + 1, start + BLOCK_BYTES - 2);
      const bitCount = (BLOCK_BYTES + byteCount) * 8;
      texts[start + BLOCK_BYTES - 2] = bitCount >> 8;
      texts[start + BLOCK_BYTES - 1] = bitCount & 0xff;
    },
    hashAll(count) {
      if (count > MAXIMUM_BLOCK_COUNT) throw new RangeError('more texts than there is room for');
      run(Math.ceil(count / LANE_COUNT) * LANE_COUNT);
    },
  };
}

/** A lottery must not depend on a machine that computes wrongly: all lanes are held against node:crypto before any is used. */
function proveRight(hashes: PrefixedHashes, prefix: Uint8Array): void {
  const texts = ['', 'a', '|resident|1234567890', '|'.padEnd(MAXIMUM_TEXT_BYTES, 'z')];
  for (const [index, text] of texts.entries()) {
    hashes.texts.set(Buffer.from(text, 'latin1'), index * BLOCK_BYTES);
    hashes.endText(index, text.length);
  }
  hashes.hashAll(texts.length);
  for (const [index, text] of texts.entries()) {
    const digest = hashes.digests.subarray(index * DIGEST_BYTES, (index + 1) * DIGEST_BYTES);
    const expected = hash('sha256', Buffer.concat([prefix, Buffer.from(text, 'latin1')]), 'hex');
    if (Buffer.from(digest).toString('hex') !== expected) throw new Error('SHA-256 comes out wrong here');
  }
}

/** What is used of the global `WebAssembly`; TypeScript describes it with the browser only. */
interface WasmGlobal {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => {
    readonly exports: {
      readonly memory: { readonly buffer: ArrayBuffer };
      readonly run: (count: number) => void;
    };
  };
  readonly validate: (bytes: Uint8Array) => boolean;
}

/** The program, made ready for this machine; null on one that cannot run it. Once for all. */
let compiled: object | null | undefined;

function startProgram(): { memory: ArrayBuffer; run: (count: number) => void } | undefined {
  const { WebAssembly: wasm } = globalThis as unknown as { WebAssembly?: WasmGlobal };
  if (wasm === undefined) return undefined;
  if (compiled === undefined) {
    const bytes = sha256Module();
    compiled = wasm.validate(bytes) ? new wasm.Module(bytes) : null;
  }
  if (compiled === null) return undefined;
  const { memory, run } = new wasm.Instance(compiled).exports;
  return { memory: memory.buffer, run };
}
