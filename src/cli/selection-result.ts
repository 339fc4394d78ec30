/** What `loting assign select` prints: figures, chances and the drawn group, as JSON or as tables. */
import type { DrawnGroup } from '../assignment/one-group/draw-group.ts';
import type { PortfolioCheck } from '../assignment/one-group/check-portfolio.ts';
import type { FairnessFigures } from '../assignment/one-group/fairness-figures.ts';
import { fairnessFigures } from '../assignment/one-group/fairness-figures.ts';
import type { Portfolio } from '../assignment/one-group/portfolio.ts';
import type { QuotaWidening } from '../assignment/one-group/widen-quotas.ts';
import type { Hash } from '../domain/ids.ts';
import type { CommandContext } from './context.ts';
import { printHeading, printLines, printTable } from './print.ts';

export interface Selection {
  readonly portfolio: Portfolio;
  readonly portfolioHash: Hash;
  readonly check: PortfolioCheck;
  readonly widenings: readonly QuotaWidening[];
  /** `undefined` when the lottery was only published. */
  readonly drawn: DrawnGroup | undefined;
  /** The file that the lottery was written to. */
  readonly portfolioFile: string | undefined;
}

export function describeSelection(selection: Selection) {
  const { portfolio, check, drawn, widenings } = selection;
  const { people, groups, certificate } = portfolio;
  return {
    groupSize: portfolio.groupSize,
    peopleCount: people.length,
    ...figuresOf(check),
    probabilities: Object.fromEntries(people.map(({ id }, person) => [id, check.chances[person] ?? 0])),
    selected: drawn?.selected ?? [],
    reserves: drawn?.reserves ?? [],
    ticket: drawn?.ticket ?? null,
    certificate: {
      isFinished: portfolio.isFinished,
      isProven: check.isProven,
      largestMinimumPossible: check.bound,
      gap: check.gap,
      levelCount: certificate.levels.length,
      wholeGroupRuleCount: certificate.cuts.length,
    },
    relaxation: widenings.map(({ quota, bound, limit, widenedLimit }) => {
      const { feature, value } = portfolio.quotas[quota] ?? { feature: '', value: '' };
      return { feature, value, bound, from: limit, to: widenedLimit };
    }),
    quotas: quotaTable(selection).map(([feature, value, minimum, maximum, available, selected]) => ({
      feature,
      value,
      minimum,
      maximum,
      available,
      selected,
    })),
    portfolio: {
      file: selection.portfolioFile ?? null,
      sha256: selection.portfolioHash,
      groupCount: groups.length,
      ticketCount: portfolio.ticketCount,
    },
    inputHash: portfolio.inputHash,
    seed: portfolio.seed,
    solver: portfolio.solver,
  };
}

export function printSelection(context: CommandContext, selection: Selection): void {
  const { portfolio, check, drawn, widenings, portfolioFile } = selection;
  const figures = figuresOf(check);
  const isDrawn = drawn !== undefined;
  if (widenings.length > 0) {
    printHeading(context, 'Widened quotas');
    printTable(
      context,
      [
        { title: 'Quota' },
        { title: 'Bound' },
        { title: 'From', align: 'right' },
        { title: 'To', align: 'right' },
      ],
      widenings.map(({ quota, bound, limit, widenedLimit }) => {
        const { feature, value } = portfolio.quotas[quota] ?? { feature: '', value: '' };
        return [`${feature} ${value}`, bound, limit, widenedLimit];
      }),
    );
  }
  printHeading(context, 'Quotas');
  printTable(
    context,
    [
      { title: 'Feature' },
      { title: 'Value' },
      { title: 'Minimum', align: 'right' },
      { title: 'Maximum', align: 'right' },
      { title: 'People', align: 'right' },
      ...(isDrawn ? [{ title: 'Selected', align: 'right' as const }] : []),
    ],
    quotaTable(selection).map((row) => (isDrawn ? row : row.slice(0, -1))),
  );
  printHeading(context, 'Chances');
  printLines(
    context,
    `Smallest chance: ${percentage(figures.minimumProbability)} (average ${percentage(portfolio.groupSize / portfolio.people.length)})`,
    `Gini coefficient: ${figures.gini.toFixed(4)}; geometric mean: ${percentage(figures.geometricMean)}`,
    provenText(portfolio, check),
    `Lottery: ${portfolio.groups.length} groups, SHA-256 ${selection.portfolioHash}`,
    ...(portfolioFile === undefined ? [] : [`Written to ${portfolioFile}`]),
  );
  if (drawn === undefined) {
    printLines(
      context,
      `Next: publish the file, then: loting assign select --draw ${portfolioFile ?? 'FILE'} --seed SEED`,
    );
    return;
  }
  printHeading(context, 'Selected');
  printLines(context, ...drawn.selected);
  printLines(
    context,
    '',
    `Reserves stand in the JSON (--json), ${drawn.reserves.length} of them, in their order.`,
  );
}

function provenText({ isFinished }: Portfolio, { bound, gap, isProven }: PortfolioCheck): string {
  if (!isFinished) {
    return `The search was stopped. No lottery has a smallest chance above ${percentage(bound)}; this one is ${percentage(gap)} below that. Stopped results cannot be repeated.`;
  }
  return isProven
    ? 'Proven by arithmetic: no lottery within these quotas is fairer.'
    : 'No lottery within these quotas is fairer; part of that rests on the solver, as its proof is too long.';
}

function figuresOf({ chances }: PortfolioCheck): FairnessFigures {
  return fairnessFigures(chances);
}

type QuotaRow = readonly [string, string, number, number, number, number];

function quotaTable({ portfolio, drawn }: Selection): readonly QuotaRow[] {
  const selected = new Set(drawn?.selected);
  return portfolio.quotas.map(({ feature, value, minimum, maximum }, quota) => {
    const own = portfolio.people.filter(({ quotas }) => quotas.includes(quota));
    const chosen = own.filter(({ id }) => selected.has(id));
    return [feature, value, minimum, maximum, own.length, chosen.length];
  });
}

function percentage(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}
