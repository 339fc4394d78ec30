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
  const { assignment } = context.words;
  const said = assignment.select;
  if (widenings.length > 0) {
    printHeading(context, said.widenedHeading);
    printTable(
      context,
      [
        { title: said.quota },
        { title: assignment.bound },
        { title: assignment.from, align: 'right' },
        { title: assignment.to, align: 'right' },
      ],
      widenings.map(({ quota, bound, limit, widenedLimit }) => {
        const { feature, value } = portfolio.quotas[quota] ?? { feature: '', value: '' };
        return [`${feature} ${value}`, assignment.boundNames[bound], limit, widenedLimit];
      }),
    );
  }
  printHeading(context, said.quotasHeading);
  printTable(
    context,
    [
      { title: assignment.feature },
      { title: assignment.value },
      { title: said.minimum, align: 'right' },
      { title: said.maximum, align: 'right' },
      { title: said.people, align: 'right' },
      ...(isDrawn ? [{ title: said.selected, align: 'right' as const }] : []),
    ],
    quotaTable(selection).map((row) => (isDrawn ? row : row.slice(0, -1))),
  );
  printHeading(context, said.chancesHeading);
  printLines(
    context,
    said.smallestChance(figures.minimumProbability, portfolio.groupSize / portfolio.people.length),
    said.spread(figures.gini, figures.geometricMean),
    provenText(context, portfolio, check),
    said.lottery(portfolio.groups.length, selection.portfolioHash),
    ...(portfolioFile === undefined ? [] : [said.writtenTo(portfolioFile)]),
  );
  if (drawn === undefined) {
    printLines(context, said.publish(portfolioFile));
    return;
  }
  printHeading(context, said.selectedHeading);
  printLines(context, ...drawn.selected);
  printLines(context, '', said.reserves(drawn.reserves.length));
}

function provenText(
  { words }: CommandContext,
  { isFinished }: Portfolio,
  { bound, gap, isProven }: PortfolioCheck,
): string {
  const said = words.assignment.select;
  if (!isFinished) return said.stopped(bound, gap);
  return isProven ? said.proven : said.bySolver;
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
