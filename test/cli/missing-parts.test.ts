import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { beforeAll, describe, expect, it } from 'vitest';
import { digestFolder } from './folder-digest.ts';
import { runLoting } from './run-loting.ts';
import type { SmallPanel } from './small-panel.ts';
import { copyPanel, editFile, editSettings, makeSmallPanel } from './small-panel.ts';

let panel: SmallPanel;

beforeAll(async () => {
  panel = await makeSmallPanel('empty');
});

const calls = [
  'frame build',
  'frame commit --drand-round 35480100',
  'draw plan',
  'draw run --randomness 1',
  'draw wave --letters GM0344=1',
  'draw refresh --register registers/GM0344.csv',
  'draw sql --dialect duckdb',
  'letters render',
  'signup record ABCD-EFGH-JKMN',
  'signup decline 1-000001',
  'signup withdraw 1-000001',
  'signup undeliverable 1-000001',
  'signup find --name Test --postcode 1000AA --born 1980-01-01',
  'signup import answers.csv',
  'signup watch inbox --once',
  'signup close',
  'panel admit',
  'signup export',
  'status',
  'assign exclude exclusions.csv',
  'assign run --randomness 1',
  'assign export',
  'audit log',
  'audit verify',
  'audit bundle --for public --out bundle',
];

interface Problem {
  readonly what: string;
  readonly cause: (folder: string) => void;
  readonly said: string;
  readonly where: string;
  readonly remedy: string;
}

const problems: readonly Problem[] = [
  {
    what: 'a folder without settings',
    cause: (folder) => rmSync(path.join(folder, 'loting.yaml')),
    said: 'This is not the working folder of a panel: there is no loting.yaml.',
    where: '<folder>',
    remedy: 'Go to the folder that "loting init" made, or name it with --dir.',
  },
  {
    what: 'a key that is gone',
    cause: (folder) => rmSync(path.join(folder, 'loting.key')),
    said: 'The key loting.key is missing.',
    where: '<folder>/loting.key',
    remedy: 'Put the key back from where it is kept.',
  },
  {
    what: 'a key that is cut off',
    cause: (folder) => editFile(folder, 'loting.key', /..\n$/, '\n'),
    said: 'The key file does not hold 32 bytes as 64 hexadecimal digits.',
    where: '<folder>/loting.key',
    remedy: 'Put the right key back from where it is kept.',
  },
  {
    what: 'the key of another panel',
    cause: (folder) => editFile(folder, 'loting.key', /^07/, '08'),
    said: 'The key is not the one with which this panel was made.',
    where: '<folder>/loting.key',
    remedy: 'Put the right key back from where it is kept.',
  },
  {
    what: 'a database that is gone',
    cause: (folder) => rmSync(path.join(folder, 'loting.db')),
    said: 'The database loting.db is missing.',
    where: '<folder>/loting.db',
    remedy: 'Put it back from a backup.',
  },
  {
    what: 'a file that is no database',
    cause: (folder) => writeFileSync(path.join(folder, 'loting.db'), 'Testpersoon\n'.repeat(100)),
    said: 'The database is damaged or is no Loting database',
    where: '<folder>/loting.db',
    remedy: 'Put it back from a backup.',
  },
  {
    what: 'a database of a newer version',
    cause: (folder) => {
      const db = new BetterSqlite3(path.join(folder, 'loting.db'));
      db.pragma('user_version = 99');
      db.close();
    },
    said: 'The database was made by a newer version of Loting (schema 99;',
    where: '<folder>/loting.db',
    remedy: 'Install the newest version of Loting.',
  },
  {
    what: 'settings of another panel',
    cause: (folder) => editSettings(folder, [[['panel', 'id'], 'another-panel']]),
    said: 'The settings are of the panel "another-panel", but the database is of the panel "de-tweede-mening".',
    where: 'loting.yaml, setting panel.id',
    remedy: 'Set panel.id back to "de-tweede-mening".',
  },
  {
    what: 'a setting with a typing error',
    cause: (folder) => editFile(folder, 'loting.yaml', 'batchSize:', 'batchsize:'),
    said: 'The setting "batchsize" does not exist here.',
    where: 'loting.yaml, line <line>, setting letters.batchsize',
    remedy: 'Did you mean "batchSize"?',
  },
  {
    what: 'settings that are no YAML',
    cause: (folder) => editFile(folder, 'loting.yaml', '\nletters:', '\nletters: ]'),
    said: 'The settings file is not valid YAML:',
    where: 'loting.yaml, line <line>',
    remedy: 'Correct the line.',
  },
  {
    what: 'settings that are a folder',
    cause: (folder) => {
      rmSync(path.join(folder, 'loting.yaml'));
      mkdirSync(path.join(folder, 'loting.yaml'), { mode: 0o700 });
    },
    said: 'The file cannot be read (it is a folder).',
    where: '<folder>/loting.yaml',
    remedy: 'Check that it is a file and that you may read it.',
  },
];

