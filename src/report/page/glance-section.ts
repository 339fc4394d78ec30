/** The figures that matter most. */
import type { Card, DocumentSection } from '../document/report-document.ts';
import type { ReportContext } from './report-context.ts';

export function glanceSection({ figures, words, count, share }: ReportContext): DocumentSection {
  const { total, forecast, isBeforeAdmission } = figures;
  const { glance } = words;
  const { from, to } = forecast.interval;
  const cards: Card[] = [
    { meaning: glance.residents, figure: count(total.residentCount) },
    { meaning: glance.invited, figure: count(total.invitedCount) },
    { meaning: glance.signedUp, figure: count(total.signedUpCount) },
    { meaning: glance.response, figure: share(total.signedUpCount, total.invitedCount) },
    { meaning: glance.expected, figure: count(total.expectedCount) },
  ];
  if (!isBeforeAdmission) cards.push({ meaning: glance.members, figure: count(total.memberCount) });
  // After the closing date there is nothing left to forecast.
  if (to > total.signedUpCount) {
    cards.push({
      meaning: glance.forecast,
      figure: count(forecast.expectedCount),
      remark: glance.forecastRange(count(from), count(to)),
    });
  }
  return { id: 'glance', heading: glance.heading, blocks: [{ kind: 'cards', cards }] };
}
