import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Encoding } from '../../src/register/encoding.ts';
import { recogniseRegister } from '../../src/register/read-register.ts';
import { openText } from '../../src/register/text-source.ts';
import { chunksOf, context, goodRow, read, settings, testHeader, toCsv } from './brp-csv.ts';

const WINDOWS_1252_ONLY = Buffer.from([0x80, 0x8a, 0x92, 0x9f]);
const text = toCsv([
  testHeader,
  goodRow(0),
  goodRow(1, { surname: 'Zoë', street: "'s-Gravenstraatje" }),
  goodRow(2, { surname: 'Ünal-Çelik', place: 'Sint Anthoniepolder' }),
]);

function encode(encoding: Encoding, content = text, mark = false): Buffer {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from((mark ? '\uFEFF' : '') + content);
    case 'utf-16le':
      return Buffer.from(`\uFEFF${content}`, 'utf16le');
    case 'windows-1252':
    case 'iso-8859-1':
      return Buffer.from(content, 'latin1');
  }
}

/** The text that comes out, in hex, so that bytes that are not UTF-8 can be seen. */
function convert(bytes: Uint8Array, setting: Encoding | 'auto', chunkBytes = 1000) {
  const source = openText(chunksOf(bytes, chunkBytes), setting, bytes);
  const pieces = [];
  for (const chunk of source.chunks) pieces.push(Buffer.from(chunk));
  return { hex: Buffer.concat(pieces).toString('hex'), encoding: source.encoding() };
}

const hex = (content: string): string => Buffer.from(content).toString('hex');

describe('the encoding of a register', () => {
  const expected = read(text).residents;

  it.each<[Encoding, boolean]>([
    ['utf-8', false],
    ['utf-8', true],
    ['utf-16le', true],
    ['windows-1252', false],
  ])('%s is recognised and shown (byte order mark: %s)', (encoding, mark) => {
    const bytes = encode(encoding, text, mark);
    for (const chunkBytes of [1, 2, 3, 7, 64, 65_536]) {
      const { result, residents } = read(bytes, { chunkBytes });
      expect(result).toMatchObject({ ok: true, value: { encoding, residentCount: 3 } });
      expect(residents).toEqual(expected);
    }
  });

  it('is UTF-8 for a file of nothing but ASCII', () => {
    expect(read(toCsv([testHeader, goodRow(0)])).result).toMatchObject({
      ok: true,
      value: { encoding: 'utf-8' },
    });
  });

  it('is that of the settings when they name one', () => {
    const bytes = encode('iso-8859-1');
    const { result, residents } = read(bytes, { register: { encoding: 'iso-8859-1' } });
    expect(result).toMatchObject({ ok: true, value: { encoding: 'iso-8859-1' } });
    expect(residents).toEqual(expected);
    const withoutMark = encode('utf-16le').subarray(2);
    expect(read(withoutMark, { register: { encoding: 'utf-16le' } }).residents).toEqual(expected);
  });

  it('is told without reading past the first letter beyond ASCII', () => {
    const long = toCsv([
      testHeader,
      goodRow(0, { surname: 'Zoë' }),
      ...Array.from({ length: 20_000 }, (_, i) => goodRow(i)),
    ]);
    let chunkCount = 0;
    const chunks = (function* () {
      for (const chunk of chunksOf(encode('windows-1252', long), 65_536)) {
        chunkCount++;
        yield chunk;
      }
    })();
    expect(recogniseRegister(chunks, settings, context)).toMatchObject({
      ok: true,
      value: { encoding: 'windows-1252', dialect: 'ordinary', delimiter: ';' },
    });
    expect(chunkCount).toBeLessThan(5);
  });

  it('is not told when there is no such letter in the first megabytes of a large file', () => {
    const ascii = toCsv([testHeader, ...Array.from({ length: 100_000 }, (_, i) => goodRow(i))]);
    let chunkCount = 0;
    const chunks = (function* () {
      for (const chunk of chunksOf(Buffer.from(ascii), 1_048_576)) {
        chunkCount++;
        yield chunk;
      }
    })();
    const form = recogniseRegister(chunks, settings, context);
    expect(form).toMatchObject({ ok: true, value: { encoding: undefined, dialect: 'ordinary' } });
    expect(chunkCount).toBeLessThan(ascii.length / 1_048_576);
    const small = recogniseRegister([Buffer.from(ascii.slice(0, 5000))], settings, context);
    expect(small).toMatchObject({ ok: true, value: { encoding: 'utf-8' } });
  });

  it('decides wherever the first letter beyond ASCII stands', () => {
    const rows = Array.from({ length: 3000 }, (_, index) => goodRow(index));
    for (const encoding of ['utf-8', 'windows-1252'] as const) {
      const bytes = encode(encoding, toCsv([testHeader, ...rows, goodRow(9, { surname: 'Zoë' })]));
      const { result, residents } = read(bytes);
      expect(result).toMatchObject({ ok: true, value: { encoding } });
      expect(residents.at(-1)?.name.surname).toBe('Zoë');
    }
  });

  it('reads what Windows-1252 has and ISO-8859-1 has not', () => {
    expect(convert(WINDOWS_1252_ONLY, 'auto')).toEqual({ hex: hex('€Š’Ÿ'), encoding: 'windows-1252' });
  });
});

