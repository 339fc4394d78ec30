/** The file that comes back from the post: every letter once, or a sentence with the line. */
import { describe, expect, it } from 'vitest';
import { MunicipalityCodeSchema } from '../../src/domain/ids.ts';
import type { SortingColumns } from '../../src/cli/letters/sorting-file.ts';
import { readSortingFile } from '../../src/cli/letters/sorting-file.ts';
import { orderWith, sentencesOf, valueOf } from '../letters/letter-fixtures.ts';

const zoetermeer = { municipality: MunicipalityCodeSchema.parse('GM0637') };
const expected = [orderWith(1), orderWith(2), orderWith(3), { ...orderWith(4), ...zoetermeer }];
const byRow: SortingColumns = { line: 'sorting_line', order: undefined };

const read = (text: string, columns = byRow) =>
  readSortingFile(Buffer.from(text), 'sorted.csv', columns, expected);
const whole = ['letter_number,sorting_line', '1-000003,A 1', '1-000001,A 2', '1-000002,B 1'];
const without = (row: number) => whole.filter((_, index) => index !== row).join('\n');

describe('a sorted file', () => {
  it('gives each letter its line and its place, in the order of the rows', () => {
    const letters = valueOf(read(whole.join('\n')));
    expect(letters.map(({ invitationId, line, position }) => [invitationId, line, position])).toEqual([
      ['1-000003', 'A 1', 1],
      ['1-000001', 'A 2', 2],
      ['1-000002', 'B 1', 3],
    ]);
    expect(letters.map(({ address }) => address)).toEqual(['3511AA|3|', '3511AA|1|', '3511AA|2|']);
  });

  it('is read as the post makes it: semicolons, other columns, its own names and numbers', () => {
    const text = [
      'Postcode;LETTER_NUMBER;Printregel;Volgorde',
      '3511AA;1-000002;B 1;0030',
      '3511AA;1-000001;A 2;0010',
      '3511AA;1-000003;A 1;0020',
    ].join('\r\n');
    const letters = valueOf(read(text, { line: 'printregel', order: 'volgorde' }));
    expect(letters.map(({ invitationId, position }) => [invitationId, position])).toEqual([
      ['1-000002', 30],
      ['1-000001', 10],
      ['1-000003', 20],
    ]);
  });

  it('may be of one municipality, and then has all its letters', () => {
    expect(valueOf(read('letter_number,sorting_line\n1-000004,Z 1\n'))).toHaveLength(1);
    expect(sentencesOf(read(`${whole.slice(0, 2).join('\n')}\n1-000004,Z 1\n`))).toEqual([
      'sorted.csv: 2 letters are missing, such as 1-000001, 1-000002.',
    ]);
  });
});

describe('a sorted file is refused', () => {
  it.each([
    ['for a missing letter', without(2), 'sorted.csv: Letter 1-000001 is missing.'],
    [
      'for an unknown letter',
      `${whole.join('\n')}\n1-000099,B 2`,
      'sorted.csv, line 5: Letter 1-000099 is not among the letters to be sorted.',
    ],
    [
      'for a doubled letter',
      `${whole.join('\n')}\n1-000003,B 2`,
      'sorted.csv, line 5: Letter 1-000003 is here a second time; it was on line 2.',
    ],
    [
      'for no letter number',
      `${whole.join('\n')}\nTestpersoon,B 2`,
      'sorted.csv, line 5: The line has no letter number such as 1-000123 in the column "letter_number".',
    ],
    [
      'for a line without text',
      whole.join('\n').replace('A 2', ' '),
      'sorted.csv, line 3: The line has nothing in the column "sorting_line".',
    ],
    [
      'for a text that is no sorting line',
      whole.join('\n').replace('A 2', 'x'.repeat(81)),
      'sorted.csv, line 3: The text in the column "sorting_line" has more than 80 characters.',
    ],
    [
      'for a short row',
      whole.join('\n').replace(',A 2', ''),
      'sorted.csv, line 3: The line has more or fewer fields than the header.',
    ],
    [
      'without its column',
      whole.join('\n').replace('sorting_line', 'printregel'),
      'sorted.csv, line 1: The file has no column "sorting_line".',
    ],
  ])('%s', (_, text, problem) => {
    expect(sentencesOf(read(text))).toContain(problem);
  });

  it.each([
    ['no number', 'x', 'sorted.csv, line 3: The line has no whole number from 1 in the column "n".'],
    ['0', '0', 'sorted.csv, line 3: The line has no whole number from 1 in the column "n".'],
    ['a number that was before', '01', 'sorted.csv, line 3: The number in the column "n" is also on line 2.'],
  ])('for a place that is %s', (_, place, problem) => {
    const text = `letter_number,sorting_line,n\n1-000003,A,1\n1-000001,A,${place}\n1-000002,A,3\n`;
    expect(sentencesOf(read(text, { line: 'sorting_line', order: 'n' }))).toEqual([problem]);
  });

  it('with all its problems, and no word of the file', () => {
    const problems = sentencesOf(read('letter_number,sorting_line\nTestpersoon,A\n1-000099,B\n1-000001,\n'));
    expect(problems).toHaveLength(4);
    expect(problems.join(' ')).not.toContain('Testpersoon');
  });

  it('when it has a header and nothing else', () => {
    expect(sentencesOf(read('letter_number,sorting_line\n'))).toEqual([
      'sorted.csv: The file has a header and no letters below it.',
    ]);
  });
});
