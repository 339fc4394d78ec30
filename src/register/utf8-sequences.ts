/** Finds letters of several bytes in UTF-8: they tell a file in UTF-8 from one in a one-byte encoding. */

/**
 * The length of the sequence of UTF-8 that begins at `index`: 2 to 4 bytes for a valid one, 1 for an ASCII byte, 0 when
 * what stands there is none. `undefined` when the bytes end before that can be told.
 */
export function utf8LengthAt(bytes: Uint8Array, index: number): number | undefined {
  const lead = bytes[index] ?? 0;
  if (lead < 0x80) return 1;
  const byteCount = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  for (let offset = 1; offset < byteCount; offset++) {
    const byte = bytes[index + offset];
    if (byte === undefined) return undefined;
    const [low, high] = offset === 1 ? secondByteRange(lead) : [0x80, 0xbf];
    if (byte < low || byte > high) return 0;
  }
  return byteCount;
}

/** Leaves out overlong forms, surrogates and what lies beyond U+10FFFF (Unicode, table 3-7). */
function secondByteRange(lead: number): readonly [number, number] {
  if (lead === 0xe0) return [0xa0, 0xbf];
  if (lead === 0xed) return [0x80, 0x9f];
  if (lead === 0xf0) return [0x90, 0xbf];
  return lead === 0xf4 ? [0x80, 0x8f] : [0x80, 0xbf];
}

/** Whether any valid letter of several bytes stands in the bytes. */
export function hasUtf8Letter(bytes: Uint8Array): boolean {
  for (let index = 0; index < bytes.length; index++) {
    if ((bytes[index] ?? 0) >= 0xc2 && (utf8LengthAt(bytes, index) ?? 0) > 1) return true;
  }
  return false;
}
