import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RegisterCheckReport } from '../../src/report/register-check/register-check-report.ts';
import { goodRegister, goodRow, testHeader, toCsv, aNumbers } from '../register/brp-csv.ts';
import { makeTestFolder, runLoting } from './run-loting.ts';

/** A folder with one file `register.csv`. */
function folderWith(content: string | Uint8Array, name = 'register.csv'): string {
  const folder = makeTestFolder();
  writeFileSync(path.join(folder, name), content);
  return folder;
}

async function reportOf(folder: string, call: string): Promise<RegisterCheckReport> {
  const { stdout, stderr, exitCode } = await runLoting(folder, `${call} --json`);
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  return JSON.parse(stdout) as RegisterCheckReport;
}

const mixedRegister = toCsv([
  testHeader,
  goodRow(0),
  goodRow(0, { surname: 'Proefdubbel' }),
  goodRow(1, { surname: 'Proef0', houseNumber: '1' }),
  goodRow(2, { birthDate: '20150101', houseNumber: '1' }),
  goodRow(3, { birthDate: '19801301' }),
  goodRow(4, { suspension: 'O' }),
  goodRow(5, { municipalityCode: '0637', district: '' }),
  goodRow(6, { postcode: '351AA', surname: 'Жданов' }),
  goodRow(7).slice(1),
]);

describe('loting register check', () => {
  it('tells what is in a file without a working folder, and writes nothing', async () => {
    const folder = folderWith(mixedRegister);
    const { stdout, exitCode } = await runLoting(folder, 'register check register.csv --municipality GM0344');
    expect(exitCode).toBe(0);
    for (const words of [
      'How the files were read',
      'ordinary',
      'utf-8',
      'GM0344',
      'Columns of register.csv',
      'U+0416',
      'Excluded: outside-municipality',
      'Excluded: too-young',
      'Age band',
      '0-17',
      'WK034401',
      'unknown',
      'Persons per address',
      'register.csv, row 2',
      'Nothing was written.',
    ]) {
      expect(stdout).toContain(words);
    }
    expect(readdirSync(folder)).toEqual(['register.csv']);
  });

  it('accounts for every row', async () => {
    const { files, population, problems } = await reportOf(
      folderWith(mixedRegister),
      'register check register.csv --municipality GM0344 --reference-date 2027-01-01',
    );
    expect(files).toMatchObject([{ rowCount: 9, residentCount: 7, comparedRowCount: 8 }]);
    expect(population).toMatchObject({
      residentCount: 7,
      personCount: 6,
      samePersonCount: 1,
      sameNameAndAddressCount: 1,
      eligibleCount: 3,
      repeatedEligibleCount: 1,
    });
    expect(Object.entries(population.excluded).filter(([, count]) => count > 0)).toEqual([
      ['suspended', 1],
      ['outside-municipality', 1],
      ['too-young', 1],
    ]);
    expect(problems).toEqual([
      { problem: 'broken-row', isWarning: false, count: 1 },
      { problem: 'invalid-birth-date', isWarning: false, count: 1 },
      { problem: 'wrong-postcode', isWarning: true, count: 1 },
      { problem: 'character-outside-brp', isWarning: true, count: 1 },
      { problem: 'same-person', isWarning: false, count: 1 },
      { problem: 'same-name-and-address', isWarning: true, count: 1 },
    ]);
  });

  it('names columns that hold something and are not read, so that none is overlooked', async () => {
    const row = goodRow(0);
    const unread = toCsv([
      [...testHeader, 'Roepnaam', 'Leeg'],
      [...row, 'Proef', ''],
    ]);
    const call = 'register check register.csv --municipality GM0344';
    const { stdout } = await runLoting(folderWith(unread), call);
    expect(stdout).toContain('! Filled, but not read: Roepnaam. ');
    expect((await runLoting(folderWith(goodRegister(3)), call)).stdout).not.toContain('Filled, but');
  });

  it('counts ages on the day of today when nothing gives another', async () => {
    const folder = folderWith(goodRegister(1));
    const { referenceDate } = await reportOf(folder, 'register check register.csv');
    expect(referenceDate).toBe('2027-01-04');
  });

  it('does not tell municipalities apart when none is named, and says so', async () => {
    const folder = folderWith(toCsv([testHeader, goodRow(0), goodRow(1, { municipalityCode: '0637' })]));
    const report = await reportOf(folder, 'register check register.csv');
    expect(report.population.excluded['outside-municipality']).toBe(0);
    expect((await runLoting(folder, 'register check register.csv')).stdout).toContain('--municipality');
  });

  it('lists every problem by file, row and column, and nothing of the person', async () => {
    const folder = folderWith(mixedRegister);
    const call = 'register check register.csv --municipality GM0344 --problems problems.csv';
    const { stdout } = await runLoting(folder, call);
    expect(stdout).toContain('6 problems were written to problems.csv.');
    const text = readFileSync(path.join(folder, 'problems.csv'), 'utf8');
    expect(text.split('\n').map((line) => line.split(',').slice(0, 5).join())).toEqual([
      'file,row,column,problem,consequence',
      'register.csv,3,,same-person,counts once',
      'register.csv,4,,same-name-and-address,is used',
      'register.csv,6,01.03.10,invalid-birth-date,is left out',
      'register.csv,9,01.02.40,character-outside-brp,is used',
      'register.csv,9,08.11.60,wrong-postcode,is used',
      'register.csv,10,,broken-row,is left out',
      '',
    ]);
    const json = (await runLoting(folder, `${call} --json`)).stdout;
    for (const personal of ['Proef', 'Ж', 'Testa', '3511', '351AA', '1980', ...aNumbers(8)]) {
      expect(`${text}${stdout}${json}`).not.toContain(personal);
    }
  });

  it('replaces an earlier list of problems, but no other file', async () => {
    const folder = folderWith(mixedRegister);
    const call = 'register check register.csv --problems problems.csv';
    for (const _ of [1, 2]) expect((await runLoting(folder, call)).exitCode).toBe(0);
    for (const other of ['register.csv', 'notes.txt']) {
      writeFileSync(path.join(folder, 'notes.txt'), 'kept');
      const before = readFileSync(path.join(folder, other));
      const { exitCode, stderr } = await runLoting(folder, `register check register.csv --problems ${other}`);
      expect(exitCode).toBe(1);
      expect(stderr).toContain('no list of problems');
      expect(readFileSync(path.join(folder, other))).toEqual(before);
    }
  });

  it.skipIf(process.platform === 'win32')('does not wait for a pipe in the place of the list', async () => {
    const folder = folderWith(mixedRegister);
    execFileSync('mkfifo', [path.join(folder, 'pipe')]);
    const { exitCode, stderr } = await runLoting(folder, 'register check register.csv --problems pipe');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('it is not an ordinary file');
  });

  it('is refused without a file and without settings', async () => {
    const { exitCode, stderr } = await runLoting(makeTestFolder(), 'register check');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('loting register check FILE');
  });

  it('collects what is wrong with each file, and then shows no figures', async () => {
    const folder = folderWith(goodRegister(2));
    writeFileSync(path.join(folder, 'empty.csv'), '');
    writeFileSync(path.join(folder, 'copy.csv'), goodRegister(2));
    const { exitCode, stdout, stderr } = await runLoting(
      folder,
      'register check register.csv empty.csv missing.csv copy.csv --problems problems.csv',
    );
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    for (const file of ['empty.csv', 'missing.csv', 'copy.csv']) expect(stderr).toContain(file);
    expect(stderr).toContain('byte for byte');
    expect(existsSync(path.join(folder, 'problems.csv'))).toBe(false);
  });

  it.each(['--municipality G/M', '--reference-date 2027-02-30'])('refuses %s', async (option) => {
    const folder = folderWith(goodRegister(1));
    const { exitCode, stderr } = await runLoting(folder, `register check register.csv ${option}`);
    expect(exitCode).toBeGreaterThan(0);
    expect(stderr).toContain(option.split(' ')[0]);
  });
});

