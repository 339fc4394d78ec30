import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { allMigrations } from '../../../src/store/migrations/all-migrations.ts';
import { inputTables, storedTables } from '../../../src/store/collect-stored-data.ts';
import { digestFolder } from '../folder-digest.ts';
import { readAddresseeForTest } from '../read-addressee.ts';
import type { CallResult } from '../run-loting.ts';
import { makeTestFolder, runJson, runLoting } from '../run-loting.ts';
import type { SmallPanel } from '../small-panel.ts';
import {
  AFTER_ANSWERS,
  copyPanel,
  editFile,
  editSettings,
  makeSmallPanel,
  queryColumn,
  readText,
} from '../small-panel.ts';

let assigned: SmallPanel;

beforeAll(async () => {
  assigned = await makeSmallPanel('assignment');
});

/** The first days on which data may go: 13 weeks after the last day to answer; 26 weeks after the last case. */
const FIRST_DAY = '2027-05-11T09:00:00.000Z';
const DAY_BEFORE = '2027-05-10T09:00:00.000Z';
const MEMBERS_DAY = '2027-10-05T09:00:00.000Z';

const run = (folder: string, call: string, now = AFTER_ANSWERS): Promise<CallResult> =>
  runLoting(folder, call, { now });

async function succeed(folder: string, call: string, now = AFTER_ANSWERS): Promise<string> {
  const { exitCode, stdout, stderr } = await run(folder, call, now);
  expect(exitCode, `${call}: ${stderr}`).toBe(0);
  return stdout;
}

async function expectRefused(folder: string, call: string, sentence: string, now?: string): Promise<void> {
  const before = queryColumn(folder, 'SELECT hash FROM audit_events');
  const { exitCode, stderr } = await run(folder, call, now);
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: expect.stringContaining(sentence) as string });
  expect(queryColumn(folder, 'SELECT hash FROM audit_events')).toEqual(before);
}

const count = (folder: string, table: string): number =>
  Number(queryColumn(folder, `SELECT count(*) FROM ${table}`)[0]);

const eventsOf = (folder: string, type: string): readonly unknown[] =>
  queryColumn(folder, `SELECT data FROM audit_events WHERE type = '${type}'`).map(
    (text) => JSON.parse(String(text)) as unknown,
  );

function change(folder: string, sql: string): void {
  const db = new BetterSqlite3(path.join(folder, 'loting.db'));
  db.pragma('foreign_keys = OFF');
  db.exec(sql);
  db.close();
}

const firstOf = (folder: string, sql: string): string => String(queryColumn(folder, sql)[0]);

/** A member with a sealed sign-up, by letter. */
const memberLetter = (folder: string): string =>
  firstOf(
    folder,
    `SELECT invitation_id FROM sign_ups JOIN invitations USING (invitation_id) JOIN members USING (resident_id)
     ORDER BY invitation_id DESC`,
  );

