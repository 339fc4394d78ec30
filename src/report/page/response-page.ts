/** The report of the response as one HTML file. */
import type { ReportDocument } from '../document/report-document.ts';
import { paragraphs } from '../document/report-document.ts';
import { htmlPage } from '../html/html-page.ts';
import type { PanelFigures } from '../response/panel-figures.ts';
import type { ReportLanguage } from '../words/report-words.ts';
import { compareSection } from './compare-section.ts';
import { glanceSection } from './glance-section.ts';
import { outcomesSection } from './outcomes-section.ts';
import { ratesSection } from './rates-section.ts';
import { makeReportContext } from './report-context.ts';
import { representativitySection } from './representativity-section.ts';
import { timeSection } from './time-section.ts';
import { weightsSection } from './weights-section.ts';

/**
 * Writes the page: the same figures give the same bytes.
 * @param placeNames of municipalities and districts, by code
 */
export async function responsePage(
  figures: PanelFigures,
  language: ReportLanguage,
  placeNames: ReadonlyMap<string, string>,
): Promise<string> {
  return htmlPage(await responseDocument(figures, language, placeNames));
}

/** The report before it is written as a page or as a PDF. */
export async function responseDocument(
  figures: PanelFigures,
  language: ReportLanguage,
  placeNames: ReadonlyMap<string, string>,
): Promise<ReportDocument> {
  const context = makeReportContext(figures, language, placeNames);
  const { words, date } = context;
  const about = { id: 'about', heading: words.about.heading, blocks: [paragraphs(...words.about.text)] };
  return {
    language,
    title: words.title(figures.panelName),
    subtitle: `${words.subtitle(date(figures.today))}. ${words.internal}`,
    contentsTitle: words.contents,
    openLabel: words.table,
    sections: [
      glanceSection(context),
      await timeSection(context),
      await ratesSection(context),
      await compareSection(context),
      await representativitySection(context),
      await weightsSection(context),
      outcomesSection(context),
      about,
    ],
  };
}
