import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { digestFolder, readRights } from './folder-digest.ts';
import { runJson, runLoting } from './run-loting.ts';
import type { SmallPanel } from './small-panel.ts';
import {
  AFTER_ANSWERS,
  ASSIGNMENT_RANDOMNESS,
  copyPanel,
  editSettings,
  EXCLUSIONS_FILE,
  makeSmallPanel,
  queryColumn,
  readText,
} from './small-panel.ts';

const options = { now: AFTER_ANSWERS };
const assignRun = ['assign', 'run', '--randomness', ASSIGNMENT_RANDOMNESS];
const exclude = `assign exclude ${EXCLUSIONS_FILE}`;

let signedUp: SmallPanel;
let assigned: SmallPanel;

beforeAll(async () => {
  signedUp = await makeSmallPanel('sign-ups');
  assigned = await makeSmallPanel('assignment');
});

interface AssignJson {
  readonly written: boolean;
  readonly seed: string;
  readonly assignmentsHash: string;
  readonly loads: readonly { readonly load: number; readonly memberCount: number }[];
  readonly cases: readonly {
    readonly caseId: string;
    readonly reached: number;
    readonly quotas: readonly {
      readonly reached: number;
      readonly minimum: number;
      readonly maximum: number;
    }[];
  }[];
}

describe('loting assign exclude', () => {
  it('records each exclusion once, in the table and in JSON alike', async () => {
    const folder = copyPanel(signedUp);
    const before = digestFolder(folder);
    const preview = await runLoting(folder, `${exclude} --dry-run`, options);
    expect(preview.stdout).toContain('Nothing was written (--dry-run).');
    expect(digestFolder(folder)).toEqual(before);
    expect(preview.stdout).toMatch(/^case-1 +1$/m);
    expect(preview.stdout).toMatch(/^case-2 +1$/m);
    expect(preview.stdout).toMatch(/^Total +2$/m);
    const { json } = await runJson(folder, exclude, options);
    expect(json).toMatchObject({
      written: true,
      lines: 2,
      added: [{ caseId: 'case-1' }, { caseId: 'case-2' }],
    });
    const after = digestFolder(folder);
    const again = await runLoting(folder, exclude, options);
    expect(again.exitCode).toBe(0);
    expect(again.stdout).toContain('2 lines; 2 were known before.');
    expect(digestFolder(folder)).toEqual(after);
  });

  it('names every line with a member or a case that does not exist, and records none', async () => {
    const folder = copyPanel(signedUp);
    const [member] = readText(folder, EXCLUSIONS_FILE).split('\n')[1]?.split(',') ?? [];
    const stranger = 'f'.repeat(32);
    writeFileSync(
      path.join(folder, 'x.csv'),
      `resident_id,case_id,reason\n${member},case-1,own-choice\n${stranger},case-1,own-choice\n${member},case-9,own-choice\n`,
    );
    const before = digestFolder(folder);
    const { exitCode, stdout, stderr } = await runLoting(folder, 'assign exclude x.csv', options);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain(
      `✗ There is no member with the number or id "${stranger}".\n  Where: x.csv, line 3\n`,
    );
    expect(stderr).toContain('✗ There is no case "case-9" in the settings.\n  Where: x.csv, line 4\n');
    expect(digestFolder(folder)).toEqual(before);
  });

  it('takes members by the number that their letters, members.csv and the rosters give', async () => {
    const folder = copyPanel(assigned);
    await runLoting(folder, 'signup export --with-secret', options);
    const exported = readText(folder, 'exports/members.csv');
    const [, number = '', member = ''] =
      readText(folder, 'exports/roster-case-1.csv').split('\n')[1]?.split(',') ?? [];
    expect(exported).toContain(`\n${number},`);
    const other = queryColumn(folder, 'SELECT resident_id FROM members').find((id) => id !== member);
    writeFileSync(
      path.join(folder, 'x.csv'),
      // Once by number, once by both, and once with the number of one and the id of another.
      `member_number;resident_id;case_id;reason\n${number};;case-1;ill\n${number};${member};case-2;ill\n${number};${String(other)};case-2;ill\n`,
    );
    const refused = await runLoting(folder, 'assign exclude x.csv', options);
    expect(refused.stderr).toContain(
      `name two different members; the number is ${number}.\n  Where: x.csv, line 4\n`,
    );
    writeFileSync(path.join(folder, 'x.csv'), `member_number,case_id,reason\n${number},case-1,ill\n`);
    const { json } = await runJson(folder, 'assign exclude x.csv', options);
    expect(json).toMatchObject({ added: [{ residentId: member, caseId: 'case-1' }] });
    // The log keeps the opaque id.
    const { stdout } = await runLoting(folder, 'audit log --json', options);
    expect(stdout).toContain(member);
    expect(stdout).not.toContain(number);
    writeFileSync(path.join(folder, 'x.csv'), 'member_number,case_id,reason\n9-000001,case-1,ill\n');
    const unknown = await runLoting(folder, 'assign exclude x.csv', { ...options, language: 'nl' });
    expect(unknown.stderr).toContain('Er is geen lid met het nummer of id "9-000001".');
  });

  it.each([
    ['no file', undefined, 'The file does not exist.'],
    ['another header', 'id\n', 'The file has no column "member_number".'],
    ['a reason in words', `resident_id,case_id,reason\n${'a'.repeat(32)},case-1,Kent de buurman\n`, ''],
  ])('refuses %s', async (_what, content, said) => {
    const folder = copyPanel(signedUp);
    if (content !== undefined) writeFileSync(path.join(folder, 'x.csv'), content);
    const before = digestFolder(folder);
    const { exitCode, stderr } = await runLoting(folder, 'assign exclude x.csv', options);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(said);
    expect(stderr).not.toContain('buurman');
    expect(digestFolder(folder)).toEqual(before);
  });

  it('goes on after the groups are called, and says who has to be replaced', async () => {
    const folder = copyPanel(assigned);
    const [member] = queryColumn(folder, "SELECT resident_id FROM assignments WHERE case_id = 'case-1'");
    writeFileSync(
      path.join(folder, 'x.csv'),
      `resident_id,case_id,reason\n${String(member)},case-1,own-choice\n`,
    );
    const { exitCode, stdout } = await runLoting(folder, 'assign exclude x.csv', options);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('1 of them has a seat in the case. Next: loting assign replace');
  });
});

