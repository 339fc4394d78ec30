/**
 * The quotas of one group as the Sortition Foundation's programs write them (sortition-algorithms, StratifySelect): a CSV with
 * `feature,value,min,max` and, if wanted, `min_flex,max_flex`. The older names `category,name` are read too, and `category,feature`.
 */
import type { Failure, Place } from '../../domain/failure.ts';
import { failure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { ok, okUnless } from '../../domain/result.ts';
import type { CsvRow } from '../../signups/csv-table.ts';
import { readCsvRows } from '../../signups/csv-table.ts';
import type { GroupQuota } from './group-pool.ts';

/** A quota with the line that it stands on. */
export interface ListedQuota extends GroupQuota {
  readonly line: number;
}

const valueColumns = ['value', 'name', 'category value', 'category_value', 'category-value'];

interface QuotaColumns {
  readonly feature: number;
  readonly value: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly minimumFlex: number;
  readonly maximumFlex: number;
}

export interface QuotaFile {
  /** In the order of the file. A quota that could not be read leaves all room, so that people can be held against its value. */
  readonly quotas: readonly ListedQuota[];
  /** Every problem, by line; the quotas must not be used when there is one. */
  readonly failures: readonly Failure[];
}

/**
 * The quotas of a file, with their problems; other columns are not read. Refused when the columns cannot be told.
 * @param file the name to show in a failure
 */
export function readQuotaFile(bytes: Uint8Array, file: string, groupSize: number): Result<QuotaFile> {
  const table = readCsvRows(bytes, file);
  if (!table.ok) return table;
  const { header, rows } = table.value;
  const names = header.fields.map((name) => name.trim().toLowerCase());
  const found = findColumns(names, file);
  if (!found.ok) return found;
  const failures: Failure[] = [];
  const quotas = rows
    .filter(({ fields }) => (fields[found.value.feature] ?? '').trim() !== '')
    .flatMap((row) => readQuota(row, found.value, groupSize, { file, line: row.line }, failures) ?? []);
  if (rows.length === 0) failures.push(failure('select.no-quotas', {}, { file }));
  failures.push(...findRepeats(quotas, file), ...checkSums(quotas, file, groupSize));
  return ok({ quotas, failures });
}

function findColumns(names: readonly string[], file: string): Result<QuotaColumns> {
  const place = { file, line: 1 };
  // The paper's own files call the feature "category" and its value "feature".
  const value = valueColumns.find((name) => names.includes(name));
  const isOldest = value === undefined && names.includes('category') && names.includes('feature');
  const wanted = {
    feature: names.includes('feature') && !isOldest ? 'feature' : 'category',
    value: isOldest ? 'feature' : (value ?? 'value'),
    minimum: 'min',
    maximum: 'max',
  };
  const failures = Object.values(wanted).flatMap((column) => {
    const times = names.filter((name) => name === column).length;
    if (times === 0) {
      const shown = column === 'category' ? 'feature' : column;
      return [failure('select.column-missing', { column: shown, purpose: 'quota' }, place)];
    }
    return times > 1 ? [failure('select.column-twice', { column }, place)] : [];
  });
  const flex = ['min_flex', 'max_flex'].filter((name) => names.includes(name));
  if (flex.length === 1) {
    const column = flex[0] === 'min_flex' ? 'max_flex' : 'min_flex';
    failures.push(failure('select.column-missing', { column, purpose: 'flex' }, place));
  }
  return okUnless(failures, () => ({
    feature: names.indexOf(wanted.feature),
    value: names.indexOf(wanted.value),
    minimum: names.indexOf('min'),
    maximum: names.indexOf('max'),
    minimumFlex: names.indexOf('min_flex'),
    maximumFlex: names.indexOf('max_flex'),
  }));
}

function readQuota(
  { line, fields }: CsvRow,
  columns: QuotaColumns,
  groupSize: number,
  place: Place,
  failures: Failure[],
): ListedQuota | undefined {
  const text = (column: number) => (fields[column] ?? '').trim();
  const readNumber = (column: number, name: string): number | undefined => {
    // Spreadsheets write whole numbers as 12.0 too.
    const digits = /^(\d{1,9})(?:[.,]0+)?$/.exec(text(column))?.[1];
    if (digits === undefined) failures.push(failure('select.not-a-number', {}, { ...place, column: name }));
    return digits === undefined ? undefined : Number(digits);
  };
  const feature = text(columns.feature);
  const value = text(columns.value);
  if (value === '') {
    failures.push(failure('select.value-empty', { feature }, place));
    return undefined;
  }
  const hasFlex = columns.minimumFlex >= 0;
  const minimum = readNumber(columns.minimum, 'min');
  const maximum = readNumber(columns.maximum, 'max');
  const widestMinimum = hasFlex ? readNumber(columns.minimumFlex, 'min_flex') : 0;
  const widestMaximum = hasFlex ? readNumber(columns.maximumFlex, 'max_flex') : Number.MAX_SAFE_INTEGER;
  if (
    minimum === undefined ||
    maximum === undefined ||
    widestMinimum === undefined ||
    widestMaximum === undefined
  ) {
    return {
      feature,
      value,
      minimum: 0,
      maximum: groupSize,
      widestMinimum: 0,
      widestMaximum: groupSize,
      line,
    };
  }
  if (minimum > maximum) {
    failures.push(failure('select.quota-range', { feature, value, minimum, maximum }, place));
  } else if (widestMinimum > minimum || widestMaximum < maximum) {
    failures.push(failure('select.flex-range', { feature, value }, place));
  }
  return { feature, value, minimum, maximum, widestMinimum, widestMaximum, line };
}

function findRepeats(quotas: readonly ListedQuota[], file: string): readonly Failure[] {
  const lines = new Map<string, number>();
  return quotas.flatMap(({ feature, value, line }) => {
    const key = JSON.stringify([feature.toLowerCase(), value.toLowerCase()]);
    const earlierLine = lines.get(key);
    if (earlierLine === undefined) lines.set(key, line);
    return earlierLine === undefined
      ? []
      : [failure('select.value-twice', { feature, value, earlierLine }, { file, line })];
  });
}

/** What no people could mend: a minimum above the group, sums that cannot meet its size. */
function checkSums(quotas: readonly ListedQuota[], file: string, groupSize: number): readonly Failure[] {
  const tooLarge = quotas
    .filter(({ minimum }) => minimum > groupSize)
    .map(({ feature, value, minimum, line }) =>
      failure('select.quota-above-group', { feature, value, minimum, groupSize }, { file, line }),
    );
  const features = new Map<
    string,
    { feature: string; line: number; minimumSum: number; maximumSum: number }
  >();
  for (const { feature, minimum, maximum, line } of quotas) {
    const sums = features.get(feature.toLowerCase()) ?? { feature, line, minimumSum: 0, maximumSum: 0 };
    sums.minimumSum += minimum;
    sums.maximumSum += maximum;
    features.set(feature.toLowerCase(), sums);
  }
  const wrongSums = [...features.values()]
    .filter(({ minimumSum, maximumSum }) => minimumSum > groupSize || maximumSum < groupSize)
    .map(({ feature, line, minimumSum, maximumSum }) =>
      failure('select.quota-sum', { feature, minimumSum, maximumSum, groupSize }, { file, line }),
    );
  return [...tooLarge, ...wrongSums];
}
