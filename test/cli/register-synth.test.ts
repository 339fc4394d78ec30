import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { digestFolder, hashFile, readRights } from './folder-digest.ts';
import { makeTestFolder, runJson, runLoting } from './run-loting.ts';
import { readText } from './small-panel.ts';

interface RegisterJson {
  readonly municipality: string;
  readonly file: string;
  readonly rows: number;
  readonly residents: number;
}

describe('loting register synth', () => {
  it('writes a register for each municipality, and tells the same in a table and in JSON', async () => {
    const folder = makeTestFolder();
    const { exitCode, stdout, stderr } = await runLoting(folder, 'register synth --residents 400');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const { json } = await runJson(folder, 'register synth --residents 400 --dry-run');
    const registers = json as readonly RegisterJson[];
    expect(registers.map(({ municipality, file }) => [municipality, file])).toEqual([
      ['GM0344', 'GM0344.csv'],
      ['GM0637', 'GM0637.csv'],
    ]);
    const [utrecht = 0, zoetermeer = 0] = registers.map(({ residents }) => residents);
    expect(utrecht + zoetermeer).toBe(400);
    expect(stdout).toMatch(new RegExp(`^Residents +${utrecht} +${zoetermeer} +400$`, 'm'));
    const rows = registers.map((register) => register.rows);
    const total = rows.reduce((sum, count) => sum + count, 0);
    expect(stdout).toMatch(new RegExp(`^Rows +${rows.join(' +')} +${total}$`, 'm'));
    for (const register of registers) {
      const text = readText(folder, `registers/${register.file}`);
      expect(text.startsWith('01.01.10;')).toBe(true);
      expect(readRights(path.join(folder, 'registers', register.file))).toBe('600');
    }
    expect(readRights(path.join(folder, 'registers'))).toBe('700');
  });

  it('gives the same bytes for the same seed, and others for another', async () => {
    const folder = makeTestFolder();
    const hashOf = async (seed: string, out: string): Promise<string> => {
      const words = ['register', 'synth', '--residents', '300', '--seed', seed, '--out', out];
      expect((await runLoting(folder, words)).exitCode).toBe(0);
      return hashFile(path.join(folder, out, 'GM0344.csv'));
    };
    const zero = await hashOf('0', 'a');
    expect(await hashOf('0', 'b')).toBe(zero);
    const others = [await hashOf('', 'c'), await hashOf('é', 'd'), await hashOf(' ', 'e')];
    expect(new Set([zero, ...others]).size).toBe(4);
  });

  it('never replaces a register', async () => {
    const folder = makeTestFolder();
    await runLoting(folder, 'register synth --residents 300');
    const before = digestFolder(folder);
    const { exitCode, stdout, stderr } = await runLoting(folder, 'register synth --residents 300 --seed x');
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('✗ The file exists already and is not overwritten.');
    expect(stderr).toContain(`Where: ${path.join(folder, 'registers/GM0344.csv')}`);
    expect(digestFolder(folder)).toEqual(before);
  });

  it('refuses a folder that cannot be made', async () => {
    const folder = makeTestFolder();
    writeFileSync(path.join(folder, 'registers'), 'a file');
    const { exitCode, stderr } = await runLoting(folder, 'register synth --residents 300');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('✗ The file cannot be written');
    expect(readText(folder, 'registers')).toBe('a file');
  });

  it('writes nothing with --dry-run', async () => {
    const folder = makeTestFolder();
    const { stdout } = await runLoting(folder, 'register synth --residents 300 --dry-run');
    expect(stdout).toContain('Nothing was written (--dry-run).');
    expect(digestFolder(folder)).toEqual({});
  });
});
