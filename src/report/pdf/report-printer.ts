/** Sets a report on pages of A4 from the top down, and tells of every piece what it is: heading, paragraph, list, table, figure. */
import { chartColours } from '../charts/chart-style.ts';
import type { ChartFigure, Fact, LegendItem, ReportBlock } from '../document/report-document.ts';
import { pageColours } from '../html/page-style.ts';
import { drawSvg, sizeOfSvg } from './draw-svg.ts';
import { MARGIN_PT, printable } from './tagged-document.ts';
import type { PdfkitDocument } from './tagged-document.ts';

export type StructureElement = PDFKit.PDFStructureElement;

export const BODY_PT = 10;
const LINE_GAP_PT = 2;
/** Headings stay with what follows: at least this much of a list or a table. */
const KEEP_PT = 80;
/** The caption and the legend of a chart. */
const ABOVE_CHART_PT = 45;
const CHART_WIDTH_PT = 340;

export class ReportPrinter {
  readonly document: PdfkitDocument;
  readonly widthPt: number;
  readonly #bottomPt: number;

  constructor(document: PdfkitDocument) {
    this.document = document;
    this.widthPt = document.page.width - 2 * MARGIN_PT;
    this.#bottomPt = document.page.height - MARGIN_PT;
  }

  /** Begins a new page unless so much room is left. */
  ensure(heightPt: number): void {
    if (this.document.y + heightPt > this.#bottomPt) this.document.addPage();
  }

  space(heightPt: number): void {
    this.document.y += heightPt;
  }

  /** @param nextPt how much of what follows stays on its page */
  heading(parent: StructureElement, type: 'H1' | 'H2' | 'H3', text: string, nextPt = KEEP_PT): void {
    const sizePt = { H1: 22, H2: 15, H3: 11.5 }[type];
    this.space(type === 'H1' ? 0 : type === 'H2' ? 16 : 8);
    this.ensure(2 * sizePt + nextPt);
    this.text(parent, type, text, { sizePt, isBold: true });
    this.space(4);
  }

  paragraph(parent: StructureElement, text: string, isBold = false): void {
    this.text(parent, 'P', text, { isBold });
    this.space(4);
  }

  list(parent: StructureElement, items: readonly string[], isNumbered: boolean): void {
    const list = this.document.struct('L');
    parent.add(list);
    for (const [place, text] of items.entries()) {
      const item = this.document.struct('LI');
      list.add(item);
      this.ensure(2 * BODY_PT);
      const top = this.document.y;
      this.text(item, 'Lbl', isNumbered ? `${place + 1}.` : '•', {});
      this.document.y = top;
      this.text(item, 'LBody', text, { indentPt: 16 });
      this.space(3);
      item.end();
    }
    list.end();
    this.space(2);
  }

  facts(parent: StructureElement, facts: readonly Fact[]): void {
    for (const { name, value } of facts) {
      this.ensure(3 * BODY_PT);
      this.text(parent, 'P', name, { colour: pageColours.quiet });
      this.text(parent, 'P', value, {});
      this.space(4);
    }
  }

  /** A chart with its caption and legend. The figures behind it follow as a table. */
  figure(parent: StructureElement, { caption, legend, chart }: ChartFigure): void {
    const { document } = this;
    const { size, scale } = this.#fit(chart.svg);
    this.ensure(size.height * scale + ABOVE_CHART_PT);
    this.text(parent, 'P', caption, { isBold: true });
    if (legend !== undefined) this.#legend(parent, legend);
    const top = document.y;
    const box = [MARGIN_PT, top, MARGIN_PT + size.width * scale, top + size.height * scale];
    parent.add(
      document.struct(
        'Figure',
        // Its types do not know of the place.
        { alt: chart.alternative, bbox: box, placement: 'Block' } as object,
        () => {
          document.save();
          document.translate(MARGIN_PT, top).scale(scale);
          drawSvg(document, chart.svg);
          document.restore();
        },
      ),
    );
    document.x = MARGIN_PT;
    document.y = top + size.height * scale + 6;
  }

  #fit(svg: string): { size: { width: number; height: number }; scale: number } {
    const size = sizeOfSvg(svg);
    return {
      size,
      scale: Math.min(CHART_WIDTH_PT / size.width, (this.#bottomPt - MARGIN_PT - 60) / size.height),
    };
  }

  /** How much of these blocks must stay on the page of the heading above them: texts whole, with the chart after them. */
  leadPt([first, ...rest]: readonly ReportBlock[]): number {
    switch (first?.kind) {
      case 'paragraphs':
        return this.#paragraphsPt(first.texts) + this.leadPt(rest);
      case 'verdict':
        return this.#paragraphsPt([first.text]) + this.leadPt(rest);
      case 'heading':
        return 30 + this.leadPt(rest);
      case 'figure':
        return this.#figurePt(first.figure);
      case 'figures':
        return first.figures[0] === undefined ? KEEP_PT : this.#figurePt(first.figures[0]);
      case undefined:
        return 0;
      case 'cards':
      case 'facts':
      case 'list':
      case 'table':
        return KEEP_PT;
    }
  }

  #figurePt({ chart }: ChartFigure): number {
    const { size, scale } = this.#fit(chart.svg);
    return size.height * scale + ABOVE_CHART_PT;
  }

  #paragraphsPt(texts: readonly string[]): number {
    const { document, widthPt: width } = this;
    document.font('bold').fontSize(BODY_PT);
    const heights = texts.map(
      (text) =>
        document.heightOfString(breakable(document, text, width), { width, lineGap: LINE_GAP_PT }) + 4,
    );
    return heights.reduce((sum, height) => sum + height, 0);
  }

