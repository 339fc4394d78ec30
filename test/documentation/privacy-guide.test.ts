/** The register of processing names every table and every folder: nothing can be kept that it does not know of. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { privacyEvents } from '../../src/domain/privacy-events.ts';
import { allMigrations } from '../../src/store/migrations/all-migrations.ts';
import { workingFolderAt } from '../../src/store/working-folder.ts';

const guide = readFileSync(new URL('../../docs/privacy.md', import.meta.url), 'utf8');
/** What stands between backquotes in the first column of a table. */
const named = new Set(
  guide
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => (line.split('|')[1] ?? '').match(/`[^`]+`/g) ?? [])
    .map((text) => text.slice(1, -1)),
);

describe('docs/privacy.md', () => {
  it('names every table of the database', () => {
    const db = new BetterSqlite3(':memory:');
    for (const { sql } of allMigrations) db.exec(sql);
    const tables = db
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .pluck()
      .all();
    db.close();
    expect(tables.filter((table) => !named.has(table))).toEqual([]);
  });

  it('names every folder and file that stands at the top of a working folder', () => {
    const { root, ...places } = workingFolderAt(path.resolve('panel'));
    const tops = Object.values(places)
      .map((place) => path.relative(root, place).split(path.sep))
      .map(([top = '', ...below]) => (below.length > 0 || !top.includes('.') ? `${top}/` : top));
    expect([...new Set(tops)].filter((top) => !named.has(top))).toEqual([]);
    expect(named.has('registers/')).toBe(true);
  });

  it('knows each right that has a command', () => {
    const commands = Object.keys(privacyEvents).length;
    expect(commands).toBe(4);
    for (const word of ['explain', 'access', 'erase', 'opt-out', 'purge']) {
      expect(guide).toContain(`loting privacy ${word}`);
    }
  });
});
