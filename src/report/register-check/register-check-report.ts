/** The figures of a check of registers, as they are printed and as `--json` gives them. Counts and row numbers, nothing of a person. */
import type { MunicipalityCode } from '../../domain/ids.ts';
import type { RejectionReason } from '../../domain/reasons.ts';
import type { RegisterField } from '../../domain/settings/settings-schema.ts';
import type { PopulationFigures } from '../../frame/check/population-check.ts';
import type { BirthDateFigures, ValueFigures } from '../../register/check/cell-check.ts';
import type { RowProblem } from '../../register/check/row-problems.ts';
import type { DialectName } from '../../register/dialect.ts';
import type { Encoding } from '../../register/encoding.ts';
import type { MatchKind } from '../../register/match-columns.ts';

/** Stands for the municipality of a file when nobody said which it is. No number, so rows of all municipalities count as its own. */
export const UNNAMED_MUNICIPALITY = 'unnamed' as MunicipalityCode;

export interface CheckedColumn {
  /** Counts from 1. */
  readonly column: number;
  /** `undefined` for a column that is not read and whose header may be no header. */
  readonly header: string | undefined;
  /** What the column is read as; `undefined` when it is not read. */
  readonly field: RegisterField | 'register.key' | undefined;
  /** How the field's column was found. */
  readonly matchedBy: MatchKind | undefined;
  readonly filledCount: number;
}

export interface CheckedFile {
  readonly file: string;
  /** `undefined` when nobody said which it is: then rows of other municipalities are not told apart. */
  readonly municipality: MunicipalityCode | undefined;
  /** How the file was recognised, or what the settings say of it. */
  readonly dialect: DialectName;
  readonly encoding: Encoding;
  readonly delimiter: string;
  /** Rows that begin a person: always residentCount plus all of `rejectedCounts`. */
  readonly rowCount: number;
  /** Rows that hold more of the person above (the RvIG form only). */
  readonly continuationCount: number;
  readonly residentCount: number;
  readonly rejectedCounts: Readonly<Record<RejectionReason, number>>;
  /** The rows with as many cells as the header: what the columns' counts are a share of. */
  readonly comparedRowCount: number;
  readonly columns: readonly CheckedColumn[];
  readonly values: Readonly<Record<string, ValueFigures>>;
  readonly birthDates: BirthDateFigures;
  /** Characters that the BRP cannot hold, as `U+0416`, and in how many cells each stands; the most frequent first. */
  readonly foreignCharacters: readonly { readonly character: string; readonly cellCount: number }[];
}

export interface CountedProblem {
  readonly problem: RowProblem;
  /** Whether the row is read and can be drawn all the same. */
  readonly isWarning: boolean;
  readonly count: number;
}

export interface CheckedList {
  readonly list: 'optOut' | 'drawnBefore';
  readonly entryCount: number;
}

export interface RegisterCheckReport {
  /** The day on which ages are counted. */
  readonly referenceDate: string;
  /** The year of the district codes, if the settings give it. */
  readonly districtYear: number | undefined;
  readonly files: readonly CheckedFile[];
  readonly population: PopulationFigures;
  readonly lists: readonly CheckedList[];
  /** In the order of the table of problems, without those that do not occur. */
  readonly problems: readonly CountedProblem[];
}

/** What looks like a name of a column. A header that has run into a row can hold a person's data, so other texts are not shown. */
const LOOKS_LIKE_HEADER = /^(?!.*\d{5})\p{L}[\p{L}\p{N} ._()-]{0,40}$/u;

/** The header of a column that is not read, when it can be shown. */
export function showableHeader(header: string): string | undefined {
  return LOOKS_LIKE_HEADER.test(header) || /^\d\d\.\d\d(?:\.\d\d)?$/.test(header) ? header : undefined;
}
