/** Decompresses a register that was compressed with gzip (RFC 1952) as it streams by. */
import { BitReader, DamagedData } from './bit-reader.ts';
import { inflate } from './inflate.ts';

const MAGIC = [0x1f, 0x8b] as const;
const DEFLATED = 8;
const HAS_HEADER_CHECK = 2;
const HAS_EXTRA = 4;
const HAS_NAME = 8;
const HAS_COMMENT = 16;

/** Whether a file begins as one of gzip does. */
export function isGzip(head: Uint8Array): boolean {
  return MAGIC.every((byte, index) => head[index] === byte);
}

/** A compressed file, decompressed as it is read. */
export interface Decompressed {
  /** To be iterated once. They end early where the data are damaged or cut off. */
  readonly chunks: Generator<Uint8Array, void, void>;
  /** Whether that has happened. */
  readonly isDamaged: () => boolean;
}

/** Decompresses a file; its check sums are verified. */
export function gunzip(chunks: Iterable<Uint8Array>): Decompressed {
  let isDamaged = false;
  const onDamage = (): void => {
    isDamaged = true;
  };
  return { chunks: readParts(chunks, onDamage), isDamaged: () => isDamaged };
}

function* readParts(chunks: Iterable<Uint8Array>, onDamage: () => void): Generator<Uint8Array, void, void> {
  const iterator = chunks[Symbol.iterator]();
  const source = new BitReader(iterator);
  try {
    for (let isFirst = true; readMagic(source, isFirst); isFirst = false) {
      skipHeader(source);
      let checkSum = 0xffff_ffff;
      let byteCount = 0;
      for (const piece of inflate(source)) {
        checkSum = addToCheckSum(checkSum, piece);
        byteCount += piece.length;
        yield piece;
      }
      source.alignToByte();
      const isWhole =
        source.readUint32() === (checkSum ^ 0xffff_ffff) >>> 0 && source.readUint32() === byteCount >>> 0;
      if (!isWhole) throw new DamagedData();
    }
  } catch (error) {
    if (!(error instanceof DamagedData)) throw error;
    onDamage();
  } finally {
    iterator.return?.();
  }
}

/** Whether another part follows; a file may consist of several, and end with zeros. */
function readMagic(source: BitReader, isFirst: boolean): boolean {
  let byte = source.readByte();
  if (!isFirst) {
    while (byte === 0) byte = source.readByte();
    if (byte === undefined) return false;
  }
  if (byte !== MAGIC[0] || source.readByte() !== MAGIC[1]) throw new DamagedData();
  return true;
}

function skipHeader(source: BitReader): void {
  if (source.readBits(8) !== DEFLATED) throw new DamagedData();
  const flags = source.readBits(8);
  // Time, compression level and operating system.
  skipBytes(source, 6);
  if ((flags & HAS_EXTRA) !== 0) skipBytes(source, source.readBits(16));
  if ((flags & HAS_NAME) !== 0) skipText(source);
  if ((flags & HAS_COMMENT) !== 0) skipText(source);
  if ((flags & HAS_HEADER_CHECK) !== 0) skipBytes(source, 2);
}

function skipBytes(source: BitReader, count: number): void {
  for (let index = 0; index < count; index++) source.readBits(8);
}

function skipText(source: BitReader): void {
  while (source.readBits(8) !== 0);
}

/** CRC-32 of each byte (RFC 1952, section 8). `zlib.crc32` is younger than the oldest Node that this runs on. */
const CHECK_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = (value & 1) === 0 ? value >>> 1 : (value >>> 1) ^ 0xedb8_8320;
  return value;
});

function addToCheckSum(checkSum: number, bytes: Uint8Array): number {
  let sum = checkSum;
  for (const byte of bytes) sum = (CHECK_TABLE[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
  return sum >>> 0;
}
