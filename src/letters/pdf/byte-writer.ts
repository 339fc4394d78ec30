/** Builds bytes piece by piece: the text of PDF objects, which is ASCII, with numbers short and the same on any machine. */

const FIRST_SIZE = 4096;
const ZERO = 48;
const MINUS = 45;
const POINT = 46;

export class ByteWriter {
  #bytes = new Uint8Array(FIRST_SIZE);
  #length = 0;
  #repeats = new Int32Array(768);
  #repeatsLength = 0;

  get length(): number {
    return this.#length;
  }

  /** Forgets what was written and keeps the room. */
  clear(): void {
    this.#length = 0;
    this.#repeatsLength = 0;
  }

  /** Where the writing repeated itself on purpose: place, length and distance of each, in order. A view. */
  get repeats(): Int32Array {
    return this.#repeats.subarray(0, this.#repeatsLength);
  }

  /** What was written, as a view that the next writing may change. */
  view(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /** What was written, as a copy. */
  copy(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  /** Writes text of characters up to U+00FF, a byte each. */
  text(text: string): this {
    this.#makeRoom(text.length);
    const bytes = this.#bytes;
    let at = this.#length;
    for (let index = 0; index < text.length; index++) bytes[at++] = text.charCodeAt(index);
    this.#length = at;
    return this;
  }

  /** Writes again what stands so far back. It is remembered, which spares a search when the bytes are compressed. */
  repeat(length: number, distance: number): this {
    this.#makeRoom(length);
    const bytes = this.#bytes;
    let at = this.#length;
    this.#noteRepeat(at, length, distance);
    for (const end = at + length; at < end; at++) bytes[at] = bytes[at - distance] ?? 0;
    this.#length = at;
    return this;
  }

  byte(value: number): this {
    this.#makeRoom(1);
    this.#bytes[this.#length++] = value;
    return this;
  }

  append(bytes: Uint8Array): this {
    this.#makeRoom(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
    return this;
  }

  /** Writes a whole number. */
  whole(value: number): this {
    this.#makeRoom(20);
    let rest = value;
    if (rest < 0) {
      this.#bytes[this.#length++] = MINUS;
      rest = -rest;
    }
    this.#digits(rest);
    return this;
  }

  /** Writes a number with at most two decimals (of a point: less than four thousandths of a millimetre). */
  number(value: number): this {
    this.#makeRoom(24);
    let hundredths = Math.round(value * 100);
    if (hundredths < 0) {
      this.#bytes[this.#length++] = MINUS;
      hundredths = -hundredths;
    }
    const whole = Math.floor(hundredths / 100);
    const rest = hundredths - whole * 100;
    if (whole > 0 || rest === 0) this.#digits(whole);
    if (rest === 0) return this;
    this.#bytes[this.#length++] = POINT;
    this.#bytes[this.#length++] = ZERO + Math.floor(rest / 10);
    if (rest % 10 !== 0) this.#bytes[this.#length++] = ZERO + (rest % 10);
    return this;
  }

  #digits(value: number): void {
    if (value < 10) {
      this.#bytes[this.#length++] = ZERO + value;
      return;
    }
    const tens = Math.floor(value / 10);
    if (tens < 10) this.#bytes[this.#length++] = ZERO + tens;
    else this.#digits(tens);
    this.#bytes[this.#length++] = ZERO + (value - tens * 10);
  }

  #noteRepeat(place: number, length: number, distance: number): void {
    if (this.#repeatsLength === this.#repeats.length) {
      const larger = new Int32Array(this.#repeats.length * 2);
      larger.set(this.#repeats);
      this.#repeats = larger;
    }
    const at = this.#repeatsLength;
    this.#repeats[at] = place;
    this.#repeats[at + 1] = length;
    this.#repeats[at + 2] = distance;
    this.#repeatsLength = at + 3;
  }

  #makeRoom(count: number): void {
    const needed = this.#length + count;
    if (needed <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}