describe('loting privacy explain', () => {
  it('tells the chance, the draw and a proof that gives the stored ticket, without a trace or a name', async () => {
    const { folder } = assigned;
    const before = digestFolder(folder);
    const text = await succeed(folder, 'privacy explain 1-000042');
    const ticket = firstOf(
      folder,
      "SELECT ticket FROM drawn_residents JOIN invitations USING (resident_id) WHERE invitation_id = '1-000042'",
    );
    expect(text).toContain(`Uw lot: ${ticket}`);
    expect(text).toMatch(/ongeveer 1 op \d/);
    expect(text).toContain('- 11 januari 2027: de brief is gepost');
    const { addressLines } = await readAddresseeForTest(folder, '1-000042');
    for (const line of addressLines) expect(text).not.toContain(line);
    expect(digestFolder(folder)).toEqual(before);
  });

  it('finds the letter by name, postcode and date of birth, which is logged without them', async () => {
    const folder = copyPanel(assigned);
    const { addressLines, postcode, birthDate } = await readAddresseeForTest(folder, '1-000007');
    const name = addressLines[0]?.split(' ').at(-1) ?? '';
    const words = ['privacy', 'explain', '--name', name, '--postcode', postcode, '--born', birthDate];
    const { exitCode, stdout } = await runLoting(folder, [...words, '--lang', 'en'], { now: AFTER_ANSWERS });
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: expect.stringContaining('1-000007') as string,
    });
    expect(eventsOf(folder, 'signup.searched')).toEqual([{ found: ['1-000007'] }]);
    const nobody = await runLoting(folder, [...words, '--name', 'Niemand'], { now: AFTER_ANSWERS });
    expect(nobody.stderr).toContain('✗ No letter fits this name');
  });

  it('writes a file for its owner only, in words or as JSON', async () => {
    const folder = copyPanel(assigned);
    await succeed(folder, 'privacy explain 1-000002 --lang en --out answer.txt');
    await succeed(folder, 'privacy explain 1-000002 --lang en --json --out answer.json');
    const json = JSON.parse(readText(folder, 'answer.json')) as Record<string, unknown>;
    expect(json['text']).toBe(readText(folder, 'answer.txt'));
    expect(json['rank']).toBe(1);
    if (process.platform === 'win32') return;
    expect(statSync(path.join(folder, 'answer.txt')).mode & 0o777).toBe(0o600);
  });

  it.each(['loting.key', 'loting.db', 'registers/GM0344.csv'])(
    'writes no answer over %s, and logs none',
    async (name) => {
      const folder = copyPanel(assigned);
      const before = readFileSync(path.join(folder, name));
      for (const call of ['explain 1-000002', 'access 1-000002']) {
        await expectRefused(folder, `privacy ${call} --out ${name}`, '✗ The file exists already');
      }
      expect(readFileSync(path.join(folder, name)).equals(before)).toBe(true);
      expect(eventsOf(folder, 'privacy.accessed')).toEqual([]);
    },
  );

  it('is refused without knowing who, in another language, and where the ticket was changed', async () => {
    const folder = copyPanel(assigned);
    await expectRefused(folder, 'privacy explain', '✗ It takes the number or code of a letter');
    await expectRefused(folder, 'privacy explain 1-000001 --name x', '✗ It takes the number or code');
    await expectRefused(folder, 'privacy explain --name x', 'three things together');
    await expectRefused(folder, 'privacy explain 1-999999', '✗ There is no letter 1-999999.');
    expect((await run(folder, 'privacy explain 1-000001 --lang fr')).exitCode).toBe(2);
    change(folder, `UPDATE drawn_residents SET ticket = '${'0'.repeat(64)}'`);
    await expectRefused(folder, 'privacy explain 1-000001', '✗ The stored ticket of resident');
  });
});

describe('loting privacy access', () => {
  it('looks in every table that knows a resident', () => {
    const db = new BetterSqlite3(':memory:');
    for (const { sql } of allMigrations) db.exec(sql);
    const tables = db
      .prepare<[], string>(
        `SELECT DISTINCT list.name FROM pragma_table_list AS list JOIN pragma_table_info(list.name) AS info
         WHERE list.type = 'table' AND info.name IN ('resident_id', 'invitation_id', 'leaves', 'enters', 'input')`,
      )
      .pluck()
      .all();
    db.close();
    expect([...Object.keys(storedTables), ...inputTables].sort()).toEqual(tables.sort());
  });

  it('shows what is sealed, in a file for its owner only, and is logged by opaque id', async () => {
    const folder = copyPanel(assigned);
    const letter = memberLetter(folder);
    const { addressLines } = await readAddresseeForTest(folder, letter);
    const shown = await succeed(folder, `privacy access ${letter} --out access.txt`);
    expect(shown).not.toContain(addressLines[0]);
    const text = readText(folder, 'access.txt');
    expect(text).toContain(addressLines.join(' | '));
    expect(text).toMatch(/contact: .*@example\.org/);
    expect(text).not.toContain('desk-1');
    if (process.platform !== 'win32') {
      expect(statSync(path.join(folder, 'access.txt')).mode & 0o777).toBe(0o600);
    }
    const residentId = firstOf(
      folder,
      `SELECT resident_id FROM invitations WHERE invitation_id = '${letter}'`,
    );
    expect(eventsOf(folder, 'privacy.accessed')).toEqual([{ residentId }]);
    const { json } = await runJson(folder, `privacy access ${letter}`, { now: AFTER_ANSWERS });
    expect(json).toMatchObject({
      invitationId: letter,
      residentId,
      tables: { addressees: [{ addressLines }], members: [{ resident_id: residentId }] },
    });
  });
});

