/** The public account of the whole recruitment, as a document that is written as a page and as a PDF. */
import type { Card, DocumentSection, ReportDocument } from '../document/report-document.ts';
import { paragraphs } from '../document/report-document.ts';
import type { ReportLanguage } from '../words/report-words.ts';
import type { AccountContext } from './account-context.ts';
import { makeAccountContext } from './account-context.ts';
import type { AccountabilityFacts } from './accountability-facts.ts';
import type { AccountabilityFigures } from './accountability-figures.ts';
import { correctionsSection } from './sections/corrections-section.ts';
import { groupsSections } from './sections/groups-sections.ts';
import { lettersSection } from './sections/letters-section.ts';
import { peopleSections } from './sections/people-sections.ts';
import { purposeSection } from './sections/purpose-section.ts';
import { registerSection } from './sections/register-section.ts';
import { seedSection } from './sections/seed-section.ts';

/** The same facts and figures give the same document. What cannot be told yet says so in its place. */
export async function accountReport(
  facts: AccountabilityFacts,
  figures: AccountabilityFigures,
  language: ReportLanguage,
): Promise<ReportDocument> {
  const context = makeAccountContext(facts, figures, language);
  const { own, words, date } = context;
  return {
    language,
    title: own.title(facts.settings.panel.name),
    subtitle: words.subtitle(date(facts.today)),
    contentsTitle: words.contents,
    openLabel: words.table,
    sections: [
      glanceSection(context),
      purposeSection(context),
      registerSection(context),
      seedSection(context),
      await lettersSection(context),
      ...(await peopleSections(context)),
      ...(await groupsSections(context)),
      correctionsSection(context),
      logSection(context),
      {
        id: 'small-numbers',
        heading: own.smallNumbers.heading,
        blocks: [paragraphs(...own.smallNumbers.text)],
      },
    ],
  };
}

function glanceSection({ figures, own, words, people, share, count }: AccountContext): DocumentSection {
  const { glance } = words;
  const { register, letters, response, groups } = figures;
  const cards: Card[] = [];
  if (register !== undefined)
    cards.push({ meaning: glance.residents, figure: people(register.residentCount) });
  if (letters !== undefined) cards.push({ meaning: glance.invited, figure: people(letters.invitedCount) });
  if (response?.ok === true) {
    const { signedUpCount, invitedCount, memberCount } = response.value.total;
    cards.push({ meaning: glance.signedUp, figure: count(signedUpCount) });
    cards.push({ meaning: glance.response, figure: share(signedUpCount, invitedCount) });
    if (!response.value.isBeforeAdmission)
      cards.push({ meaning: glance.members, figure: people(memberCount) });
  }
  if (groups !== undefined) {
    cards.push({ meaning: own.casesWithGroup, figure: count(groups.cases.length) });
  }
  const blocks = cards.length > 0 ? [{ kind: 'cards', cards } as const] : [paragraphs(own.register.notYet)];
  return { id: 'glance', heading: glance.heading, blocks };
}

function logSection({ figures, own, count }: AccountContext): DocumentSection {
  const { log } = own;
  const { lastEvent } = figures;
  return {
    id: 'log',
    heading: log.heading,
    blocks: [
      paragraphs(log.text),
      {
        kind: 'facts',
        facts:
          lastEvent === undefined
            ? []
            : [
                { name: log.lastEvent, value: count(lastEvent.sequence) },
                { name: log.lastHash, value: lastEvent.hash, isCode: true },
                {
                  name: log.check,
                  value: `loting audit verify --published-hash ${lastEvent.hash}`,
                  isCode: true,
                },
              ],
      },
    ],
  };
}
