/** Tables for a page: with a caption, headers that a screen reader can find, and numbers to the right. */
import type { ReportTable } from '../document/report-document.ts';
import { escapeHtml } from './escape-html.ts';

export function htmlTable({ caption, columns, rows, totals }: ReportTable): string {
  const alignment = (place: number): string => (columns[place]?.align === 'right' ? ' class="number"' : '');
  const head = columns
    .map(({ title }, place) => `<th scope="col"${alignment(place)}>${escapeHtml(title)}</th>`)
    .join('');
  const line = (cells: readonly string[]): string =>
    `<tr>${cells
      .map((cell, place) =>
        place === 0
          ? `<th scope="row">${escapeHtml(cell)}</th>`
          : `<td${alignment(place)}>${escapeHtml(cell)}</td>`,
      )
      .join('')}</tr>`;
  return [
    // A wide table scrolls on a telephone; the keyboard can reach it.
    `<div class="scroll" tabindex="0" role="group" aria-label="${escapeHtml(caption)}"><table>`,
    `<caption>${escapeHtml(caption)}</caption>`,
    `<thead><tr>${head}</tr></thead>`,
    `<tbody>\n${rows.map(line).join('\n')}\n</tbody>`,
    ...(totals === undefined ? [] : [`<tfoot>${line(totals)}</tfoot>`]),
    '</table></div>',
  ].join('\n');
}
