/** Looks at the cells of a register's rows, one row at a time: how full each column is, and which values cannot be right. */
import type { RegisterField } from '../../domain/settings/settings-schema.ts';
import { parseBirthDate } from '../birth-date.ts';
import { isValidANumber, isValidBsn } from '../person-key.ts';
import type { RegisterLayout } from '../resolve-layout.ts';
import { ABSENT } from '../resolve-layout.ts';
import type { RowOutcome } from '../row-outcome.ts';
import { OCCURRENCE_SEPARATOR } from '../split-escaped.ts';
import { foreignCodePoints } from './brp-characters.ts';
import { hasLostLetter } from './lost-letter.ts';
import type { ProblemList } from './problem-list.ts';
import type { RowProblem } from './row-problems.ts';

/** A column of which the values have a form: how many are filled, and how many of those are wrong. */
export interface ValueFigures {
  readonly filledCount: number;
  readonly wrongCount: number;
}

/** What is known of the birth dates that are filled in: the sum of all these. */
export interface BirthDateFigures {
  readonly completeCount: number;
  readonly dayUnknownCount: number;
  readonly monthUnknownCount: number;
  readonly allUnknownCount: number;
  readonly impossibleCount: number;
}

const checkedFields = ['aNumber', 'bsn', 'postcode', 'houseNumber'] as const;
type CheckedField = (typeof checkedFields)[number];

/** From 1: SA, SD and SS are not given out as letters, but stand in registers of test persons. */
const POSTCODE = /^[1-9]\d{3}\s*[A-Za-z]{2}$/;
const HOUSE_NUMBER = /^\d{1,5}$/;

const valueRules: Readonly<
  Record<CheckedField, { readonly problem: RowProblem; readonly isRight: (text: string) => boolean }>
> = {
  aNumber: { problem: 'wrong-a-number', isRight: isValidANumber },
  bsn: { problem: 'wrong-bsn', isRight: isValidBsn },
  postcode: { problem: 'wrong-postcode', isRight: (text) => POSTCODE.test(text) },
  houseNumber: { problem: 'wrong-house-number', isRight: (text) => HOUSE_NUMBER.test(text) },
};

/** Stands between the occurrences of a repeated category, which the reader puts in one cell. */
const SEPARATOR = OCCURRENCE_SEPARATOR.charCodeAt(0);

function isBlank(cell: string): boolean {
  const first = cell.charCodeAt(0);
  if (first > 32 && first < 128) return false;
  return cell.replaceAll(OCCURRENCE_SEPARATOR, ' ').trim() === '';
}

interface PendingProblem {
  readonly problem: RowProblem;
  readonly columnIndex: number;
}

