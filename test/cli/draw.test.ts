import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { digestFolder, hashFile, readRights } from './folder-digest.ts';
import { runJson, runLoting } from './run-loting.ts';
import type { SmallPanel } from './small-panel.ts';
import {
  copyPanel,
  DRAW_RANDOMNESS,
  editFile,
  editSettings,
  makeSmallPanel,
  queryColumn,
  RANDOMNESS_SOURCE,
  readText,
} from './small-panel.ts';

let panel: SmallPanel;

beforeAll(async () => {
  panel = await makeSmallPanel('commitment');
});

const drawRun = ['draw', 'run', '--randomness', DRAW_RANDOMNESS];

interface PlanJson {
  readonly letterCount: number;
  readonly residentCount: number;
  readonly municipalities: readonly {
    readonly municipality: string;
    readonly residentCount: number;
    readonly letterCount: number;
    readonly strata: readonly { readonly stratum: string; readonly residentCount: number }[];
  }[];
}

interface RunJson {
  readonly written: boolean;
  readonly commitment: string;
  readonly effectiveSeed: string;
  readonly drawn: number;
  readonly drawnHash: string;
}

describe('loting draw plan', () => {
  it('shows letters per municipality with totals, the same as in JSON, and changes nothing', async () => {
    const before = digestFolder(panel.folder);
    const { exitCode, stdout, stderr } = await runLoting(panel.folder, 'draw plan');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const plan = (await runJson(panel.folder, 'draw plan')).json as PlanJson;
    expect(plan.municipalities.map(({ municipality, letterCount }) => [municipality, letterCount])).toEqual([
      ['GM0344', 40],
      ['GM0637', 16],
    ]);
    expect(plan.letterCount).toBe(56);
    for (const { municipality, residentCount } of plan.municipalities) {
      expect(stdout).toMatch(new RegExp(`^${municipality} +${residentCount.toLocaleString('en-GB')} `, 'm'));
    }
    expect(stdout).toMatch(new RegExp(`^Total +${plan.residentCount.toLocaleString('en-GB')} .* 56 `, 'm'));
    expect(stdout).toContain('--strata shows the seats of each');
    expect(digestFolder(panel.folder)).toEqual(before);
  });

  it('shows every stratum with --strata', async () => {
    const { stdout } = await runLoting(panel.folder, 'draw plan --strata');
    const plan = (await runJson(panel.folder, 'draw plan')).json as PlanJson;
    for (const { municipality, strata, residentCount } of plan.municipalities) {
      expect(stdout).toContain(`Strata of ${municipality}`);
      for (const { stratum } of strata) expect(stdout).toContain(`\n${stratum} `);
      expect(strata.reduce((sum, each) => sum + each.residentCount, 0)).toBe(residentCount);
    }
  });

  it('refuses more letters than there are addresses', async () => {
    const folder = copyPanel(panel);
    editSettings(folder, [[['municipalities', 1, 'letters'], 5000]]);
    await runLoting(folder, 'frame build');
    const { exitCode, stderr } = await runLoting(folder, 'draw plan');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('✗ Municipality GM0637 would send 5000 letters in all');
  });
});

