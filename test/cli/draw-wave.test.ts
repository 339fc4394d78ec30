import { describe, expect, it } from 'vitest';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import {
  expectWhole,
  makeCommittedPanel,
  makeDrawnPanel,
  readJson,
  expectRefused,
  run,
  succeed,
  textOf,
} from './drawn-panel.ts';

const rowsOf = (text: string): string[][] =>
  text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

describe('loting draw wave', () => {
  it('continues the order, and changes nothing about who was drawn before', async () => {
    const folder = await makeDrawnPanel();
    const first = textOf(folder, 'audit/drawn-wave-1.csv');
    const wave = await readJson(folder, 'draw wave --letters GM0344=30,GM0637=10');
    expect(wave).toMatchObject({ wave: 2, letters: { GM0344: 30, GM0637: 10 }, written: true });
    expect(textOf(folder, 'audit/drawn-wave-1.csv')).toBe(first);
    const second = rowsOf(textOf(folder, 'audit/drawn-wave-2.csv'));
    expect(second).toHaveLength(wave['drawn'] as number);
    const lastRanks = new Map(rowsOf(first).map(([, , stratum = '', , rank]) => [stratum, Number(rank)]));
    for (const [, , stratum = '', , rank] of second) {
      expect(Number(rank)).toBe((lastRanks.get(stratum) ?? 0) + 1);
      lastRanks.set(stratum, Number(rank));
    }
    await expectWhole(folder);
  });

  it('raises the chance of everybody drawn before, in the list of all waves', async () => {
    const folder = await makeDrawnPanel();
    const before = new Map(rowsOf(textOf(folder, 'audit/drawn-wave-1.csv')).map((row) => [row[0], row]));
    await succeed(folder, 'draw wave --letters GM0344=30,GM0637=10');
    const now = rowsOf(textOf(folder, 'audit/drawn-all-waves.csv'));
    expect(now.filter((row) => row[3] === '1')).toHaveLength(before.size);
    for (const row of now.filter((each) => each[3] === '1')) {
      expect(Number(row[6])).toBeGreaterThan(Number(before.get(row[0])?.[6]));
    }
  });

  it('goes on for a third wave, and every list can be made again from the seed', async () => {
    const folder = await makeDrawnPanel();
    await succeed(folder, 'draw wave --letters GM0637=5');
    await succeed(folder, 'draw wave --letters 20');
    const status = await readJson(folder, 'status');
    expect(status['waves']).toMatchObject([{ wave: 1 }, { wave: 2 }, { wave: 3 }]);
    await expectWhole(folder);
  });

  it('divides a total in proportion to what municipalities lack', async () => {
    const folder = await makeDrawnPanel();
    // 60 and 40 letters at 50% leave 10 of 40 and none of 19 open.
    expect(await readJson(folder, 'draw wave --letters 12 --dry-run')).toMatchObject({
      written: false,
      letters: { GM0344: 12 },
    });
  });

  it('computes the letters that should bring the target', async () => {
    const folder = await makeDrawnPanel();
    expect(await readJson(folder, 'draw wave --to-target')).toMatchObject({
      letters: { GM0344: 20 },
      targets: [
        { municipality: 'GM0344', openCount: 10, neededLetterCount: 20 },
        { municipality: 'GM0637', openCount: 0, neededLetterCount: 0 },
      ],
    });
    await expectRefused(folder, 'draw wave --to-target', /has reached its target/);
    await expectRefused(folder, 'draw wave --letters 10', /has reached its target/);
    await expectWhole(folder);
  });

  it('has letters of its own', async () => {
    const folder = await makeDrawnPanel();
    await succeed(folder, 'letters render --leave-out');
    await succeed(folder, 'draw wave --letters GM0344=10');
    await succeed(folder, 'letters render --wave 2 --leave-out');
    expect(textOf(folder, 'letters/w2-manifest.csv')).toMatch(/^[^\n]+\n.*2-00000/);
    expect(await readJson(folder, 'status')).toMatchObject({
      waves: [{ wave: 1 }, { wave: 2, drawnCount: 10 }],
    });
    await expectWhole(folder);
  });

  it('is refused before the first one, and with more letters than addresses', async () => {
    await expectRefused(
      await makeCommittedPanel(),
      'draw wave --letters GM0344=10',
      /Nothing has been drawn yet/,
    );
    await expectRefused(await makeDrawnPanel(), 'draw wave --letters GM0637=5000', /letters/);
  });

  it.each([
    'draw wave',
    'draw wave --letters 10 --to-target',
    'draw wave --letters 0',
    'draw wave --letters -1',
    'draw wave --letters 1.5',
    'draw wave --letters GM0344=',
    'draw wave --letters GM0344=0',
    'draw wave --letters GM0344=1=2',
    'draw wave --letters GM0344=10,GM0344=10',
    'draw wave --letters GM0344=10,',
    'draw wave --letters GM9999=10',
  ])('refuses "%s", and changes nothing', async (call) => {
    const folder = await makeDrawnPanel();
    const log = await succeed(folder, 'audit log --lines');
    expect((await run(folder, call)).exitCode).not.toBe(0);
    expect(await succeed(folder, 'audit log --lines')).toBe(log);
  });

  it('writes nothing on a dry run', async () => {
    const folder = await makeDrawnPanel();
    const log = await succeed(folder, 'audit log --lines');
    await succeed(folder, 'draw wave --letters GM0344=10 --dry-run');
    expect(textOf(folder, 'audit/drawn-wave-2.csv')).toBe('');
    expect(await succeed(folder, 'audit log --lines')).toBe(log);
  });

  it('does not build on a draw that its seed does not give', async () => {
    const folder = await makeDrawnPanel();
    const db = new BetterSqlite3(path.join(folder, 'loting.db'));
    db.exec('UPDATE waves SET drawn_hash = lower(hex(zeroblob(32)))');
    db.close();
    await expectRefused(folder, 'draw wave --letters GM0344=10', /wave 1 are not those that the seed draws/);
  });

  it.each([
    [
      'chance_class = (SELECT max(chance_class) FROM chances WHERE chance_class <> drawn_residents.chance_class)',
      1,
    ],
    [
      'chance_class = (SELECT max(chance_class) FROM chances WHERE chance_class <> drawn_residents.chance_class)',
      2,
    ],
    ['address_id = lower(hex(zeroblob(16)))', 1],
    ["stratum = stratum || 'x'", 2],
    ['ticket = lower(hex(zeroblob(32)))', 1],
    ['rank = rank + 1000', 2],
    ['wave = 1', 1],
  ])('nor on a stored resident who is not as the seed draws them: %s', async (change, wave) => {
    const folder = await makeDrawnPanel();
    await succeed(folder, 'draw wave --letters GM0344=10');
    const db = new BetterSqlite3(path.join(folder, 'loting.db'));
    const of = change === 'wave = 1' ? 2 : wave;
    db.exec(`UPDATE drawn_residents SET ${change} WHERE resident_id =
      (SELECT resident_id FROM drawn_residents WHERE wave = ${of} ORDER BY resident_id LIMIT 1)`);
    db.close();
    const sentence = `wave ${wave} are not those that the seed draws`;
    await expectRefused(folder, 'draw wave --letters GM0344=10', new RegExp(sentence));
  });

  it.each([
    ['inclusion_probability = 1, design_weight = 1', 1],
    ['inclusion_probability = 1, design_weight = 1', 2],
    ['design_weight = design_weight * 2', 1],
    ['inclusion_probability = inclusion_probability * (1 - 1e-6)', 2],
    ['chance_class = 1000000', 1],
    ['draw_id = 2', 2],
  ])('nor on a stored chance that cannot be that of the waves so far: %s', async (change, wave) => {
    const folder = await makeDrawnPanel();
    await succeed(folder, 'draw wave --letters GM0344=10');
    const db = new BetterSqlite3(path.join(folder, 'loting.db'));
    db.pragma('foreign_keys = OFF');
    const { changes } = db
      .prepare(
        `UPDATE chances SET ${change} WHERE chance_class =
          (SELECT chance_class FROM drawn_residents GROUP BY chance_class HAVING max(wave) = ? LIMIT 1)`,
      )
      .run(wave);
    db.close();
    expect(changes).toBe(1);
    const sentence = `wave ${wave} are not those that the seed draws`;
    await expectRefused(folder, 'draw wave --letters GM0344=10', new RegExp(sentence));
  });

  it('leaves lists that the audit holds to their bytes', async () => {
    const folder = await makeDrawnPanel();
    await succeed(folder, 'draw wave --letters GM0344=10');
    for (const list of ['drawn-wave-1.csv', 'drawn-wave-2.csv', 'drawn-all-waves.csv']) {
      const text = textOf(folder, `audit/${list}`);
      writeFileSync(path.join(folder, 'audit', list), text.replace(',1,', ',2,'));
      const { exitCode, stdout } = await run(folder, 'audit verify');
      expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: expect.stringContaining(list) as string });
      writeFileSync(path.join(folder, 'audit', list), text);
    }
    await expectWhole(folder);
  });

  it('tells of a wave whose call was stopped before it could, instead of drawing one more', async () => {
    const folder = await makeDrawnPanel();
    const call = 'draw wave --letters GM0344=10';
    await succeed(folder, call);
    const lists = ['drawn-wave-2.csv', 'drawn-all-waves.csv'].map((name) => `audit/${name}`);
    const bytes = lists.map((list) => textOf(folder, list));
    for (const list of lists) rmSync(path.join(folder, list));
    const db = new BetterSqlite3(path.join(folder, 'loting.db'));
    db.exec('INSERT INTO untold_waves SELECT draw_id, wave FROM waves WHERE wave = 2');
    db.close();
    const told = await succeed(folder, call);
    expect(told).toContain('Wave 2 was drawn by an earlier call');
    expect(lists.map((list) => textOf(folder, list))).toEqual(bytes);
    expect(await readJson(folder, 'status')).toMatchObject({ waves: [{ wave: 1 }, { wave: 2 }] });
    await expectWhole(folder);
    expect(await readJson(folder, call)).toMatchObject({ wave: 3, written: true });
  });
});
