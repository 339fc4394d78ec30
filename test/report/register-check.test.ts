import { describe, expect, it } from 'vitest';
import { numbersOf } from '../../src/domain/language.ts';
import { rowProblems } from '../../src/register/check/row-problems.ts';
import { formatProblems } from '../../src/report/register-check/problem-csv.ts';
import { showableHeader } from '../../src/report/register-check/register-check-report.ts';
import { percentage } from '../../src/report/report-section.ts';

const textOf = (chunks: Iterable<Uint8Array>): string => Buffer.concat([...chunks]).toString('utf8');

const inEnglish = (part: number, whole: number): string => percentage(part, whole, numbersOf('en'));

describe('the list of problems as CSV', () => {
  const files = [
    { file: 'a;b,"c".csv', columnName: (index: number) => ['01.01.10', 'naam, "eerste"'][index] ?? '?' },
    { file: 'b.csv', columnName: () => '?' },
  ];
  it('has a header and a line for each problem, quoted where a name asks for it', () => {
    const problems = [
      { fileIndex: 0, row: 7, problem: 'wrong-bsn', columnIndex: 1 },
      { fileIndex: 1, row: 2, problem: 'same-person', columnIndex: undefined },
    ] as const;
    expect(textOf(formatProblems(problems, files, rowProblems))).toBe(
      'file,row,column,problem,explanation\n' +
        '"a;b,""c"".csv",7,"naam, ""eerste""",wrong-bsn,"the BSN fails its check (nine digits, 11-proof)"\n' +
        'b.csv,2,,same-person,"the same person (A-nummer, BSN or key columns) stands in an earlier row"\n',
    );
  });

  it('is only its header when there are none', () => {
    expect(textOf(formatProblems([], files, rowProblems))).toBe('file,row,column,problem,explanation\n');
  });

  it('comes in pieces when it is long', () => {
    const problem = { fileIndex: 1, row: 2, problem: 'broken-row', columnIndex: undefined } as const;
    const chunks = [
      ...formatProblems(
        Array.from({ length: 10_000 }, () => problem),
        files,
        rowProblems,
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
