import { JSDOM } from 'jsdom';
import { beforeAll, describe, expect, it } from 'vitest';
import { seatsOf } from '../../../src/assignment/assignment-csv.ts';
import type { DrawFairness } from '../../../src/assignment/draw-fairness.ts';
import type { CalledGroups } from '../../../src/assignment/called-groups.ts';
import { planAssignment } from '../../../src/assignment/plan-assignment.ts';
import type { CaseResult } from '../../../src/assignment/quota-results.ts';
import { quotaResults } from '../../../src/assignment/quota-results.ts';
import { applySeatChanges } from '../../../src/assignment/standing-seats.ts';
import type { Hash } from '../../../src/domain/ids.ts';
import type { GroupFigures } from '../../../src/report/groups/group-figures.ts';
import { computeGroupFigures } from '../../../src/report/groups/group-figures.ts';
import { groupsPage } from '../../../src/report/page/groups-page.ts';
import type { ReportLanguage } from '../../../src/report/words/report-words.ts';
import { reportLanguages } from '../../../src/report/words/report-words.ts';
import { makePool, PILOT, valueOf } from '../../assignment/synthetic-pool.ts';
import { findViolations } from './find-violations.ts';

let figures: GroupFigures;
let results: readonly CaseResult[];
const pages = new Map<ReportLanguage, string>();
const names = new Map([
  ['GM0344', 'Utrecht'],
  ['GM0637', '<script>alert(1)</script>'],
]);

beforeAll(async () => {
  const shape = { ...PILOT, memberCount: 240, caseCount: 2, groupSize: 80, ageSkew: 0.6 };
  const input = makePool(shape, 'report', ['municipality', 'gender', 'ageBand']);
  const plan = valueOf(await planAssignment(input, 'seed'));
  const seats = seatsOf(plan.assignments);
  const loads = plan.types.flatMap(({ typeId, expectedLoad, residentIds }) =>
    residentIds.map((residentId) => ({ residentId, typeId, expectedLoad })),
  );
  const groups: CalledGroups = {
    runs: [
      {
        eventSequence: 1,
        seed: 'a'.repeat(64) as Hash,
        input,
        seats,
        loads,
        largestDrawError: '0.000000001',
      },
    ],
    replacements: [],
    changes: [],
    plan: applySeatChanges(
      seats.map((seat) => ({ ...seat, eventSequence: 1 })),
      [],
    ),
  };
  results = quotaResults(input, plan.assignments);
  figures = computeGroupFigures(groups, 'A <b>panel</b>', '2027-02-15');
  for (const language of reportLanguages) pages.set(language, await groupsPage(figures, language, names));
});

function digitsIn(language: ReportLanguage): string {
  const { document } = new JSDOM(pages.get(language)).window;
  return [...document.querySelectorAll('td')].map((cell) => cell.textContent.replace(/\D/gu, '')).join();
}

describe('the figures of the groups', () => {
  it('add up to the groups, the members and all pairs', () => {
    expect(figures.cases.map(({ reached }) => reached)).toEqual([80, 80]);
    for (const each of figures.cases) {
      expect(each.keptCount).toBe(each.quotaCount);
      for (const { rows } of each.features) {
        expect(rows.reduce((sum, { reached }) => sum + reached, 0)).toBe(80);
        expect(rows.reduce((sum, { target }) => sum + target, 0)).toBeCloseTo(80, 6);
      }
    }
    const memberCounts = figures.loads.map(({ count }) => count);
    expect(memberCounts.reduce((sum, count) => sum + count, 0)).toBe(240);
    expect(figures.meetings.reduce((sum, { count }) => sum + count, 0)).toBe((240 * 239) / 2);
    for (const { rows } of figures.chances) {
      const expected = rows.reduce((sum, row) => sum + row.memberCount * row.expectedLoad, 0);
      expect(expected).toBeCloseTo(160, 5);
    }
  });

  it('tell of no fewer than ten people, though some quotas have fewer', () => {
    const smallest = Math.min(...results.flatMap(({ quotas }) => quotas.map(({ reached }) => reached)));
    expect(smallest).toBeLessThan(10);
    const counts = [
      ...figures.cases.flatMap(({ features }) =>
        features.flatMap(({ rows }) => rows.map((row) => row.reached)),
      ),
      ...figures.loads.map(({ count }) => count),
      ...figures.meetings.map(({ count }) => count),
      ...figures.chances.flatMap(({ rows }) => rows.map(({ memberCount }) => memberCount)),
    ];
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(10);
  });
});

describe.each(reportLanguages)('the report of the groups in %s', (language) => {
  it('passes the rules of axe for accessible pages', async () => {
    const page = pages.get(language) ?? '';
    expect(await findViolations(page.replaceAll(/(<svg[^>]*>).*?(?=<\/svg>)/gsu, '$1'))).toEqual([]);
  });

  it('has a table behind each chart, and a name for it', () => {
    const { document } = new JSDOM(pages.get(language)).window;
    const charts = [...document.querySelectorAll('figure')];
    // Three features in two cases, and once as chances; loads and meetings.
    expect(charts).toHaveLength(11);
    for (const chart of charts) {
      expect(chart.querySelector('svg[role="img"]')?.getAttribute('aria-label')?.length).toBeGreaterThan(30);
      expect(chart.querySelectorAll('details table tbody tr').length).toBeGreaterThanOrEqual(1);
    }
    for (const link of document.querySelectorAll('nav a')) {
      const id = link.getAttribute('href')?.slice(1) ?? '';
      expect(document.getElementById(id)?.textContent).toBe(link.textContent);
    }
  });

  it('knows no member, cannot be broken by a name, and is the same bytes each time', async () => {
    const page = pages.get(language) ?? '';
    expect(page).not.toMatch(/[0-9a-f]{32}|undefined|NaN|<script|<b>/u);
    expect(await groupsPage(figures, language, names)).toBe(page);
  });
});

it('says the same in both languages', () => {
  expect(digitsIn('nl')).toBe(digitsIn('en'));
});

it.each<readonly [fairness: DrawFairness, nl: string, en: string]>([
  [{ kind: 'exact' }, 'De loting is precies eerlijk', 'The lottery is exact'],
  [{ kind: 'near', largestErrorSeats: 0.00025 }, 'ten hoogste 0,000250 plaatsen', 'at most 0.000250 seats'],
  [{ kind: 'unknown' }, 'is niet bekend', 'is not known'],
])('tells how fair the lottery was: $kind', async (fairness, nl, en) => {
  expect(await groupsPage({ ...figures, cases: [], fairness }, 'nl', names)).toContain(nl);
  expect(await groupsPage({ ...figures, cases: [], fairness }, 'en', names)).toContain(en);
});
