/** Turns the bytes of a register into UTF-8 as they stream by, whatever its encoding, and tells which encoding that was. */
import { isAscii } from 'node:buffer';
import type { Settings } from '../domain/settings/settings-schema.ts';
import type { Encoding } from './encoding.ts';
import { INVALID_BYTE, findByteOrderMark, oneByteTable } from './encoding.ts';
import { hasUtf8Letter, utf8LengthAt } from './utf8-sequences.ts';

/** A register in UTF-8, without byte order mark. Bytes that are not valid in its own encoding are not valid here either. */
export interface TextSource {
  /** To be iterated once. */
  readonly chunks: Generator<Uint8Array, void, void>;
  /** `undefined` as long as nothing but ASCII has come by, which reads the same in each encoding. */
  readonly encoding: () => Encoding | undefined;
}

/** From the first byte beyond ASCII, so many bytes decide whether the file is in UTF-8. */
const DECIDING_BYTES = 65_536;

/**
 * The text of a file. For `auto` a byte order mark tells the encoding; without one, a file that has bytes beyond ASCII, but
 * no letter in UTF-8 among the first of them, is in Windows-1252 (of which ISO-8859-1 is a part). The result depends on the
 * bytes only, not on how they are divided into chunks.
 * @param head the first bytes of the file, which `chunks` gives too
 */
export function openText(
  chunks: Iterable<Uint8Array>,
  setting: Settings['register']['encoding'],
  head: Uint8Array,
): TextSource {
  const mark = findByteOrderMark(head);
  const known = setting === 'auto' ? mark?.encoding : setting;
  const bytes = withoutBeginning(chunks, mark !== undefined && mark.encoding === known ? mark.byteCount : 0);
  if (known !== undefined) return { chunks: decodeAs(known, bytes), encoding: () => known };
  let found: Encoding | undefined;
  const decide = (encoding: Encoding): void => {
    found = encoding;
  };
  return { chunks: recogniseAndDecode(bytes, decide), encoding: () => found };
}

function decodeAs(encoding: Encoding, chunks: Iterable<Uint8Array>): Generator<Uint8Array, void, void> {
  switch (encoding) {
    case 'utf-8':
      return asTheyAre(chunks);
    case 'utf-16le':
      return decodeUtf16(chunks);
    case 'windows-1252':
    case 'iso-8859-1':
      return decodeOneByte(chunks, oneByteTable(encoding));
  }
}

function* asTheyAre(chunks: Iterable<Uint8Array>): Generator<Uint8Array, void, void> {
  yield* chunks;
}

function* withoutBeginning(
  chunks: Iterable<Uint8Array>,
  byteCount: number,
): Generator<Uint8Array, void, void> {
  let left = byteCount;
  for (const chunk of chunks) {
    if (chunk.length > left) yield left === 0 ? chunk : chunk.subarray(left);
    left = Math.max(0, left - chunk.length);
  }
}

/** Hands ASCII over as it is until other bytes come; the first of those decide. */
function* recogniseAndDecode(
  chunks: Generator<Uint8Array, void, void>,
  onDecided: (encoding: Encoding) => void,
): Generator<Uint8Array, void, void> {
  const deciding: Uint8Array[] = [];
  let byteCount = 0;
  try {
    while (byteCount < DECIDING_BYTES) {
      const next = chunks.next();
      if (next.done === true) break;
      const chunk = next.value;
      if (byteCount === 0 && isAscii(chunk)) {
        yield chunk;
        continue;
      }
      const start = byteCount > 0 ? 0 : chunk.findIndex((byte) => byte >= 0x80);
      if (start > 0) yield chunk.subarray(0, start);
      // The caller may use the chunk's memory again.
      deciding.push(Uint8Array.from(chunk.subarray(start)));
      byteCount += chunk.length - start;
    }
    if (byteCount === 0) return;
    const window = Buffer.concat(deciding);
    const isUtf8 = hasUtf8Letter(window.subarray(0, DECIDING_BYTES));
    onDecided(isUtf8 ? 'utf-8' : 'windows-1252');
    const all = continued(window, chunks);
    yield* isUtf8 ? all : decodeOneByte(withoutUtf8Letters(all), oneByteTable('windows-1252'));
  } finally {
    chunks.return();
  }
}

function* continued(first: Uint8Array, rest: Iterable<Uint8Array>): Generator<Uint8Array, void, void> {
  yield first;
  yield* rest;
}

/** A byte that stands for nothing in Windows-1252. */
const UNDEFINED_IN_WINDOWS_1252 = 0x81;

/**
 * A letter in UTF-8 in a file that was recognised as Windows-1252: two exports in different encodings were joined. It would
 * be read as two or three strange letters, so it is made a problem of its row. (Who is sure sets the encoding.)
 */
function* withoutUtf8Letters(chunks: Iterable<Uint8Array>): Generator<Uint8Array, void, void> {
  let rest: Uint8Array = new Uint8Array();
  for (const chunk of chunks) {
    const bytes = Buffer.concat([rest, chunk]);
    let index = 0;
    while (index < bytes.length) {
      const byteCount = (bytes[index] ?? 0) < 0xc2 ? 1 : utf8LengthAt(bytes, index);
      if (byteCount === undefined) break;
      if (byteCount > 1) bytes.fill(UNDEFINED_IN_WINDOWS_1252, index, index + byteCount);
      index += Math.max(1, byteCount);
    }
    rest = Uint8Array.from(bytes.subarray(index));
    yield bytes.subarray(0, index);
  }
  yield rest;
}

function* decodeOneByte(
  chunks: Iterable<Uint8Array>,
  table: readonly Uint8Array[],
): Generator<Uint8Array, void, void> {
  for (const chunk of chunks) {
    if (isAscii(chunk)) {
      yield chunk;
      continue;
    }
    // No byte becomes more than three.
    const text = new Uint8Array(chunk.length * 3);
    let length = 0;
    for (const byte of chunk) {
      if (byte < 0x80) text[length++] = byte;
      else for (const each of table[byte] ?? []) text[length++] = each;
    }
    yield text.subarray(0, length);
  }
}

/** A half of a surrogate pair without its other half is a character of none. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

function* decodeUtf16(chunks: Iterable<Uint8Array>): Generator<Uint8Array, void, void> {
  let rest: Uint8Array = new Uint8Array();
  for (const chunk of chunks) {
    const bytes = Buffer.concat([rest, chunk]);
    let end = bytes.length - (bytes.length % 2);
    // The second half of a pair may come with the next chunk.
    if (end >= 2 && ((bytes[end - 1] ?? 0) & 0xfc) === 0xd8) end -= 2;
    yield encodeUtf8(bytes.toString('utf16le', 0, end));
    rest = Uint8Array.from(bytes.subarray(end));
  }
  const isHalf = rest.length % 2 === 1;
  yield encodeUtf8(Buffer.from(rest).toString('utf16le', 0, rest.length - (isHalf ? 1 : 0)));
  if (isHalf) yield Uint8Array.of(INVALID_BYTE);
}

function encodeUtf8(text: string): Uint8Array {
  const pieces = text.split(LONE_SURROGATE);
  if (pieces.length === 1) return Buffer.from(text, 'utf8');
  const invalid = Uint8Array.of(INVALID_BYTE);
  return Buffer.concat(
    pieces.flatMap((piece, index) =>
      index === 0 ? [Buffer.from(piece, 'utf8')] : [invalid, Buffer.from(piece, 'utf8')],
    ),
  );
}