describe('loting privacy erase', () => {
  it('is asked for twice, removes every personal row, and can be repeated', async () => {
    const folder = copyPanel(assigned);
    const letter = memberLetter(folder);
    const before = [count(folder, 'addressees'), count(folder, 'sign_ups')];
    await expectRefused(
      folder,
      `privacy erase ${letter}`,
      '✗ This removes the personal data of one resident',
    );
    expect(await succeed(folder, `privacy erase ${letter} --dry-run`)).toContain(
      'would be removed: 1 address',
    );
    expect([count(folder, 'addressees'), count(folder, 'sign_ups')]).toEqual(before);
    const shown = await succeed(folder, `privacy erase ${letter} --yes`);
    expect(shown).toMatch(/still stands in letters in this folder: w1-GM0\d+-00\d:\d+\./);
    expect([count(folder, 'addressees'), count(folder, 'sign_ups')]).toEqual(before.map((rows) => rows - 1));
    expect(await succeed(folder, `privacy erase ${letter} --yes`)).toContain('done before');
    expect(eventsOf(folder, 'privacy.erased')).toHaveLength(1);
    expect(await succeed(folder, 'audit verify')).toContain('Everything');
    expect(await succeed(folder, `privacy access ${letter}`)).not.toContain('addressLines');
    expect(await succeed(folder, `privacy explain ${letter} --lang en`)).toContain('have been removed since');
    await expectRefused(folder, `signup record ${letter}`, 'stands at "erased"');
  });

  it('leaves no trace that a silent removal would not: the audit knows one from the other', async () => {
    const folder = copyPanel(assigned);
    const letter = memberLetter(folder);
    const residentId = firstOf(
      folder,
      `SELECT resident_id FROM invitations WHERE invitation_id = '${letter}'`,
    );
    const kept = copyPanel({ folder });
    await succeed(folder, `privacy erase ${letter} --yes`);
    change(kept, `DELETE FROM addressees WHERE resident_id = '${residentId}'`);
    expect((await run(kept, 'audit verify')).stdout).toContain(residentId);

    // The row that excuses it, without the event; the event without the row; and an address that came back.
    const planted = copyPanel({ folder: kept });
    change(planted, `INSERT INTO erasures VALUES ('${residentId}', 3)`);
    expect((await run(planted, 'audit verify')).exitCode).toBe(1);
    const unexcused = copyPanel({ folder });
    change(unexcused, 'DELETE FROM erasures');
    expect((await run(unexcused, 'audit verify')).exitCode).toBe(1);
    change(folder, `INSERT INTO addressees SELECT '${residentId}', sealed FROM addressees LIMIT 1`);
    expect((await run(folder, 'audit verify')).exitCode).toBe(1);
  });

  it('leaves commands that need addresses working, and a refresh that does not bring them back', async () => {
    const folder = copyPanel(assigned);
    const letter = memberLetter(folder);
    const residentId = firstOf(
      folder,
      `SELECT resident_id FROM invitations WHERE invitation_id = '${letter}'`,
    );
    await succeed(folder, `privacy erase ${letter} --yes`);
    const municipality = firstOf(
      folder,
      `SELECT municipality FROM drawn_residents WHERE resident_id = '${residentId}'`,
    );
    const register = municipality === 'GM0344' ? 'registers/GM0344.csv' : 'registers/GM0637-north.csv';
    const parts = municipality === 'GM0344' ? [] : ['registers/GM0637-south.csv'];
    const newer = [register, ...parts].map((file) => {
      const name = file.replace('registers/', 'from-outside/');
      // Everybody lives in another street.
      writeFileSync(path.join(folder, name), readText(folder, file).replaceAll(/straat;/g, 'pad;'));
      return name;
    });
    await succeed(folder, `draw refresh --register ${newer.join(' ')}`);
    expect(queryColumn(folder, `SELECT 1 FROM addressees WHERE resident_id = '${residentId}'`)).toEqual([]);
    for (const call of ['audit verify', 'status', 'letters status', 'letters check', 'signup export']) {
      await succeed(folder, call);
    }
    await succeed(folder, 'letters render --kind reminder --dry-run', '2027-01-20T09:00:00.000Z');
  });
});

