import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { goodRegister, goodRow, testFields, testHeader, toCsv } from '../register/brp-csv.ts';
import { makeTestFolder, runLoting } from './run-loting.ts';

const header = toCsv([testHeader]);
const other = goodRegister(40).replaceAll(';0344;', ';0637;');

/** A working folder with a good register for Zoetermeer, and `content` for Utrecht. */
async function panelWith(content: string | Uint8Array | undefined): Promise<string> {
  const folder = makeTestFolder();
  expect(await runLoting(folder, 'init .')).toMatchObject({ exitCode: 0 });
  mkdirSync(path.join(folder, 'registers'), { recursive: true });
  writeFileSync(path.join(folder, 'registers/GM0637.csv'), other);
  if (content !== undefined) writeFileSync(path.join(folder, 'registers/GM0344.csv'), content);
  return folder;
}

function frameHashOf(json: string): string | undefined {
  return (JSON.parse(json) as { frameHash?: string }).frameHash;
}

/** Every file of the folder with its contents. */
function contentsOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('loting.db'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .map((file) => `${file} ${readFileSync(file).toString('base64')}`);
}

describe('frame build on a register that cannot be used', () => {
  it.each<[string, string | Uint8Array, string, string]>([
    ['an empty file', '', 'GM0344.csv', 'is empty'],
    ['a header only', header, 'GM0344.csv', 'no rows'],
    ['a file cut in a row', goodRegister(3).slice(0, -40), 'GM0344.csv, row 4', 'in the middle of this row'],
    [
      'a quote never closed',
      toCsv([testHeader, goodRow(0), goodRow(1, { surname: '"Proef' }), goodRow(2)]),
      'GM0344.csv, row 3',
      'quote',
    ],
    [
      'a row of 10 MB',
      toCsv([testHeader, goodRow(0, { surname: 'x'.repeat(10_000_000) })]),
      'GM0344.csv, row 2',
      'longer than',
    ],
    ['NUL bytes', Buffer.alloc(5000), 'GM0344.csv', 'binary data'],
    [
      'another delimiter below the header',
      header + toCsv([goodRow(0), goodRow(1)], ','),
      'GM0344.csv, row 2',
      'has 24 columns',
    ],
    ['two header rows', header + goodRegister(2), 'GM0344.csv, row 2', 'is a header'],
    [
      'a second header with other names',
      toCsv([testHeader, [...testFields]]) + toCsv([goodRow(0)]),
      'GM0344.csv, row 2',
      'is a header',
    ],
    [
      'the register of another municipality',
      goodRegister(3).replaceAll(';0344;', ';0363;'),
      'GM0344.csv',
      'GM0344',
    ],
    ['the same file twice', other, 'GM0637.csv', 'byte for byte'],
    ['a damaged .gz', gzipSync(goodRegister(40)).subarray(0, -9), 'GM0344.csv', '.gz'],
  ])('refuses %s: a sentence with its place, and nothing is written', async (_, content, where, words) => {
    const folder = await panelWith(content);
    const before = contentsOf(folder);
    const { exitCode, stderr } = await runLoting(folder, 'frame build');
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: expect.stringContaining(where) });
    expect(stderr).toContain(words);
    expect(contentsOf(folder)).toEqual(before);
  });

  it('refuses a folder, and a file that is not there', async () => {
    const folder = await panelWith(undefined);
    const missing = await runLoting(folder, 'frame build');
    expect(missing).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('GM0344.csv') });
    mkdirSync(path.join(folder, 'registers/GM0344.csv'));
    const directory = await runLoting(folder, 'frame build');
    expect(directory).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('it is a folder') });
    expect(existsSync(path.join(folder, 'audit/frame.csv'))).toBe(false);
  });

  it('reads mixed line ends, and a compressed register as the plain one', async () => {
    const rows = Array.from({ length: 40 }, (_, index) =>
      toCsv([goodRow(index + 100)], ';', index % 2 === 0 ? '\n' : '\r\n'),
    );
    const text = header + rows.join('');
    const folder = await panelWith(text);
    const plain = await runLoting(folder, 'frame build --dry-run --json');
    expect(plain).toMatchObject({ exitCode: 0, stderr: '' });
    rmSync(path.join(folder, 'registers/GM0344.csv'));
    writeFileSync(path.join(folder, 'registers/GM0344.csv'), gzipSync(text));
    const packed = await runLoting(folder, 'frame build --dry-run --json');
    expect(frameHashOf(plain.stdout)).toMatch(/^[0-9a-f]{64}$/);
    expect(frameHashOf(packed.stdout)).toBe(frameHashOf(plain.stdout));
  });
});
