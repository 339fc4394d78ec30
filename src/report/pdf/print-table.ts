/** A table of a report on pages: cells with their headers for who has it read aloud, and the header again on each page for the eye. */
import type { ReportTable } from '../document/report-document.ts';
import { pageColours } from '../html/page-style.ts';
import type { ReportPrinter, StructureElement } from './report-printer.ts';
import { breakable } from './report-printer.ts';
import { MARGIN_PT } from './tagged-document.ts';

const SIZE_PT = 9;
const GAP_PT = 8;
const PAD_PT = 2.5;

interface Row {
  readonly cells: readonly string[];
  readonly isHead: boolean;
  readonly isBold: boolean;
}

export function printTable(printer: ReportPrinter, parent: StructureElement, table: ReportTable): void {
  const { document } = printer;
  const { columns, rows, totals } = table;
  const all: readonly Row[] = [
    { cells: columns.map(({ title }) => title), isHead: true, isBold: true },
    ...rows.map((cells) => ({ cells, isHead: false, isBold: false })),
    ...(totals === undefined ? [] : [{ cells: totals, isHead: false, isBold: true }]),
  ];
  const widths = columnWidths(printer, all, columns.length);
  const place = new TablePlace(printer, table, widths);
  printer.space(4);
  printer.ensure(70);
  const element = document.struct('Table');
  parent.add(element);
  printer.text(element, 'Caption', table.caption, { isBold: true });
  printer.space(2);
  for (const row of all) place.add(element, row);
  element.end();
  document.x = MARGIN_PT;
  printer.space(8);
}

class TablePlace {
  readonly #printer: ReportPrinter;
  readonly #table: ReportTable;
  readonly #widths: readonly number[];

  constructor(printer: ReportPrinter, table: ReportTable, widths: readonly number[]) {
    this.#printer = printer;
    this.#table = table;
    this.#widths = widths;
  }

  add(table: StructureElement, row: Row): void {
    const { document } = this.#printer;
    const height = this.#heightOf(row);
    const page = document.page;
    this.#printer.ensure(height);
    if (document.page !== page && !row.isHead) this.#repeatHead();
    const top = document.y;
    const element = document.struct('TR');
    table.add(element);
    for (const [place, cell] of row.cells.entries()) {
      const isHeader = row.isHead || place === 0;
      const scope = row.isHead ? 'Column' : 'Row';
      const options = isHeader ? { scope } : {};
      element.add(
        document.struct(isHeader ? 'TH' : 'TD', options as object, () => this.#draw(row, place, cell, top)),
      );
    }
    element.end();
    this.#rule(top + height, row.isHead);
    document.y = top + height;
  }

  #repeatHead(): void {
    const { document } = this.#printer;
    const row = { cells: this.#table.columns.map(({ title }) => title), isHead: true, isBold: true };
    const top = document.y;
    const height = this.#heightOf(row);
    this.#printer.artifact(() => {
      for (const [place, cell] of row.cells.entries()) this.#draw(row, place, cell, top);
    });
    this.#rule(top + height, true);
    document.y = top + height;
  }

  #draw({ isBold }: Row, place: number, cell: string, top: number): void {
    const { document } = this.#printer;
    const width = this.#widths[place] ?? 0;
    const left = MARGIN_PT + this.#widths.slice(0, place).reduce((sum, each) => sum + each + GAP_PT, 0);
    document
      .font(isBold ? 'bold' : 'regular')
      .fontSize(SIZE_PT)
      .fillColor(pageColours.text);
    // An empty cell has its place in the table too.
    document.text(breakable(document, cell === '' ? ' ' : cell, width), left, top + PAD_PT, {
      width: width + 0.5,
      align: this.#table.columns[place]?.align ?? 'left',
    });
  }

  #rule(at: number, isHead: boolean): void {
    const { document, widthPt } = this.#printer;
    const width = Math.min(
      widthPt,
      this.#widths.reduce((sum, each) => sum + each + GAP_PT, -GAP_PT),
    );
    this.#printer.artifact(() =>
      document
        .moveTo(MARGIN_PT, at)
        .lineTo(MARGIN_PT + width, at)
        .lineWidth(isHead ? 1 : 0.5)
        .stroke(isHead ? pageColours.text : '#d5dae1'),
    );
  }

  #heightOf({ cells, isBold }: Row): number {
    const { document } = this.#printer;
    document.font(isBold ? 'bold' : 'regular').fontSize(SIZE_PT);
    const heights = cells.map((cell, place) => {
      const width = this.#widths[place] ?? 0;
      return document.heightOfString(breakable(document, cell === '' ? ' ' : cell, width), {
        width: width + 0.5,
      });
    });
    return Math.max(...heights) + 2 * PAD_PT;
  }
}

/** As wide as the widest cell where there is room; else the widest columns share what the others leave. */
function columnWidths(
  { document, widthPt }: ReportPrinter,
  rows: readonly Row[],
  columnCount: number,
): readonly number[] {
  const wanted = Array.from({ length: columnCount }, (_, place) =>
    Math.max(
      ...rows.map(({ cells, isBold }) => {
        document.font(isBold ? 'bold' : 'regular').fontSize(SIZE_PT);
        return document.widthOfString(cells[place] ?? '') + 1;
      }),
    ),
  );
  let room = widthPt - GAP_PT * (columnCount - 1);
  const widths: number[] = [];
  const places = [...wanted.keys()].sort((left, right) => (wanted[left] ?? 0) - (wanted[right] ?? 0));
  for (const [index, place] of places.entries()) {
    const width = Math.min(wanted[place] ?? 0, room / (places.length - index));
    widths[place] = width;
    room -= width;
  }
  return widths;
}
