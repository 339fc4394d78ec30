import { describe, expect, it } from 'vitest';
import { describeFailure } from '../../../src/domain/describe-failure.ts';
import type { PanelFigures } from '../../../src/report/response/panel-figures.ts';
import { computePanelFigures } from '../../../src/report/response/panel-figures.ts';
import type { InventedPanel } from '../invented-panel.ts';
import { inventPanel } from '../invented-panel.ts';

function figuresOf(panel: InventedPanel = {}): PanelFigures {
  const figures = computePanelFigures(inventPanel(panel));
  if (!figures.ok) throw new Error(figures.failures.map(({ code }) => code).join());
  return figures.value;
}

describe('the figures of a panel', () => {
  const figures = figuresOf();

  it('count everybody once for every feature', () => {
    const { total } = figures;
    for (const { rows } of figures.features) {
      const sum = (pick: (row: (typeof rows)[number]) => number) =>
        rows.reduce((all, row) => all + pick(row), 0);
      expect(sum(({ residentCount }) => residentCount)).toBe(total.residentCount);
      expect(sum(({ invitedCount }) => invitedCount)).toBe(total.invitedCount);
      expect(sum(({ signedUpCount }) => signedUpCount)).toBe(total.signedUpCount);
    }
    expect(figures.periods.at(-1)?.cumulativeCount).toBe(total.signedUpCount);
    expect(total.invitedCount).toBe(
      total.signedUpCount + total.refusedCount + total.unreachedCount + total.silentCount,
    );
  });

  it.each([300, 1000, 4000])('show no group under ten, with %i letters', (letterCount) => {
    const { features, pyramid, periods } = figuresOf({ letterCount, seed: String(letterCount) });
    const shown = [
      ...features.flatMap(({ rows }) =>
        rows.flatMap((row) => [row.residentCount, row.invitedCount, row.signedUpCount, row.memberCount]),
      ),
      ...(pyramid?.rows.flatMap((row) => [
        ...row.residentCounts,
        ...row.invitedCounts,
        ...row.memberCounts,
      ]) ?? []),
      ...periods.map(({ signUpCount }) => signUpCount),
    ];
    expect(shown.length).toBeGreaterThan(10);
    expect(Math.min(...shown)).toBeGreaterThanOrEqual(10);
  });

  it('say which features make the response unequal: age and district, and hardly gender', () => {
    if (!figures.representativity.ok) throw new Error('the model has a solution');
    const { rIndicator, partials } = figures.representativity.value;
    expect(rIndicator).toBeGreaterThan(0.85);
    expect(rIndicator).toBeLessThan(0.97);
    const partOf = (name: string) => partials.find(({ variable }) => variable === name)?.conditional ?? 0;
    expect(partOf('ageBand')).toBeGreaterThan(2 * partOf('gender'));
    expect(partOf('district')).toBeGreaterThan(2 * partOf('gender'));
    // The districts say all that the municipality does.
    expect(partOf('municipality')).toBeCloseTo(0, 10);
  });

  it('have weights with an average of 1 that cost precision', () => {
    if (!figures.weights.ok) throw new Error('there are weights');
    const { summary, relativeWeights } = figures.weights.value;
    expect(relativeWeights.reduce((sum, weight) => sum + weight, 0) / relativeWeights.length).toBeCloseTo(
      1,
      10,
    );
    expect(summary.designEffect).toBeGreaterThan(1);
    expect(summary.effectiveCount).toBeLessThan(summary.memberCount);
  });

  it('forecast more sign-ups than there are, while residents can answer', () => {
    const { from, to } = figures.forecast.interval;
    expect(from).toBeGreaterThanOrEqual(figures.total.signedUpCount);
    expect(to).toBeGreaterThan(from);
    const closed = figuresOf({ today: '2027-02-09' });
    expect(closed.forecast.interval.to).toBe(closed.total.signedUpCount);
  });

  it('are refused when so few signed up that every group could be recognised', () => {
    const result = computePanelFigures(inventPanel({ letterCount: 60, response: 0.05 }));
    expect(result.ok ? '' : describeFailure(result.failures[0], 'en').what).toMatch(
      /^Only \d residents have signed up\. The report shows groups of 10 people and more/u,
    );
  });
});
