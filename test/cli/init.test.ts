import { chmodSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { digestFolder, readRights } from './folder-digest.ts';
import { makeTestFolder, runJson, runLoting } from './run-loting.ts';

describe('loting init', () => {
  it('makes a working folder that only its owner can read', async () => {
    const folder = makeTestFolder();
    const { exitCode, stdout, stderr } = await runLoting(folder, 'init panel');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain('Made the working folder panel:');
    expect(stdout).toContain('Next: put the register exports where loting.yaml says');
    const panel = path.join(folder, 'panel');
    expect(readdirSync(panel).sort()).toEqual(
      [
        'audit',
        'exports',
        'letters',
        'loting.db',
        'loting.key',
        'loting.yaml',
        'reports',
        'templates',
      ].sort(),
    );
    for (const name of readdirSync(panel, { recursive: true, encoding: 'utf8' })) {
      expect(readRights(path.join(panel, name)), name).toMatch(/^[67]00$/);
    }
    expect(readRights(panel)).toBe('700');
    expect(readFileSync(path.join(panel, 'loting.key'), 'utf8')).toBe(`${'07'.repeat(32)}\n`);
    expect(readFileSync(path.join(panel, 'loting.yaml'), 'utf8')).toBe(
      readFileSync(new URL('../../templates/loting.yaml', import.meta.url), 'utf8'),
    );
    expect((await runLoting(panel, 'status')).stdout).toContain('▸ Frame: not built.');
    const log = await runJson(panel, 'audit log');
    expect(log.json).toMatchObject([{ sequence: 1, type: 'panel.created' }]);
  });

  it('makes a folder around files that are there already', async () => {
    const folder = makeTestFolder();
    mkdirSync(path.join(folder, 'registers'));
    writeFileSync(path.join(folder, 'registers/GM0344.csv'), 'x');
    expect((await runLoting(folder, 'init')).exitCode).toBe(0);
    expect(readFileSync(path.join(folder, 'registers/GM0344.csv'), 'utf8')).toBe('x');
  });

  it('refuses to touch a folder that has a panel', async () => {
    const folder = makeTestFolder();
    await runLoting(folder, 'init panel');
    const before = digestFolder(folder);
    for (const call of ['init panel', 'init panel --dry-run']) {
      const { exitCode, stdout, stderr } = await runLoting(folder, call, { entropyByte: 8 });
      expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
      expect(stderr).toContain('✗ A working folder is already here: loting.yaml exists.');
      expect(stderr).toContain(`Where: ${path.join(folder, 'panel')}`);
      expect(stderr).toContain('Do:    Nothing was touched. Choose a new folder.');
    }
    expect(digestFolder(folder)).toEqual(before);
  });

  it('ends what an interrupted init left, with the same key', async () => {
    const folder = makeTestFolder();
    await runLoting(folder, 'init');
    rmSync(path.join(folder, 'loting.yaml'));
    const again = await runLoting(folder, 'init', { entropyByte: 8 });
    expect(again.exitCode).toBe(0);
    expect(readFileSync(path.join(folder, 'loting.key'), 'utf8')).toBe(`${'07'.repeat(32)}\n`);
    expect((await runLoting(folder, 'status')).exitCode).toBe(0);
  });

  it('says what it would make with --dry-run, and makes nothing', async () => {
    const folder = makeTestFolder();
    const { exitCode, stdout } = await runLoting(folder, 'init panel --dry-run');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('Would make the working folder panel:');
    expect(digestFolder(folder)).toEqual({});
  });

  it('refuses a place where no folder can be', async () => {
    const folder = makeTestFolder();
    writeFileSync(path.join(folder, 'panel'), 'a file', { mode: 0o600 });
    const before = digestFolder(folder);
    const { exitCode, stderr } = await runLoting(folder, 'init panel/inside');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('✗ The file cannot be written (a part of the path is not a folder).');
    expect(digestFolder(folder)).toEqual(before);
  });

  it('refuses a key that is left but is no key', async () => {
    const folder = makeTestFolder();
    writeFileSync(path.join(folder, 'loting.key'), 'no key\n');
    chmodSync(path.join(folder, 'loting.key'), 0o600);
    const { exitCode, stderr } = await runLoting(folder, 'init');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('✗ The key file does not hold 32 bytes');
    expect(readdirSync(folder)).not.toContain('loting.yaml');
    expect(readdirSync(folder)).not.toContain('loting.db');
  });
});
