/** Single figures in large type, each with what it means. */
import type { Card } from '../document/report-document.ts';
import { escapeHtml } from './escape-html.ts';

export function htmlCards(cards: readonly Card[]): string {
  const items = cards.map(({ meaning, figure, remark }) => {
    const small = remark === undefined ? '' : `<small>${escapeHtml(remark)}</small>`;
    return `<div><dt>${escapeHtml(meaning)}</dt><dd>${escapeHtml(figure)}${small}</dd></div>`;
  });
  return `<dl class="cards">\n${items.join('\n')}\n</dl>`;
}