export class CellCheck {
  readonly layout: RegisterLayout;
  readonly #fileIndex: number;
  readonly #referenceDate: number;
  readonly #problems: ProblemList;
  readonly #isRead: readonly boolean[];
  readonly #filledCounts: Float64Array;
  readonly #values = Object.fromEntries(
    checkedFields.map((field) => [field, { filledCount: 0, wrongCount: 0 }]),
  ) as Record<CheckedField, { filledCount: number; wrongCount: number }>;
  readonly #birthDates = {
    completeCount: 0,
    dayUnknownCount: 0,
    monthUnknownCount: 0,
    allUnknownCount: 0,
    impossibleCount: 0,
  };
  readonly #foreignCells = new Map<number, number>();
  #rowCount = 0;
  /** What is wrong with the cells of `#pendingRow`, until its outcome follows. */
  #pending: PendingProblem[] = [];
  #pendingRow = 0;

  /** `referenceDate` as in the settings, such as `2027-01-01`: nobody is born after it. */
  constructor(layout: RegisterLayout, fileIndex: number, referenceDate: string, problems: ProblemList) {
    this.layout = layout;
    this.#fileIndex = fileIndex;
    this.#referenceDate = Number(referenceDate.replaceAll('-', ''));
    this.#problems = problems;
    const read = new Set([...Object.values(layout.columns), ...layout.keyColumns]);
    this.#isRead = layout.header.map((_, index) => read.has(index));
    this.#filledCounts = new Float64Array(layout.header.length);
  }

  /** Rows that had as many cells as the header: the whole of which each column's share is filled. */
  get rowCount(): number {
    return this.#rowCount;
  }

  /** Filled cells by column, in the order of the header. */
  get filledCounts(): readonly number[] {
    return [...this.#filledCounts];
  }

  /** The fields that the file has a column for. */
  get values(): Readonly<Partial<Record<CheckedField, ValueFigures>>> {
    return Object.fromEntries(
      Object.entries(this.#values).filter(([field]) => this.#columnOf(field as CheckedField) !== ABSENT),
    );
  }

  get birthDates(): BirthDateFigures {
    return this.#birthDates;
  }

  /** How many cells hold a character that the BRP cannot, by code point. */
  get foreignCells(): ReadonlyMap<number, number> {
    return this.#foreignCells;
  }

  /** Takes the cells of a row; what is wrong with them is noted when the row's outcome follows. */
  addCells(cells: readonly string[], row: number): void {
    this.#rowCount++;
    this.#pendingRow = row;
    for (let index = 0; index < cells.length; index++) {
      const cell = cells[index] ?? '';
      if (cell === '' || isBlank(cell)) continue;
      this.#filledCounts[index] = (this.#filledCounts[index] ?? 0) + 1;
      if (this.#isRead[index] === true) this.#checkCharacters(cell, index);
    }
    for (const field of checkedFields) this.#checkValue(cells, field);
    this.#checkBirthDate(cells);
  }

  /** Takes what became of a row, after its cells if it had any; an empty line above may come in between. */
  addOutcome(outcome: RowOutcome): void {
    const row = outcome.kind === 'resident' ? outcome.resident.row : outcome.rejected.row;
    let refusedColumn: number | undefined;
    if (outcome.kind === 'rejected') {
      const { reason, column } = outcome.rejected;
      const found = column === undefined ? ABSENT : this.layout.header.indexOf(column);
      refusedColumn = found === ABSENT ? undefined : found;
      this.#add(row, reason, refusedColumn);
    }
    if (row !== this.#pendingRow || this.#pending.length === 0) return;
    for (const { problem, columnIndex } of this.#pending) {
      // The reason why the row is rejected says the same of this column.
      if (columnIndex !== refusedColumn) this.#add(row, problem, columnIndex);
    }
    this.#pending = [];
  }

  #add(row: number, problem: RowProblem, columnIndex: number | undefined): void {
    this.#problems.add({ fileIndex: this.#fileIndex, row, problem, columnIndex });
  }

  #columnOf(field: RegisterField): number {
    return this.layout.columns[field];
  }

  #checkCharacters(cell: string, columnIndex: number): void {
    const isLost = hasLostLetter(cell);
    const foreign = foreignCodePoints(cell).filter((codePoint) => codePoint !== SEPARATOR);
    for (const codePoint of foreign) {
      this.#foreignCells.set(codePoint, (this.#foreignCells.get(codePoint) ?? 0) + 1);
    }
    // What came in the place of a letter is often no character of the BRP either: said once.
    if (isLost) this.#pending.push({ problem: 'lost-letter', columnIndex });
    else if (foreign.length > 0) this.#pending.push({ problem: 'character-outside-brp', columnIndex });
  }

  #checkValue(cells: readonly string[], field: CheckedField): void {
    const columnIndex = this.#columnOf(field);
    if (columnIndex === ABSENT) return;
    const text = (cells[columnIndex] ?? '').trim();
    if (text === '') return;
    const figures = this.#values[field];
    const { problem, isRight } = valueRules[field];
    figures.filledCount++;
    if (isRight(text)) return;
    figures.wrongCount++;
    this.#pending.push({ problem, columnIndex });
  }

  #checkBirthDate(cells: readonly string[]): void {
    const columnIndex = this.#columnOf('birthDate');
    if (columnIndex === ABSENT) return;
    const text = (cells[columnIndex] ?? '').trim();
    if (text === '') return;
    const date = parseBirthDate(text);
    const counts = this.#birthDates;
    if (date === undefined) {
      counts.impossibleCount++;
      this.#pending.push({ problem: 'impossible-birth-date', columnIndex });
      return;
    }
    const { year, month, day } = date;
    if (day !== 0) counts.completeCount++;
    else {
      if (month !== 0) counts.dayUnknownCount++;
      else if (year !== 0) counts.monthUnknownCount++;
      else counts.allUnknownCount++;
      this.#pending.push({ problem: 'partial-birth-date', columnIndex });
    }
    if (year * 10_000 + month * 100 + day > this.#referenceDate) {
      this.#pending.push({ problem: 'future-birth-date', columnIndex });
    }
  }
}
