import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Result } from '../../src/domain/result.ts';
import { ok } from '../../src/domain/result.ts';
import { checkIntegrity, openDatabase } from '../../src/store/open-database.ts';
import { readTransaction } from '../../src/store/transaction.ts';
import { codesOf, valueOf } from './expect-result.ts';
import { makeSamplePanel } from './sample-panel.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

function joinMembers(path: string): Result<unknown> {
  const db = valueOf(openDatabase(path));
  const statement = 'SELECT 1 FROM members JOIN drawn_residents USING (resident_id)';
  const read = readTransaction(db, () => ok(db.prepare(statement).all()));
  db.close();
  return read;
}

describe('a statement that the database does not understand', () => {
  it('tells of damage when the schema is not the one that was made', () => {
    const folder = makeTemporaryFolder();
    makeSamplePanel(folder, 4).close();
    const path = join(folder, 'loting.db');
    const bytes = readFileSync(path);
    const column = bytes.indexOf('resident_id', bytes.indexOf('CREATE TABLE members'));
    expect(joinMembers(path)).toEqual(ok([]));
    bytes.write('resident_ie', column);
    writeFileSync(path, bytes);
    expect(codesOf(joinMembers(path))).toEqual(['store.database-damaged']);
  });

  it('is a defect, and flies on, when the schema is whole', () => {
    const db = makeSamplePanel(makeTemporaryFolder(), 4);
    expect(() =>
      readTransaction(db, () => ok(db.prepare('SELECT no_such_column FROM members').all())),
    ).toThrow('no such column');
    db.close();
  });

  it('names a function that the schema no longer spells right', () => {
    const folder = makeTemporaryFolder();
    makeSamplePanel(folder, 4).close();
    const path = join(folder, 'loting.db');
    const bytes = readFileSync(path);
    const rule = 'admissions_seed_is_hex CHECK (';
    expect(bytes.includes(`${rule}length(`)).toBe(true);
    bytes.write('lengvh', bytes.indexOf(rule) + rule.length);
    writeFileSync(path, bytes);
    const db = valueOf(openDatabase(path));
    expect(checkIntegrity(db)).toMatchObject({ ok: false, failures: [{ code: 'store.database-damaged' }] });
    db.close();
  });
});
