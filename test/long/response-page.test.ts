import { JSDOM } from 'jsdom';
import { beforeAll, describe, expect, it } from 'vitest';
import { chartColours } from '../../src/report/charts/chart-style.ts';
import { pageColours } from '../../src/report/html/page-style.ts';
import { responsePage } from '../../src/report/page/response-page.ts';
import type { PanelFigures } from '../../src/report/response/panel-figures.ts';
import { computePanelFigures } from '../../src/report/response/panel-figures.ts';
import type { ReportLanguage } from '../../src/report/words/report-words.ts';
import { reportLanguages, wordsOf } from '../../src/report/words/report-words.ts';
import { inventedMunicipalities, inventPanel } from '../report/invented-panel.ts';
import { contrastOf } from '../report/page/contrast.ts';
import { findViolations } from '../report/page/find-violations.ts';

let figures: PanelFigures;
const pages = new Map<ReportLanguage, string>();

beforeAll(async () => {
  const computed = computePanelFigures(inventPanel());
  if (!computed.ok) throw new Error('the invented panel has figures');
  figures = computed.value;
  for (const language of reportLanguages) {
    pages.set(language, await responsePage(figures, language, inventedMunicipalities));
  }
});

function documentOf(language: ReportLanguage): Document {
  return new JSDOM(pages.get(language)).window.document;
}

function digitsIn(document: Document): string {
  return [...document.querySelectorAll('td, dd')].map((cell) => cell.textContent.replace(/\D/gu, '')).join();
}

function headingsIn(document: Document): readonly string[] {
  return [...document.querySelectorAll('h2')].map((each) => each.textContent);
}

