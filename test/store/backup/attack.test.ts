/** A backup that somebody made to do harm: nothing of it is written outside the folder, and nothing of it fills the memory. */
import {
  copyFileSync,
  existsSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import BetterSqlite3 from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeTestFolder, runLoting } from '../../cli/run-loting.ts';
import type { SmallPanel } from '../../cli/small-panel.ts';
import { AFTER_ANSWERS, copyPanel, makeSmallPanel } from '../../cli/small-panel.ts';

const options = { now: AFTER_ANSWERS };

let panel: SmallPanel;
let folder = '';
let whole = '';
beforeAll(async () => {
  panel = await makeSmallPanel('draw');
  ({ folder } = panel);
  whole = path.join(folder, 'whole.loting');
  const { exitCode } = await runLoting(folder, 'backup --out whole.loting', options);
  if (exitCode !== 0) throw new Error('no backup was made');
});

interface Manifest {
  files: { name: string; byteCount: number; sha256: string }[];
}

const hashOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/** A backup whose list was forged along with what it holds, as only somebody with ill intent does. */
function forge(change: (manifest: Manifest, db: BetterSqlite3.Database) => void): string {
  const at = path.join(makeTestFolder(), 'forged.loting');
  copyFileSync(whole, at);
  const db = new BetterSqlite3(at);
  const row = db.prepare("SELECT sz, data FROM sqlar WHERE name = 'backup.json'").get() as {
    sz: number;
    data: Buffer;
  };
  const text = row.data.length === row.sz ? row.data : inflateSync(row.data);
  const manifest = JSON.parse(text.toString('utf8')) as Manifest;
  change(manifest, db);
  const packed = Buffer.from(JSON.stringify(manifest));
  db.prepare("UPDATE sqlar SET sz = ?, data = ? WHERE name = 'backup.json'").run(packed.length, packed);
  db.close();
  return at;
}

/** Adds a file to the archive and its list, with the right size and hash. */
function addEntry(
  manifest: Manifest,
  db: BetterSqlite3.Database,
  name: string,
  content: Buffer,
  mode = 0o100600,
): void {
  manifest.files.push({ name, byteCount: content.length, sha256: hashOf(content) });
  db.prepare('INSERT INTO sqlar VALUES (?, ?, 0, ?, ?)').run(name, mode, content.length, content);
}

async function restore(file: string, target = 'restored') {
  const cwd = makeTestFolder();
  const { exitCode, stdout, stderr } = await runLoting(cwd, ['restore', file, target], options);
  return { exitCode, stdout, stderr, left: readdirSync(cwd) };
}

