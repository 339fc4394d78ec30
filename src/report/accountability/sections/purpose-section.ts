/** What the panel is for, on what ground the data are used, and what was aimed at. */
import { numbersOf } from '../../../domain/language.ts';
import type { DocumentSection } from '../../document/report-document.ts';
import { paragraphs } from '../../document/report-document.ts';
import { numberColumn } from '../../report-section.ts';
import type { AccountContext } from '../account-context.ts';

export function purposeSection({ facts, own, language, count, date }: AccountContext): DocumentSection {
  const { purpose } = own;
  const { panel, municipalities, eligibility, privacy, cases } = facts.settings;
  const { referenceDate, minimumAge, maximumAge } = eligibility;
  const names = numbersOf(language).list(municipalities.map(({ name }) => name));
  return {
    id: 'purpose',
    heading: purpose.heading,
    blocks: [
      paragraphs(
        purpose.text(panel.name, names),
        maximumAge === undefined
          ? purpose.eligible(date(referenceDate), minimumAge)
          : purpose.eligibleUntil(date(referenceDate), minimumAge, maximumAge),
      ),
      { kind: 'heading', text: purpose.ground },
      paragraphs(privacy.ground[language], purpose.keeps),
      {
        kind: 'facts',
        facts: [
          {
            name: purpose.members,
            value: purpose.between(count(panel.members.minimum), count(panel.members.maximum)),
          },
          { name: purpose.keep, value: purpose.weeks(privacy.keepWeeks) },
          { name: purpose.keepMembers, value: purpose.weeks(privacy.keepMembersWeeks) },
          {
            name: purpose.contact,
            value: [panel.contact.name, panel.contact.email, panel.contact.phone].join(', '),
          },
        ],
      },
      {
        kind: 'table',
        table: {
          caption: purpose.cases,
          columns: [
            { title: purpose.case },
            { title: purpose.about },
            { title: purpose.date },
            numberColumn(purpose.size),
          ],
          rows: cases.map(({ id, title, date: day, groupSize }) => [id, title, date(day), count(groupSize)]),
        },
      },
    ],
  };
}
