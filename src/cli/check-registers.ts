/** Reads registers to look at them: cell by cell, and all residents together. Writes nothing. */
import { createHash } from 'node:crypto';
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { MunicipalityCode } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { ok, okUnless } from '../domain/result.ts';
import type { RegisterField, Settings } from '../domain/settings/settings-schema.ts';
import { PopulationCheck } from '../frame/check/population-check.ts';
import type { PersonList } from '../frame/person-list.ts';
import { CellCheck } from '../register/check/cell-check.ts';
import { ProblemList } from '../register/check/problem-list.ts';
import { rowProblemCodes, warnings } from '../register/check/row-problems.ts';
import type { RegisterSummary } from '../register/read-register.ts';
import { readRegister } from '../register/read-register.ts';
import type { ProblemFile } from '../report/register-check/problem-csv.ts';
import type {
  CheckedColumn,
  CheckedFile,
  CheckedList,
  CountedProblem,
  RegisterCheckReport,
} from '../report/register-check/register-check-report.ts';
import { showableHeader, UNNAMED_MUNICIPALITY } from '../report/register-check/register-check-report.ts';
import { catchInterruptedRead, readChunks } from '../store/read-file.ts';
import type { NamedFiles } from './read-named-files.ts';

/** A register to check. */
export interface RegisterToCheck {
  /** Its name in the report. */
  readonly file: string;
  readonly absolutePath: string;
  /** `undefined` when nobody said which it is. */
  readonly municipality: MunicipalityCode | undefined;
}

export type CheckSettings = Pick<Settings, 'register' | 'eligibility' | 'strata'>;

export interface CheckedRegisters {
  readonly report: RegisterCheckReport;
  readonly problems: ProblemList;
  /** In the order of the files, for the list of problems. */
  readonly files: readonly ProblemFile[];
}

/** Checks all registers together; collects the failures of all files before it refuses. */
export function checkRegisters(
  files: readonly RegisterToCheck[],
  settings: CheckSettings,
  named: NamedFiles,
  onBytes: (byteCount: number) => void,
): Result<CheckedRegisters> {
  const problems = new ProblemList();
  const population = new PopulationCheck(settings, named.lists);
  const failures: Failure[] = [];
  const checked: CheckedFile[] = [];
  const fileOfHash = new Map<string, string>();
  for (const [fileIndex, file] of files.entries()) {
    const read = readOne(file, fileIndex, settings, named, problems, population, onBytes);
    if (!read.ok) {
      failures.push(...read.failures);
      continue;
    }
    const { hash } = read.value;
    const other = fileOfHash.get(hash);
    if (other !== undefined) failures.push(failure('register.same-file', { other }, { file: file.file }));
    fileOfHash.set(hash, file.file);
    checked.push(read.value.checked);
  }
  return okUnless(failures, () => {
    const figures = population.finish(problems);
    return {
      report: {
        referenceDate: settings.eligibility.referenceDate,
        districtYear: settings.register.districts?.year,
        files: checked,
        population: figures,
        lists: listsOf(named),
        problems: countProblems(problems),
      },
      problems,
      files: checked.map(({ file, columns }) => ({
        file,
        columnName: (columnIndex) => columns[columnIndex]?.header,
      })),
    };
  });
}

interface OneRegister {
  readonly checked: CheckedFile;
  readonly hash: string;
}

function readOne(
  { file, absolutePath, municipality }: RegisterToCheck,
  fileIndex: number,
  settings: CheckSettings,
  { districts }: NamedFiles,
  problems: ProblemList,
  population: PopulationCheck,
  onBytes: (byteCount: number) => void,
): Result<OneRegister> {
  const chunks = readChunks(absolutePath);
  if (!chunks.ok) return chunks;
  const digest = createHash('sha256');
  function* watched(source: Iterable<Uint8Array>): Generator<Uint8Array> {
    for (const chunk of source) {
      digest.update(chunk);
      onBytes(chunk.byteLength);
      yield chunk;
    }
  }
  const { referenceDate } = settings.eligibility;
  let cells: CellCheck | undefined;
  const read = catchInterruptedRead(() =>
    readRegister(
      watched(chunks.value),
      settings.register,
      { file, municipality: municipality ?? UNNAMED_MUNICIPALITY, districts },
      (outcome) => {
        cells?.addOutcome(outcome);
        if (outcome.kind === 'resident') population.add(outcome.resident, fileIndex);
      },
      (layout) => {
        const check = new CellCheck(layout, fileIndex, referenceDate, problems);
        cells = check;
        return (each, row) => check.addCells(each, row);
      },
    ),
  );
  if (!read.ok) return read;
  if (cells === undefined) throw new Error('a register that was read has a header');
  const checked = describeFile(file, municipality, read.value, cells);
  return ok({ checked, hash: digest.digest('hex') });
}

function describeFile(
  file: string,
  municipality: MunicipalityCode | undefined,
  read: RegisterSummary,
  cells: CellCheck,
): CheckedFile {
  return {
    file,
    municipality,
    dialect: read.dialect,
    encoding: read.encoding,
    delimiter: read.delimiter === '\t' ? 'tab' : read.delimiter,
    rowCount: read.rowCount,
    continuationCount: read.continuationCount,
    residentCount: read.residentCount,
    rejectedCounts: read.rejectedCounts,
    comparedRowCount: cells.rowCount,
    columns: describeColumns(cells),
    values: cells.values,
    birthDates: cells.birthDates,
    foreignCharacters: [...cells.foreignCells]
      .sort((left, right) => right[1] - left[1] || left[0] - right[0])
      .map(([codePoint, cellCount]) => ({
        character: `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`,
        cellCount,
      })),
  };
}

function describeColumns({ layout, filledCounts }: CellCheck): readonly CheckedColumn[] {
  const fields = new Map<number, CheckedColumn['field']>(
    layout.keyColumns.map((index) => [index, 'register.key']),
  );
  for (const [field, index] of Object.entries(layout.columns)) fields.set(index, field as RegisterField);
  return layout.header.map((header, index) => {
    const field = fields.get(index);
    return {
      column: index + 1,
      header: field === undefined ? showableHeader(header) : header,
      field,
      matchedBy: layout.matches.find((match) => match.field === field)?.matchedBy,
      filledCount: filledCounts[index] ?? 0,
    };
  });
}

function countOf(lists: readonly PersonList[]): number {
  return lists.reduce((sum, { values }) => sum + values.size, 0);
}

function listsOf({ lists, hashes }: NamedFiles): readonly CheckedList[] {
  return [
    ...(hashes.optOut.length === 0 ? [] : [{ list: 'optOut', entryCount: countOf(lists.optedOut) } as const]),
    ...(lists.drawnBefore.length === 0
      ? []
      : [{ list: 'drawnBefore', entryCount: countOf(lists.drawnBefore) } as const]),
  ];
}

function countProblems(problems: ProblemList): readonly CountedProblem[] {
  const counts = problems.countByProblem();
  return rowProblemCodes.flatMap((problem) => {
    const count = counts.get(problem) ?? 0;
    return count === 0 ? [] : [{ problem, count, isWarning: warnings.has(problem) }];
  });
}
