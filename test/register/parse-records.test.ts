import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Delimiter, Dialect } from '../../src/register/dialect.ts';
import { resolveDelimiter } from '../../src/register/dialect.ts';
import { parseBlock, parseRecord } from '../../src/register/parse-records.ts';
import { scanRecords } from '../../src/register/scan-records.ts';

const DELIMITERS: readonly Delimiter[] = [';', ',', '\t'];

function ordinary(delimiter: Delimiter): Dialect {
  return { name: 'ordinary', delimiter };
}

function block(text: string, delimiter: Delimiter) {
  const bytes = Buffer.from(text);
  const { ends } = scanRecords(bytes, delimiter.charCodeAt(0));
  const isWhole = ends.at(-1) === bytes.length;
  return {
    bytes,
    ends: isWhole ? ends : [...ends, bytes.length],
    firstRow: 1,
    broken: undefined,
    hasNoLineEnd: !isWhole,
  };
}

const cell = fc
  .array(fc.constantFrom('a', 'Proef', 'ë', '漢', ' ', ';', ',', '"', '\n', "'"), { maxLength: 6 })
  .map((parts) => parts.join(''));
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 });

describe('the cells of records', () => {
  it('are those that were written, quoted where needed or everywhere', () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(...DELIMITERS),
        fc.boolean(),
        fc.boolean(),
        (rows, delimiter, quoted, crlf) => {
          const text = stringify(rows, {
            delimiter,
            quoted,
            record_delimiter: crlf ? '\r\n' : '\n',
            quoted_match: /\n/,
          });
          expect(parseBlock(block(text, delimiter), ordinary(delimiter))?.records).toEqual(rows);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('are those of csv-parse for any text that it takes, with LF as line end', () => {
    const text = fc
      .array(fc.constantFrom('a', 'ë', ';', '"', '""', '\n', '";"', ' '), { minLength: 1, maxLength: 14 })
      .map((parts) => `${parts.join('')}\n`);
    let taken = 0;
    fc.assert(
      fc.property(text, (csv) => {
        let expected: string[][];
        try {
          expected = parse(csv, { delimiter: ';', record_delimiter: '\n', relax_column_count: true });
        } catch {
          return;
        }
        taken++;
        expect(parseBlock(block(csv, ';'), ordinary(';'))?.records).toEqual(expected);
      }),
      { numRuns: 4000 },
    );
    expect(taken).toBeGreaterThan(500);
  });

  it('are the same one record at a time', () => {
    fc.assert(
      fc.property(table, fc.boolean(), (rows, quoted) => {
        const { bytes, ends } = block(stringify(rows, { delimiter: ';', quoted }), ';');
        const cells = ends.map((end, index) =>
          parseRecord(bytes.subarray(ends[index - 1] ?? 0, end), ordinary(';')),
        );
        expect(cells).toEqual(rows.map((row) => ({ kind: 'cells', cells: row })));
      }),
      { numRuns: 500 },
    );
  });

  it('read a quote inside an unquoted cell as it stands', () => {
    expect(parseRecord(Buffer.from('De "Proef";7" buis\n'), ordinary(';'))).toEqual({
      kind: 'cells',
      cells: ['De "Proef"', '7" buis'],
    });
  });

  it.each([
    ['bytes', Buffer.from([0x61, 0x3b, 0xe9, 0x3b, 0x62, 0x0a]), 1],
    ['bytes', Buffer.from([0x61, 0x3b, 0x22, 0x3b, 0xe9, 0x22, 0x0a]), 1],
    ['control', Buffer.from('a;b;\u0000\n'), 2],
    ['control', Buffer.from('\u001b[31m;b\n'), 0],
    ['control', Buffer.from('a;\u009b31m\n'), 1],
    ['quotes', Buffer.from('a;"b"c;d\n'), undefined],
  ] as const)('are refused for wrong %s, with the cell where it is known', (problem, bytes, cellIndex) => {
    expect(parseRecord(bytes, ordinary(';'))).toEqual(
      cellIndex === undefined ? { kind: 'unreadable', problem } : { kind: 'unreadable', problem, cellIndex },
    );
    expect(parseBlock({ ...block('x\n', ';'), bytes, ends: [bytes.length] }, ordinary(';'))).toBeUndefined();
  });
});

describe('the delimiter', () => {
  it.each([
    ['a;b;c', ';'],
    ['a,b,c', ','],
    ['a\tb\tc', '\t'],
    ['a;b,c;d', ';'],
    ['"a;b;c",d,e', ','],
    ['"a"",b";c', ';'],
    ['a', ';'],
    ['a;b,c', ';'],
  ])('of the header %j is %j', (header, delimiter) => {
    expect(resolveDelimiter('auto', header)).toBe(delimiter);
  });

  it('is that of the settings when they name one', () => {
    expect(resolveDelimiter('tab', 'a;b;c')).toBe('\t');
    expect(resolveDelimiter(',', 'a;b;c')).toBe(',');
  });
});
