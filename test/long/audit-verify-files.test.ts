/** One change at a time in a file of a whole panel: `audit verify` ends with 1 and names the file, the row or the resident. */
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { logKeyOf } from '../../src/audit/chain.ts';
import { keyHashOf } from '../../src/frame/commitment.ts';
import { runLoting } from '../cli/run-loting.ts';
import type { SmallPanel } from '../cli/small-panel.ts';
import {
  AFTER_ANSWERS,
  copyPanel,
  editFile,
  editSettings,
  makeSmallPanel,
  readText,
  ZOETERMEER_FILES,
} from '../cli/small-panel.ts';
import type { Named } from '../end-to-end/tamper.ts';
import { changeDatabase, flipByte, missingIn, verify, verifyChanged } from '../end-to-end/tamper.ts';

const UTRECHT = 'registers/GM0344.csv';

/** With groups, and without: the lottery over groups takes most of the audit's time. */
let assigned: SmallPanel;
let signedUp: SmallPanel;

beforeAll(async () => {
  signedUp = await makeSmallPanel('sign-ups');
  assigned = await makeSmallPanel('assignment');
});

describe('a panel that nobody touched', () => {
  it('is whole, with and without groups, and in another folder too', async () => {
    for (const panel of [signedUp, assigned]) {
      expect(await verify(copyPanel(panel))).toEqual({ exitCode: 0, stderr: '', differences: [] });
    }
  });
});

/** A row of a register that is in the frame, and the resident it is. */
function findFrameRow(folder: string): { readonly line: string; readonly fields: readonly string[] } {
  const line = readText(folder, UTRECHT)
    .split('\n')
    .find(
      (each) =>
        /^\d{10};\d{9};[^;]+;[^;]*;[^;]*;[^;]+;19[67]\d(?:0[1-9]|1[0-2])\d\d;M;/.test(each) &&
        /;35\d\d[A-Z]{2};/.test(each) &&
        each.includes(';W;'),
    );
  if (line === undefined) throw new Error('no row to change');
  return { line, fields: line.split(';') };
}

describe('a register', () => {
  const changes: readonly [what: string, change: (line: string) => string, named: readonly Named[]][] = [
    [
      'a letter of a surname',
      (line) => line.replace(/^((?:[^;]*;){5})./, '$1Q'),
      [['Registers', 'register.changed', UTRECHT]],
    ],
    [
      'a birth date',
      (line) => line.replace(/;19[67](\d{5});/, ';195$1;'),
      [
        ['Registers', 'register.changed', UTRECHT],
        ['Frame', 'frame.column-differs', /audit\/frame\.csv, row \d+, column stratum/],
      ],
    ],
    [
      'a postcode',
      (line) => line.replace(/;35\d\d([A-Z]{2});/, ';3599$1;'),
      [
        ['Registers', 'register.changed', UTRECHT],
        ['Frame', 'frame.column-differs', /audit\/frame\.csv, row \d+, column address_id/],
      ],
    ],
    ['somebody who died', (line) => line.replace(/;W;/, ';;'), [['Registers', 'register.changed', UTRECHT]]],
    [
      'a row that is gone',
      () => '',
      [
        ['Registers', 'register.changed', UTRECHT],
        ['Registers', 'register.row-count', UTRECHT],
        ['Frame', 'frame.resident-extra', /audit\/frame\.csv, row \d+/],
        ['Frame', 'evidence.file-changed', 'audit/frame-positions.bin'],
      ],
    ],
  ];

  it.each(changes)('with %s changed', async (_what, change, named) => {
    const verdict = await verifyChanged(signedUp, (folder) => {
      const { line } = findFrameRow(folder);
      const changedLine = change(line);
      expect(changedLine).not.toBe(line);
      editFile(folder, UTRECHT, `${line}\n`, changedLine === '' ? '' : `${changedLine}\n`);
    });
    expect(missingIn(verdict, ...named)).toEqual([]);
  });

  it('with one byte changed, at several places of each file', async () => {
    for (const file of [UTRECHT, ...ZOETERMEER_FILES]) {
      for (const position of [1, -200]) {
        const { exitCode, differences } = await verifyChanged(signedUp, (folder) =>
          flipByte(folder, file, position),
        );
        expect(exitCode, `${file} ${position}`).toBe(1);
        expect(JSON.stringify(differences.filter(({ step }) => step === 'Registers')), file).toContain(file);
      }
    }
  });

  it('that is not there', async () => {
    const verdict = await verifyChanged(signedUp, (folder) => rmSync(path.join(folder, ZOETERMEER_FILES[1])));
    expect(missingIn(verdict, ['Registers', 'evidence.refused', ZOETERMEER_FILES[1]])).toEqual([]);
  });
});

function editFrame(pattern: RegExp, replacement: string) {
  return (folder: string): void => editFile(folder, 'audit/frame.csv', pattern, replacement);
}

