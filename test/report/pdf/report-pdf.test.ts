import { describe, expect, it } from 'vitest';
import { readBuiltInFonts } from '../../../src/cli/read-house-style.ts';
import type { ChartFigure, ReportBlock } from '../../../src/report/document/report-document.ts';
import { reportPdf } from '../../../src/report/pdf/report-pdf.ts';
import { linesOfPage, openPdf } from '../../letters/letter-fixtures.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 340 300"><path d="M0 0h340v300z"/></svg>';
const table = { caption: 'Figures', columns: [{ title: 'Group' }], rows: [['A']] };
const figure: ChartFigure = { caption: 'CHART', chart: { svg, alternative: 'A chart' }, table };

/** Sentences that fill a page to so many lines, then a heading with a sentence, and a chart under it. */
function reportWith(lineCount: number, ...below: readonly ReportBlock[]) {
  const filler: ReportBlock = { kind: 'paragraphs', texts: Array.from({ length: lineCount }, () => 'Line.') };
  return {
    language: 'en',
    title: 'Report',
    subtitle: 'Day',
    contentsTitle: 'Contents',
    openLabel: 'Figures',
    sections: [{ id: 'one', heading: 'First', blocks: [filler, ...below] }],
  };
}

describe('a heading', () => {
  it('stays on the page of the chart that it is above, with the sentences between them, wherever it comes', async () => {
    const heading: ReportBlock = { kind: 'heading', text: 'HEADING' };
    const sentence: ReportBlock = { kind: 'paragraphs', texts: ['SENTENCE'] };
    for (const lineCount of [9, 13, 17, 29]) {
      const bytes = await reportPdf(
        reportWith(lineCount, heading, sentence, { kind: 'figure', figure }),
        readBuiltInFonts(),
        { author: 'Test', date: '2027-02-12' },
      );
      const pdf = await openPdf(bytes);
      const pages = await Promise.all(
        Array.from({ length: pdf.numPages }, (_, page) => linesOfPage(pdf, page + 1)),
      );
      await pdf.loadingTask.destroy();
      const places = ['HEADING', 'SENTENCE', 'CHART'].map((text) =>
        pages.findIndex((page) => page.includes(text)),
      );
      expect(new Set(places).size, `after ${lineCount} lines: pages ${places.join(', ')}`).toBe(1);
      expect(places[0]).not.toBe(-1);
    }
  });
});
