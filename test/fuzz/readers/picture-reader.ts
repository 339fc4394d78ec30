/** Pictures of a house style: PNG whose check sums are mended after the damage, and SVG. */
import assert from 'node:assert/strict';
import { deflateSync } from 'node:zlib';
import { isPng } from '../../../src/letters/read-png.ts';
import { readLetterImage } from '../../../src/letters/letter-image.ts';
import type { FuzzedReader } from '../fuzzed-reader.ts';
import { outcomeOf } from '../fuzzed-reader.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** CRC-32 of ISO 3309, bit by bit. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xff_ff_ff_ff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc & 1) === 1 ? 0xed_b8_83_20 ^ (crc >>> 1) : crc >>> 1;
  }
  return (crc ^ 0xff_ff_ff_ff) >>> 0;
}

function chunkOf(type: string, data: Uint8Array): Buffer {
  const chunk = Buffer.concat([Buffer.alloc(4), Buffer.from(type, 'latin1'), data, Buffer.alloc(4)]);
  chunk.writeUInt32BE(data.length);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, -4)), chunk.length - 4);
  return chunk;
}

/** A picture of one grey value; `colourType` 3 has a palette. */
function pngOf(width: number, height: number, bitDepth: number, colourType: number): Buffer {
  const header = Buffer.from([0, 0, 0, width, 0, 0, 0, height, bitDepth, colourType, 0, 0, 0]);
  const samples = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }[colourType] ?? 1;
  const rowBytes = 1 + Math.ceil((width * bitDepth * samples) / 8);
  return Buffer.concat([
    SIGNATURE,
    chunkOf('IHDR', header),
    ...(colourType === 3 ? [chunkOf('PLTE', Buffer.alloc(6))] : []),
    chunkOf('IDAT', deflateSync(Buffer.alloc(rowBytes * height))),
    chunkOf('IEND', Buffer.alloc(0)),
  ]);
}

/** Without right check sums every damaged picture would be refused at its first chunk. */
function mendSums(png: Buffer): Buffer {
  for (let offset = 8; offset + 12 <= png.length;) {
    const end = offset + 8 + png.readUInt32BE(offset);
    if (end + 4 > png.length) break;
    png.writeUInt32BE(crc32(png.subarray(offset + 4, end)), end);
    offset = end + 4;
  }
  return png;
}

const svg = (inside: string): Buffer =>
  Buffer.from(
    `<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">\n${inside}\n</svg>`,
  );
const shapes = [
  '<path d="M0 0h5v5z"/>',
  '<path d="M1 1a5 3 20 1 0 9 2t1 1s2 2 3 3q1 1 2 2c1 1 2 2 3 3z" transform="rotate(20 3 3)"/>',
  '<g fill="#1f5fa8" transform="translate(2,1) scale(1.5)"><circle cx="5" cy="5" r="4"/></g>',
  '<rect x="1" y="1" width="9" height="9" rx="2" style="fill:red;fill-rule:evenodd"/>',
  '<style>.a{fill:#00f} .b,.c{fill:none}</style><polygon class="a" points="0,0 5,5 0,5"/>',
  '<ellipse cx="3" cy="3" rx="2" ry="1" fill="currentColor"/><line x1="0" y1="0" x2="1" y2="1"/>',
  '<defs><linearGradient id="g"/></defs><path fill="url(#g)" d="M0 0h1v1z"/><text>Proef</text>',
] as const;

export const pictureReader: FuzzedReader = {
  name: 'pictures',
  share: 6,
  seeds: [
    pngOf(30, 20, 8, 2),
    pngOf(9, 9, 1, 0),
    pngOf(8, 8, 8, 6),
    pngOf(8, 8, 4, 3),
    ...shapes.map(svg),
    svg(shapes.join('\n')),
  ],
  tokens: [
    '<g>',
    '</g>',
    '<path d="',
    '/>',
    'fill="',
    'style="',
    'transform="',
    'viewBox="',
    'matrix(1 0 0 1 0 0)',
    'scale(0)',
    'skewX(90)',
    'M',
    'z',
    'a1 1 0 11',
    '<!DOCTYPE x [<!ENTITY a "b">]>',
    '&a;',
    '&#x41;',
    '<![CDATA[',
    '<!--',
    'e9',
    '1e308',
    '-.5.5',
    'IHDR',
    'IDAT',
    'IEND',
    'PLTE',
  ],
  generate: (below) =>
    svg(Array.from({ length: below(12) }, () => shapes[below(shapes.length)] ?? '').join('\n')),
  read: (bytes, below) => {
    const mended = isPng(bytes) && below(4) > 0 ? mendSums(Buffer.from(bytes)) : bytes;
    const image = readLetterImage(mended, { file: 'logo' });
    if (image.ok) {
      const { width, height } = image.value;
      assert(width > 0 && height > 0 && Number.isFinite(width * height), 'a picture without a size');
    }
    return outcomeOf(image, 'logo');
  },
};
