/** Writes a report as a tagged PDF: the same sections, charts and figures as on the page. */
import type { LetterFonts } from '../../letters/font-ruler.ts';
import type { ReportBlock, ReportDocument } from '../document/report-document.ts';
import { pageColours } from '../html/page-style.ts';
import { printTable } from './print-table.ts';
import type { StructureElement } from './report-printer.ts';
import { ReportPrinter } from './report-printer.ts';
import { collectBytes, MARGIN_PT, openTaggedDocument, printable } from './tagged-document.ts';

/**
 * The same report, fonts and day give the same bytes.
 * @param author who publishes it
 * @param date of the figures, as `2027-02-12`
 */
export function reportPdf(
  report: ReportDocument,
  fonts: LetterFonts,
  { author, date }: { readonly author: string; readonly date: string },
): Promise<Buffer> {
  const { title, subtitle, language, sections } = report;
  const document = openTaggedDocument(fonts, { title, author, language, date });
  const printer = new ReportPrinter(document);
  const root = document.struct('Document');
  document.addStructure(root);
  printer.heading(root, 'H1', title);
  printer.text(root, 'P', subtitle, { colour: pageColours.quiet });
  for (const { heading, blocks } of sections) {
    const section = document.struct('Sect');
    root.add(section);
    printer.heading(section, 'H2', heading, printer.leadPt(blocks));
    document.outline.addItem(heading);
    for (const [place, block] of blocks.entries()) {
      if (block.kind === 'heading')
        printer.heading(section, 'H3', block.text, printer.leadPt(blocks.slice(place + 1)));
      else printBlock(printer, section, block);
    }
    section.end();
  }
  root.end();
  numberPages(printer, title);
  return collectBytes(document);
}

type PrintedBlock = Exclude<ReportBlock, { readonly kind: 'heading' }>;

function printBlock(printer: ReportPrinter, parent: StructureElement, block: PrintedBlock): void {
  switch (block.kind) {
    case 'paragraphs':
      for (const text of block.texts) printer.paragraph(parent, text);
      return;
    case 'verdict':
      return printer.paragraph(parent, block.text, true);
    case 'cards':
      return printer.list(
        parent,
        block.cards.map(({ meaning, figure, remark }) =>
          remark === undefined ? `${figure} ${meaning}` : `${figure} ${meaning} (${remark})`,
        ),
        false,
      );
    case 'facts':
      return printer.facts(parent, block.facts);
    case 'list':
      return printer.list(parent, block.items, block.isNumbered);
    case 'table':
      return printTable(printer, parent, block.table);
    case 'figure':
      printer.figure(parent, block.figure);
      return printTable(printer, parent, block.figure.table);
    case 'figures':
      for (const figure of block.figures) printBlock(printer, parent, { kind: 'figure', figure });
  }
}

/** At the foot of each page: for the eye only. */
function numberPages(printer: ReportPrinter, title: string): void {
  const { document, widthPt } = printer;
  const { count } = document.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    document.switchToPage(page);
    // Below the margin, where pdfkit would begin a new page.
    document.page.margins.bottom = 0;
    printer.artifact(() => {
      document.font('regular').fontSize(8).fillColor(pageColours.quiet);
      const top = document.page.height - MARGIN_PT + 18;
      document.text(printable(document, title), MARGIN_PT, top, { width: widthPt - 60, lineBreak: false });
      document.text(`${page + 1} / ${count}`, MARGIN_PT + widthPt - 60, top, { width: 60, align: 'right' });
    }, 'Pagination');
  }
}