describe('every command on a panel', () => {
  it.each(problems)(
    'refuses $what with a sentence, and changes nothing',
    async ({ cause, said, where, remedy }) => {
      const folder = copyPanel(panel);
      cause(folder);
      const before = digestFolder(folder);
      for (const call of calls) {
        const { exitCode, stdout, stderr } = await runLoting(folder, call);
        expect({ exitCode, stdout }, call).toEqual({ exitCode: 1, stdout: '' });
        expect(stderr, call).toContain(`✗ ${said}`);
        const place = stderr.replaceAll(folder, '<folder>').replace(/line \d+/, 'line <line>');
        expect(place, call).toContain(`\n  Where: ${where}\n`);
        expect(stderr, call).toContain(`\n  Do:    ${remedy}`);
      }
      expect(digestFolder(folder)).toEqual(before);
    },
  );

  it('refuses a folder that does not exist', async () => {
    for (const call of calls) {
      const { exitCode, stderr } = await runLoting(panel.folder, `${call} --dir elsewhere`);
      expect(exitCode, call).toBe(1);
      expect(stderr, call).toContain('✗ This is not the working folder of a panel');
      expect(stderr, call).toContain(`Where: ${path.join(panel.folder, 'elsewhere')}\n`);
    }
  });

  it('names several mistakes in the settings at once, each by its line', async () => {
    const folder = copyPanel(panel);
    editSettings(folder, [
      [['eligibility', 'referenceDate'], '2027-02-30'],
      [['letters', 'batchSize'], 'many'],
      [['municipalities', 0, 'expectedResponse'], 9],
    ]);
    for (const call of calls) {
      const { exitCode, stderr } = await runLoting(folder, call);
      expect(exitCode, call).toBe(1);
      expect(stderr.match(/^✗/gm), call).toHaveLength(3);
      expect(stderr.match(/^ {2}Where: loting\.yaml, line \d+, setting /gm), call).toHaveLength(3);
      expect(stderr, call).toContain('this date does not exist in the calendar');
    }
  });

  it('needs no more than the files to say that nothing has happened yet', async () => {
    const before = digestFolder(panel.folder);
    const answers = await Promise.all(calls.map((call) => runLoting(panel.folder, call)));
    expect(answers.map(({ exitCode, stderr }) => (exitCode === 0 ? 'done' : stderr.split('\n')[0]))).toEqual([
      '✗ The file does not exist.',
      '✗ There is no frame yet.',
      '✗ There is no frame yet.',
      '✗ There is no frame yet.',
      '✗ There is no frame yet.',
      '✗ Nothing has been drawn yet.',
      '✗ Nothing has been drawn yet.',
      '✗ Nothing has been drawn yet.',
      '✗ The login code is not right: a symbol differs from the letter, or two symbols are swapped.',
      '✗ There is no letter 1-000001.',
      '✗ There is no letter 1-000001.',
      '✗ There is no letter 1-000001.',
      '✗ Nothing has been drawn yet.',
      '✗ The file does not exist.',
      '✗ The file does not exist.',
      '✗ Nothing has been drawn yet.',
      '✗ There is no frame yet.',
      '✗ Nobody was admitted to the panel yet, so there are no members.',
      'done',
      '✗ The file does not exist.',
      '✗ There is no frame yet.',
      '✗ No members have been assigned to cases yet.',
      'done',
      'done',
      '✗ There is no frame yet.',
    ]);
    expect(digestFolder(panel.folder)).toEqual(before);
  });
});
