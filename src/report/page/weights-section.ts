/** How the weights are spread, and what they cost in precision. */
import { describeFailure } from '../../domain/describe-failure.ts';
import { renderChart } from '../charts/render-chart.ts';
import type { WeightBin } from '../charts/weight-chart.ts';
import { weightChart } from '../charts/weight-chart.ts';
import type { DocumentSection, ReportBlock, ReportTable } from '../document/report-document.ts';
import { paragraphs } from '../document/report-document.ts';
import { mergeSmallGroups } from '../merge-small-groups.ts';
import { numberColumn } from '../report-section.ts';
import type { WeightedPanel } from '../response/panel-figures.ts';
import type { ReportContext } from './report-context.ts';

const BIN_WIDTH = 0.25;

export async function weightsSection(context: ReportContext): Promise<DocumentSection> {
  const { figures, words } = context;
  const { weights } = words;
  const blocks = [paragraphs(...weights.text)];
  if (figures.weights.ok) blocks.push(...(await weightsContent(context, figures.weights.value)));
  else {
    const reasons = figures.weights.failures.map((failed) => describeFailure(failed, words.language).what);
    blocks.push(paragraphs(weights.none, ...reasons));
  }
  return { id: 'weights', heading: weights.heading, blocks };
}

async function weightsContent(
  { words, count, decimal, share }: ReportContext,
  { summary, relativeWeights }: WeightedPanel,
): Promise<readonly ReportBlock[]> {
  const { weights } = words;
  const bins = binsOf(relativeWeights, (number) => decimal(number, 2));
  const chart = await renderChart(
    weightChart(bins, { weight: weights.axis, members: words.members }),
    weights.alternative(count(bins.length)),
    words.numbers,
  );
  const table: ReportTable = {
    caption: weights.caption,
    columns: [{ title: weights.weight }, numberColumn(words.members), numberColumn(words.share)],
    rows: bins.map(({ label, memberCount }) => [
      label,
      count(memberCount),
      share(memberCount, summary.memberCount),
    ]),
  };
  const { quantiles } = summary;
  const summaryTable: ReportTable = {
    caption: weights.summaryCaption,
    columns: [{ title: words.figure }, numberColumn(words.value)],
    rows: [
      [words.members, count(summary.memberCount)],
      [weights.designEffect, decimal(summary.designEffect, 2)],
      [weights.effective, count(summary.effectiveCount)],
      [weights.quantile(5), decimal(quantiles.p5, 2)],
      [weights.quantile(50), decimal(quantiles.p50, 2)],
      [weights.quantile(95), decimal(quantiles.p95, 2)],
    ],
  };
  return [
    { kind: 'figure', figure: { caption: weights.caption, chart, table } },
    { kind: 'table', table: summaryTable },
  ];
}

/** Members by weight in steps of a quarter; steps with few members are joined. */
function binsOf(relativeWeights: readonly number[], write: (number: number) => string): readonly WeightBin[] {
  const counts: number[] = [];
  for (const weight of relativeWeights) {
    const bin = Math.floor(weight / BIN_WIDTH);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return mergeSmallGroups(
    Array.from(counts, (count, bin) => ({ label: String(bin), section: '', counts: [count ?? 0] })),
  ).map(({ labels, counts: merged }) => {
    const from = Number(labels[0]) * BIN_WIDTH;
    const to = (Number(labels.at(-1)) + 1) * BIN_WIDTH;
    return { label: `${write(from)} – ${write(to)}`, memberCount: merged[0] ?? 0 };
  });
}
