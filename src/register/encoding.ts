/** The encodings in which a register can be written, and what the first bytes of a file say of it. */
import type { Settings } from '../domain/settings/settings-schema.ts';

export type Encoding = Exclude<Settings['register']['encoding'], 'auto'>;

/**
 * Stands in UTF-8 for what is not valid in the file's own encoding: a byte that UTF-8 never has, so that the reader finds
 * it there, with its row and column, as it finds wrong bytes in UTF-8 itself.
 */
export const INVALID_BYTE = 0xff;

const MARKS = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
] as const satisfies readonly { encoding: Encoding; bytes: readonly number[] }[];

/** The encoding that the byte order mark at the beginning of a file tells, and the mark's length. */
export function findByteOrderMark(head: Uint8Array): { encoding: Encoding; byteCount: number } | undefined {
  const mark = MARKS.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte));
  return mark === undefined ? undefined : { encoding: mark.encoding, byteCount: mark.bytes.length };
}

/** The characters of the bytes 0x80 to 0x9F in Windows-1252. A space is where a byte stands for nothing. */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** The bytes in UTF-8 of each byte of a one-byte encoding. */
export function oneByteTable(encoding: 'windows-1252' | 'iso-8859-1'): readonly Uint8Array[] {
  return Array.from({ length: 256 }, (_, byte) => {
    const isSpecial = encoding === 'windows-1252' && byte >= 0x80 && byte <= 0x9f;
    const character = isSpecial ? WINDOWS_1252.charAt(byte - 0x80) : String.fromCharCode(byte);
    return character === ' ' && byte !== 0x20 ? Uint8Array.of(INVALID_BYTE) : Buffer.from(character, 'utf8');
  });
}
