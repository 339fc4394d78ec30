/** Lower-case hex digits to bytes and back inside larger buffers, without a string in between. */

const DIGITS = Buffer.from('0123456789abcdef', 'latin1');

/** The two digits of each byte, one behind the other. */
const BYTE_DIGITS = Uint8Array.from({ length: 512 }, (_, place) =>
  // The even places are the first digits.
  place % 2 === 0 ? (DIGITS[place >> 5] ?? 0) : (DIGITS[(place >> 1) & 15] ?? 0),
);

/** The value of each byte as a lower-case hex digit; -1 when it is none. */
const VALUES = new Int8Array(256).fill(-1);
for (const [value, digit] of DIGITS.entries()) VALUES[digit] = value;

/** Writes `count` bytes as 2 * `count` hex digits. */
export function writeHex(
  source: Uint8Array,
  sourceOffset: number,
  count: number,
  target: Uint8Array,
  targetOffset: number,
): void {
  let place = targetOffset;
  for (let index = sourceOffset; index < sourceOffset + count; index++) {
    const digits = 2 * (source[index] ?? 0);
    target[place] = BYTE_DIGITS[digits] ?? 0;
    target[place + 1] = BYTE_DIGITS[digits + 1] ?? 0;
    place += 2;
  }
}

/** Reads 2 * `count` lower-case hex digits as `count` bytes; false when another character is met. */
export function readHex(
  source: Uint8Array,
  sourceOffset: number,
  count: number,
  target: Uint8Array,
  targetOffset: number,
): boolean {
  let seen = 0;
  for (let index = 0; index < count; index++) {
    const high = VALUES[source[sourceOffset + 2 * index] ?? 0] ?? -1;
    const low = VALUES[source[sourceOffset + 2 * index + 1] ?? 0] ?? -1;
    // A -1 keeps its sign bit through the `or`.
    seen |= high | low;
    target[targetOffset + index] = (high << 4) | low;
  }
  return seen >= 0;
}
