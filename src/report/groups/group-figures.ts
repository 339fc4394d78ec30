/** The figures of the groups that were called, with nothing that could tell of one person or a handful. */
import type { CalledGroups } from '../../assignment/called-groups.ts';
import {
  expectedLoads,
  knownMembers,
  standingLoads,
  standingResults,
} from '../../assignment/called-groups.ts';
import type { DrawFairness } from '../../assignment/draw-fairness.ts';
import { drawFairnessOf } from '../../assignment/draw-fairness.ts';
import type { LoadFigures } from '../../assignment/load-figures.ts';
import { loadFigures } from '../../assignment/load-figures.ts';
import { countMeetings } from '../../assignment/meetings.ts';
import type { CaseResult, QuotaResult } from '../../assignment/quota-results.ts';
import type { QuotaFeature } from '../../domain/features.ts';
import { compareFeatures } from '../../domain/features.ts';
import type { CaseId } from '../../domain/ids.ts';
import { mergeSmallGroups } from '../merge-small-groups.ts';

/** Some values of a feature together, in one case; the sums of their quotas. */
export interface QuotaRow {
  readonly values: readonly string[];
  readonly minimum: number;
  readonly maximum: number;
  /** The share of the population, in seats. */
  readonly target: number;
  readonly reached: number;
}

export interface CaseFigures {
  readonly caseId: CaseId;
  readonly groupSize: number;
  readonly reached: number;
  readonly quotaCount: number;
  readonly keptCount: number;
  readonly features: readonly { readonly feature: QuotaFeature; readonly rows: readonly QuotaRow[] }[];
}

/** How many members, or pairs, have a number between two, both included. */
export interface CountedRange {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

export interface ChanceRow {
  readonly values: readonly string[];
  readonly memberCount: number;
  /** Expected cases per member, on average. */
  readonly expectedLoad: number;
}

export interface GroupFigures {
  readonly panelName: string;
  readonly today: string;
  readonly cases: readonly CaseFigures[];
  readonly loads: readonly CountedRange[];
  readonly meetings: readonly CountedRange[];
  readonly chances: readonly { readonly feature: QuotaFeature; readonly rows: readonly ChanceRow[] }[];
  readonly drawn: LoadFigures;
  readonly promised: LoadFigures;
  /** Of the least fair run. */
  readonly fairness: DrawFairness;
}

/** Computes the figures; groups of fewer than ten people stand together with their neighbours everywhere. */
export function computeGroupFigures(groups: CalledGroups, panelName: string, today: string): GroupFigures {
  const loads = [...standingLoads(groups).values()];
  return {
    panelName,
    today,
    cases: standingResults(groups).map(caseFiguresOf),
    loads: mergeRanges(countsOf(loads)),
    meetings: mergeRanges(
      countMeetings(groups.plan.standing, loads.length).map(({ pairCount }) => pairCount),
    ),
    chances: chancesOf(groups),
    drawn: loadFigures(loads),
    promised: loadFigures([...expectedLoads(groups).values()].map(Number)),
    fairness: drawFairnessOf(groups.runs.map(({ largestDrawError }) => largestDrawError)),
  };
}

function caseFiguresOf({ caseId, groupSize, reached, quotas }: CaseResult): CaseFigures {
  const features = [...new Set(quotas.map(({ feature }) => feature))];
  return {
    caseId,
    groupSize,
    reached,
    quotaCount: quotas.length,
    keptCount: quotas.filter((quota) => quota.reached >= quota.minimum && quota.reached <= quota.maximum)
      .length,
    features: features.map((feature) => ({
      feature,
      rows: quotaRowsOf(
        quotas.filter((quota) => quota.feature === feature),
        groupSize,
      ),
    })),
  };
}

function quotaRowsOf(quotas: readonly QuotaResult[], groupSize: number): readonly QuotaRow[] {
  return joinValues(quotas).map((labels) => {
    const own = quotas.filter(({ value }) => labels.includes(value));
    const sum = (read: (quota: QuotaResult) => number) =>
      own.reduce((total, quota) => total + read(quota), 0);
    return {
      values: labels,
      minimum: sum(({ minimum }) => minimum),
      maximum: Math.min(
        groupSize,
        sum(({ maximum }) => maximum),
      ),
      target: sum(({ populationShare }) => populationShare) * groupSize,
      reached: sum(({ reached }) => reached),
    };
  });
}

/** The municipality in the code of a district of Statistics Netherlands, such as `WK034403`. */
const MUNICIPALITY_OF_DISTRICT = /^WK\d{4}/;

function sectionOf(value: string): string {
  return MUNICIPALITY_OF_DISTRICT.exec(value)?.[0] ?? '';
}

function mergeValues(quotas: readonly QuotaResult[]): readonly (readonly string[])[] {
  return mergeSmallGroups(
    quotas.map(({ value, reached }) => ({ label: value, section: sectionOf(value), counts: [reached] })),
  ).map(({ labels }) => labels);
}

/**
 * The values that stand together. Districts stay within their municipality: else the seats of the municipality, less those of
 * its other districts, would tell how many of a joined row are its own. Where the district is not known the municipality is
 * not either: these stand together with the last row of each.
 */
function joinValues(quotas: readonly QuotaResult[]): readonly (readonly string[])[] {
  const coded = mergeValues(quotas.filter(({ value }) => sectionOf(value) !== ''));
  const others = quotas.filter(({ value }) => sectionOf(value) === '');
  if (coded.length === 0 || others.length === 0) return mergeValues(quotas);
  const last = new Map(coded.map((labels) => [sectionOf(labels.at(-1) ?? ''), labels]));
  const joined = [...last.values()];
  return [
    ...coded.filter((labels) => !joined.includes(labels)),
    [...joined.flat(), ...others.map(({ value }) => value)],
  ];
}

function countsOf(numbers: readonly number[]): readonly number[] {
  const counts: number[] = [];
  for (const number of numbers) counts[number] = (counts[number] ?? 0) + 1;
  return Array.from(counts, (count) => count ?? 0);
}

/** @param counts of 0, 1, 2, ... */
function mergeRanges(counts: readonly number[]): readonly CountedRange[] {
  return mergeSmallGroups(
    counts.map((count, number) => ({ label: String(number), section: '', counts: [count] })),
  ).map(({ labels, counts: [count = 0] }) => ({
    from: Number(labels[0]),
    to: Number(labels.at(-1)),
    count,
  }));
}

function chancesOf(groups: CalledGroups): GroupFigures['chances'] {
  const members = knownMembers(groups);
  const loads = [...expectedLoads(groups)];
  const features = new Set(
    groups.runs.flatMap(({ input }) =>
      input.cases.flatMap(({ quotas }) => quotas.map(({ feature }) => feature)),
    ),
  );
  return [...features].sort(compareFeatures).map((feature) => {
    const byValue = new Map<string, number[]>();
    for (const [residentId, load] of loads) {
      const value = members.get(residentId)?.features[feature];
      if (value === undefined) continue;
      byValue.set(value, [...(byValue.get(value) ?? []), Number(load)]);
    }
    const values = [...byValue.keys()].sort((left, right) => (left < right ? -1 : 1));
    const rows = mergeSmallGroups(
      values.map((value) => ({ label: value, section: '', counts: [byValue.get(value)?.length ?? 0] })),
    ).map(({ labels, counts: [memberCount = 0] }) => {
      const sum = labels.flatMap((label) => byValue.get(label) ?? []).reduce((all, load) => all + load, 0);
      return { values: labels, memberCount, expectedLoad: memberCount === 0 ? 0 : sum / memberCount };
    });
    return { feature, rows };
  });
}
