import { randomBytes } from 'node:crypto';
import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { withDatabaseFile } from '../../src/store/database-file.ts';
import { closeAndWipe, personalTables } from '../../src/store/scrub-database.ts';
import { areUnusedBytesEmpty } from '../../src/store/unused-bytes.ts';
import { valueOf } from './expect-result.ts';
import type { Step } from './filled-database.ts';
import { FilledDatabase } from './filled-database.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

/** What a refresh, an import and an erasure do. A row of more than 4,061 bytes goes on in other pages. */
const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('insert'), size: fc.integer({ min: 20, max: 1500 }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('replace'), place: fc.nat(), size: fc.nat(1500) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove'), place: fc.nat() }) },
);

const inserts = (count: number): readonly Step[] =>
  Array.from({ length: count }, () => ({ kind: 'insert', size: 300 }));

/** How often the whole database was written anew. */
function countRewrites(filled: FilledDatabase): number {
  const spy = vi.spyOn(BetterSqlite3.prototype, 'exec');
  try {
    valueOf(closeAndWipe(filled.db));
    return spy.mock.calls.filter(([sql]) => sql === 'VACUUM').length;
  } finally {
    spy.mockRestore();
  }
}

describe('what is removed from the database', () => {
  it('stands nowhere in its file afterwards, in whatever order rows came, changed and went', () => {
    const rewriteCounts: number[] = [];
    fc.assert(
      fc.property(fc.array(stepArbitrary, { minLength: 5, maxLength: 80 }), (steps) => {
        const filled = new FilledDatabase();
        filled.play([...steps, { kind: 'remove', place: 0 }]);
        rewriteCounts.push(countRewrites(filled));
        expect(filled.countTraces()).toBe(0);
        const rows = filled
          .open()
          .prepare<[], { id: string; sealed: Buffer }>('SELECT resident_id AS id, sealed FROM addressees')
          .all();
        filled.db.close();
        expect(new Map(rows.map(({ id, sealed }) => [id, sealed]))).toEqual(
          new Map([...filled.kept].map(([id, [addressee]]) => [id, addressee])),
        );
      }),
      { numRuns: 30, seed: 7 },
    );
    // Both ways were gone: with and without writing the whole database anew.
    expect(new Set(rewriteCounts)).toEqual(new Set([0, 1]));
  });

  it('is not looked for in vain: where it is only forgotten, it is found, and then it goes', () => {
    const filled = new FilledDatabase();
    filled.play(inserts(60));
    filled.db.pragma('secure_delete = OFF');
    filled.play([{ kind: 'remove', place: 30 }]);
    filled.db.pragma('wal_checkpoint(TRUNCATE)');
    expect(filled.countTraces()).toBeGreaterThan(100);
    expect(countRewrites(filled)).toBe(1);
    expect(filled.countTraces()).toBe(0);
  });

  it('costs no writing of the whole database while rows only came and went', () => {
    const filled = new FilledDatabase();
    filled.play([...inserts(600), { kind: 'remove', place: 77 }, { kind: 'remove', place: 20 }]);
    expect(countRewrites(filled)).toBe(0);
    expect(filled.countTraces()).toBe(0);
  });

  it('costs none either where there are so many rows that the pages which lead to them were divided', () => {
    const filled = new FilledDatabase();
    // Their addressees take 700 pages; one page leads to 510.
    filled.play([...inserts(8000), { kind: 'remove', place: 77 }, { kind: 'remove', place: 5000 }]);
    expect(countRewrites(filled)).toBe(0);
    // Of twelve bytes: of six, some of the hashes of e-mail addresses are there by chance in a file this large.
    expect(filled.removed).toHaveLength(8);
    const file = readFileSync(filled.path);
    for (const bytes of filled.removed) {
      for (let at = 0; at + 12 <= bytes.length; at += 12) {
        expect(file.includes(bytes.subarray(at, at + 12))).toBe(false);
      }
    }
  });
});

/** A file of which every page but the first belongs to a tree, or to none. */
function makeFile(): { readonly file: string; readonly roots: readonly number[] } {
  const file = join(makeTemporaryFolder(), 'plain.db');
  const db = new BetterSqlite3(file);
  db.pragma('secure_delete = ON');
  db.exec(`BEGIN; CREATE TABLE first (id TEXT PRIMARY KEY, sealed BLOB);
    CREATE TABLE second (id TEXT, sealed BLOB)`);
  for (let count = 0; count < 120; count++) {
    const size = count % 10 === 0 ? 9000 : 40 + count;
    for (const table of ['first', 'second']) {
      db.prepare(`INSERT INTO ${table} VALUES (?, ?)`).run(`${count}`.padStart(9, '0'), randomBytes(size));
    }
  }
  db.exec('COMMIT');
  // Leaves free blocks, and free pages.
  db.exec('DELETE FROM first WHERE rowid % 7 < 2; DELETE FROM second WHERE rowid > 40');
  const roots = db.prepare<[], number>('SELECT rootpage FROM sqlite_schema').pluck().all();
  db.close();
  return { file, roots };
}

