import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { digestFolder } from './folder-digest.ts';
import { runJson, runLoting } from './run-loting.ts';
import type { SmallPanel } from './small-panel.ts';
import {
  AFTER_ANSWERS,
  copyPanel,
  editSettings,
  makeSmallPanel,
  queryColumn,
  readText,
} from './small-panel.ts';

let drawn: SmallPanel;
let assigned: SmallPanel;

beforeAll(async () => {
  drawn = await makeSmallPanel('draw');
  assigned = await makeSmallPanel('assignment');
});

const options = { now: AFTER_ANSWERS };

describe('loting report response', () => {
  it('writes one file in Dutch or English, the same bytes each time', async () => {
    const folder = copyPanel(assigned);
    expect((await runLoting(folder, 'report response', options)).stdout).toContain(
      'reports/response.nl.html',
    );
    expect((await runLoting(folder, 'report response --lang en', options)).exitCode).toBe(0);
    const [dutch, english] = ['nl', 'en'].map((language) =>
      readText(folder, `reports/response.${language}.html`),
    );
    expect(dutch).toContain('<html lang="nl">');
    expect(english).toContain('<h1>Response of the panel De Tweede Mening</h1>');
    expect(english).toContain('12 February 2027');
    await runLoting(folder, 'report response', options);
    expect(readText(folder, 'reports/response.nl.html')).toBe(dutch);
  });

  it('has the figures of the panel in JSON, without anybody in them', async () => {
    const { json, stdout } = await runJson(assigned.folder, 'report response --dry-run', options);
    const { figures } = json as { figures: { total: Record<string, number>; isBeforeAdmission: boolean } };
    const [signedUpCount] = queryColumn(
      assigned.folder,
      "SELECT count(*) FROM invitations WHERE state = 'signed-up'",
    );
    const [memberCount] = queryColumn(assigned.folder, 'SELECT count(*) FROM members');
    expect(figures.total).toMatchObject({ signedUpCount, memberCount });
    expect(figures.isBeforeAdmission).toBe(false);
    expect(stdout).not.toMatch(/[0-9a-f]{32}/u);
  });

  it('changes nothing on a dry run', async () => {
    const before = digestFolder(assigned.folder);
    const { stdout } = await runLoting(assigned.folder, 'report response --dry-run', options);
    expect(stdout).toContain('Nothing was written (--dry-run).');
    expect(digestFolder(assigned.folder)).toEqual(before);
  });

  it('is refused for a language it does not have, and before anybody could sign up', async () => {
    const { exitCode, stderr } = await runLoting(assigned.folder, 'report response --lang fr', options);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('it takes one of nl, en')]);
    const early = await runLoting(drawn.folder, 'report response', options);
    expect(early.exitCode).toBe(1);
    expect(early.stderr).toContain('Only 0 residents have signed up.');
    expect(readdirSync(path.join(drawn.folder, 'reports'))).toEqual([]);
  });

  it('is refused when the frame does not fit the settings any more', async () => {
    const folder = copyPanel(assigned);
    editSettings(folder, [[['eligibility', 'minimumAge'], 19]]);
    const { exitCode, stderr } = await runLoting(folder, 'report response', options);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('frame');
    expect(existsSync(path.join(folder, 'reports/response.nl.html'))).toBe(false);
  });
});

describe('loting report weights', () => {
  it('writes a row for each member, by opaque id, that add up to the residents', async () => {
    const folder = copyPanel(assigned);
    const { stdout, exitCode } = await runLoting(folder, 'report weights', options);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('exports/weights.csv has');
    const [header = '', ...rows] = readFileSync(path.join(folder, 'exports/weights.csv'), 'utf8')
      .trimEnd()
      .split('\n');
    const members = queryColumn(
      folder,
      `SELECT resident_id FROM members JOIN invitations USING (resident_id)
       WHERE state = 'signed-up' ORDER BY resident_id`,
    );
    expect(rows.map((row) => row.split(',')[0])).toEqual(members);
    const column = header.split(',').indexOf('raked_weight');
    const [residentCount] = queryColumn(folder, 'SELECT resident_count FROM frames WHERE is_current = 1');
    const sum = rows.reduce((total, row) => total + Number(row.split(',')[column]), 0);
    expect(sum).toBeCloseTo(Number(residentCount), 3);
  });

  it('says the same in JSON, and changes nothing on a dry run', async () => {
    const before = digestFolder(assigned.folder);
    const { json } = await runJson(assigned.folder, 'report weights --dry-run', options);
    expect(json).toMatchObject({ written: false, file: 'exports/weights.csv', isBeforeAdmission: false });
    expect(digestFolder(assigned.folder)).toEqual(before);
  });

  it('is refused when nobody signed up', async () => {
    const { exitCode, stderr } = await runLoting(drawn.folder, 'report weights', options);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('Nobody has signed up');
  });
});
