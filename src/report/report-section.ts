/** A part of a report for people: a table under a heading, with a remark or two below it. */
import type { NumberWriter } from '../domain/language.ts';

export interface ReportColumn {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

export type ReportCell = string | number;

export interface ReportSection {
  readonly heading: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly (readonly ReportCell[])[];
  readonly totals?: readonly ReportCell[];
  readonly remarks: readonly string[];
}

/** A column of numbers. */
export function numberColumn(title: string): ReportColumn {
  return { title, align: 'right' };
}

/** A share as a percentage with one decimal; empty when there is nothing to divide by. */
export function percentage(part: number, whole: number, numbers: NumberWriter): string {
  return whole === 0 ? '' : numbers.share(part / whole);
}