describe('loting privacy opt-out', () => {
  it('holds in a later frame of this panel and of another, without a name', async () => {
    const folder = copyPanel(assigned);
    const letter = memberLetter(folder);
    const residentId = firstOf(
      folder,
      `SELECT resident_id FROM invitations WHERE invitation_id = '${letter}'`,
    );
    await expectRefused(folder, `privacy opt-out ${letter}`, '✗ This removes');
    await succeed(folder, `privacy opt-out ${letter} --yes`);
    await succeed(folder, `privacy opt-out ${letter} --yes`);
    expect(readText(folder, 'exports/opt-out.csv')).toBe(`resident_id\n${residentId}\n`);
    expect(eventsOf(folder, 'privacy.opted-out')).toHaveLength(1);
    expect(await succeed(folder, 'audit verify')).toContain('Everything');
    // Erased as well, it still holds.
    await succeed(folder, `privacy erase ${letter} --yes`);
    await succeed(folder, `privacy opt-out ${letter} --yes`);
    expect(readText(folder, 'exports/opt-out.csv')).toContain(residentId);

    const registers = await makeSmallPanel('registers');
    for (const keyByte of [7, 8]) {
      const later = copyPanel(registers);
      if (keyByte === 8) {
        // A panel of its own, with a key of its own.
        const another = makeTestFolder();
        await runLoting(another, 'init .', { entropyByte: 8 });
        writeFileSync(path.join(another, 'loting.yaml'), readText(later, 'loting.yaml'));
        await check(another, later);
      } else await check(later, later);
    }

    async function check(later: string, source: string): Promise<void> {
      if (later !== source) {
        for (const file of ['GM0344.csv', 'GM0637-north.csv', 'GM0637-south.csv']) {
          editRegisterPath(later, file, path.join(source, 'registers', file));
        }
      }
      const file = path.join(folder, 'exports/opt-out.csv');
      editSettings(later, [[['eligibility', 'optOut'], [{ file, key: path.join(folder, 'loting.key') }]]]);
      await succeed(later, 'frame build');
      const excluded = firstOf(later, 'SELECT json_extract(excluded, \'$."opted-out"\') FROM frames');
      expect(excluded).toBe('1');
      const frame = readText(later, 'audit/frame.csv');
      if (later === source) expect(frame).not.toContain(residentId);
    }
  });

  it('is possible after an erasure: the opaque id goes on the list', async () => {
    const folder = copyPanel(assigned);
    await succeed(folder, 'privacy erase 1-000005 --yes');
    await succeed(folder, 'privacy opt-out 1-000005 --yes');
    expect(readText(folder, 'exports/opt-out.csv').split('\n')).toHaveLength(3);
    expect(await succeed(folder, 'audit verify')).toContain('Everything');
  });
});

function editRegisterPath(folder: string, file: string, to: string): void {
  editFile(folder, 'loting.yaml', `registers/${file}`, to);
}

