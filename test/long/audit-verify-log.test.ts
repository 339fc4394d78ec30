/** One change at a time in the log, and in the database as a whole: `audit verify` ends with 1 and names it. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runLoting } from '../cli/run-loting.ts';
import type { SmallPanel } from '../cli/small-panel.ts';
import { copyPanel, makeSmallPanel, queryColumn } from '../cli/small-panel.ts';
import type { Named } from '../end-to-end/tamper.ts';
import { ask, changeDatabase, missingIn, verify, verifyChanged } from '../end-to-end/tamper.ts';

let signedUp: SmallPanel;

beforeAll(async () => {
  signedUp = await makeSmallPanel('sign-ups');
});

describe('the log', () => {
  const last = 'SELECT max(sequence) FROM audit_events';

  it.each<[string, string, Named]>([
    [
      'the data of an event',
      `UPDATE audit_events SET data = replace(data, '"wave":1', '"wave":3') WHERE sequence = 4`,
      ['Log', 'log.wrong-hash', 'event 4'],
    ],
    [
      'the time of an event',
      `UPDATE audit_events SET at = replace(at, '2027', '2026') WHERE sequence = 2`,
      ['Log', 'log.wrong-hash', 'event 2'],
    ],
    [
      'the type of an event',
      `UPDATE audit_events SET type = 'frame.built' WHERE sequence = 4`,
      ['Log', 'log.event-unreadable', 'event 4'],
    ],
    [
      'the salt of an event',
      `UPDATE audit_events SET salt = lower(hex(zeroblob(32))) WHERE sequence = 4`,
      ['Log', 'log.wrong-hash', 'event 4'],
    ],
    [
      'the hash of an event',
      `UPDATE audit_events SET hash = lower(hex(zeroblob(32))) WHERE sequence = 4`,
      ['Log', 'log.wrong-hash', 'event 4'],
    ],
    [
      'the hash of the event before',
      `UPDATE audit_events SET previous_hash = lower(hex(zeroblob(32))) WHERE sequence = 4`,
      ['Log', 'log.chain-broken', 'event 4'],
    ],
    [
      'the last event removed',
      `DELETE FROM audit_events WHERE sequence = (${last})`,
      ['Log', 'log.event-missing', 'admission 1'],
    ],
    [
      'an event in the middle removed',
      'DELETE FROM audit_events WHERE sequence = 3',
      ['Log', 'log.wrong-number', 'event 3'],
    ],
    ['every event removed', 'DELETE FROM audit_events', ['Log', 'log.event-missing', 'the panel']],
    [
      'two events swapped',
      'UPDATE audit_events SET sequence = 99 WHERE sequence = 3; UPDATE audit_events SET sequence = 3 WHERE sequence = 4; UPDATE audit_events SET sequence = 4 WHERE sequence = 99',
      ['Log', 'log.chain-broken', 'event 3'],
    ],
    [
      'an event doubled',
      `INSERT INTO audit_events SELECT sequence + 1, at, type, data, salt, previous_hash, lower(hex(zeroblob(32))) FROM audit_events WHERE sequence = (${last})`,
      ['Log', 'log.chain-broken', /event \d/],
    ],
  ])('%s', async (_what, sql, named) => {
    expect(missingIn(await verifyChanged(signedUp, (folder) => changeDatabase(folder, sql)), named)).toEqual(
      [],
    );
  });

  it('a byte changed anywhere in its table', async () => {
    const folder = copyPanel(signedUp);
    const columns = ['at', 'type', 'data', 'salt', 'previous_hash', 'hash'];
    const sequences = queryColumn(folder, 'SELECT sequence FROM audit_events').map(Number);
    const call = async (): Promise<number> => (await runLoting(folder, 'audit log')).exitCode;
    expect(await call()).toBe(0);
    for (const sequence of sequences) {
      for (const column of columns) {
        const before = ask(folder, `SELECT ${column} FROM audit_events WHERE sequence = ${sequence}`);
        // Another place in every cell, so that together they are everywhere.
        const position = (sequence * 7919 + column.length * 104729) % before.length;
        const after = `${before.slice(0, position)}${before[position] === '1' ? '2' : '1'}${before.slice(position + 1)}`;
        const write = (text: string): void =>
          changeDatabase(folder, (db) => {
            db.prepare(`UPDATE audit_events SET ${column} = ? WHERE sequence = ?`).run(text, sequence);
          });
        write(after);
        expect(await call(), `event ${sequence}, ${column}, character ${position}`).toBe(1);
        write(before);
      }
    }
    expect(await call()).toBe(0);
  });

  it('of another panel, put in the place of this one with its database', async () => {
    const published = ask(signedUp.folder, 'SELECT hash FROM audit_events WHERE sequence = 2');
    const earlier = await makeSmallPanel('empty');
    const copy = copyPanel(signedUp);
    copyFileSync(path.join(earlier.folder, 'loting.db'), path.join(copy, 'loting.db'));
    const { exitCode, stdout } = await runLoting(copy, `audit verify --published-hash ${published}`);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('the log was cut off or written anew');
  });
});

describe('a database with a damaged page', () => {
  it('is named as damaged, wherever the page is', async () => {
    const pages = Math.floor(readFileSync(path.join(signedUp.folder, 'loting.db')).length / 4096);
    for (const page of [1, Math.floor(pages / 2), pages - 1]) {
      const copy = copyPanel(signedUp);
      const file = path.join(copy, 'loting.db');
      const bytes = readFileSync(file);
      bytes.fill(0xff, page * 4096, page * 4096 + 512);
      writeFileSync(file, bytes);
      const { exitCode, stderr, differences } = await verify(copy);
      expect(exitCode, `page ${page}`).toBe(1);
      expect(`${stderr}${differences.map(({ what }) => what).join()}`, `page ${page}`).toContain('damaged');
    }
  });
});