describe('loting draw run', () => {
  it('draws the first wave, and tells the same in a table, in JSON and in the list', async () => {
    const folder = copyPanel(panel);
    const planned = (await runJson(folder, [...drawRun, '--dry-run'])).json as RunJson;
    const { exitCode, stdout, stderr } = await runLoting(folder, drawRun);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(planned.written).toBe(false);
    expect(stdout).toMatch(new RegExp(`^Total +${planned.drawn} `, 'm'));
    expect(stdout).toContain(`Commitment:     ${planned.commitment}`);
    expect(stdout).toContain(`Effective seed: ${planned.effectiveSeed}`);
    const list = path.join(folder, 'audit/drawn-wave-1.csv');
    expect(hashFile(list)).toBe(planned.drawnHash);
    expect(readRights(list)).toBe('600');
    expect(readText(folder, 'audit/drawn-wave-1.csv').split('\n')).toHaveLength(planned.drawn + 2);
    expect(queryColumn(folder, 'SELECT count(*) FROM drawn_residents')).toEqual([planned.drawn]);
    expect(queryColumn(folder, 'SELECT count(*) FROM addressees')).toEqual([planned.drawn]);
    expect(queryColumn(folder, "SELECT count(*) FROM invitations WHERE state = 'drawn'")).toEqual([
      planned.drawn,
    ]);
    const [data] = queryColumn(folder, "SELECT data FROM audit_events WHERE type = 'draw.run'");
    expect(JSON.parse(String(data))).toMatchObject({
      effectiveSeed: planned.effectiveSeed,
      drawnHash: planned.drawnHash,
      randomness: DRAW_RANDOMNESS,
      letters: { GM0344: 40, GM0637: 16 },
    });
  });

  it('names the strata with fewer candidates than seats, and fills them from nowhere else', async () => {
    const folder = copyPanel(panel);
    // So many letters that small strata run out.
    editSettings(folder, [[['municipalities', 1, 'letters'], 110]]);
    await runLoting(folder, 'frame build');
    await runLoting(folder, ['frame', 'commit', '--randomness-source', RANDOMNESS_SOURCE]);
    const { json } = await runJson(folder, [...drawRun, '--dry-run']);
    const { stdout } = await runLoting(folder, drawRun);
    const { drawn, shortages } = json as RunJson & { readonly shortages: readonly { stratum: string }[] };
    expect(shortages.length).toBeGreaterThan(0);
    expect(stdout).toContain('Strata with fewer candidates than seats');
    for (const { stratum } of shortages) expect(stdout).toContain(`\n${stratum} `);
    expect(stdout).toMatch(new RegExp(`^Letters fewer +${40 + 110 - drawn}$`, 'm'));
  });

  it('changes nothing with --dry-run', async () => {
    const before = digestFolder(panel.folder);
    const { exitCode, stdout } = await runLoting(panel.folder, [...drawRun, '--dry-run']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Nothing was written (--dry-run).');
    expect(digestFolder(panel.folder)).toEqual(before);
  });

  it('changes nothing when it is given again, and refuses another', async () => {
    const folder = copyPanel(panel);
    await runLoting(folder, drawRun);
    const before = digestFolder(folder);
    for (const words of [drawRun, [...drawRun, '--dry-run']]) {
      const { exitCode, stdout } = await runLoting(folder, words);
      expect(exitCode).toBe(0);
      expect(stdout).toContain('Nothing changed: this draw was made before.');
    }
    const { exitCode, stdout, stderr } = await runLoting(folder, ['draw', 'run', '--randomness', 'another']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('✗ ');
    expect(digestFolder(folder)).toEqual(before);
  });

  it.each([
    ['', 'The public randomness is empty.'],
    [' x', 'begins or ends with a space'],
    ['a\nb', 'a line break, or a character that cannot be seen'],
    ['e\u0301', 'the text is not in Unicode NFC'],
    ['x'.repeat(1001), 'has 1001 characters; at most 1000'],
  ])('refuses randomness that nobody could type in again: %j', async (randomness, said) => {
    const before = digestFolder(panel.folder);
    const { exitCode, stdout, stderr } = await runLoting(panel.folder, [
      'draw',
      'run',
      '--randomness',
      randomness,
    ]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain(said);
    expect(digestFolder(panel.folder)).toEqual(before);
  });

  it.each<[string, (folder: string) => void, string, string]>([
    [
      'a setting that matters was changed',
      (folder) => editSettings(folder, [[['municipalities', 0, 'targetMembers'], 21]]),
      'A setting that matters for the draw was changed after the frame was committed to.',
      'loting.yaml',
    ],
    [
      'the frame was changed',
      (folder) => editFile(folder, 'audit/frame.csv', /GM0344\/M/, 'GM0344/V'),
      'The frame file is not the one that was committed to:',
      'audit/frame.csv',
    ],
    [
      'the frame is gone',
      (folder) => rmSync(path.join(folder, 'audit/frame.csv')),
      'The file does not exist.',
      'frame.csv',
    ],
    [
      'the positions were changed',
      (folder) => writeFileSync(path.join(folder, 'audit/frame-positions.bin'), 'x'),
      'The file with the positions in the registers is damaged',
      'audit/frame-positions.bin',
    ],
    [
      'a register was changed',
      (folder) => editFile(folder, 'registers/GM0637-south.csv', /\n$/, '\n\n'),
      'The register is not the file that the frame was built from',
      'registers/GM0637-south.csv',
    ],
    [
      'a register is gone',
      (folder) => rmSync(path.join(folder, 'registers/GM0344.csv')),
      'The file does not exist.',
      'registers/GM0344.csv',
    ],
  ])('is refused when %s', async (_what, cause, said, where) => {
    const folder = copyPanel(panel);
    cause(folder);
    const before = digestFolder(folder);
    const { exitCode, stdout, stderr } = await runLoting(folder, drawRun);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain(`✗ ${said}`);
    expect(stderr).toMatch(new RegExp(`^ {2}Where: .*${where.replaceAll('.', '\\.')}`, 'm'));
    expect(digestFolder(folder)).toEqual(before);
  });

  it('may have settings changed that do not matter for the draw', async () => {
    const folder = copyPanel(panel);
    editSettings(folder, [[['panel', 'contact', 'phone'], '14 079']]);
    expect((await runLoting(folder, drawRun)).exitCode).toBe(0);
  });
});
