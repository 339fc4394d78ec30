import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failure } from '../../src/domain/failure.ts';
import { refuse } from '../../src/domain/result.ts';
import type { AnswerFile } from '../../src/signups/answer-file.ts';
import { readAnswerFile } from '../../src/signups/answer-file.ts';
import { codesOf, valueOf } from '../store/expect-result.ts';

const read = (text: string): AnswerFile => valueOf(readAnswerFile(Buffer.from(text), 'answers.csv'));
const rowsOf = (text: string): string[][] =>
  read(text).lines.map(({ line, fields }) => [String(line), fields.code, fields.answer, fields.name]);

describe('the file with answers', () => {
  it.each([
    ['commas', 'code,answer,name\nAAAA,ja,Testpersoon\n'],
    ['semicolons', 'code;answer;name\nAAAA;ja;Testpersoon\n'],
    ['a BOM', '\uFEFFcode,answer,name\nAAAA,ja,Testpersoon\n'],
    ['line ends of Windows', 'code,answer,name\r\nAAAA,ja,Testpersoon\r\n'],
    ['no line end at the end', 'code,answer,name\nAAAA,ja,Testpersoon'],
    ['quotes', '"code","answer","name"\n"AAAA","ja","Testpersoon"\n'],
    ['spaces around', ' code , Answer ,NAME\n AAAA , ja , Testpersoon \n'],
    ['the columns in another order', 'name,answer,code\nTestpersoon,ja,AAAA\n'],
  ])('may have %s', (_, text) => {
    expect(rowsOf(text)).toEqual([['2', 'AAAA', 'ja', 'Testpersoon']]);
  });

  it('has the delimiter of its header, whatever is in the lines below', () => {
    expect(rowsOf('code,answer,name\nAAAA,ja,a;b;c;d;e\n')).toEqual([['2', 'AAAA', 'ja', 'a;b;c;d;e']]);
    expect(rowsOf('code;answer;name\nAAAA;ja;a,b,c,d,e\n')).toEqual([['2', 'AAAA', 'ja', 'a,b,c,d,e']]);
  });

  it('needs no more than code and answer, and may have no answers yet', () => {
    expect(rowsOf('code,answer\nAAAA,ja\n')).toEqual([['2', 'AAAA', 'ja', '']]);
    expect(rowsOf('code,answer\n')).toEqual([]);
    expect(rowsOf('code,answer')).toEqual([]);
  });

  it('keeps a separator inside quotes, whichever it is', () => {
    expect(rowsOf('code,answer,name\nAAAA,ja,"Voorbeeld, Van; T."\n')).toEqual([
      ['2', 'AAAA', 'ja', 'Voorbeeld, Van; T.'],
    ]);
  });

  it('counts lines as an editor does, over empty lines', () => {
    expect(rowsOf('code,answer\n\nAAAA,ja\n\n\nBBBB,nee\n').map(([line]) => line)).toEqual(['3', '6']);
  });

  it('names the columns that it does not read', () => {
    expect(read('code,answer,education,ip\nAAAA,ja,mbo,127.0.0.1\n').ignoredColumns).toEqual([
      'education',
      'ip',
    ]);
  });

  it('marks a line with too few or too many fields', () => {
    expect(read('code,answer\nAAAA\nBBBB,ja,x\nCCCC,ja\n').lines.map((line) => line.isComplete)).toEqual([
      false,
      false,
      true,
    ]);
  });

  it.each([
    ['', 'signups.file-empty'],
    ['\n\n', 'signups.file-empty'],
    ['answer\nja\n', 'signups.column-missing'],
    ['code\tanswer\nAAAA\tja\n', 'signups.column-missing signups.column-missing'],
    ['AAAA,ja\n', 'signups.column-missing signups.column-missing'],
    ['code,answer,code\nAAAA,ja,BBBB\n', 'signups.column-twice'],
    ['code,answer\nAAAA,"ja\n', 'signups.not-csv'],
    ['code,answer\nAAAA,j"a\n', 'signups.not-csv'],
  ])('%j is refused', (text, codes) => {
    expect(codesOf(readAnswerFile(Buffer.from(text), 'f')).join(' ')).toBe(codes);
  });

  it('is refused with the line where it stops being CSV', () => {
    expect(readAnswerFile(Buffer.from('code,answer\nA,ja\nB,"ja"x\n'), 'f')).toEqual(
      refuse(failure('signups.not-csv', {}, { file: 'f', line: 3 })),
    );
  });

  it('is refused when it is not UTF-8', () => {
    expect(codesOf(readAnswerFile(Buffer.from('code,answer,name\nA,ja,é\n', 'latin1'), 'f'))).toEqual([
      'signups.not-utf8',
    ]);
    expect(codesOf(readAnswerFile(Buffer.from('\uFEFFcode,answer\n', 'utf16le'), 'f'))).toEqual([
      'signups.not-utf8',
    ]);
  });

  it('is read or refused, and never breaks the program, whatever it holds', () => {
    const pieces = fc.constantFrom(
      'code',
      'answer',
      ',',
      ';',
      '"',
      '\n',
      '\r\n',
      '\0',
      'é',
      ' ',
      'ja',
      '__proto__',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const result = readAnswerFile(Buffer.from(`code,answer\n${parts.join('')}`), 'f');
        expect(
          result.ok ? result.value.lines.every((line) => line.line >= 2) : result.failures.length > 0,
        ).toBe(true);
      }),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(typeof readAnswerFile(bytes, 'f').ok).toBe('boolean');
      }),
      { numRuns: 500 },
    );
  });
});
