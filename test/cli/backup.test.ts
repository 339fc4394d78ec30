import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyFolder } from './copy-folder.ts';
import { isBackupName } from '../../src/store/backup/backup-manifest.ts';
import { digestFolder, readRights } from './folder-digest.ts';
import { makeTestFolder, runJson, runLoting } from './run-loting.ts';
import type { SmallPanel } from './small-panel.ts';
import { AFTER_ANSWERS, copyPanel, makeSmallPanel } from './small-panel.ts';

const options = { now: AFTER_ANSWERS };
const BACKUP = 'panel.loting';

let panel: SmallPanel;
let folder = '';
let file = '';

afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  panel = await makeSmallPanel('assignment');
  folder = mkdtempSync(path.join(tmpdir(), 'loting-backup-'));
  copyFolder(panel.folder, folder);
  file = path.join(folder, BACKUP);
  const { exitCode, stderr } = await runLoting(folder, `backup --out ${BACKUP}`, options);
  if (exitCode !== 0) throw new Error(stderr);
});

/** A copy of the backup of which the database was changed by hand. */
function tamper(sql: string): string {
  const at = path.join(makeTestFolder(), BACKUP);
  copyFileSync(file, at);
  const db = new BetterSqlite3(at);
  db.exec(sql);
  db.close();
  return at;
}

async function restore(from: string, ...words: readonly string[]) {
  const cwd = makeTestFolder();
  const before = digestFolder(cwd);
  const result = await runLoting(cwd, ['restore', from, 'restored', ...words], options);
  return { ...result, cwd, isUntouched: JSON.stringify(digestFolder(cwd)) === JSON.stringify(before) };
}

