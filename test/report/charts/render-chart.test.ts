import { describe, expect, it } from 'vitest';
import { compareChart } from '../../../src/report/charts/compare-chart.ts';
import type { ChartSpec } from '../../../src/report/charts/render-chart.ts';
import { renderChart } from '../../../src/report/charts/render-chart.ts';
import { weightChart } from '../../../src/report/charts/weight-chart.ts';
import type { ReportLanguage } from '../../../src/report/words/report-words.ts';
import { wordsOf } from '../../../src/report/words/report-words.ts';

const counts = weightChart([{ label: 'a', memberCount: 2500 }], { weight: 'w', members: 'm' });
const shares = compareChart([{ label: 'a', residentShare: 0.02, invitedShare: 0.02, memberShare: 0.02 }], {
  residents: 'r',
  invited: 'i',
  members: 'm',
  axis: 'x',
});

async function textsOf(spec: ChartSpec, language: ReportLanguage): Promise<readonly string[]> {
  const { svg } = await renderChart(spec, 'a chart', wordsOf(language).numbers);
  return [...svg.matchAll(/<text[^>]*>([^<]+)<\/text>/gu)].map(([, text = '']) => text);
}

describe('the axis of a chart', () => {
  it.each<readonly [language: ReportLanguage, thousands: string, half: string]>([
    ['nl', '1.000', '0,5%'],
    ['en', '1,000', '0.5%'],
  ])('has its numbers in the language of the page: %s', async (language, thousands, half) => {
    expect(await textsOf(counts, language)).toContain(thousands);
    expect(await textsOf(shares, language)).toContain(half);
  });
});
