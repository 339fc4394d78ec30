/**
 * Writes the few instructions of WebAssembly that `sha256-program.ts` is made of, as the bytes of a module. Numbers of
 * sections, types and instructions: WebAssembly Core Specification 2.0, chapter 5.
 */

/** Instructions as bytes. */
export type Code = readonly number[];

/** A number without sign in LEB128: seven bits a byte, the lowest first. */
function unsigned(value: number): Code {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

/** A number with sign in LEB128. */
function signed(value: number): Code {
  const isLast = value >= -0x40 && value < 0x40;
  return isLast ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(value >> 7)];
}

/** Joins instructions; each takes what those before it left on the stack. */
export function sequence(...parts: readonly Code[]): Code {
  return parts.flat();
}

export const getLocal = (index: number): Code => [0x20, ...unsigned(index)];
export const setLocal = (index: number): Code => [0x21, ...unsigned(index)];
export const constant = (value: number): Code => [0x41, ...signed(value)];

const ADD = [0x6a];
const SHIFT_LEFT = [0x74];
const LESS_THAN = [0x49];
const BRANCH_IF = [0x0d, 0];
const END = [0x0b];
const NO_RESULT = 0x40;

export const plus = (left: Code, right: Code): Code => sequence(left, right, ADD);
export const shiftedLeft = (value: Code, bits: number): Code => sequence(value, constant(bits), SHIFT_LEFT);
/** Adds to a local number. */
export const advance = (index: number, amount: number): Code =>
  sequence(plus(getLocal(index), constant(amount)), setLocal(index));
/** Does `body` once, and again as long as the local `index` is below `limit`. */
export const repeatWhileBelow = (index: number, limit: Code, body: Code): Code =>
  sequence([0x03, NO_RESULT], body, getLocal(index), limit, LESS_THAN, BRANCH_IF, END);

/** An instruction on vectors of four numbers of 32 bits. */
const vector = (operation: number, ...operands: readonly number[]): Code => [
  0xfd,
  ...unsigned(operation),
  ...operands,
];
/** Alignment (2 to the power of so many bytes) and a constant offset to the address on the stack. */
const at = (alignment: number, offset: number): Code => [alignment, ...unsigned(offset)];

export const loadVector = (address: Code, offset: number): Code =>
  sequence(address, vector(0x00, ...at(4, offset)));
export const storeVector = (address: Code, offset: number, value: Code): Code =>
  sequence(address, value, vector(0x0b, ...at(4, offset)));
/** One number of 32 bits, four times. */
export const loadSplat = (address: Code, offset: number): Code =>
  sequence(address, vector(0x09, ...at(2, offset)));
/** Sixteen bytes by their numbers in the two vectors: 0 to 15 in the left one, 16 to 31 in the right one. */
export const shuffleBytes = (left: Code, right: Code, bytes: readonly number[]): Code =>
  sequence(left, right, vector(0x0d, ...bytes));
export const addVectors = (first: Code, ...others: readonly Code[]): Code =>
  sequence(first, ...others.map((other) => sequence(other, vector(0xae))));
export const xorVectors = (first: Code, ...others: readonly Code[]): Code =>
  sequence(first, ...others.map((other) => sequence(other, vector(0x51))));
/** The bits of `left` where `mask` has a 1, those of `right` where it has a 0. */
export const selectBits = (left: Code, right: Code, mask: Code): Code =>
  sequence(left, right, mask, vector(0x52));
export const shiftedRight = (value: Code, bits: number): Code =>
  sequence(value, constant(bits), vector(0xad));
export const rotatedRight = (value: Code, bits: number): Code =>
  sequence(shiftedRight(value, bits), value, constant(32 - bits), vector(0xab), vector(0x50));

const MAGIC_AND_VERSION = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
const NUMBER = 0x7f;
const VECTOR = 0x7b;
const MEMORY_KIND = 2;
const FUNCTION_KIND = 0;

/** The locals of the function: its parameter is number 0, then the numbers, then the vectors. */
export interface Locals {
  readonly numberCount: number;
  readonly vectorCount: number;
}

/**
 * A module with one memory, exported as `memory`, and one function of one number, exported as `run`.
 * @param pageCount pages of memory, of 64 KiB each
 */
export function moduleOf(pageCount: number, { numberCount, vectorCount }: Locals, body: Code): Uint8Array {
  const locals = [2, ...unsigned(numberCount), NUMBER, ...unsigned(vectorCount), VECTOR];
  return Uint8Array.from([
    ...MAGIC_AND_VERSION,
    ...section(1, [1, 0x60, 1, NUMBER, 0]),
    ...section(3, [1, 0]),
    ...section(5, [1, 0, ...unsigned(pageCount)]),
    ...section(7, [2, ...name('memory'), MEMORY_KIND, 0, ...name('run'), FUNCTION_KIND, 0]),
    ...section(10, [1, ...sized([...locals, ...body, ...END])]),
  ]);
}

function section(kind: number, content: Code): Code {
  return [kind, ...sized(content)];
}

function sized(content: Code): Code {
  return [...unsigned(content.length), ...content];
}

function name(text: string): Code {
  return sized([...Buffer.from(text, 'latin1')]);
}
