/** The parts of a check's report that are about the files: how they were read, their columns, values and problems. */
import { drawBar } from '../bar-chart.ts';
import type { ReportSection } from '../report-section.ts';
import { numberColumn, percentage } from '../report-section.ts';
import type { RegisterWords } from '../words/english-register-words.ts';
import { consequenceOf } from './consequence.ts';
import type { CheckedFile, RegisterCheckReport } from './register-check-report.ts';

const BAR_WIDTH = 20;

function rejectedCountOf(file: CheckedFile): number {
  return file.rowCount - file.residentCount;
}

/** How each file was recognised, and what its rows came to. */
export function fileSection({ files }: RegisterCheckReport, words: RegisterWords): ReportSection {
  const said = words.files;
  const sum = (pick: (file: CheckedFile) => number): number =>
    files.reduce((total, file) => total + pick(file), 0);
  return {
    heading: said.heading,
    columns: [
      { title: said.file },
      { title: said.municipality },
      { title: said.dialect },
      { title: said.encoding },
      { title: said.delimiter },
      numberColumn(words.rows),
      numberColumn(words.residents),
      numberColumn(words.rejected),
    ],
    rows: files.map((file) => [
      file.file,
      file.municipality ?? said.notNamed,
      said.dialectNames[file.dialect],
      file.encoding,
      file.delimiter,
      file.rowCount,
      file.residentCount,
      rejectedCountOf(file),
    ]),
    totals: [
      words.total,
      '',
      '',
      '',
      '',
      sum((file) => file.rowCount),
      sum((file) => file.residentCount),
      sum(rejectedCountOf),
    ],
    remarks: [
      said.settings,
      ...files
        .filter(({ continuationCount }) => continuationCount > 0)
        .map(({ file, continuationCount }) => said.continuations(file, continuationCount)),
      ...(files.some(({ municipality }) => municipality === undefined) ? [said.otherMunicipalities] : []),
    ],
  };
}

/** The columns of one file: what each is read as, and how full it is. */
export function columnSection(
  { file, columns, comparedRowCount }: CheckedFile,
  words: RegisterWords,
): ReportSection {
  const said = words.columns;
  const unread = columns
    .filter(({ field, filledCount }) => field === undefined && filledCount > 0)
    .map(({ header }) => header ?? said.notShown);
  return {
    heading: said.heading(file),
    columns: [
      numberColumn(said.column),
      { title: said.header },
      { title: said.readAs },
      { title: said.foundBy },
      numberColumn(words.filled),
      numberColumn(words.share),
      { title: '' },
    ],
    rows: columns.map(({ column, header, field, matchedBy, filledCount }) => [
      column,
      header ?? said.notShown,
      field ?? '-',
      matchedBy === undefined ? '' : said.matchKinds[matchedBy],
      filledCount,
      percentage(filledCount, comparedRowCount, words.numbers),
      drawBar(filledCount, comparedRowCount, BAR_WIDTH),
    ]),
    remarks: [said.leftAlone, ...(unread.length > 0 ? [said.unread(unread)] : [])],
  };
}

/** Which values fail their check, over all files. */
export function valueSection({ files }: RegisterCheckReport, words: RegisterWords): ReportSection {
  const said = words.values;
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
    heading: said.heading,
    columns: [{ title: said.value }, numberColumn(words.filled), numberColumn(said.wrong)],
    rows: [
      ...fields.map((field) => [
        said.fields[field] ?? field,
        sum(({ values }) => values[field]?.filledCount ?? 0),
        sum(({ values }) => values[field]?.wrongCount ?? 0),
      ]),
      [said.birthDate, filledDateCount, dates('impossibleCount')],
    ],
    remarks: [
      said.partialDates(dates('dayUnknownCount'), dates('monthUnknownCount'), dates('allUnknownCount')),
      ...describeCharacters(files, words),
    ],
  };
}

const SHOWN_CHARACTERS = 12;

function describeCharacters(
  files: readonly CheckedFile[],
  { values: said }: RegisterWords,
): readonly string[] {
  const counts = new Map<string, number>();
  for (const { character, cellCount } of files.flatMap((file) => file.foreignCharacters)) {
    counts.set(character, (counts.get(character) ?? 0) + cellCount);
  }
  if (counts.size === 0) return [];
  const shown = [...counts]
    .slice(0, SHOWN_CHARACTERS)
    .map(([character, count]) => said.characterCount(character, count));
  const hiddenCount = counts.size - shown.length;
  return [said.characters(shown, hiddenCount)];
}

/** How often each problem occurs. */
export function problemSection({ problems }: RegisterCheckReport, words: RegisterWords): ReportSection {
  const said = words.found;
  const lostCount = problems.find(({ problem }) => problem === 'lost-letter')?.count ?? 0;
  return {
    heading: said.heading,
    columns: [
      { title: said.problem },
      numberColumn(said.times),
      { title: said.row },
      { title: words.inWords },
    ],
    rows: problems.map(({ problem, count, isWarning }) => [
      words.problemNames[problem],
      count,
      consequenceOf(problem, isWarning, words),
      words.problems[problem],
    ]),
    remarks:
      problems.length === 0
        ? [said.none]
        : [...(lostCount > 0 ? [words.lostLetters(lostCount), said.lostPlaces] : []), said.more],
  };
}
