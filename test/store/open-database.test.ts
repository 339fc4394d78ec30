import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { failure } from '../../src/domain/failure.ts';
import { ok, refuse } from '../../src/domain/result.ts';
import { allMigrations } from '../../src/store/migrations/all-migrations.ts';
import {
  APPLICATION_ID,
  checkIntegrity,
  createDatabase,
  openDatabase,
  schemaVersionOf,
} from '../../src/store/open-database.ts';
import { listDrawnResidents } from '../../src/store/tables/drawn-resident-table.ts';
import { readPanel } from '../../src/store/tables/panel-table.ts';
import { readTransaction, writeTransaction } from '../../src/store/transaction.ts';
import { codesOf, valueOf } from './expect-result.ts';
import { makeSamplePanel } from './sample-panel.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

const nothing = (): { ok: true; value: undefined } => ok(undefined);

describe('making a database', () => {
  it('gives it with what it is filled with, for its owner only, and nothing beside it', () => {
    const folder = makeTemporaryFolder();
    const db = makeSamplePanel(folder, 4);
    expect(schemaVersionOf(db)).toBe(allMigrations.length);
    expect(statSync(join(folder, 'loting.db')).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'loting.db-wal')).mode & 0o777).toBe(0o600);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(db.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
    expect(valueOf(checkIntegrity(db))).toEqual([]);
    db.close();
    expect(readdirSync(folder)).toEqual(['loting.db']);
  });

  it('leaves nothing when filling it is refused or fails', () => {
    const folder = makeTemporaryFolder();
    const path = join(folder, 'loting.db');
    expect(codesOf(createDatabase(path, () => refuse(failure('command.no-frame', {}))))).toEqual([
      'command.no-frame',
    ]);
    expect(() =>
      createDatabase(path, () => {
        throw new Error('a defect');
      }),
    ).toThrow('a defect');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('never replaces one, and needs a folder', () => {
    const folder = makeTemporaryFolder();
    makeSamplePanel(folder, 4).close();
    const before = readFileSync(join(folder, 'loting.db'));
    expect(codesOf(createDatabase(join(folder, 'loting.db'), nothing))).toEqual(['store.file-exists']);
    expect(readFileSync(join(folder, 'loting.db')).equals(before)).toBe(true);
    expect(codesOf(createDatabase(join(folder, 'none', 'loting.db'), nothing))).toEqual([
      'store.file-unwritable',
    ]);
  });
});

describe('opening a database', () => {
  it.skipIf(process.platform === 'win32').each(['', '-wal', '-shm', '-journal'])(
    'does not wait for a pipe under the name loting.db%s',
    (end) => {
      const folder = makeTemporaryFolder();
      makeSamplePanel(folder, 4).close();
      const path = join(folder, 'loting.db');
      rmSync(path + end, { force: true });
      execFileSync('mkfifo', [path + end]);
      expect(codesOf(openDatabase(path))).toEqual(['store.file-unreadable']);
    },
  );

  it.each([
    ['a missing file', undefined, 'store.database-missing'],
    ['an empty file', Buffer.alloc(0), 'store.database-damaged'],
    ['a text', Buffer.from('code,answer\n'.repeat(500)), 'store.database-damaged'],
    ['the first bytes of a database', Buffer.from('SQLite format 3\0'), 'store.database-damaged'],
  ])('refuses %s and leaves it as it is', (_, bytes, code) => {
    const path = join(makeTemporaryFolder(), 'loting.db');
    if (bytes !== undefined) writeFileSync(path, bytes);
    expect(codesOf(openDatabase(path))).toEqual([code]);
    expect(existsSync(path) ? readFileSync(path) : undefined).toEqual(bytes);
  });

  it('refuses a folder, and the database of another program', () => {
    const folder = makeTemporaryFolder();
    mkdirSync(join(folder, 'folder.db'));
    expect(codesOf(openDatabase(join(folder, 'folder.db')))).toEqual(['store.file-unreadable']);
    const other = new BetterSqlite3(join(folder, 'other.db'));
    other.exec('CREATE TABLE recipes (name TEXT); PRAGMA user_version = 1');
    other.close();
    expect(codesOf(openDatabase(join(folder, 'other.db')))).toEqual(['store.database-damaged']);
  });

  it('refuses a schema that is newer than it knows, and changes nothing', () => {
    const folder = makeTemporaryFolder();
    const db = makeSamplePanel(folder, 4);
    db.pragma(`user_version = ${allMigrations.length + 1}`);
    db.close();
    const opened = openDatabase(join(folder, 'loting.db'));
    expect(opened).toEqual(
      refuse(
        failure(
          'store.database-newer',
          { found: allMigrations.length + 1, known: allMigrations.length },
          { file: join(folder, 'loting.db') },
        ),
      ),
    );
    expect(readdirSync(folder)).toEqual(['loting.db']);
  });

  it('names damaged pages instead of crashing, wherever they are', () => {
    const folder = makeTemporaryFolder();
    makeSamplePanel(folder, 200).close();
    const path = join(folder, 'loting.db');
    const whole = readFileSync(path);
    const damaged = join(folder, 'damaged.db');
    const outcomes = new Set<string>();
    for (let page = 0; page < whole.byteLength / 4096; page++) {
      copyFileSync(path, damaged);
      const bytes = Buffer.from(whole);
      bytes.fill(0xff, page * 4096, page * 4096 + 2048);
      writeFileSync(damaged, bytes);
      const opened = openDatabase(damaged);
      if (!opened.ok) {
        outcomes.add(opened.failures[0].code);
        continue;
      }
      const read = readTransaction(opened.value, () =>
        ok([readPanel(opened.value), listDrawnResidents(opened.value, 1)]),
      );
      if (!read.ok) outcomes.add(read.failures[0].code);
      const integrity = checkIntegrity(opened.value);
      expect(integrity.ok && integrity.value.length === 0, `page ${page}`).toBe(false);
      opened.value.close();
    }
    expect(
      [...outcomes].every((code) => ['store.database-damaged', 'store.row-damaged'].includes(code)),
    ).toBe(true);
    expect(outcomes.size).toBeGreaterThan(0);
  });
});

describe('migrations', () => {
  const added = {
    version: allMigrations.length + 1,
    sql: 'CREATE TABLE added (id INTEGER PRIMARY KEY) STRICT',
  };

  it('bring an older database up to date once, with its rows kept', () => {
    const folder = makeTemporaryFolder();
    makeSamplePanel(folder, 4).close();
    const path = join(folder, 'loting.db');
    for (const round of [1, 2]) {
      const db = valueOf(openDatabase(path, { migrations: [...allMigrations, added] }));
      expect(schemaVersionOf(db), `round ${round}`).toBe(added.version);
      expect(listDrawnResidents(db, 1)).toHaveLength(4);
      db.close();
    }
    expect(codesOf(openDatabase(path))).toEqual(['store.database-newer']);
  });

  it('leave a database as it was when one of them breaks off', () => {
    const folder = makeTemporaryFolder();
    makeSamplePanel(folder, 4).close();
    const path = join(folder, 'loting.db');
    const broken = { ...added, sql: `${added.sql}; INSERT INTO no_such_table VALUES (1)` };
    // A defect of ours, and no damage: the schema is as it was made.
    expect(() => openDatabase(path, { migrations: [...allMigrations, broken] })).toThrow('no such table');
    const db = valueOf(openDatabase(path));
    expect(schemaVersionOf(db)).toBe(allMigrations.length);
    expect(db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'added'").get()).toBeUndefined();
    db.close();
  });

  it('are numbered without gaps', () => {
    const folder = makeTemporaryFolder();
    makeSamplePanel(folder, 4).close();
    const gap = { ...added, version: added.version + 1 };
    expect(() => openDatabase(join(folder, 'loting.db'), { migrations: [...allMigrations, gap] })).toThrow(
      'without gaps',
    );
  });
});

describe('a transaction', () => {
  it('keeps nothing when it is refused, when it fails, or when the database is damaged', () => {
    const db = makeSamplePanel(makeTemporaryFolder(), 4);
    const count = (): unknown => db.prepare('SELECT count(*) FROM exclusions').pluck().get();
    const insert = (): void => {
      const resident = valueOf(readTransactionOf());
      db.prepare("INSERT INTO exclusions VALUES (?, 'c', 'r', 'now')").run(resident);
    };
    const readTransactionOf = (): { ok: true; value: unknown } =>
      ok(db.prepare('SELECT resident_id FROM drawn_residents LIMIT 1').pluck().get());
    expect(
      codesOf(
        writeTransaction(db, () => {
          insert();
          return refuse(failure('command.no-draw', {}));
        }),
      ),
    ).toEqual(['command.no-draw']);
    expect(() =>
      writeTransaction(db, () => {
        insert();
        throw new Error('a defect');
      }),
    ).toThrow('a defect');
    expect(() =>
      writeTransaction(db, () => {
        insert();
        insert();
        return nothing();
      }),
    ).toThrow('UNIQUE');
    expect(count()).toBe(0);
    expect(db.inTransaction).toBe(false);
    valueOf(
      writeTransaction(db, () => {
        insert();
        return nothing();
      }),
    );
    expect(count()).toBe(1);
    db.close();
  });

  it('does not nest', () => {
    const db = makeSamplePanel(makeTemporaryFolder(), 4);
    expect(() => writeTransaction(db, () => writeTransaction(db, nothing))).toThrow('do not nest');
    db.close();
  });

  it('waits for another writer, and is refused as busy when that takes too long', () => {
    const folder = makeTemporaryFolder();
    const first = makeSamplePanel(folder, 4);
    const second = valueOf(openDatabase(join(folder, 'loting.db'), { busyTimeoutMs: 50 }));
    valueOf(
      writeTransaction(first, () => {
        expect(codesOf(writeTransaction(second, nothing))).toEqual(['store.database-busy']);
        // Reading goes on meanwhile.
        expect(valueOf(readTransaction(second, () => ok(listDrawnResidents(second, 1))))).toHaveLength(4);
        return nothing();
      }),
    );
    valueOf(writeTransaction(second, nothing));
    first.close();
    second.close();
  });

  it('names a row that Loting cannot have written', () => {
    const db = makeSamplePanel(makeTemporaryFolder(), 4);
    db.pragma('ignore_check_constraints = ON');
    db.prepare("UPDATE drawn_residents SET ticket = 'x' WHERE rank = 1").run();
    expect(readTransaction(db, () => ok(listDrawnResidents(db, 1)))).toEqual(
      refuse(failure('store.row-damaged', { table: 'drawn_residents', column: 'ticket' }, { file: db.name })),
    );
    db.prepare('DELETE FROM panel').run();
    expect(codesOf(readTransaction(db, () => ok(readPanel(db))))).toEqual(['store.row-damaged']);
    db.exec('DROP TABLE exclusions');
    expect(codesOf(readTransaction(db, () => ok(db.prepare('SELECT * FROM exclusions').all())))).toEqual([
      'store.database-damaged',
    ]);
    db.close();
  });

  it('shows rows that point nowhere', () => {
    const db = makeSamplePanel(makeTemporaryFolder(), 4);
    db.pragma('foreign_keys = OFF');
    db.prepare('DELETE FROM drawn_residents WHERE rank = 1').run();
    expect(valueOf(checkIntegrity(db))).toContain(
      'a row of invitations points to a row of drawn_residents that is not there',
    );
    db.close();
  });
});
