/**
 * Old data: a panel that a released version of Loting made opens in this one, is migrated, and passes the audit. For each
 * version of the schema a whole panel is kept in fixtures/databases as that version wrote it; its README tells how. Once a
 * version is released its panel never changes. Until 0.1.0 is released, schema 1 may still change, and its panel with it.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { allMigrations } from '../../src/store/migrations/all-migrations.ts';
import { createDatabase } from '../../src/store/open-database.ts';
import { ok } from '../../src/domain/result.ts';
import { makeTestFolder, runJson, runLoting } from '../cli/run-loting.ts';
import { FIXED_KEY, playFixedPanel, writeRegisters } from '../end-to-end/fixed-panel.ts';
import { valueOf } from './expect-result.ts';

const folder = path.resolve(import.meta.dirname, '../../fixtures/databases');
const newest = allMigrations.length;
const fileOf = (version: number): string => path.join(folder, `schema-${version}.loting`);
const isReleased = !/^## .*not yet released/m.test(
  readFileSync(path.resolve(import.meta.dirname, '../../CHANGELOG.md'), 'utf8'),
);

/** A call that must succeed. */
async function succeed(at: string, words: readonly string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await runLoting(at, words);
  expect(exitCode, `${words.join(' ')}: ${stderr}${stdout}`).toBe(0);
  return stdout;
}

/** Plays a panel of synthetic residents through to the rosters with this version, and backs it up. */
async function freeze(file: string): Promise<void> {
  const panel = mkdtempSync(path.join(tmpdir(), 'loting-frozen-'));
  await playFixedPanel(panel, 'frozen', 'rosters', async (words) => void (await succeed(panel, words)));
  await succeed(panel, ['backup', '--out', file]);
  rmSync(panel, { recursive: true });
}

/** The panel of a backup in a folder of its own, with its key, and the registers made again. */
async function restore(file: string): Promise<string> {
  const around = makeTestFolder();
  writeFileSync(path.join(around, 'loting.key'), `${FIXED_KEY}\n`, { mode: 0o600 });
  await succeed(around, ['restore', file, 'panel', '--key', 'loting.key']);
  writeRegisters(path.join(around, 'panel'));
  return path.join(around, 'panel');
}

/** The statements that made a database's tables and indexes, and its version. */
function schemaOf(file: string): unknown {
  const db = new BetterSqlite3(file, { readonly: true });
  try {
    const sql =
      "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY name";
    return { version: db.pragma('user_version', { simple: true }), sql: db.prepare(sql).pluck().all() };
  } finally {
    db.close();
  }
}

const VerdictSchema = z.object({
  steps: z.array(z.object({ differences: z.array(z.object({ code: z.string(), where: z.string() })) })),
});

beforeAll(async () => {
  // Set by whoever releases a version, or edits the schema of one that is not released yet.
  if (process.env['LOTING_FREEZE'] === undefined) return;
  if (isReleased && existsSync(fileOf(newest))) throw new Error('a released panel never changes');
  rmSync(fileOf(newest), { force: true });
  await freeze(fileOf(newest));
}, 600_000);

describe.each(allMigrations.map(({ version }) => version))('a panel made with schema %i', (version) => {
  it('opens, is brought up to date, and passes the audit', async () => {
    const panel = await restore(fileOf(version));
    const before = schemaOf(path.join(panel, 'loting.db')) as { readonly version: number };
    expect(before.version).toBe(version);
    await succeed(panel, ['status']);
    const after = schemaOf(path.join(panel, 'loting.db')) as { readonly version: number };
    expect(after.version).toBe(newest);
    // A backup holds no letters: that their files are not there is all that differs.
    const { json } = await runJson(panel, ['audit', 'verify']);
    const found = VerdictSchema.parse(json).steps.flatMap(({ differences }) => differences);
    expect(
      found.filter(({ code, where }) => !code.endsWith('-missing') || !where.startsWith('letters/')),
    ).toEqual([]);
    expect(found).toHaveLength(5);
  });

  it('is kept small', () => {
    expect(statSync(fileOf(version)).size).toBeLessThan(300_000);
  });
});

describe('the newest schema', () => {
  it('is that of its frozen panel; when it is edited before its release, freeze it again (see fixtures/databases)', async () => {
    const made = path.join(makeTestFolder(), 'new.db');
    valueOf(createDatabase(made, () => ok(undefined)));
    expect(schemaOf(path.join(await restore(fileOf(newest)), 'loting.db'))).toEqual(schemaOf(made));
  });

  it('is refused in a sentence by a version that does not know it', async () => {
    const panel = await restore(fileOf(newest));
    const db = new BetterSqlite3(path.join(panel, 'loting.db'));
    db.pragma(`user_version = ${newest + 1}`);
    db.close();
    const { exitCode, stderr } = await runLoting(panel, 'status');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('newer version of Loting');
  });
});
