/** The report of the groups as one HTML file. */
import type { DocumentSection } from '../document/report-document.ts';
import { paragraphs } from '../document/report-document.ts';
import type { GroupFigures } from '../groups/group-figures.ts';
import { htmlPage } from '../html/html-page.ts';
import { writeDate } from '../words/format-numbers.ts';
import type { ReportLanguage } from '../words/report-words.ts';
import {
  casesSection,
  caseSection,
  chancesSection,
  loadsSection,
  makeGroupsContext,
  meetingsSection,
} from './groups-sections.ts';

/**
 * Writes the page: the same figures give the same bytes.
 * @param placeNames of municipalities and districts, by code
 */
export async function groupsPage(
  figures: GroupFigures,
  language: ReportLanguage,
  placeNames: ReadonlyMap<string, string>,
): Promise<string> {
  const context = makeGroupsContext(figures, language, placeNames);
  const { words, own } = context;
  const sections: DocumentSection[] = [casesSection(context)];
  for (const each of figures.cases) sections.push(await caseSection(context, each));
  sections.push(await loadsSection(context), await chancesSection(context), await meetingsSection(context));
  return htmlPage({
    language,
    title: own.title(figures.panelName),
    subtitle: words.subtitle(writeDate(figures.today, words.numbers)),
    contentsTitle: words.contents,
    openLabel: words.table,
    sections: [
      ...sections,
      { id: 'about', heading: words.about.heading, blocks: [paragraphs(...own.about)] },
    ],
  });
}