describe('loting assign run', () => {
  it('makes groups of the wanted size within every quota, in the tables and in JSON alike', async () => {
    const folder = copyPanel(signedUp);
    await runLoting(folder, exclude, options);
    const before = digestFolder(folder);
    const { json } = await runJson(folder, [...assignRun, '--dry-run'], options);
    expect(digestFolder(folder)).toEqual(before);
    const human = await runLoting(folder, assignRun, options);
    expect({ exitCode: human.exitCode, stderr: human.stderr }).toEqual({ exitCode: 0, stderr: '' });
    const { written, seed, cases, loads, assignmentsHash } = json as AssignJson;
    expect(written).toBe(false);
    expect(cases.map(({ caseId, reached }) => [caseId, reached])).toEqual([
      ['case-1', 8],
      ['case-2', 8],
    ]);
    for (const { caseId, reached, quotas } of cases) {
      for (const quota of quotas) {
        expect(quota.reached).toBeGreaterThanOrEqual(quota.minimum);
        expect(quota.reached).toBeLessThanOrEqual(quota.maximum);
      }
      expect(human.stdout).toMatch(
        new RegExp(`^${caseId} +${reached} +${quotas.length} +${quotas.length} `, 'm'),
      );
    }
    expect(human.stdout).toMatch(/^Total +16 /m);
    for (const { load, memberCount } of loads) {
      expect(human.stdout).toMatch(new RegExp(`^ *${load} +${memberCount}\\b`, 'm'));
    }
    expect(loads.reduce((sum, { load, memberCount }) => sum + load * memberCount, 0)).toBe(16);
    expect(human.stdout).toContain('The lottery is exact: on average');
    expect(human.stdout).toContain(`Seed: ${seed}`);
    expect(queryColumn(folder, 'SELECT assignments_hash FROM assignment_runs')).toEqual([assignmentsHash]);
    expect(queryColumn(folder, 'SELECT count(*) FROM assignments')).toEqual([16]);
  });

  it('is made once: a second run is refused, with any randomness', async () => {
    const before = digestFolder(assigned.folder);
    for (const words of [
      assignRun,
      ['assign', 'run', '--randomness', 'another'],
      [...assignRun, '--dry-run'],
    ]) {
      const { exitCode, stdout, stderr } = await runLoting(assigned.folder, words, options);
      expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
      expect(stderr).toContain('✗ Every case has its group already.');
    }
    expect(digestFolder(assigned.folder)).toEqual(before);
  });

  it('refuses randomness that nobody could type in again', async () => {
    const { exitCode, stderr } = await runLoting(signedUp.folder, ['assign', 'run', '--randomness', 'x ']);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('✗ The public randomness begins or ends with a space.');
  });

  it('says which quota cannot be met, with its figures, and changes nothing', async () => {
    const folder = copyPanel(signedUp);
    editSettings(folder, [[['cases', 0, 'groupSize'], 40]]);
    const before = digestFolder(folder);
    const { exitCode, stdout, stderr } = await runLoting(folder, assignRun, options);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('case-1');
    expect(stderr).toMatch(/\d+ members/);
    expect(digestFolder(folder)).toEqual(before);
  });

  it('refuses when nobody signed up, and when the settings of the draw were changed', async () => {
    const folder = copyPanel(signedUp);
    editSettings(folder, [[['eligibility', 'maximumAge'], 90]]);
    const changed = await runLoting(folder, assignRun, options);
    expect(changed.exitCode).toBe(1);
    expect(changed.stderr).toContain('✗ A setting that matters for the draw was changed');
    const drawn = await makeSmallPanel('draw');
    const nobody = await runLoting(drawn.folder, assignRun, options);
    expect(nobody.exitCode).toBe(1);
    expect(nobody.stderr).toContain('✗ Nobody was admitted to the panel yet');
  });
});

