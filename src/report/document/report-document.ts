/** What a report for people is made of, before it is written as a page or as a PDF: plain data, with every word in its language. */
import type { ReportColumn } from '../report-section.ts';

export interface ReportDocument {
  readonly language: string;
  readonly title: string;
  readonly subtitle: string;
  /** What stands above the list of sections. */
  readonly contentsTitle: string;
  /** What opens the figures behind a chart. */
  readonly openLabel: string;
  readonly sections: readonly DocumentSection[];
}

export interface DocumentSection {
  /** Of the heading, for links to it. */
  readonly id: string;
  readonly heading: string;
  readonly blocks: readonly ReportBlock[];
}

export type ReportBlock =
  | { readonly kind: 'paragraphs'; readonly texts: readonly string[] }
  /** One sentence that says what the figures mean. */
  | { readonly kind: 'verdict'; readonly text: string }
  /** Below the heading of the section. */
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'cards'; readonly cards: readonly Card[] }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'list'; readonly isNumbered: boolean; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly table: ReportTable }
  | { readonly kind: 'figure'; readonly figure: ChartFigure }
  /** Charts of one kind, side by side where there is room. */
  | { readonly kind: 'figures'; readonly figures: readonly ChartFigure[] };

/** A single figure in large type, with what it means. */
export interface Card {
  readonly meaning: string;
  readonly figure: string;
  /** Smaller, below the figure. */
  readonly remark?: string | undefined;
}

/** A value under its name. */
export interface Fact {
  readonly name: string;
  readonly value: string;
  /** A hash or a command: set in letters of one width, and broken anywhere. */
  readonly isCode?: boolean;
}

export interface ReportTable {
  readonly caption: string;
  /** The first column names the row. */
  readonly columns: readonly ReportColumn[];
  /** Written out as people read them. */
  readonly rows: readonly (readonly string[])[];
  readonly totals?: readonly string[];
}

/** A chart with its caption, and the figures behind it. */
export interface ChartFigure {
  readonly caption: string;
  readonly legend?: readonly LegendItem[];
  readonly chart: Chart;
  readonly table: ReportTable;
}

export interface Chart {
  /** An `<svg>` element. */
  readonly svg: string;
  /** What the chart shows, for who cannot see it. */
  readonly alternative: string;
}

/** The signs of a chart that compares. They say nothing that the words do not. */
export interface LegendItem {
  readonly name: string;
  readonly sign: 'bar' | 'line' | 'diamond';
}

/** Paragraphs of plain text. */
export function paragraphs(...texts: readonly string[]): ReportBlock {
  return { kind: 'paragraphs', texts };
}