describe('a forged backup', () => {
  it.each([
    '../evil.yaml',
    'audit/../../evil.yaml',
    '/tmp/loting-evil.yaml',
    '..\\evil.yaml',
    'audit\\..\\..\\evil.yaml',
    'C:\\evil.yaml',
    'audit/C:evil.yaml',
    '\\\\server\\share\\evil.yaml',
    'loting.key',
    'audit/loting.key',
    'audit/LOTING.KEY ',
    'audit/evil\u0000.csv',
    'audit//evil.csv',
    'audit/./evil.csv',
    './audit/evil.csv',
    'registers/evil.csv',
    'letters/evil.pdf',
    'loting.db-wal',
    'loting.yaml/evil',
    'audit/.evil.csv',
  ])('with a file named %j is refused whole', async (name) => {
    const { exitCode, stderr, left } = await restore(
      forge((manifest, db) => addEntry(manifest, db, name, Buffer.from('evil'))),
    );
    expect({ exitCode, left }).toEqual({ exitCode: 1, left: [] });
    expect(stderr).toMatch(/^✗ The backup was changed or is damaged/u);
    expect(existsSync('/tmp/loting-evil.yaml')).toBe(false);
  });

  it('never makes a link, whatever mode an entry says: it becomes a file for its owner only', async () => {
    const file = forge((manifest, db) =>
      addEntry(manifest, db, 'audit/link.csv', Buffer.from('/etc/passwd'), 0o120777),
    );
    const cwd = makeTestFolder();
    expect((await runLoting(cwd, ['restore', file, 'restored'], options)).exitCode).toBe(0);
    expect(readFileSync(path.join(cwd, 'restored/audit/link.csv'), 'utf8')).toBe('/etc/passwd');
  });

  it('that unpacks into more than its list says is refused before it fills the memory', async () => {
    const bomb = deflateSync(Buffer.alloc(128_000_000), { level: 1 });
    const file = forge((manifest, db) => {
      addEntry(manifest, db, 'audit/bomb.csv', Buffer.alloc(1000));
      db.prepare("UPDATE sqlar SET data = ? WHERE name = 'audit/bomb.csv'").run(bomb);
    });
    const before = process.memoryUsage().rss;
    expect(await restore(file)).toMatchObject({ exitCode: 1, left: [] });
    expect(process.memoryUsage().rss - before).toBeLessThan(64_000_000);
  });

  it('whose list itself is a bomb is refused', async () => {
    const at = path.join(makeTestFolder(), 'bomb.loting');
    copyFileSync(whole, at);
    const db = new BetterSqlite3(at);
    const bomb = deflateSync(Buffer.alloc(32_000_000, ' '), { level: 1 });
    db.prepare("UPDATE sqlar SET sz = 32000000, data = ? WHERE name = 'backup.json'").run(bomb);
    db.close();
    expect(await restore(at)).toMatchObject({ exitCode: 1, left: [] });
  });

  it.each([
    ['the same name twice', (manifest: Manifest) => manifest.files.push(...manifest.files.slice(0, 1))],
    [
      'a size below what there is',
      (manifest: Manifest) => {
        (manifest.files[0] ?? { byteCount: 0 }).byteCount = 3;
      },
    ],
    [
      'a negative size',
      (manifest: Manifest) => {
        (manifest.files[0] ?? { byteCount: 0 }).byteCount = -1;
      },
    ],
    [
      'text in the place of bytes',
      (_: Manifest, db: BetterSqlite3.Database) =>
        db.exec("UPDATE sqlar SET data = 'evil', sz = 4 WHERE name = 'loting.yaml'"),
    ],
  ] as const)('with %s is refused, and leaves nothing', async (_, change) => {
    const file = forge(change);
    const { exitCode, stderr, left } = await restore(file);
    expect({ exitCode, left, stderr }).toMatchObject({ exitCode: 1, left: [] });
    expect(stderr).toMatch(/^✗ /u);
  });

  it('with a view in the place of its table, which could run functions, is refused', async () => {
    const at = path.join(makeTestFolder(), 'view.loting');
    copyFileSync(whole, at);
    const db = new BetterSqlite3(at);
    db.exec('ALTER TABLE sqlar RENAME TO kept');
    db.exec("CREATE VIEW sqlar AS SELECT name, mode, mtime, sz, load_extension('x') AS data FROM kept");
    db.close();
    const { exitCode, stderr, left } = await restore(at);
    expect({ exitCode, left }, stderr).toEqual({ exitCode: 1, left: [] });
  });

  it('with no database in it is refused at the latest when the panel is opened', async () => {
    const file = forge((manifest, db) => {
      const entry = manifest.files.find(({ name }) => name === 'loting.db');
      const evil = Buffer.from('this is no database');
      if (entry !== undefined) Object.assign(entry, { byteCount: evil.length, sha256: hashOf(evil) });
      db.prepare("UPDATE sqlar SET sz = ?, data = ? WHERE name = 'loting.db'").run(evil.length, evil);
    });
    const cwd = makeTestFolder();
    const restored = await runLoting(
      cwd,
      ['restore', file, 'restored', '--key', path.join(folder, 'loting.key')],
      options,
    );
    const opened = await runLoting(cwd, 'status --dir restored', options);
    expect([restored.exitCode, opened.exitCode]).toContain(1);
    expect(opened.exitCode).not.toBe(70);
  });
});

describe.skipIf(process.platform === 'win32')('a link on the way', () => {
  it('in the folder to restore to is not followed', async () => {
    const cwd = makeTestFolder();
    const elsewhere = makeTestFolder();
    symlinkSync(elsewhere, path.join(cwd, 'restored'));
    const { exitCode } = await runLoting(cwd, ['restore', whole, 'restored'], options);
    expect(readdirSync(elsewhere)).toEqual([]);
    expect(exitCode).toBe(1);
  });

  it('in the panel keeps a backup from taking what it leads to, such as the key', async () => {
    const own = copyPanel(panel);
    symlinkSync(path.join(own, 'loting.key'), path.join(own, 'exports/members.csv'));
    const { exitCode, stderr } = await runLoting(own, 'backup --out b.loting', options);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('✗ A link to another place cannot go along in a backup');
    expect(readdirSync(own).filter((name) => name.includes('loting-tmp') || name === 'b.loting')).toEqual([]);
  });

  it('under the name of the backup is refused, and what it leads to stays', async () => {
    const own = copyPanel(panel);
    const victim = path.join(makeTestFolder(), 'victim');
    writeFileSync(victim, 'as it was');
    symlinkSync(victim, path.join(own, 'b.loting'));
    expect((await runLoting(own, 'backup --out b.loting', options)).exitCode).toBe(1);
    expect(readFileSync(victim, 'utf8')).toBe('as it was');
    rmSync(victim);
    expect((await runLoting(own, 'backup --out b.loting', options)).exitCode).toBe(1);
    expect(existsSync(victim)).toBe(false);
  });
});