describe('loting assign export', () => {
  it('writes a roster per case and the log, the same in the table, in JSON and in the files', async () => {
    const { folder } = assigned;
    const before = digestFolder(folder);
    const { stdout } = await runLoting(folder, 'assign export --dry-run');
    const { json } = await runJson(folder, 'assign export');
    expect(digestFolder(folder), 'the same bytes again').toEqual(before);
    const { files } = json as { readonly files: readonly { readonly file: string; readonly rows: number }[] };
    expect(files.map(({ file }) => file)).toEqual([
      'exports/roster-case-1.csv',
      'exports/roster-case-2.csv',
      'exports/assignment-log.csv',
      'exports/quotas.csv',
      'exports/meetings.csv',
      'exports/loads.csv',
      'exports/load-figures.csv',
      'exports/weights.csv',
    ]);
    for (const { file, rows } of files) {
      expect(readText(folder, file).trimEnd().split('\n'), file).toHaveLength(rows + 1);
      expect(stdout).toMatch(new RegExp(`^${file.replace('.', '\\.')} +${rows}$`, 'm'));
      expect(readRights(path.join(folder, file))).toBe('600');
    }
    expect(readText(folder, 'exports/roster-case-1.csv')).toMatch(
      /^seat,member_number,resident_id\n(?:\d+,1-\d{6},[0-9a-f]{32}\n){8}$/,
    );
  });

  it('brings back a roster that was lost, and writes none of them when one cannot be written', async () => {
    const folder = copyPanel(assigned);
    const before = digestFolder(folder);
    rmSync(path.join(folder, 'exports/roster-case-2.csv'));
    expect((await runLoting(folder, 'assign export')).exitCode).toBe(0);
    expect(digestFolder(folder)).toEqual(before);

    rmSync(path.join(folder, 'exports'), { recursive: true });
    writeFileSync(path.join(folder, 'exports'), 'a file in the way');
    const blocked = digestFolder(folder);
    const { exitCode, stderr } = await runLoting(folder, 'assign export');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('✗ The file cannot be written');
    expect(digestFolder(folder)).toEqual(blocked);
  });

  it('writes tables that Excel opens as they are, beside those that the audit compares', async () => {
    const folder = copyPanel(assigned);
    expect((await runLoting(folder, 'assign export --excel')).exitCode).toBe(0);
    const lines = readText(folder, 'exports/excel/load-figures.csv').split('\r\n');
    expect(lines[0]).toBe('\ufefffigure;cases;expected_cases');
    const gini = /^gini,([\d.]+),/mu.exec(readText(folder, 'exports/load-figures.csv'))?.[1] ?? '';
    expect(lines.find((line) => line.startsWith('gini'))).toContain(`;${gini.replace('.', ',')};`);
    expect((await runLoting(folder, 'audit verify', options)).exitCode).toBe(0);
  });

  it("writes each case's pool and targets so that assign select and other programs can read them", async () => {
    const folder = copyPanel(assigned);
    expect((await runLoting(folder, 'assign export --sortition')).exitCode).toBe(0);
    const pool = 'exports/sortition/case-1';
    const select = `assign select --people ${pool}-people.csv --features ${pool}-features.csv --number 8 --seed 1`;
    const { exitCode, stderr, json } = await runJson(folder, select);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const { selected } = json as { selected: readonly string[] };
    expect(selected).toHaveLength(8);
    const excluded = readText(folder, EXCLUSIONS_FILE)
      .split('\n')
      .filter((line) => line.includes(',case-1,'));
    expect(excluded.length).toBeGreaterThan(0);
    const people = readText(folder, `${pool}-people.csv`);
    for (const line of excluded) expect(people).not.toContain(line.split(',')[0]);
  });

  it('is refused before the assignment', async () => {
    const { exitCode, stderr } = await runLoting(signedUp.folder, 'assign export');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('✗ No members have been assigned to cases yet.');
  });
});