  /** The signs are decoration; the names are read. */
  #legend(parent: StructureElement, items: readonly LegendItem[]): void {
    const { document } = this;
    const top = document.y + 2;
    let left = MARGIN_PT;
    for (const { name, sign } of items) {
      const from = left;
      this.artifact(() => drawSign(document, sign, from, top));
      document.font('regular').fontSize(9);
      const width = document.widthOfString(name);
      parent.add(
        document.struct('P', {}, () => {
          document.font('regular').fontSize(9).fillColor(pageColours.text);
          document.text(printable(document, name), from + 16, top, { lineBreak: false });
        }),
      );
      left += width + 34;
    }
    document.x = MARGIN_PT;
    document.y = top + 18;
  }

  /** Draws what is not read aloud. */
  artifact(draw: () => void, type?: 'Pagination' | 'Layout'): void {
    this.document.markContent('Artifact', { type: type ?? 'Layout' });
    draw();
    this.document.endMarkedContent();
  }

  text(
    parent: StructureElement,
    type: string,
    text: string,
    {
      sizePt = BODY_PT,
      isBold = false,
      colour = pageColours.text,
      indentPt = 0,
    }: { sizePt?: number; isBold?: boolean; colour?: string; indentPt?: number },
  ): void {
    const { document } = this;
    parent.add(
      document.struct(type, {}, () => {
        document
          .font(isBold ? 'bold' : 'regular')
          .fontSize(sizePt)
          .fillColor(colour);
        const width = this.widthPt - indentPt;
        document.text(breakable(document, text, width), MARGIN_PT + indentPt, document.y, {
          width,
          lineGap: LINE_GAP_PT,
        });
      }),
    );
    document.x = MARGIN_PT;
  }
}

/** A text that the font has all signs of. A word that is longer than the line, such as a hash in a command, is broken where the line ends. */
export function breakable(document: PdfkitDocument, text: string, widthPt: number): string {
  return printable(document, text)
    .split(' ')
    .map((word) => {
      if (document.widthOfString(word) <= widthPt) return word;
      let line = '';
      const lines: string[] = [];
      for (const character of word) {
        if (document.widthOfString(line + character) > widthPt - 2) {
          lines.push(line);
          line = '';
        }
        line += character;
      }
      return [...lines, line].join('\n');
    })
    .join(' ');
}

function drawSign(document: PdfkitDocument, sign: LegendItem['sign'], left: number, top: number): void {
  if (sign === 'bar') document.rect(left, top + 3, 12, 6).fill(chartColours.residents);
  else if (sign === 'line') document.rect(left + 5, top, 2.4, 12).fill(chartColours.invited);
  else document.path(`M${left + 6} ${top + 1}l5 5-5 5-5-5z`).fill(chartColours.members);
}
