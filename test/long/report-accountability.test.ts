import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { JSDOM } from 'jsdom';
import { beforeAll, describe, expect, it } from 'vitest';
import { findViolations } from '../report/page/find-violations.ts';
import { digestFolder } from '../cli/folder-digest.ts';
import { runJson, runLoting } from '../cli/run-loting.ts';
import type { PanelStage, SmallPanel } from '../cli/small-panel.ts';
import { AFTER_ANSWERS, copyPanel, makeSmallPanel, queryColumn, readText } from '../cli/small-panel.ts';

let assigned: SmallPanel;
const options = { now: AFTER_ANSWERS };

beforeAll(async () => {
  assigned = await makeSmallPanel('assignment');
});

function idsOf(page: string): readonly string[] {
  return [...new JSDOM(page).window.document.querySelectorAll('h2')].map(({ id }) => id);
}

function sha256Of(folder: string, file: string): string {
  return createHash('sha256')
    .update(readFileSync(path.join(folder, file)))
    .digest('hex');
}

describe('loting report accountability', () => {
  it('tells the same in both languages, with the same bytes each time, and breaks no rule of axe', async () => {
    const folder = copyPanel(assigned);
    const files = ['html', 'pdf'].map((kind) => `reports/accountability.nl.${kind}`);
    expect((await runLoting(folder, 'report accountability', options)).exitCode).toBe(0);
    const first = files.map((file) => sha256Of(folder, file));
    expect((await runLoting(folder, 'report accountability', options)).exitCode).toBe(0);
    expect(files.map((file) => sha256Of(folder, file))).toEqual(first);
    expect((await runLoting(folder, 'report accountability --lang en', options)).exitCode).toBe(0);
    const [dutch, english] = ['nl', 'en'].map((language) =>
      readText(folder, `reports/accountability.${language}.html`),
    );
    if (dutch === undefined || english === undefined) throw new Error('both were written');
    expect(idsOf(dutch)).toEqual(idsOf(english));
    expect(await findViolations(english)).toEqual([]);
    const { document } = new JSDOM(dutch).window;
    expect(document.documentElement.lang).toBe('nl');
    const charts = [...document.querySelectorAll('figure > svg')];
    expect(charts.length).toBeGreaterThan(0);
    expect(charts.filter((chart) => (chart.getAttribute('aria-label') ?? '').length < 20)).toEqual([]);
    // Nothing of a person, and nothing from elsewhere.
    expect(dutch).not.toMatch(/(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])/u);
    expect(dutch).not.toMatch(/<script|src=|url\(/u);
  });

  it('has the figures of status, the report of the response, and the log', async () => {
    const { json } = await runJson(assigned.folder, 'report accountability --dry-run', options);
    const { figures } = json as {
      figures: { response: { total: object }; lastEvent: object; register: object; letters: object };
    };
    const status = (await runJson(assigned.folder, 'status', options)).json as {
      response: { total: { invitedCount: number; signedUpCount: number } };
      memberCount: number;
      frameResidents: number;
    };
    const { invitedCount, signedUpCount } = status.response.total;
    expect(figures.response.total).toMatchObject({
      invitedCount,
      signedUpCount,
      memberCount: status.memberCount,
      residentCount: status.frameResidents,
    });
    expect(figures.letters).toMatchObject({ invitedCount });
    expect(figures.register).toMatchObject({ residentCount: status.frameResidents });
    const [hash] = queryColumn(
      assigned.folder,
      'SELECT hash FROM audit_events ORDER BY sequence DESC LIMIT 1',
    );
    expect(figures.lastEvent).toMatchObject({ hash });
  });

  it.each<[PanelStage, string]>([
    ['registers', 'The registers have not been read yet.'],
    ['frame', 'The commitment has not been given out.'],
    ['commitment', 'Nothing has been drawn yet.'],
    ['draw', 'No letters have been posted yet.'],
    ['sign-ups', 'No groups have been drawn yet.'],
  ])('works at the stage "%s", and says what cannot be told yet', async (stage, said) => {
    const { folder } = await makeSmallPanel(stage);
    const { exitCode, stderr } = await runLoting(folder, 'report accountability --lang en', options);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(readText(folder, 'reports/accountability.en.html')).toContain(said);
  });

  it('changes nothing on a dry run, and is refused for a language it does not have', async () => {
    const before = digestFolder(assigned.folder);
    const { stdout } = await runLoting(assigned.folder, 'report accountability --dry-run', options);
    expect(stdout).toContain('Nothing was written (--dry-run).');
    const refused = await runLoting(assigned.folder, 'report accountability --lang fr', options);
    expect([refused.exitCode, refused.stderr]).toEqual([2, expect.stringContaining('--lang')]);
    expect(digestFolder(assigned.folder)).toEqual(before);
  });
});