describe('bytes that the encoding does not have', () => {
  it.each<[string, Encoding, number[], string]>([
    ['five bytes of Windows-1252', 'windows-1252', [0x81, 0x8d, 0x8f, 0x90, 0x9d, 0xe9], 'ffffffffffc3a9'],
    ['a half of a pair in UTF-16', 'utf-16le', [0x00, 0xd8, 0x61, 0x00], 'ff61'],
    ['the other half of a pair', 'utf-16le', [0x61, 0x00, 0x00, 0xdc], '61ff'],
    ['half a letter at the end', 'utf-16le', [0x61, 0x00, 0x62], '61ff'],
    ['half a pair at the end', 'utf-16le', [0x61, 0x00, 0x3d, 0xd8], '61ff'],
    ['a pair', 'utf-16le', [0x3d, 0xd8, 0x00, 0xde], hex('😀')],
    ['a letter cut short in UTF-8', 'utf-8', [0xc3, 0x61], 'c361'],
  ])('such as %s are never replaced', (_, encoding, bytes, expected) => {
    for (const chunkBytes of [1, 2, 3, 100]) {
      expect(convert(Uint8Array.from(bytes), encoding, chunkBytes).hex).toBe(expected);
    }
  });

  it('make a problem of their row, with its column', () => {
    const bytes = encode('windows-1252');
    bytes[bytes.indexOf('Proef0')] = 0x81;
    expect(read(bytes)).toMatchObject({ failures: [], rejected: ['2 unreadable-row 01.02.40'] });
    const utf16 = encode('utf-16le');
    utf16.writeUInt16LE(0xd800, utf16.indexOf(Buffer.from('Proef0', 'utf16le')));
    expect(read(utf16)).toMatchObject({ failures: [], rejected: ['2 unreadable-row 01.02.40'] });
  });

  it('are control characters in ISO-8859-1', () => {
    const bytes = encode('iso-8859-1');
    bytes[bytes.indexOf('Proef0')] = 0x92;
    const { rejected } = read(bytes, { register: { encoding: 'iso-8859-1' } });
    expect(rejected).toEqual(['2 unreadable-row 01.02.40']);
  });

  it('are those of UTF-8 in a file that is Windows-1252: two exports were joined', () => {
    const rows = toCsv(Array.from({ length: 1500 }, (_, index) => goodRow(index, { surname: 'Zoë' })));
    const joined = Buffer.concat([
      encode('windows-1252', toCsv([testHeader]) + rows),
      encode('utf-8', toCsv([goodRow(1), goodRow(2, { surname: 'Zoë' })])),
    ]);
    for (const chunkBytes of [1001, 65_536]) {
      const { rejected, residents } = read(joined, { chunkBytes });
      expect(rejected).toEqual(['1503 unreadable-row 01.02.40']);
      expect(residents).toHaveLength(1501);
    }
    const sure = read(joined, { register: { encoding: 'windows-1252' } });
    expect(sure.residents.at(-1)?.name.surname).toBe('ZoÃ«');
  });
});

describe('any bytes', () => {
  it('become the same text in any chunks', () => {
    const piece = fc.oneof(
      fc.uint8Array({ maxLength: 6 }),
      fc.constantFrom('a', 'ë', '€', '😀', '\n').map((letter) => Buffer.from(letter)),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }),
        fc.constantFrom('auto', 'utf-8', 'utf-16le', 'windows-1252', 'iso-8859-1'),
        fc.integer({ min: 1, max: 20 }),
        (pieces, setting, chunkBytes) => {
          const bytes = Buffer.concat(pieces);
          expect(convert(bytes, setting, chunkBytes)).toEqual(convert(bytes, setting));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('in UTF-16 are what Node makes of them, but for halves of pairs', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 20 }),
        fc.integer({ min: 1, max: 9 }),
        (content, size) => {
          expect(convert(Buffer.from(content, 'utf16le'), 'utf-16le', size).hex).toBe(
            hex(content.startsWith('\uFEFF') ? content.slice(1) : content),
          );
        },
      ),
      { numRuns: 1000 },
    );
  });
});
