/** The parts of a check's report that are about the files: how they were read, their columns, values and problems. */
import type { RowProblem } from '../../register/check/row-problems.ts';
import { rowProblems } from '../../register/check/row-problems.ts';
import { drawBar } from '../bar-chart.ts';
import type { ReportSection } from '../report-section.ts';
import { numberColumn, percentage } from '../report-section.ts';
import type { CheckedFile, RegisterCheckReport } from './register-check-report.ts';

const BAR_WIDTH = 20;

function rejectedCountOf(file: CheckedFile): number {
  return file.rowCount - file.residentCount;
}

/** How each file was recognised, and what its rows came to. */
export function fileSection({ files }: RegisterCheckReport): ReportSection {
  const sum = (pick: (file: CheckedFile) => number): number =>
    files.reduce((total, file) => total + pick(file), 0);
  return {
    heading: 'How the files were read',
    columns: [
      { title: 'File' },
      { title: 'Municipality' },
      { title: 'Dialect' },
      { title: 'Encoding' },
      { title: 'Delimiter' },
      numberColumn('Rows'),
      numberColumn('Residents'),
      numberColumn('Rejected'),
    ],
    rows: files.map((file) => [
      file.file,
      file.municipality ?? 'not named',
      file.dialect,
      file.encoding,
      file.delimiter,
      file.rowCount,
      file.residentCount,
      rejectedCountOf(file),
    ]),
    totals: [
      'Total',
      '',
      '',
      '',
      '',
      sum((file) => file.rowCount),
      sum((file) => file.residentCount),
      sum(rejectedCountOf),
    ],
    remarks: [
      'Recognised wrongly? Set register.dialect, register.encoding and register.delimiter in loting.yaml.',
      ...files
        .filter(({ continuationCount }) => continuationCount > 0)
        .map(
          ({ file, continuationCount }) =>
            `${file}: ${continuationCount} rows more hold further data of the person above them.`,
        ),
      ...(files.some(({ municipality }) => municipality === undefined)
        ? ['Rows of other municipalities cannot be told apart. Name the municipality with --municipality.']
        : []),
    ],
  };
}

/** The columns of one file: what each is read as, and how full it is. */
export function columnSection({ file, columns, comparedRowCount }: CheckedFile): ReportSection {
  return {
    heading: `Columns of ${file}`,
    columns: [
      numberColumn('Column'),
      { title: 'Header' },
      { title: 'Read as' },
      { title: 'Found by' },
      numberColumn('Filled'),
      numberColumn('Share'),
      { title: '' },
    ],
    rows: columns.map(({ column, header, field, matchedBy, filledCount }) => [
      column,
      header ?? '(not shown)',
      field ?? '-',
      matchedBy ?? '',
      filledCount,
      percentage(filledCount, comparedRowCount),
      drawBar(filledCount, comparedRowCount, BAR_WIDTH),
    ]),
    remarks: [
      'A column read as "-" is left alone. Name a column for a field under register.columns in loting.yaml.',
    ],
  };
}

const valueNames: Readonly<Record<string, string>> = {
  aNumber: 'A-nummer',
  bsn: 'BSN',
  postcode: 'Postcode',
  houseNumber: 'House number',
};

/** Which values fail their check, over all files. */
export function valueSection({ files }: RegisterCheckReport): ReportSection {
  const fields = [...new Set(files.flatMap(({ values }) => Object.keys(values)))];
  const sum = (pick: (file: CheckedFile) => number): number =>
    files.reduce((total, file) => total + pick(file), 0);
  const dates = (name: keyof CheckedFile['birthDates']): number => sum(({ birthDates }) => birthDates[name]);
  const filledDateCount =
    dates('completeCount') +
    dates('dayUnknownCount') +
    dates('monthUnknownCount') +
    dates('allUnknownCount') +
    dates('impossibleCount');
  return {
    heading: 'Values',
    columns: [{ title: 'Value' }, numberColumn('Filled'), numberColumn('Wrong')],
    rows: [
      ...fields.map((field) => [
        valueNames[field] ?? field,
        sum(({ values }) => values[field]?.filledCount ?? 0),
        sum(({ values }) => values[field]?.wrongCount ?? 0),
      ]),
      ['Birth date', filledDateCount, dates('impossibleCount')],
    ],
    remarks: [
      `Birth dates of which the day is unknown: ${dates('dayUnknownCount')}; the month too: ${dates('monthUnknownCount')}; all of it: ${dates('allUnknownCount')}.`,
      ...describeCharacters(files),
    ],
  };
}

const SHOWN_CHARACTERS = 12;

function describeCharacters(files: readonly CheckedFile[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { character, cellCount } of files.flatMap((file) => file.foreignCharacters)) {
    counts.set(character, (counts.get(character) ?? 0) + cellCount);
  }
  if (counts.size === 0) return [];
  const shown = [...counts].slice(0, SHOWN_CHARACTERS).map(([character, count]) => `${character} (${count})`);
  const hiddenCount = counts.size - shown.length;
  return [
    `Characters that the BRP cannot hold, with the number of cells: ${shown.join(', ')}${hiddenCount > 0 ? ` and ${hiddenCount} more` : ''}.`,
  ];
}

function consequenceOf(problem: RowProblem, isWarning: boolean): string {
  if (problem === 'same-person') return 'counts once';
  return isWarning ? 'is used' : 'is left out';
}

/** How often each problem occurs. */
export function problemSection({ problems }: RegisterCheckReport): ReportSection {
  return {
    heading: 'Problems',
    columns: [{ title: 'Problem' }, numberColumn('Times'), { title: 'The row' }, { title: 'In words' }],
    rows: problems.map(({ problem, count, isWarning }) => [
      problem,
      count,
      consequenceOf(problem, isWarning),
      rowProblems[problem],
    ]),
    remarks:
      problems.length === 0
        ? ['No problems were found.']
        : ['--problems FILE writes them all to a CSV, by file, row and column.'],
  };
}
