/** Checks a PNG to its last byte, since a picture that only looks right would fail in the middle of the printing. */
import { inflateSync } from 'node:zlib';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Wider pictures than this are photographs, not logos. */
const MOST_PIXELS_ACROSS = 6000;

/** Values a pixel by colour type (PNG specification, table 11.1). */
const samplesOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const bitDepthsOf: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

interface Header {
  readonly width: number;
  readonly height: number;
  readonly bitDepth: number;
  readonly colourType: number;
}

interface Chunk {
  readonly type: string;
  readonly data: Uint8Array;
}

export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, index) => bytes[index] === byte);
}

/**
 * The size in pixels. `undefined` when the picture is damaged, cut off, larger than 6000 pixels, or interlaced (then it
 * would appear in steps on a screen; no printer needs it).
 */
export function readPngSize(
  bytes: Uint8Array,
): { readonly width: number; readonly height: number } | undefined {
  const chunks = readChunks(bytes);
  const header = chunks === undefined ? undefined : readHeader(chunks[0]);
  if (chunks === undefined || header === undefined || chunks.at(-1)?.type !== 'IEND') return undefined;
  if (header.colourType === 3 && !hasPalette(chunks)) return undefined;
  const data = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map((chunk) => chunk.data));
  return hasAllRows(data, header) ? { width: header.width, height: header.height } : undefined;
}

function hasPalette(chunks: readonly Chunk[]): boolean {
  const palette = chunks.find(({ type }) => type === 'PLTE')?.data;
  return palette !== undefined && palette.length > 0 && palette.length % 3 === 0;
}

/** All chunks with a right check sum; `undefined` when one is wrong. */
function readChunks(bytes: Uint8Array): readonly Chunk[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  let offset = SIGNATURE.length;
  while (offset < bytes.length) {
    if (offset + 12 > bytes.length) return undefined;
    const end = offset + 8 + view.getUint32(offset);
    if (end + 4 > bytes.length) return undefined;
    if (crc32(bytes.subarray(offset + 4, end)) !== view.getUint32(end)) return undefined;
    const type = String.fromCharCode(...bytes.subarray(offset + 4, offset + 8));
    chunks.push({ type, data: bytes.subarray(offset + 8, end) });
    offset = end + 4;
    if (type === 'IEND') break;
  }
  return chunks;
}

function readHeader(chunk: Chunk | undefined): Header | undefined {
  if (chunk?.type !== 'IHDR' || chunk.data.length !== 13) return undefined;
  const view = new DataView(chunk.data.buffer, chunk.data.byteOffset, 13);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  const [bitDepth, colourType, isInterlaced] = [view.getUint8(8), view.getUint8(9), view.getUint8(12) !== 0];
  const isKnown = bitDepthsOf[colourType]?.includes(bitDepth) === true;
  const isSized = width > 0 && height > 0 && Math.max(width, height) <= MOST_PIXELS_ACROSS;
  return isKnown && isSized && !isInterlaced ? { width, height, bitDepth, colourType } : undefined;
}

/** Whether the data unpack to as many rows as the header says, each with a filter that exists. */
function hasAllRows(data: Uint8Array, { width, height, bitDepth, colourType }: Header): boolean {
  const rowBytes = 1 + Math.ceil((width * bitDepth * (samplesOf[colourType] ?? 0)) / 8);
  let rows: Uint8Array;
  try {
    rows = inflateSync(data, { maxOutputLength: rowBytes * height });
  } catch {
    return false;
  }
  if (rows.length !== rowBytes * height) return false;
  for (let row = 0; row < height; row++) if ((rows[row * rowBytes] ?? 255) > 4) return false;
  return true;
}

/** CRC-32 as PNG uses it (ISO 3309), eight bits at a time. */
const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc & 1) === 1 ? 0xed_b8_83_20 ^ (crc >>> 1) : crc >>> 1;
  return crc;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xff_ff_ff_ff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xff_ff_ff_ff) >>> 0;
}
