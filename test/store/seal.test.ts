import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ok } from '../../src/domain/result.ts';
import { deriveSealKeys, openJson, sealJson } from '../../src/store/seal.ts';
import { readSignUps } from '../../src/store/tables/sign-up-table.ts';
import { readAddressees } from '../../src/store/tables/drawn-resident-table.ts';
import { readTransaction } from '../../src/store/transaction.ts';
import { codesOf, valueOf } from './expect-result.ts';
import { importAnswers } from './import-answers.ts';
import { makeSamplePanel, PLANTED_NAME, sampleCode, SEAL_KEYS } from './sample-panel.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

const keys = deriveSealKeys(new Uint8Array(32).fill(1));
const place = { table: 'addressees', id: 'ab'.repeat(16) };

describe('sealing', () => {
  it('opens to what was sealed, and gives the same bytes for the same input', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const value: unknown = JSON.parse(text);
        const sealed = sealJson(keys, place, value as never);
        expect(valueOf(openJson(keys, place, sealed))).toEqual(JSON.parse(JSON.stringify(value)));
        expect(sealJson(keys, place, value as never).equals(sealed)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('has a format that does not change by accident', () => {
    expect(sealJson(keys, place, { name: 'Testpersoon' }).toString('hex')).toMatchInlineSnapshot(
      `"01a16d4c04605b3136061010bcc7f73178bdc65f2aaa5d80e7802517bca0d4c63d0ffe28b9273e236ea23fe9fdac68bc597bbb72254865ff0eeabda5659dbd0c128dbd43dbe3dad26f6927ff4391ba461d38f8c5b966a0d7d68865e869"`,
    );
  });

  it.each([
    ['another key', deriveSealKeys(new Uint8Array(32).fill(2)), place],
    ['another table', keys, { ...place, table: 'answers' }],
    ['another row', keys, { ...place, id: 'cd'.repeat(16) }],
  ])('is refused with %s', (_, otherKeys, otherPlace) => {
    const sealed = sealJson(keys, place, { name: 'Testpersoon' });
    expect(codesOf(openJson(otherKeys, otherPlace, sealed))).toEqual(['store.seal-broken']);
  });

  it('is refused after any one byte is changed, cut off or added', () => {
    const sealed = sealJson(keys, place, { name: 'Testpersoon' });
    for (let index = 0; index < sealed.byteLength; index++) {
      const changed = Buffer.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(openJson(keys, place, changed).ok, `byte ${index}`).toBe(false);
      expect(openJson(keys, place, sealed.subarray(0, index)).ok, `first ${index}`).toBe(false);
    }
    expect(openJson(keys, place, Buffer.concat([sealed, Buffer.of(0)])).ok).toBe(false);
  });

  it('never uses one nonce for two texts, not even for two forms of the same letter', () => {
    const nonceOf = (value: string): string => sealJson(keys, place, value).subarray(1, 13).toString('hex');
    const texts = ['é', 'e\u0301', '', ' ', 'a', 'a ', 'a  '];
    expect(new Set(texts.map(nonceOf)).size).toBe(texts.length);
    const places = [place, { table: 'addressee', id: `s${place.id}` }, { table: 'answers', id: place.id }];
    const nonces = places.map((at) => sealJson(keys, at, 'x').subarray(1, 13).toString('hex'));
    expect(new Set(nonces).size).toBe(places.length);
  });

  it('hides how long a name is', () => {
    const sizes = ['Li', 'Van Voorbeeld', 'x'.repeat(40)].map(
      (name) => sealJson(keys, place, { name }).byteLength,
    );
    expect(new Set(sizes).size).toBe(1);
  });
});

describe('the files of a database', () => {
  it('name nobody, and hold no code, after letters and sign-ups', () => {
    const folder = makeTemporaryFolder();
    const db = makeSamplePanel(folder, 20);
    const lines = Array.from(
      { length: 20 },
      (_, number) =>
        `${sampleCode(number)},ja,2027-02-01,${PLANTED_NAME}${number}@example.org,06-${70000000 + number},${PLANTED_NAME}`,
    );
    const csv = `code,answer,answered_on,email,phone,name\n${lines.join('\n')}\n`;
    expect(valueOf(importAnswers(db, Buffer.from(csv))).counts.accepted).toBe(20);

    const files = readdirSync(folder);
    expect(files).toContain('loting.db-wal');
    const texts = files.map((file) => readFileSync(join(folder, file)).toString('latin1').toLowerCase());
    const codes = Array.from({ length: 20 }, (_, number) => sampleCode(number)).flatMap((code) => [
      code,
      code.replaceAll('-', ''),
    ]);
    const planted = [
      PLANTED_NAME,
      'Zeldzamenaam',
      'Voorbeeldstraat',
      '3511AA',
      'example.org',
      '06-700000',
      ...codes,
    ];
    const found = planted.filter((text) => texts.some((file) => file.includes(text.toLowerCase())));
    expect(found).toEqual([]);
    // The search would find what is stored as it is.
    expect(texts.some((file) => file.includes('gm0344/m'))).toBe(true);
    db.close();
  });

  it('give addressees and contacts to the right key only', () => {
    const db = makeSamplePanel(makeTemporaryFolder(), 4);
    const csv = `code,answer,name\n${sampleCode(0)},ja,Testpersoon\n${sampleCode(1)},ja,\n${sampleCode(2)},nee,Testpersoon\n`;
    valueOf(importAnswers(db, Buffer.from(csv)));
    const addressees = valueOf(readTransaction(db, () => readAddressees(db, SEAL_KEYS, 1, 1)));
    expect([...addressees.values()].map((addressee) => addressee.houseNumber).sort()).toEqual([
      '1',
      '2',
      '3',
      '4',
    ]);
    // Somebody who declines, or gives nothing, leaves nothing.
    const contacts = valueOf(readTransaction(db, () => readSignUps(db, SEAL_KEYS)));
    expect([...contacts]).toEqual([
      ['1-000001', { contact: { email: '', phone: '', name: 'Testpersoon' }, answers: {} }],
    ]);
    expect(codesOf(readTransaction(db, () => readAddressees(db, keys, 1, 1)))).toEqual(['store.seal-broken']);
    expect(codesOf(readTransaction(db, () => readSignUps(db, keys)))).toEqual(['store.seal-broken']);
    db.exec(`UPDATE addressees SET sealed = (SELECT sealed FROM addressees ORDER BY resident_id LIMIT 1)`);
    expect(codesOf(readTransaction(db, () => readAddressees(db, SEAL_KEYS, 1, 1)))).toEqual([
      'store.seal-broken',
    ]);
    expect(
      valueOf(readTransaction(db, () => ok(db.prepare('SELECT count(*) FROM sign_ups').pluck().get()))),
    ).toBe(1);
    db.close();
  });
});