/** A working folder with a small register for each of its two municipalities. */
async function makePanel(): Promise<string> {
  const folder = makeTestFolder();
  await runLoting(folder, 'init panel');
  const panel = path.join(folder, 'panel');
  await runLoting(folder, 'register synth --residents 3000 --out panel/registers');
  return panel;
}

const change = (panel: string, search: string, replacement: string): void => {
  const file = path.join(panel, 'loting.yaml');
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(search);
  writeFileSync(file, text.replace(search, replacement));
};

describe('loting register check in a working folder', () => {
  it('finds in the registers of the settings just what the frame is built of', async () => {
    const panel = await makePanel();
    const { files, population, districtYear } = await reportOf(panel, 'register check');
    expect(files.map(({ municipality }) => municipality)).toEqual(['GM0344', 'GM0637']);
    expect(districtYear).toBe(2024);
    const built = await runLoting(panel, 'frame build --json');
    const frame = JSON.parse(built.stdout) as {
      residents: number;
      registers: { rows: number; excluded: Record<string, number> }[];
    };
    expect(population.eligibleCount).toBe(frame.residents);
    expect(files.map(({ rowCount }) => rowCount)).toEqual(frame.registers.map(({ rows }) => rows));
    for (const [reason, count] of Object.entries(population.excluded)) {
      const inFrame = frame.registers.reduce((sum, { excluded }) => sum + (excluded[reason] ?? 0), 0);
      expect([reason, count]).toEqual([reason, inFrame]);
    }
  });

  it('knows the municipality of a file that the settings name, and asks for that of another', async () => {
    const panel = await makePanel();
    const { files } = await reportOf(panel, 'register check registers/GM0637.csv');
    expect(files.map(({ municipality }) => municipality)).toEqual(['GM0637']);
    writeFileSync(path.join(panel, 'other.csv'), goodRegister(2));
    const refused = await runLoting(panel, 'register check other.csv');
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain('--municipality with one of GM0344, GM0637');
    expect((await runLoting(panel, 'register check other.csv --municipality GM0344')).exitCode).toBe(0);
  });

  it('leaves out who is on the lists of the settings, as the frame does', async () => {
    const panel = await makePanel();
    const before = await reportOf(panel, 'register check');
    await runLoting(panel, 'frame build');
    const ids = readFileSync(path.join(panel, 'audit/frame.csv'), 'utf8')
      .split('\n')
      .slice(1, 41)
      .map((line) => line.slice(0, 32));
    writeFileSync(path.join(panel, 'opt-out.csv'), ids.slice(0, 10).join('\n'));
    writeFileSync(
      path.join(panel, 'earlier.csv'),
      `resident_id,x\n${ids.map((id) => `${id},1`).join('\n')}\n`,
    );
    change(panel, '  # optOut: opt-out.csv', '  optOut: opt-out.csv\n  drawnBefore: [{ file: earlier.csv }]');
    const { population, lists } = await reportOf(panel, 'register check');
    expect(lists).toEqual([
      { list: 'optOut', entryCount: 10 },
      { list: 'drawnBefore', entryCount: 40 },
    ]);
    expect(population.excluded).toMatchObject({ 'opted-out': 10, 'drawn-before': 30 });
    expect(population.eligibleCount).toBe(before.population.eligibleCount - 40);
    const built = await runLoting(panel, 'frame build --json');
    expect(JSON.parse(built.stdout)).toMatchObject({ residents: population.eligibleCount });
  });

  it('finds who was drawn by an earlier panel under the key of that panel', async () => {
    const panel = await makePanel();
    const folder = path.dirname(panel);
    // Other entropy, so another key.
    await runLoting(folder, 'init earlier', { entropyByte: 9 });
    cpSync(path.join(panel, 'registers'), path.join(folder, 'earlier/registers'), { recursive: true });
    await runLoting(path.join(folder, 'earlier'), 'frame build');
    const earlierFrame = readFileSync(path.join(folder, 'earlier/audit/frame.csv'), 'utf8');
    writeFileSync(path.join(folder, 'drawn.csv'), earlierFrame.split('\n').slice(0, 26).join('\n'));
    const setting = 'drawnBefore: [{ file: ../drawn.csv, key: ../earlier/loting.key }]';
    change(panel, '  # optOut: opt-out.csv', `  ${setting}`);
    expect((await reportOf(panel, 'register check')).population.excluded['drawn-before']).toBe(25);
    change(panel, ', key: ../earlier/loting.key', '');
    expect((await reportOf(panel, 'register check')).population.excluded['drawn-before']).toBe(0);
  });

  it('holds the panel to the lists that it committed to', async () => {
    const panel = await makePanel();
    const list = path.join(panel, 'opt-out.csv');
    writeFileSync(list, 'bsn\n');
    change(panel, '  # optOut: opt-out.csv', '  optOut: opt-out.csv');
    await runLoting(panel, 'frame build');
    const changedSince = 'was changed after the frame was committed to';
    // So few residents are refused for other reasons, but not for this one.
    expect((await runLoting(panel, 'draw plan')).stderr).not.toContain(changedSince);
    writeFileSync(list, 'bsn\n111222333\n');
    const refused = await runLoting(panel, 'draw plan');
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain(changedSince);
    rmSync(list);
    expect((await runLoting(panel, 'draw plan')).stderr).toContain('opt-out.csv');
  });

  it('says when nobody of an earlier draw is found: another key made its ids', async () => {
    const panel = await makePanel();
    writeFileSync(path.join(panel, 'earlier.csv'), `resident_id\n${'0'.repeat(32)}\n`);
    change(panel, '  # optOut: opt-out.csv', '  drawnBefore: [{ file: earlier.csv }]');
    const { stdout } = await runLoting(panel, 'register check');
    expect(stdout).toContain('eligibility.drawnBefore names the right key');
  });

  it('takes the districts from a table of postcodes', async () => {
    const panel = await makePanel();
    change(panel, '    # file: districts-2024.csv', '    file: districts.csv');
    change(panel, '    district: wijk', '    district: "-"');
    writeFileSync(path.join(panel, 'districts.csv'), 'postcode,district\n3511,Binnenstad\n3512,Binnenstad\n');
    const { population } = await reportOf(panel, 'register check');
    const values = population.municipalities.map(({ districts }) => districts.map(({ value }) => value));
    expect(values).toEqual([['Binnenstad', 'unknown'], ['unknown']]);
    writeFileSync(path.join(panel, 'districts.csv'), 'postcode,district\n3511,A\nx,B\n3511,C\n');
    const { exitCode, stderr } = await runLoting(panel, 'register check');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('districts.csv, line 3');
    expect(stderr).toContain('districts.csv, line 4');
  });

  it('is refused in a folder that is named but is none', async () => {
    const { exitCode } = await runLoting(makeTestFolder(), 'register check --dir nowhere');
    expect(exitCode).toBe(1);
  });
});
