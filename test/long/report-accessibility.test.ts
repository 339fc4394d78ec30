import { describe, expect, it } from 'vitest';
import { responsePage } from '../../src/report/page/response-page.ts';
import { computePanelFigures } from '../../src/report/response/panel-figures.ts';
import { reportLanguages } from '../../src/report/words/report-words.ts';
import { inventedMunicipalities, inventPanel } from '../report/invented-panel.ts';
import { findViolations } from '../report/page/find-violations.ts';

describe.each(reportLanguages)('the whole report of a panel of 800 in %s', (language) => {
  it('passes the rules of axe, charts and all', async () => {
    const figures = computePanelFigures(inventPanel({ letterCount: 8000 }));
    if (!figures.ok) throw new Error('the invented panel has figures');
    const page = await responsePage(figures.value, language, inventedMunicipalities);
    expect(await findViolations(page)).toEqual([]);
  });
});
