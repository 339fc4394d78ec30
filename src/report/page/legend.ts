/** The legend of charts that compare residents, letters and members, drawn by hand so that its signs are those of the chart. */
import { chartColours } from '../charts/chart-style.ts';
import { escapeHtml } from '../html/escape-html.ts';
import type { ReportWords } from '../words/report-words.ts';

/** HTML. The signs say nothing that the words do not. */
export function compareLegend({
  residents,
  invited,
  members,
}: Pick<ReportWords, 'residents' | 'invited' | 'members'>): string {
  const items = [
    [residents, `<rect x="1" y="4" width="14" height="8" fill="${chartColours.residents}"/>`],
    [invited, `<rect x="6.5" y="1" width="3" height="14" fill="${chartColours.invited}"/>`],
    [members, `<path d="M8 2l6 6-6 6-6-6z" fill="${chartColours.members}"/>`],
  ] as const;
  const list = items.map(
    ([name, sign]) => `<li><svg viewBox="0 0 16 16" aria-hidden="true">${sign}</svg>${escapeHtml(name)}</li>`,
  );
  return `<ul class="legend">${list.join('')}</ul>`;
}
