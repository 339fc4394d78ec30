/** Order by UTF-8 bytes, the order of protocol v1. Never by locale, and not JavaScript's order of UTF-16 units. */

/** Compares two texts by their UTF-8 bytes: negative, zero or positive. */
export function compareBytes(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const a = left.charCodeAt(index);
    const b = right.charCodeAt(index);
    if (a !== b) {
      // UTF-8 keeps code point order; surrogates (0xD800 to 0xDFFF) stand for code points above 0xFFFF.
      const aHigh = a >= 0xd800 && a <= 0xdfff;
      const bHigh = b >= 0xd800 && b <= 0xdfff;
      if (aHigh !== bHigh) return aHigh ? 1 : -1;
      return a - b;
    }
  }
  return left.length - right.length;
}
