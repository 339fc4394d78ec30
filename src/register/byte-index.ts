/** Numbers the distinct byte strings that pass by, so that what recurs on every row is understood once. */

const FIRST_SLOT_COUNT = 256;
const FIRST_BYTE_COUNT = 4096;
/** Of FNV-1a (32 bits). */
const HASH_START = 0x811c9dc5;
const HASH_FACTOR = 0x01000193;

/** A hash table of byte strings; no text is made of them. */
export class ByteIndex {
  /** 1 + the number of a string; 0 for an empty slot. */
  #slots = new Int32Array(FIRST_SLOT_COUNT);
  /** All strings, one behind the other. */
  #bytes = new Uint8Array(FIRST_BYTE_COUNT);
  /** Where each string ends in `#bytes`. */
  readonly #ends: number[] = [];
  /** The slot that the string last looked for would take. */
  #slot = 0;

  get size(): number {
    return this.#ends.length;
  }

  /** The number of the bytes from `start` to `end`, in the order of adding; -1 when they were not added. */
  find(bytes: Uint8Array, start: number, end: number): number {
    const mask = this.#slots.length - 1;
    let slot = hashOf(bytes, start, end) & mask;
    for (;;) {
      const number = (this.#slots[slot] ?? 0) - 1;
      if (number === -1 || this.#isSame(number, bytes, start, end)) {
        this.#slot = slot;
        return number;
      }
      slot = (slot + 1) & mask;
    }
  }

  /** Adds bytes that `find` has just not found, and gives their number. */
  add(bytes: Uint8Array, start: number, end: number): number {
    const used = this.#ends.at(-1) ?? 0;
    const needed = used + end - start;
    if (needed > this.#bytes.length) {
      const larger = new Uint8Array(2 * needed);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes.set(bytes.subarray(start, end), used);
    const number = this.#ends.push(needed) - 1;
    this.#slots[this.#slot] = number + 1;
    if (this.#ends.length * 2 > this.#slots.length) this.#growSlots();
    return number;
  }

  #isSame(number: number, bytes: Uint8Array, start: number, end: number): boolean {
    const ownEnd = this.#ends[number] ?? 0;
    let own = number === 0 ? 0 : (this.#ends[number - 1] ?? 0);
    if (ownEnd - own !== end - start) return false;
    const ownBytes = this.#bytes;
    for (let index = start; index < end; index++) if (ownBytes[own++] !== bytes[index]) return false;
    return true;
  }

  #growSlots(): void {
    const slots = new Int32Array(2 * this.#slots.length);
    const mask = slots.length - 1;
    let start = 0;
    for (const [number, end] of this.#ends.entries()) {
      let slot = hashOf(this.#bytes, start, end) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
      start = end;
    }
    this.#slots = slots;
  }
}

/** Two bytes at a time: every step waits for the one before. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = HASH_START;
  let index = start;
  for (; index < end - 1; index += 2) {
    hash = Math.imul(hash ^ (bytes[index] ?? 0) ^ ((bytes[index + 1] ?? 0) << 8), HASH_FACTOR);
  }
  if (index < end) hash = Math.imul(hash ^ (bytes[index] ?? 0), HASH_FACTOR);
  // The upper bits are mixed best, and the lower ones choose the slot.
  return (hash ^ (hash >>> 15)) >>> 0;
}
