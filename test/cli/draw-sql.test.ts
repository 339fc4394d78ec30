import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseFrame } from '../../src/frame/parse-frame.ts';
import type { SettingChanges } from '../audit/bundle-panel.ts';
import { drawWithBeacon, makeCommittedPanel, mustRun } from '../audit/bundle-panel.ts';
import type { SqlEngine, SqlRow } from '../draw/sql-engines.ts';
import { openDuckDb } from '../draw/sql-engines.ts';
import { makeTestFolder, runLoting } from './run-loting.ts';

const letters: SettingChanges = [
  ['targetMembers: 660\n', 'targetMembers: 660\n    letters: 60\n'],
  ['targetMembers: 240\n', 'targetMembers: 240\n    letters: 40\n'],
  ['gender, ageBand, district]', 'gender, ageBand]'],
];

/** The five columns that the query gives, from the lists that the program wrote. */
function drawnRowsOf(folder: string, wave: number): SqlRow[] {
  const lines = readFileSync(path.join(folder, `audit/drawn-wave-${wave}.csv`), 'utf8').split('\n');
  return lines.slice(1, -1).map((line) => {
    const [residentId = '', , stratum = '', waveText = '', rank = '', ticket = ''] = line.split(',');
    return [waveText, stratum, rank, residentId, ticket];
  });
}

function openFrame(folder: string): Promise<SqlEngine> {
  const frame = parseFrame([readFileSync(path.join(folder, 'audit/frame.csv'))], 'frame.csv');
  if (!frame.ok) throw new Error('no frame');
  return openDuckDb(frame.value);
}

describe.each<[string, SettingChanges]>([
  ['in proportion', []],
  [
    'by the square root of the residents, with a minimum',
    [
      ['allocation: proportional', 'allocation: power'],
      ['minimumPerStratum: 0', 'minimumPerStratum: 1'],
    ],
  ],
])('loting draw sql, for letters divided %s', (_, changes) => {
  let folder = '';
  let engine: SqlEngine;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'loting-sql-'));
    await makeCommittedPanel(folder, 900, [...letters, ...changes]);
    await drawWithBeacon(folder);
    await mustRun(folder, 'draw wave --letters GM0344=30,GM0637=20');
    engine = await openFrame(folder);
  });
  afterAll(async () => {
    await engine.close();
    rmSync(folder, { recursive: true });
  });

  it('prints a query that draws the rows of the lists', async () => {
    const rows = await engine.run(await mustRun(folder, 'draw sql --dialect duckdb'));
    expect(rows).toEqual([...drawnRowsOf(folder, 1), ...drawnRowsOf(folder, 2)]);
    expect(rows.length).toBeGreaterThan(120);
  });

  it('prints a query for one wave', async () => {
    const rows = await engine.run(await mustRun(folder, 'draw sql --dialect duckdb --wave 2'));
    expect(rows).toEqual(drawnRowsOf(folder, 2));
  });

  it('refuses a wave that was not drawn', async () => {
    const { exitCode, stderr } = await runLoting(folder, 'draw sql --dialect duckdb --wave 3');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('Wave 3 has not been drawn.');
  });
});

describe('loting draw sql without a panel', () => {
  const seed = 'ab'.repeat(32);
  const given = ['--seed', seed, '--letters', 'GM0344=60,GM0637=40', '--letters', 'GM0344=7'];

  it.each(['duckdb', 'postgres', 'spark'])(
    'prints a query for %s from a seed and letters',
    async (dialect) => {
      const folder = makeTestFolder();
      const stdout = await mustRun(folder, ['draw', 'sql', '--dialect', dialect, ...given]);
      expect(stdout).toContain(`${seed}|`);
      expect(stdout).toMatch(/\('GM0344', 1, 60, /);
      expect(stdout).toMatch(/\('GM0637', 1, 40, /);
      expect(stdout).toMatch(/\('GM0344', 2, 7, /);
    },
  );

  it.each([
    ['another engine', ['--dialect', 'oracle', ...given], 'it takes one of duckdb, postgres, spark'],
    [
      'a seed that is none',
      ['--dialect', 'spark', '--seed', 'x', '--letters', 'A=1'],
      'a seed has 64 digits',
    ],
    ['letters without a seed', ['--dialect', 'spark', '--letters', 'A=1'], 'a seed has 64 digits'],
    ['a seed without letters', ['--dialect', 'spark', '--seed', seed], 'it is needed with --seed'],
    [
      'letters of nobody',
      ['--dialect', 'spark', '--seed', seed, '--letters', '700'],
      'it names each municipality',
    ],
  ])('refuses %s', async (_, options, sentence) => {
    const { exitCode, stderr } = await runLoting(makeTestFolder(), ['draw', 'sql', ...options]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(sentence);
  });
});
