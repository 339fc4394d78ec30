import { describe, expect, it } from 'vitest';
import { numbersOf } from '../../src/domain/language.ts';
import { formatProblems } from '../../src/report/register-check/problem-csv.ts';
import { showableHeader } from '../../src/report/register-check/register-check-report.ts';
import { percentage } from '../../src/report/report-section.ts';
import { dutchRegisterWords } from '../../src/report/words/dutch-register-words.ts';
import { englishRegisterWords } from '../../src/report/words/english-register-words.ts';

const textOf = (chunks: Iterable<Uint8Array>): string => Buffer.concat([...chunks]).toString('utf8');

const inEnglish = (part: number, whole: number): string => percentage(part, whole, numbersOf('en'));

describe('the list of problems as CSV', () => {
  const files = [
    { file: 'a;b,"c".csv', columnName: (index: number) => ['01.01.10', 'naam, "eerste"'][index] ?? '?' },
    { file: 'b.csv', columnName: () => '?' },
  ];
  const problems = [
    { fileIndex: 0, row: 7, problem: 'wrong-bsn', columnIndex: 1 },
    { fileIndex: 1, row: 2, problem: 'same-person', columnIndex: undefined },
  ] as const;
  it('has a header and a line for each problem, quoted where a name asks for it', () => {
    expect(textOf(formatProblems(problems, files, englishRegisterWords, 'plain'))).toBe(
      'file,row,column,problem,consequence,explanation\n' +
        '"a;b,""c"".csv",7,"naam, ""eerste""",wrong-bsn,is used,"the BSN fails its check (nine digits, 11-proof)"\n' +
        'b.csv,2,,same-person,counts once,"the same person (A-nummer, BSN or key columns) stands in an earlier row"\n',
    );
  });

  it('is in Dutch for a Dutch reader of Excel, with semicolons and a byte order mark', () => {
    expect(textOf(formatProblems(problems, files, dutchRegisterWords, 'excel'))).toBe(
      '\ufeffBestand;Rij;Kolom;Probleem;De rij;Uitleg\r\n' +
        '"a;b,""c"".csv";7;"naam, ""eerste"" (kolom 2)";BSN klopt niet;doet mee;het BSN klopt niet (negen cijfers, elfproef)\r\n' +
        'b.csv;2;;zelfde persoon;telt één keer;dezelfde persoon (A-nummer, BSN of sleutelkolommen) staat in een eerdere rij\r\n',
    );
  });

  it('is only its header when there are none', () => {
    expect(textOf(formatProblems([], files, englishRegisterWords, 'plain'))).toBe(
      'file,row,column,problem,consequence,explanation\n',
    );
  });

  it('comes in pieces when it is long', () => {
    const problem = { fileIndex: 1, row: 2, problem: 'broken-row', columnIndex: undefined } as const;
    const chunks = [
      ...formatProblems(
        Array.from({ length: 10_000 }, () => problem),
        files,
        englishRegisterWords,
        'plain',
      ),
    ];
    expect(chunks.length).toBeGreaterThan(2);
    expect(textOf(chunks).split('\n')).toHaveLength(10_002);
  });
});

describe('the header of a column that is not read', () => {
  it.each([
    ['Opmerking', 'Opmerking'],
    ['datum_in 2 (oud)', 'datum_in 2 (oud)'],
    ['08.10.30', '08.10.30'],
    ['01.01', '01.01'],
    ['1234567890', undefined],
    ['Van Voorbeeld 19800102', undefined],
    ['test@example.org', undefined],
    ['', undefined],
    ['x'.repeat(60), undefined],
  ])('%j is shown as %j', (header, expected) => {
    expect(showableHeader(header)).toBe(expected);
  });
});

describe('a share', () => {
  it('has one decimal, and is empty of nothing', () => {
    expect([inEnglish(1, 3), inEnglish(0, 3), inEnglish(3, 3), inEnglish(0, 0)]).toEqual([
      '33.3%',
      '0.0%',
      '100.0%',
      '',
    ]);
    expect(percentage(1, 3, numbersOf('nl'))).toBe('33,3%');
  });
});