describe('a file that the commands wrote', () => {
  it('with one byte changed, at several places of each file', async () => {
    const files = ['audit', 'letters'].flatMap((folder) =>
      readdirSync(path.join(signedUp.folder, folder)).map((name) => `${folder}/${name}`),
    );
    expect(files.length).toBeGreaterThanOrEqual(9);
    for (const file of files) {
      for (const position of [0, -2]) {
        const { exitCode, differences } = await verifyChanged(signedUp, (folder) =>
          flipByte(folder, file, position),
        );
        expect(exitCode, `${file} ${position}`).toBe(1);
        expect(JSON.stringify(differences.map(({ where }) => where)), file).toContain(file);
      }
    }
  });

  it('that is not there', async () => {
    for (const name of [
      'audit/frame.csv',
      'audit/commitment.json',
      'audit/drawn-wave-1.csv',
      'letters/w1-GM0637-001.pdf',
      'letters/w1-manifest.csv',
    ]) {
      const { exitCode, differences } = await verifyChanged(signedUp, (folder) =>
        rmSync(path.join(folder, name)),
      );
      expect(exitCode, name).toBe(1);
      expect(JSON.stringify(differences.map(({ where }) => where))).toContain(name);
    }
  });

  it('such as a roster in which a member was replaced', async () => {
    const verdict = await verifyChanged(assigned, (folder) =>
      editFile(folder, 'exports/roster-case-1.csv', /(\n1,[0-9-]*),[0-9a-f]{32}\n/, `$1,${'0'.repeat(32)}\n`),
    );
    expect(missingIn(verdict, ['Groups', 'evidence.file-changed', 'exports/roster-case-1.csv'])).toEqual([]);
  });

  it('such as a frame with the stratum or the address of one resident changed, or one resident left out', async () => {
    const [id] = readText(signedUp.folder, 'audit/frame.csv').split('\n')[3]?.split(',') ?? [];
    const at = `^${id},`;
    expect(
      missingIn(await verifyChanged(signedUp, editFrame(new RegExp(`(${at}.*)/[MVO]/`, 'm'), '$1/O/')), [
        'Frame',
        'frame.column-differs',
        'audit/frame.csv, row 4, column stratum',
      ]),
    ).toEqual([]);
    expect(
      missingIn(
        await verifyChanged(
          signedUp,
          editFrame(new RegExp(`(${at})[0-9a-f]{32}`, 'm'), `$1${'0'.repeat(32)}`),
        ),
        ['Frame', 'frame.column-differs', 'audit/frame.csv, row 4, column address_id'],
      ),
    ).toEqual([]);
    expect(
      missingIn(await verifyChanged(signedUp, editFrame(new RegExp(`${at}.*\n`, 'm'), '')), [
        'Frame',
        'frame.resident-missing',
        String(id),
      ]),
    ).toEqual([]);
  });
});

function changeKey(folder: string): void {
  editFile(folder, 'loting.key', /^07/, '08');
}

describe('the settings and the key', () => {
  it.each<[string, Parameters<typeof editSettings>[1]]>([
    ['a target', [[['municipalities', 0, 'targetMembers'], 21]]],
    ['an expected response', [[['municipalities', 1, 'expectedResponse'], 0.4]]],
    ['the highest age', [[['eligibility', 'maximumAge'], 95]]],
    [
      'the bands',
      [
        [
          ['strata', 'ageBands'],
          ['18-44', '45+'],
        ],
      ],
    ],
  ])('%s', async (_what, changes) => {
    const verdict = await verifyChanged(signedUp, (folder) => editSettings(folder, changes));
    expect(
      missingIn(
        verdict,
        ['Commitment', 'settings.hash', 'loting.yaml'],
        ['Commitment', 'commitment.differs', 'loting.yaml'],
      ),
    ).toEqual([]);
  });

  it.each([
    ['groupSize', 9],
    ['quotaTolerance', 1],
  ])(
    'but not a %s that was changed after the groups were called, of which a remark tells',
    async (key, value) => {
      const folder = copyPanel(assigned);
      editSettings(folder, [[['cases', 1, key], value]]);
      expect(await verify(folder)).toMatchObject({ exitCode: 0, differences: [] });
      const { stdout } = await runLoting(folder, 'audit verify', { now: AFTER_ANSWERS });
      expect(stdout).toMatch(
        new RegExp(
          `! Settings were changed after the groups of event \\d+ were called: cases\\.case-2\\.${key}\\.`,
          'u',
        ),
      );
    },
  );

  it('another key is refused at once; with the database changed to fit it, everything differs', async () => {
    const refused = await verifyChanged(signedUp, changeKey);
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain('✗ The key is not the one with which this panel was made.');
    const copy = copyPanel(signedUp);
    changeKey(copy);
    const keyHex = readText(copy, 'loting.key').trim();
    const hashes = { keyHash: keyHashOf(keyHex), logKey: logKeyOf(Buffer.from(keyHex, 'hex')) };
    changeDatabase(copy, (db) => {
      db.prepare('UPDATE panel SET key_hash = :keyHash, log_key = :logKey').run(hashes);
    });
    expect(
      missingIn(
        await verify(copy),
        ['Log', 'log.value-differs', 'audit log, event 1 (panel.created)'],
        ['Commitment', 'key.hash', 'loting.key'],
        ['Frame', 'frame.resident-extra', 'row 2'],
        ['Letters', 'letters.code-lookup', '1-000001'],
        ['Addresses', 'evidence.refused', ''],
      ),
    ).toEqual([]);
  });
});