describe('loting backup', () => {
  it('makes one file for its owner only, without the key, the letters and the registers', () => {
    expect(readRights(file)).toBe('600');
    const db = new BetterSqlite3(file, { readonly: true });
    const names = db.prepare('SELECT name FROM sqlar').pluck().all() as string[];
    db.close();
    expect(names).toEqual(
      expect.arrayContaining(['backup.json', 'loting.db', 'loting.yaml', 'audit/frame.csv']),
    );
    expect(names.filter((name) => /key|letters\/|registers\//u.test(name))).toEqual([]);
    const key = readFileSync(path.join(folder, 'loting.key'), 'utf8').trim();
    expect(readFileSync(file).includes(Buffer.from(key))).toBe(false);
    expect(readFileSync(file).includes(Buffer.from(key, 'hex'))).toBe(false);
  });

  it('says in words that a folder is not there, and makes none', async () => {
    const { exitCode, stderr } = await runLoting(folder, 'backup --out nowhere/panel.loting', options);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('✗ The file cannot be written (the folder does not exist)');
    expect(existsSync(path.join(folder, 'nowhere'))).toBe(false);
  });

  it.skipIf(process.platform === 'win32')('is not waited for where a pipe stands in its place', async () => {
    const pipe = path.join(makeTestFolder(), BACKUP);
    execFileSync('mkfifo', [pipe]);
    const { exitCode, stderr, isUntouched } = await restore(pipe);
    expect({ exitCode, isUntouched }).toEqual({ exitCode: 1, isUntouched: true });
    expect(stderr).toContain('it is not an ordinary file');
  });

  it('leaves nothing beside it, changes nothing, and never replaces a file', async () => {
    const before = digestFolder(folder);
    const { exitCode, stderr } = await runLoting(folder, `backup --out ${BACKUP}`, options);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('✗ The file exists already and is not overwritten.');
    expect(digestFolder(folder)).toEqual(before);
    expect(readdirSync(folder).filter((name) => name.includes('loting-tmp'))).toEqual([]);
  });

  it('names the file after the panel and the day unless told otherwise', async () => {
    const own = copyPanel(panel);
    const { json } = await runJson(own, 'backup', options);
    expect((json as { file: string }).file).toMatch(/backup-de-tweede-mening-2027-\d\d-\d\d\.loting$/);
  });
});

describe('loting restore', () => {
  it('gives a folder that passes the audit and makes the same letters again', async () => {
    const { exitCode, stderr, stdout, cwd } = await restore(file, '--key', path.join(folder, 'loting.key'));
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const restored = path.join(cwd, 'restored');
    for (const name of readdirSync(restored, { recursive: true, encoding: 'utf8' })) {
      expect(readRights(path.join(restored, name)), name).toMatch(/^[67]00$/);
    }
    const log = await runLoting(restored, 'audit log --json', options);
    expect(log.stdout).toBe((await runLoting(folder, 'audit log --json', options)).stdout);
    expect((await runLoting(restored, 'letters render --wave 1', options)).exitCode).toBe(0);
    const pdf = readdirSync(path.join(folder, 'letters')).find((name) => name.endsWith('-001.pdf')) ?? '';
    expect(readFileSync(path.join(restored, 'letters', pdf))).toEqual(
      readFileSync(path.join(folder, 'letters', pdf)),
    );

    // Registers and letters are not in the backup: the advice leads to an audit without differences.
    expect(stdout).toMatch(
      /\n1\. put the register files back [^]*\n2\. make the letters [^]*\n3\. only then: loting audit verify\n4\. record again what came after the backup, removals first[^]*\n$/,
    );
    expect((await runLoting(restored, 'audit verify', options)).exitCode).toBe(1);
    copyFolder(path.join(folder, 'registers'), path.join(restored, 'registers'));
    const calls = [...stdout.matchAll(/^ {3}\$ loting (?<call>.*)$/gmu)].map(
      ({ groups }) => groups?.['call'] ?? '',
    );
    expect(calls).toContain('letters render --wave 1 --kind invitation');
    for (const call of calls) expect(await runLoting(restored, call, options)).toMatchObject({ exitCode: 0 });
    const verdict = await runLoting(restored, 'audit verify', options);
    expect(verdict).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it('tells to put the key in place when it was not given', async () => {
    const { exitCode, stdout, cwd } = await restore(file);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('1. put loting.key in restored');
    expect(existsSync(path.join(cwd, 'restored/loting.key'))).toBe(false);
  });

  it('speaks Dutch', async () => {
    const { stdout } = await restore(file, '--dry-run', '--lang', 'nl');
    expect(stdout).toMatch(
      /^De kopie van het panel de-tweede-mening, van \d+ \w+ 2027, is heel: \d+ bestanden\./u,
    );
  });

  it('refuses the key of another panel, and a folder with something in it', async () => {
    const other = makeTestFolder();
    writeFileSync(path.join(other, 'loting.key'), `${'ab'.repeat(32)}\n`, { mode: 0o600 });
    const wrong = await restore(file, '--key', path.join(other, 'loting.key'));
    expect(wrong).toMatchObject({ exitCode: 1, isUntouched: true });
    expect(wrong.stderr).toContain('✗ The key is not the one with which this panel was made.');
    const full = await runLoting(other, ['restore', file, '.'], options);
    expect(full.exitCode).toBe(1);
    expect(full.stderr).toContain('✗ The folder is not empty.');
  });

  it.each([
    ['content', "UPDATE sqlar SET data = zeroblob(sz) WHERE name = 'loting.yaml'"],
    ['a size that is too small', "UPDATE sqlar SET sz = 3 WHERE name = 'audit/frame.csv'"],
    ['a size that is too large', "UPDATE sqlar SET sz = 4000000000 WHERE name = 'audit/frame.csv'"],
    ['a file that is missing', "DELETE FROM sqlar WHERE name = 'loting.db'"],
    ['a file more', "INSERT INTO sqlar VALUES ('loting.key', 33152, 0, 1, x'00')"],
    ['a name that leads out', "UPDATE sqlar SET name = '../loting.yaml' WHERE name = 'loting.yaml'"],
    ['no list', "DELETE FROM sqlar WHERE name = 'backup.json'"],
    ['another table', 'DROP TABLE sqlar'],
    ['another kind of file', 'PRAGMA application_id = 1'],
  ])('refuses a backup with %s changed, and writes nothing', async (_, sql) => {
    const { exitCode, stdout, stderr, isUntouched } = await restore(tamper(sql));
    expect({ exitCode, stdout, isUntouched }).toEqual({ exitCode: 1, stdout: '', isUntouched: true });
    expect(stderr).toMatch(/^✗ /u);
  });

  it('refuses a list that was changed along with the names', async () => {
    const at = tamper('SELECT 1');
    const db = new BetterSqlite3(at);
    const row = db.prepare("SELECT data, sz FROM sqlar WHERE name = 'backup.json'").get() as {
      data: Buffer;
      sz: number;
    };
    const { inflateSync } = await import('node:zlib');
    const text = (row.data.length === row.sz ? row.data : inflateSync(row.data)).toString('utf8');
    const forged = Buffer.from(text.replace('"loting.yaml"', '"../evil.yaml"'));
    db.prepare("UPDATE sqlar SET data = ?, sz = ? WHERE name = 'backup.json'").run(forged, forged.length);
    db.prepare("UPDATE sqlar SET name = '../evil.yaml' WHERE name = 'loting.yaml'").run();
    db.close();
    const { exitCode, stderr, cwd } = await restore(at);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('✗ The backup was changed or is damaged');
    expect(existsSync(path.join(cwd, 'evil.yaml'))).toBe(false);
  });

  it('never takes a flipped byte for the same backup', async () => {
    const bytes = readFileSync(file);
    const at = path.join(makeTestFolder(), BACKUP);
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: bytes.length - 1 }),
        fc.integer({ min: 0, max: 7 }),
        async (place, bit) => {
          const changed = Buffer.from(bytes);
          changed[place] = (changed[place] ?? 0) ^ (1 << bit);
          writeFileSync(at, changed);
          const cwd = makeTestFolder();
          const { exitCode } = await runLoting(cwd, ['restore', at, 'restored', '--dry-run'], options);
          // A bit that nothing reads, such as in a free page, may change; no content may.
          expect([0, 1]).toContain(exitCode);
        },
      ),
      { numRuns: 40, seed: 9 },
    );
    rmSync(at, { force: true });
  });
});

describe('a name in a backup', () => {
  it.each([
    ['loting.yaml', true],
    ['loting.db', true],
    ['audit/frame.csv', true],
    ['exports/sortition/case-1-people.csv', true],
    ['loting.key', false],
    ['audit/loting.key', false],
    ['../loting.yaml', false],
    ['audit/../../x', false],
    ['audit/', false],
    ['audit', false],
    ['/etc/passwd', false],
    ['C:/x', false],
    ['audit/c:x', false],
    ['audit\\x', false],
    ['audit/a\\b', false],
    ['letters/w1-GM0344-001.pdf', false],
    ['audit/.hidden', false],
    ['audit/x.', false],
    ['audit/x ', false],
    ['audit/\u0000', false],
    ['', false],
  ])('%j: %s', (name, isAllowed) => {
    expect(isBackupName(name)).toBe(isAllowed);
  });
});
