import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordBlocks } from '../../src/register/record-blocks.ts';
import { scanRecords } from '../../src/register/scan-records.ts';
import { chunksOf } from './brp-csv.ts';

const SEMICOLON = 0x3b;

/** The records that a scan finds, as text; the rest that is no whole record comes last, after a `+`. */
function scan(text: string): string[] {
  const bytes = Buffer.from(text);
  const { ends, isInQuotes } = scanRecords(bytes, SEMICOLON);
  const records = ends.map((end, index) => bytes.subarray(ends[index - 1] ?? 0, end).toString());
  const rest = bytes.subarray(ends.at(-1) ?? 0).toString();
  return rest === '' ? records : [...records, `${isInQuotes ? 'quoted' : ''}+${rest}`];
}

describe('the ends of records', () => {
  it.each([
    ['a;b\nc;d\n', ['a;b\n', 'c;d\n']],
    ['a;b\r\nc;d\r\n', ['a;b\r\n', 'c;d\r\n']],
    ['a\rb\rc\n', ['a\r', 'b\r', 'c\n']],
    ['a\nb\r\nc\rd', ['a\n', 'b\r\n', 'c\r', '+d']],
    ['a\r', ['+a\r']],
    ['\n\n\n', ['\n', '\n', '\n']],
    ['"a\nb";c\nd\n', ['"a\nb";c\n', 'd\n']],
    ['a;"b\r\nc"\r\nd\n', ['a;"b\r\nc"\r\n', 'd\n']],
    ['"a""\nb"\nc\n', ['"a""\nb"\n', 'c\n']],
    ['"a""";"""\n"\nc\n', ['"a""";"""\n"\n', 'c\n']],
    // A quote inside an unquoted cell is an ordinary character.
    ['a"b\nc"d\n', ['a"b\n', 'c"d\n']],
    ['a; "b\nc\n', ['a; "b\n', 'c\n']],
    ['a;"b\nc\nd', ['quoted+a;"b\nc\nd']],
    ['a\n"b\nc', ['a\n', 'quoted+"b\nc']],
    ['', []],
  ])('of %j', (text, expected) => expect(scan(text)).toEqual(expected));
});

/** All blocks of a file, copied. */
function blocksOf(text: string, chunkBytes: number, blockBytes: number) {
  const blocks = [];
  for (const block of recordBlocks(chunksOf(Buffer.from(text), chunkBytes), SEMICOLON, blockBytes)) {
    blocks.push({ ...block, bytes: block.bytes.toString() });
  }
  return blocks;
}

const anyCsv = fc
  .array(fc.constantFrom('a', 'bc', 'ë', ';', '"', '""', '\n', '\r\n', '\r', '"x\ny"', 'lang woord'), {
    maxLength: 60,
  })
  .map((parts) => parts.join(''));

describe('the blocks of a file', () => {
  it('are the same however the file is divided into chunks', () => {
    fc.assert(
      fc.property(anyCsv, fc.integer({ min: 1, max: 40 }), (text, chunkBytes) => {
        expect(blocksOf(text, chunkBytes, 32)).toEqual(blocksOf(text, 1000, 32));
      }),
      { numRuns: 1000 },
    );
  });

  it('hold the whole file in order, with running row numbers, unless a record is too long', () => {
    fc.assert(
      fc.property(anyCsv, (text) => {
        const blocks = blocksOf(text, 7, 64);
        const isTooLong = blocks.some((block) => block.broken === 'too-long');
        const joined = blocks.map((block) => block.bytes).join('');
        expect(isTooLong ? text.startsWith(joined) : joined === text).toBe(true);
        let row = 1;
        for (const block of blocks) {
          expect(block.firstRow).toBe(row);
          row += block.ends.length;
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('divide a file into the records that one scan of the whole finds', () => {
    fc.assert(
      fc.property(anyCsv, (text) => {
        const whole = scanRecords(Buffer.from(`${text}\n`), SEMICOLON);
        const blocks = blocksOf(`${text}\n`, 5, 1024);
        const recordCount = blocks.reduce((count, block) => count + block.ends.length, 0);
        expect(recordCount).toBe(whole.ends.length + (whole.isInQuotes ? 1 : 0));
      }),
      { numRuns: 500 },
    );
  });

  it('end at a record that is longer than a block', () => {
    const blocks = blocksOf(`a;b\n${'c'.repeat(40)}\nd;e\n`, 10, 32);
    expect(blocks.map((block) => [block.firstRow, block.broken])).toEqual([
      [1, undefined],
      [2, 'too-long'],
    ]);
  });

  it('say when the file ends without a line end, or inside a quoted cell', () => {
    expect(blocksOf('a\nb', 10, 32)).toMatchObject([{ hasNoLineEnd: true, broken: undefined, ends: [2, 3] }]);
    expect(blocksOf('a\nb\r', 10, 32)).toMatchObject([{ hasNoLineEnd: false, ends: [2, 4] }]);
    expect(blocksOf('a\n"b\n', 10, 32)).toMatchObject([
      { firstRow: 1, broken: undefined },
      { firstRow: 2, broken: 'in-quotes', ends: [3] },
    ]);
  });
});
