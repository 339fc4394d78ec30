/** The figures that matter most. */
import { escapeHtml } from '../html/escape-html.ts';
import type { PageSection } from '../html/html-page.ts';
import type { ReportContext } from './report-context.ts';

export function glanceSection({ figures, words, count, share }: ReportContext): PageSection {
  const { total, forecast } = figures;
  const { glance } = words;
  const cards: (readonly [meaning: string, figure: string, small?: string])[] = [
    [glance.residents, count(total.residentCount)],
    [glance.invited, count(total.invitedCount)],
    [glance.signedUp, count(total.signedUpCount)],
    [glance.response, share(total.signedUpCount, total.invitedCount)],
    [glance.expected, count(total.expectedCount)],
    [glance.members, count(total.memberCount)],
  ];
  // After the closing date there is nothing left to forecast.
  if (forecast.interval.to > total.signedUpCount) {
    const { from, to } = forecast.interval;
    cards.push([
      glance.forecast,
      count(forecast.expectedCount),
      glance.forecastRange(count(from), count(to)),
    ]);
  }
  const items = cards.map(
    ([meaning, figure, small]) =>
      `<div><dt>${escapeHtml(meaning)}</dt><dd>${escapeHtml(figure)}${
        small === undefined ? '' : `<small>${escapeHtml(small)}</small>`
      }</dd></div>`,
  );
  return {
    id: 'glance',
    heading: glance.heading,
    content: `<dl class="cards">\n${items.join('\n')}\n</dl>`,
  };
}
