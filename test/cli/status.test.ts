import BetterSqlite3 from 'better-sqlite3';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { digestFolder } from './folder-digest.ts';
import { runJson, runLoting } from './run-loting.ts';
import type { SmallPanel } from './small-panel.ts';
import { copyPanel, editSettings, makeSmallPanel } from './small-panel.ts';

let empty: SmallPanel;
let assigned: SmallPanel;

beforeAll(async () => {
  empty = await makeSmallPanel('empty');
  assigned = await makeSmallPanel('assignment');
});

interface StatusJson {
  readonly frameResidents: number | null;
  readonly isDrawn: boolean;
  readonly isAssigned: boolean;
  readonly response: {
    readonly total: Readonly<Record<string, number>>;
    readonly municipalities: readonly (Readonly<Record<string, number>> & { readonly key: string })[];
    readonly strata: readonly { readonly key: string }[];
  };
}

describe('loting status', () => {
  it('says what comes next in a new panel', async () => {
    const { exitCode, stdout } = await runLoting(empty.folder, 'status');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('▸ Frame: not built. Next: loting frame build');
    expect(stdout).not.toContain('Draw:');
    expect(stdout).toContain('The database is whole.');
    expect((await runJson(empty.folder, 'status')).json).toMatchObject({
      frameResidents: null,
      isDrawn: false,
      isAssigned: false,
      databaseProblems: [],
    });
  });

  it('shows the response per municipality with expected against reached, the same as in JSON', async () => {
    const before = digestFolder(assigned.folder);
    const { exitCode, stdout } = await runLoting(assigned.folder, 'status');
    expect(exitCode).toBe(0);
    const { response, isAssigned } = (await runJson(assigned.folder, 'status')).json as StatusJson;
    expect(isAssigned).toBe(true);
    for (const figures of [...response.municipalities, { key: 'Total', ...response.total }]) {
      const { key } = figures;
      const counts = ['invitedCount', 'signedUpCount'].map((name) => String(Reflect.get(figures, name)));
      expect(stdout).toMatch(new RegExp(`^${key} +${counts.join(' +')} `, 'm'));
    }
    expect(stdout.match(/^✓ /gm)).toHaveLength(7);
    expect(stdout).toContain('The panel has its 15 to 60 members.');
    expect(digestFolder(assigned.folder)).toEqual(before);
  });

  it('fits on a terminal of 80 columns, with every stratum too', async () => {
    for (const now of ['2027-01-18T09:00:00.000Z', '2027-02-12T09:00:00.000Z']) {
      const { stdout } = await runLoting(assigned.folder, 'status --strata', { now });
      const widths = stdout.split('\n').map((line) => line.length);
      expect(Math.max(...widths)).toBeLessThanOrEqual(80);
    }
  });

  it('forecasts the closing date while residents can answer, and holds sign-ups against the target after it', async () => {
    const posted = copyPanel(await makeSmallPanel('letters'));
    await runLoting(posted, 'letters posted --all --on 2027-01-11', { now: '2027-01-11T16:00:00.000Z' });
    const before = await runLoting(posted, 'status', { now: '2027-01-12T09:00:00.000Z' });
    expect(before.stdout).toContain('Forecast for 8 February 2027, the closing date');
    expect(before.stdout).toMatch(/^Total +\d+ +\d+ to \d+ +28/mu);
    const after = await runLoting(assigned.folder, 'status', { now: '2027-02-12T09:00:00.000Z' });
    expect(after.stdout).toContain('Against the target');
    expect(after.stdout).toContain('; residents could answer until 8 February 2027.');
    expect(after.stdout).toContain('$ loting signup close');
  });

  it('shows every stratum with --strata', async () => {
    const { stdout } = await runLoting(assigned.folder, 'status --strata');
    const { response } = (await runJson(assigned.folder, 'status')).json as StatusJson;
    expect(response.strata.length).toBeGreaterThan(20);
    for (const { key } of response.strata) expect(stdout).toContain(`\n${key} `);
  });

  it.each([
    [{ minimum: 40, maximum: 60 }, /The panel needs at least 40 members: \d+ to go\./],
    [{ minimum: 5, maximum: 12 }, /More signed up than the 12 places/],
  ])('says how many members are needed: %j', async (members, said) => {
    const folder = copyPanel(assigned);
    editSettings(folder, [
      [['panel', 'members'], members],
      [['municipalities', 0, 'targetMembers'], Math.min(35, members.maximum - 5)],
      [['municipalities', 1, 'targetMembers'], Math.max(5, members.minimum - 35)],
    ]);
    expect((await runLoting(folder, 'status')).stdout).toMatch(said);
  });

  it('ends with 1 and names what SQLite finds when the database is damaged', async () => {
    const folder = copyPanel(assigned);
    const db = new BetterSqlite3(path.join(folder, 'loting.db'));
    db.pragma('foreign_keys = OFF');
    db.exec('DELETE FROM admissions');
    db.close();
    const { exitCode, stdout } = await runLoting(folder, 'status');
    expect(exitCode).toBe(1);
    expect(stdout).toContain('✗ The database is damaged:');
    expect(stdout).toContain('a row of members points to a row of admissions that is not there');
    expect((await runJson(folder, 'status')).exitCode).toBe(1);
  });
});