describe('loting privacy purge', () => {
  it('is refused before the day, and before anybody was admitted', async () => {
    await expectRefused(assigned.folder, 'privacy purge --yes', 'from 2027-05-11 on', DAY_BEFORE);
    await expectRefused(assigned.folder, 'privacy purge --members --yes', 'from 2027-10-05 on', FIRST_DAY);
    const letters = await makeSmallPanel('letters');
    await succeed(letters.folder, 'signup record 1-000001');
    await expectRefused(letters.folder, 'privacy purge --yes', 'nobody was admitted', FIRST_DAY);
    const drawn = await makeSmallPanel('empty');
    await expectRefused(drawn.folder, 'privacy purge --yes', '✗', FIRST_DAY);
  });

  it('shows by counts what would go, and asks to be sure', async () => {
    const { folder } = assigned;
    const before = count(folder, 'addressees');
    const { json } = await runJson(folder, 'privacy purge --dry-run', { now: FIRST_DAY });
    const members = count(folder, 'members');
    expect(json).toMatchObject({ written: false, keptMemberCount: members, residents: before - members });
    await expectRefused(folder, 'privacy purge', 'It cannot be undone', FIRST_DAY);
    expect(count(folder, 'addressees')).toBe(before);
  });

  it('removes everything but what members need, and then that too; the rest can still be checked', async () => {
    const folder = copyPanel(assigned);
    writeFileSync(path.join(folder, 'loting.db.bak'), 'a backup');
    const members = count(folder, 'members');
    const states = queryColumn(
      folder,
      "SELECT state FROM invitations WHERE state <> 'signed-up' ORDER BY state",
    );
    const shown = await succeed(folder, 'privacy purge --yes', FIRST_DAY);
    for (const named of ['loting.db.bak', 'registers/GM0344.csv', 'letters/w1-GM0344-001.pdf']) {
      expect(shown).toContain(named);
    }
    expect(shown).not.toContain('exports/quotas.csv');
    expect(count(folder, 'addressees')).toBe(members);
    const after = queryColumn(
      folder,
      "SELECT state FROM invitations WHERE state NOT IN ('signed-up', 'erased') ORDER BY state",
    );
    expect(after).toEqual(states);
    expect(await succeed(folder, 'audit verify', FIRST_DAY)).toContain('Everything');
    await succeed(folder, 'privacy purge --yes', FIRST_DAY);
    expect(eventsOf(folder, 'privacy.purged')).toHaveLength(1);

    await succeed(folder, 'privacy purge --members --yes', MEMBERS_DAY);
    for (const table of ['addressees', 'sign_ups', 'sorted_letters']) expect(count(folder, table)).toBe(0);
    expect(queryColumn(folder, 'SELECT DISTINCT recorded_by FROM invitation_moves')).toEqual(['-']);
    for (const call of ['audit verify', 'status', 'letters status', 'report response', 'signup export']) {
      await succeed(folder, call, MEMBERS_DAY);
    }
  });

  it('leaves nothing of what was removed in the free pages or the log file of the database', async () => {
    const folder = copyPanel(assigned);
    const sealed = queryColumn(
      folder,
      'SELECT sealed FROM addressees UNION ALL SELECT sealed FROM sign_ups',
    ).map((bytes) => Buffer.from(bytes as Uint8Array));
    const findSealed = (): number => {
      const files = ['loting.db', 'loting.db-wal'].map((name) => {
        try {
          return readFileSync(path.join(folder, name));
        } catch {
          return Buffer.alloc(0);
        }
      });
      return sealed.filter((bytes) => files.some((file) => file.includes(bytes.subarray(1, 40)))).length;
    };
    expect(findSealed()).toBe(sealed.length);
    await succeed(folder, 'privacy purge --members --yes', MEMBERS_DAY);
    expect(findSealed()).toBe(0);
    expect(queryColumn(folder, 'PRAGMA freelist_count')).toEqual([0]);
  });

  it('says so when another program holds on to an older state, and finishes when run again', async () => {
    const folder = copyPanel(assigned);
    const reader = new BetterSqlite3(path.join(folder, 'loting.db'));
    reader.exec('BEGIN; SELECT * FROM addressees');
    reader.prepare('SELECT count(*) FROM addressees').get();
    const held = await run(folder, 'privacy erase 1-000009 --yes');
    reader.close();
    expect(held.exitCode).toBe(1);
    expect(held.stderr).toContain('✗ The data are removed, but another program has the database open');
    expect(await succeed(folder, 'privacy erase 1-000009 --yes')).toContain('done before');
  }, 30_000);
});
