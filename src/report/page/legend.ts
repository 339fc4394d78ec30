/** The legend of charts that compare residents, letters and members. */
import type { LegendItem } from '../document/report-document.ts';
import type { ReportWords } from '../words/report-words.ts';

export function compareLegend({
  residents,
  invited,
  members,
}: Pick<ReportWords, 'residents' | 'invited' | 'members'>): readonly LegendItem[] {
  return [
    { name: residents, sign: 'bar' },
    { name: invited, sign: 'line' },
    { name: members, sign: 'diamond' },
  ];
}