describe.each(reportLanguages)('the report in %s', (language) => {
  it('passes the rules of axe for accessible pages, for a small panel', async () => {
    // test/long has the whole page: axe needs seconds for its thousands of cells.
    const small = computePanelFigures(inventPanel({ letterCount: 400, seed: 'small' }));
    if (!small.ok) throw new Error('the small panel has figures');
    const page = await responsePage(small.value, language, inventedMunicipalities);
    expect(await findViolations(page.replaceAll(/(<svg[^>]*>).*?(?=<\/svg>)/gsu, '$1'))).toEqual([]);
  });

  it('has no part of a chart with a role of its own', () => {
    const charts = (pages.get(language) ?? '').match(/<svg xmlns.*?<\/svg>/gsu) ?? [];
    expect(charts.length).toBeGreaterThan(12);
    for (const chart of charts)
      expect(chart.slice(chart.indexOf('>'))).not.toMatch(/ (?:role|aria-[a-z]+)=/u);
  });

  it('names its language, and has one heading of the first level and sections with headings', () => {
    const document = documentOf(language);
    expect(document.documentElement.lang).toBe(language);
    expect(document.querySelectorAll('h1')).toHaveLength(1);
    for (const link of document.querySelectorAll('nav a')) {
      const id = link.getAttribute('href')?.slice(1) ?? '';
      expect(document.getElementById(id)?.textContent).toBe(link.textContent);
    }
  });

  it('has a table behind each chart, with as many rows', () => {
    const charts = [...documentOf(language).querySelectorAll('figure')];
    expect(charts.length).toBeGreaterThan(12);
    for (const chart of charts) {
      expect(chart.querySelector('svg[role="img"]')?.getAttribute('aria-label')?.length).toBeGreaterThan(30);
      expect(chart.querySelectorAll('details table tbody tr').length).toBeGreaterThanOrEqual(2);
    }
  });

  it('needs nothing from outside: no script, no link, no picture, no font', () => {
    const page = pages.get(language) ?? '';
    expect(page).not.toMatch(/<script|<link|<img|@import|url\(|src=|href="(?!#)/u);
    expect(page.match(/https?:[^"]+/gu)?.every((address) => address.startsWith('http://www.w3.org/'))).toBe(
      true,
    );
    expect(page).toContain("default-src 'none'");
  });

  it('shows no count from 1 to 9 of people', () => {
    const document = documentOf(language);
    const counts = [...document.querySelectorAll('#rates ~ * table, #compare ~ * table')].flatMap((table) => {
      const people = [...table.querySelectorAll('thead th')].map((header) => {
        const { residents, invited, signedUp, members } = wordsOf(language);
        return [residents, invited, signedUp, members].includes(header.textContent);
      });
      return [...table.querySelectorAll('tbody tr')].flatMap((row) =>
        [...row.children]
          .filter((_, place) => people[place])
          .map((cell) => Number(cell.textContent.replace(/[.,]/gu, ''))),
      );
    });
    expect(counts.length).toBeGreaterThan(50);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(10);
  });

  it('knows no resident, and leaves no word out', () => {
    const page = pages.get(language) ?? '';
    expect(page).not.toMatch(/[0-9a-f]{32}/u);
    expect(page).not.toMatch(/undefined|NaN|\[object/u);
  });

  it('is the same bytes for the same facts', async () => {
    expect(await responsePage(figures, language, inventedMunicipalities)).toBe(pages.get(language));
  });
});

describe('the report', () => {
  it('says the same in both languages', () => {
    const [dutch, english] = [documentOf('nl'), documentOf('en')];
    expect(digitsIn(dutch)).toBe(digitsIn(english));
    expect(dutch.querySelectorAll('h2, h3, figure').length).toBe(
      english.querySelectorAll('h2, h3, figure').length,
    );
    expect(headingsIn(dutch).filter((heading) => headingsIn(english).includes(heading))).toEqual([]);
  });

  it('writes numbers as people of the language do', () => {
    expect(documentOf('nl').querySelector('.cards')?.textContent).toMatch(
      /\d\.\d{3}inwoners|inwoners[^\d]*\d+\.\d{3}/u,
    );
    expect(pages.get('nl')).toContain('25 januari 2027');
    expect(pages.get('en')).toContain('25 January 2027');
  });

  it('cannot be broken by a name', async () => {
    const names = new Map([['GM0344', '<script>alert("Utrecht")</script>']]);
    const page = await responsePage({ ...figures, panelName: '<b>"Panel" & co</b>' }, 'nl', names);
    expect(page).not.toMatch(/<script|<b>/u);
    expect(page).toContain('&lt;b&gt;&quot;Panel&quot; &amp; co&lt;/b&gt;');
  });

  it('says why there is no R-indicator and no weights, when there are none', async () => {
    const refused = computePanelFigures({ ...inventPanel(), residentCounts: new Map() });
    if (!refused.ok) throw new Error('a panel without residents has figures');
    const page = await responsePage(
      { ...figures, representativity: refused.value.weights as never, weights: refused.value.weights },
      'en',
      inventedMunicipalities,
    );
    expect(page).toContain('The R-indicator cannot be computed yet.');
    expect(page).toContain('The weights cannot be computed yet.');
  });

  it.each([
    ['text', pageColours.text, pageColours.ground, 4.5],
    ['text on a band', pageColours.text, pageColours.band, 4.5],
    ['quiet text on a band', pageColours.quiet, pageColours.band, 4.5],
    ['quiet text', pageColours.quiet, pageColours.ground, 4.5],
    ['links', pageColours.link, pageColours.ground, 4.5],
    ['links on a band', pageColours.link, pageColours.band, 4.5],
    ['text in charts', chartColours.text, '#ffffff', 4.5],
    ['residents', chartColours.residents, '#ffffff', 3],
    ['invited', chartColours.invited, '#ffffff', 3],
    ['members', chartColours.members, '#ffffff', 3],
  ] as const)('has enough contrast for %s', (_, colour, ground, least) => {
    expect(contrastOf(colour, ground)).toBeGreaterThanOrEqual(least);
  });
});
