import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { residentIdOf } from '../../src/frame/opaque-ids.ts';
import type { RowHeader } from '../../src/register/synth/row-fields.ts';
import { columnOf } from '../../src/register/synth/row-fields.ts';
import {
  expectWhole,
  makeDrawnPanel,
  makeFramedPanel,
  readJson,
  expectRefused,
  run,
  succeed,
  textOf,
} from './drawn-panel.ts';

const CALL = 'draw refresh --register newer/GM0344.csv';
type Change = (cells: string[]) => readonly string[] | undefined;
const set =
  (header: RowHeader, value: string): Change =>
  (cells) =>
    cells.with(columnOf(header), value);

/** Drawn residents of Utrecht with plain rows in the register, by opaque id, in the order of the list. */
function plainDrawn(folder: string): readonly { residentId: string; aNumber: string }[] {
  const key = textOf(folder, 'loting.key').trim();
  const drawn = new Set(
    textOf(folder, 'audit/drawn-wave-1.csv')
      .split('\n')
      .map((line) => line.slice(0, 32)),
  );
  return textOf(folder, 'registers/GM0344.csv')
    .split('\n')
    .slice(1)
    .filter((line) => !line.includes('"'))
    .map((line) => line.split(';'))
    .filter((cells) => (cells[columnOf('08.11.20')] ?? '') !== '')
    .map((cells) => cells[columnOf('01.01.10')] ?? '')
    .map((aNumber) => ({ aNumber, residentId: residentIdOf(key, aNumber) }))
    .filter(({ residentId }) => drawn.has(residentId));
}

/** Writes newer/GM0344.csv, in which these residents' rows changed; `undefined` leaves a row out. */
function writeNewer(folder: string, changes: ReadonlyMap<string, Change>): void {
  const [header = '', ...lines] = textOf(folder, 'registers/GM0344.csv').split('\n');
  const newer = lines.flatMap((line) => {
    const cells = line.split(';');
    const change = changes.get(cells[columnOf('01.01.10')] ?? '');
    if (change === undefined) return [line];
    const changed = change(cells);
    return changed === undefined ? [] : [changed.join(';')];
  });
  mkdirSync(path.join(folder, 'newer'), { recursive: true });
  writeFileSync(path.join(folder, 'newer/GM0344.csv'), [header, ...newer].join('\n'));
}

const sumOf = (batches: readonly { letters: number }[]): number =>
  batches.reduce((sum, { letters }) => sum + letters, 0);

interface Changed {
  readonly folder: string;
  readonly ids: readonly string[];
}

/** Six drawn residents: died, left, became secret, moved abroad, another house number, another name. */
async function makeChanged(): Promise<Changed> {
  const folder = await makeDrawnPanel();
  const six = plainDrawn(folder).slice(0, 6);
  const steps: Change[] = [
    set('07.67.20', 'O'),
    () => undefined,
    set('07.70.10', '7'),
    set('07.67.20', 'E'),
    set('08.11.20', '987'),
    set('01.02.40', 'Van Voorbeeld'),
  ];
  writeNewer(folder, new Map(six.map(({ aNumber }, index) => [aNumber, steps[index] ?? (() => undefined)])));
  return { folder, ids: six.map(({ residentId }) => residentId) };
}