const look = (file: string, roots: readonly number[]): boolean | undefined =>
  withDatabaseFile(file, (pages) => areUnusedBytesEmpty(pages, roots));

describe('the search for traces', () => {
  it('takes old numbers of pages and rows for what they are, only where they stand, and whole', () => {
    const file = join(makeTemporaryFolder(), 'many-pages.db');
    const db = new BetterSqlite3(file);
    db.pragma('secure_delete = ON');
    db.exec('CREATE TABLE many (sealed BLOB)');
    const insert = db.prepare('INSERT INTO many VALUES (?)');
    db.transaction(() => {
      for (let count = 0; count < 700; count++) insert.run(randomBytes(3900));
    })();
    const root = db.prepare<[], number>('SELECT rootpage FROM sqlite_schema').pluck().get() ?? 0;
    db.close();
    const whole = readFileSync(file);
    expect(look(file, [root])).toBe(true);
    // The first page that the root leads to was divided.
    const start =
      (whole.readUInt32BE((root - 1) * 4096 + whole.readUInt16BE((root - 1) * 4096 + 12)) - 1) * 4096;
    expect(whole.readUInt8(start)).toBe(5);
    const [cellCount, firstCell] = [whole.readUInt16BE(start + 3), whole.readUInt16BE(start + 5)];
    const [from, to] = [start + 12 + 2 * cellCount, start + firstCell];
    expect(whole.subarray(from, to).some((byte) => byte !== 0)).toBe(true);
    const descriptor = openSync(file, 'r+');
    // A little more than elsewhere: four bytes between old places of rows and zeros can be read as the end of such a number.
    for (let at = from; at + 6 <= to; at++) {
      writeSync(descriptor, Buffer.alloc(6, 0xa7), 0, 6, at);
      expect(look(file, [root])).toBe(false);
      writeSync(descriptor, whole, at, 6, at);
    }
    closeSync(descriptor);
    expect(look(file, [root])).toBe(true);
  });

  it('finds a fragment of four bytes wherever nothing should be', () => {
    const { file, roots } = makeFile();
    const whole = readFileSync(file);
    expect(look(file, roots)).toBe(true);
    let plantedCount = 0;
    fc.assert(
      fc.property(fc.nat(whole.length), fc.integer({ min: 4, max: 40 }), (from, length) => {
        // Rows are of random bytes: so many zeros are nobody's, but perhaps for the ends, which can be those of a number.
        const at = whole.indexOf(Buffer.alloc(length + 8), Math.max(4096, from)) + 4;
        fc.pre(at >= 4096);
        plantedCount++;
        const planted = Buffer.from(whole).fill(0xa7, at, at + length);
        writeFileSync(file, planted);
        expect(look(file, roots)).toBe(false);
      }),
      { numRuns: 100, seed: 3 },
    );
    expect(plantedCount).toBeGreaterThan(50);
    writeFileSync(file, whole);
    expect(look(file, roots)).toBe(true);
  });

  it('says nothing good of a damaged file, and comes to an end', () => {
    const { file, roots } = makeFile();
    const whole = readFileSync(file);
    fc.assert(
      fc.property(
        fc.integer({ min: 4096, max: whole.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        (at, change) => {
          const damaged = Buffer.from(whole);
          damaged.writeUInt8(damaged.readUInt8(at) ^ change, at);
          writeFileSync(file, damaged);
          expect([true, false]).toContain(look(file, roots));
        },
      ),
      { numRuns: 100, seed: 5 },
    );
    writeFileSync(file, whole.subarray(0, whole.length - 4096));
    expect(look(file, roots)).toBe(false);
    writeFileSync(file, whole.subarray(0, 50));
    expect(look(file, roots)).toBeUndefined();
  });

  it('looks at every table with sealed data, whose indexes have ids and two digits of a hash', () => {
    const { db } = new FilledDatabase();
    const names = (sql: string): unknown[] => db.prepare(sql).pluck().all();
    expect(
      names(`SELECT schema.name FROM sqlite_schema AS schema, pragma_table_info(schema.name) AS columns
        WHERE schema.type = 'table' AND columns.name = 'sealed' ORDER BY 1`),
    ).toEqual([...personalTables]);
    const indexes = `FROM sqlite_schema AS schema, pragma_index_info(schema.name) AS columns
      WHERE schema.type = 'index' AND schema.tbl_name IN ('addressees', 'sign_ups', 'sorted_letters')`;
    expect(names(`SELECT DISTINCT columns.name ${indexes} AND columns.name IS NOT NULL ORDER BY 1`)).toEqual([
      'invitation_id',
      'kind',
      'resident_id',
    ]);
    const expressions = names(`SELECT schema.sql ${indexes} AND columns.name IS NULL`);
    expect(expressions).toHaveLength(1);
    expect(expressions[0]).toContain('(substr(email_lookup, 1, 2))');
    db.close();
  });
});