describe('loting draw refresh', () => {
  it('drops who died, left or became secret, and sends letters after who moved or has another name', async () => {
    const { folder, ids } = await makeChanged();
    const [died, left, secret, abroad, ...moved] = ids;
    const refreshed = await readJson(folder, CALL);
    expect(refreshed).toMatchObject({
      written: true,
      dropped: { died: [died], secret: [secret] },
      readdressed: expect.arrayContaining(moved) as unknown,
      lettersMadeBefore: [],
    });
    const dropped = refreshed['dropped'] as Record<string, readonly string[]>;
    expect(dropped['moved-away']).toEqual(expect.arrayContaining([left, abroad]));
    expect(await succeed(folder, 'audit log')).toMatch(/draw\.refreshed .* 4 dropped, 2 readdressed/);
    expect(await readJson(folder, 'status')).toMatchObject({
      waves: [{ droppedCount: 4, readdressedCount: 2 }],
    });
    await expectWhole(folder);
  });

  it('keeps the dropped out of the letters, and puts the new addresses in them', async () => {
    const { folder } = await makeChanged();
    const whole = (await readJson(folder, 'letters render --leave-out --dry-run'))['batches'] as {
      letters: number;
    }[];
    await succeed(folder, CALL);
    const kept = (await readJson(folder, 'letters render --leave-out'))['batches'] as { letters: number }[];
    expect(sumOf(kept)).toBe(sumOf(whole) - 4);
    const db = new BetterSqlite3(path.join(folder, 'loting.db'), { readonly: true });
    const orphans = db
      .prepare(
        `SELECT count(*) FROM drawn_residents WHERE resident_id NOT IN (SELECT resident_id FROM addressees)`,
      )
      .pluck()
      .get();
    db.close();
    expect(orphans).toBe(4);
    await expectWhole(folder);
  });

  it('names the letters that were made before', async () => {
    const { folder } = await makeChanged();
    await succeed(folder, 'letters render --leave-out');
    expect((await readJson(folder, CALL))['lettersMadeBefore']).toHaveLength(6);
    expect(await readJson(folder, 'status')).toMatchObject({ waves: [{ droppedCount: 4 }] });
    await expectWhole(folder);
  });

  it('gives nobody the place of a dropped resident, save by a wave', async () => {
    const { folder } = await makeChanged();
    const drawn = textOf(folder, 'audit/drawn-wave-1.csv');
    await succeed(folder, CALL);
    expect(textOf(folder, 'audit/drawn-wave-1.csv')).toBe(drawn);
    const { targets } = await readJson(folder, 'draw wave --to-target --dry-run');
    // 60 letters at 50% lack 10 of 40; four letters fewer lack 12.
    expect(targets).toMatchObject([{ municipality: 'GM0344', openCount: 12 }, {}]);
    await succeed(folder, 'draw wave --to-target');
    await expectWhole(folder);
  });

  it('changes nothing the second time, nor with a register that says the same', async () => {
    const { folder } = await makeChanged();
    await succeed(folder, CALL);
    const log = await succeed(folder, 'audit log --lines');
    expect(await succeed(folder, CALL)).toContain('Nothing changed');
    expect(await succeed(folder, 'audit log --lines')).toBe(log);
  });

  it('goes on from the last refresh', async () => {
    const { folder, ids } = await makeChanged();
    await succeed(folder, CALL);
    const [, , , , moved = ''] = ids;
    const again = plainDrawn(folder).find(({ residentId }) => residentId === moved)?.aNumber ?? '';
    const seventh = plainDrawn(folder)[6];
    writeNewer(
      folder,
      new Map([
        [again, set('08.11.20', '654')],
        [seventh?.aNumber ?? '', set('07.67.20', 'O')],
      ]),
    );
    const second = await readJson(folder, CALL);
    // The other who was readdressed is back at the old name in this register.
    expect(second).toMatchObject({ dropped: { died: [seventh?.residentId] } });
    expect(second['readdressed']).toContain(moved);
    await expectWhole(folder);
  });

  it('tells apart the letters to destroy and those to print again, before and after they are voided', async () => {
    const { folder } = await makeChanged();
    await succeed(folder, 'letters render --leave-out');
    const later = '2027-01-08T09:00:00.000Z';
    await succeed(folder, CALL, later);
    const { takeOut } = JSON.parse((await run(folder, 'letters check --json')).stdout) as {
      takeOut: { place: string; isToReprint: boolean }[];
    };
    const toReprint = takeOut.filter(({ isToReprint }) => isToReprint).map(({ place }) => place);
    expect([takeOut.length, toReprint.length]).toEqual([6, 2]);
    // Both are in the first batch: named once, with both numbers.
    const call = `letters reprint ${toReprint.join(',').replaceAll(/,[^,:]+:/gu, ',')}`;
    const { stdout } = await run(folder, 'letters check');
    expect(stdout).toMatch(/Take these letters out before[^]*^Total +4 letters/m);
    expect(stdout).toMatch(/Take these out too, and print them again[^]*^Total +2 letters/m);
    expect(stdout).toContain(`\n  loting ${call}\n`);
    expect(await succeed(folder, 'letters void --checked')).toContain(
      `get no letter unless you print them again:\n  loting ${call}\n`,
    );
    expect(await succeed(folder, call, later)).toContain('2 letters again, with the same codes');
    expect(await succeed(folder, 'letters check')).toContain('Nothing to take out');
    await expectWhole(folder);
  });

  it('is trusted by the audit when its register is gone, and traced as long as it is there', async () => {
    const { folder } = await makeChanged();
    await succeed(folder, CALL);
    rmSync(path.join(folder, 'newer'), { recursive: true });
    expect(await succeed(folder, 'audit verify')).toContain('4 dropped; 2 of newer registers that are gone');
  });

  it.each([
    [
      "UPDATE refresh_changes SET reason = 'died' WHERE reason = 'secret'",
      'does not follow from its registers',
    ],
    ["DELETE FROM refresh_changes WHERE change = 'readdressed'", 'does not follow from its registers'],
    ["DELETE FROM refresh_changes WHERE change = 'dropped'", 'is not the one that the register gives'],
    [
      "INSERT INTO addressees SELECT refresh_changes.resident_id, sealed FROM refresh_changes, addressees WHERE change = 'dropped' LIMIT 1",
      'sealed',
    ],
  ])('leaves traces in which the audit finds "%s"', async (sql, sentence) => {
    const { folder } = await makeChanged();
    await succeed(folder, CALL);
    const db = new BetterSqlite3(path.join(folder, 'loting.db'));
    db.exec(sql);
    db.close();
    const { exitCode, stdout } = await run(folder, 'audit verify');
    expect({ exitCode, stdout }).toEqual({
      exitCode: 1,
      stdout: expect.stringContaining(sentence) as string,
    });
  });

  it('refuses the register of another municipality, under whatever name', async () => {
    const folder = await makeDrawnPanel();
    await expectRefused(
      folder,
      'draw refresh --register GM0344=registers/GM0637.csv',
      /another municipality|other municipality|GM0344/,
    );
    mkdirSync(path.join(folder, 'newer'));
    // With the right municipality in its column, only the people tell.
    const place = columnOf('08.09.10');
    const nameless = textOf(folder, 'registers/GM0637.csv')
      .split('\n')
      .map((line, index) =>
        index === 0
          ? line
          : line
              .split(';')
              .map((cell, column) => (column === place ? '0344' : cell))
              .join(';'),
      )
      .join('\n');
    writeFileSync(path.join(folder, 'newer/GM0344.csv'), nameless);
    await expectRefused(folder, CALL, /holds only 0 of the \d+ drawn residents of GM0344/);
  });

  it('refuses a register that was cut short, instead of dropping everybody behind the cut', async () => {
    const folder = await makeDrawnPanel();
    mkdirSync(path.join(folder, 'newer'));
    const lines = textOf(folder, 'registers/GM0344.csv').split('\n');
    writeFileSync(
      path.join(folder, 'newer/GM0344.csv'),
      lines
        .slice(0, lines.length / 2)
        .join('\n')
        .concat('\n'),
    );
    await expectRefused(folder, CALL, /holds only \d+ of the \d+ drawn residents/);
  });

  it('wants to know of which municipality a register is, and finds the file', async () => {
    const folder = await makeDrawnPanel();
    await expectRefused(folder, 'draw refresh --register newer/export.csv', /which municipality/);
    await expectRefused(
      folder,
      'draw refresh --register GM9999=registers/GM0344.csv',
      /which municipality|not exist/,
    );
    await expectRefused(folder, 'draw refresh --register newer/GM0344.csv', /does not exist/);
    await expectRefused(
      await makeFramedPanel(),
      'draw refresh --register registers/GM0344.csv',
      /Nothing has been drawn/,
    );
  });

  it('takes several files of a municipality, and several municipalities', async () => {
    const folder = await makeDrawnPanel();
    const [header = '', ...lines] = textOf(folder, 'registers/GM0344.csv').trimEnd().split('\n');
    mkdirSync(path.join(folder, 'newer'));
    const half = Math.floor(lines.length / 2);
    for (const [name, part] of [
      ['north', lines.slice(0, half)],
      ['south', lines.slice(half)],
    ] as const) {
      writeFileSync(path.join(folder, `newer/${name}.csv`), [header, ...part].join('\n').concat('\n'));
    }
    const refreshed = await readJson(
      folder,
      'draw refresh --register GM0344=newer/north.csv GM0344=newer/south.csv registers/GM0637.csv',
    );
    expect(refreshed).toMatchObject({ dropped: {}, readdressed: [] });
    expect(refreshed['registers']).toHaveLength(3);
    await expectWhole(folder);
  });

  it('writes nothing on a dry run', async () => {
    const { folder } = await makeChanged();
    const log = await succeed(folder, 'audit log --lines');
    expect(await succeed(folder, `${CALL} --dry-run`)).toContain('Nothing was written');
    expect(await succeed(folder, 'audit log --lines')).toBe(log);
    expect(await readJson(folder, 'status')).toMatchObject({ waves: [{ droppedCount: 0 }] });
  });
});
