import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makePanelKey, readPanelKey } from '../../src/store/panel-key.ts';
import { makeFolders, workingFolderAt } from '../../src/store/working-folder.ts';
import { codesOf, valueOf } from './expect-result.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

const entropy = Uint8Array.from({ length: 32 }, (_, index) => index * 8);

describe('the key of a panel', () => {
  it('is written as 64 hexadecimal digits for its owner only, and read back', () => {
    const path = join(makeTemporaryFolder(), 'loting.key');
    expect(valueOf(makePanelKey(path, entropy))).toEqual(entropy);
    expect(readFileSync(path, 'utf8')).toBe(`${Buffer.from(entropy).toString('hex')}\n`);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(valueOf(readPanelKey(path))).toEqual(entropy);
  });

  it('is never replaced', () => {
    const folder = makeTemporaryFolder();
    const path = join(folder, 'loting.key');
    valueOf(makePanelKey(path, entropy));
    expect(codesOf(makePanelKey(path, new Uint8Array(32)))).toEqual(['store.file-exists']);
    expect(valueOf(readPanelKey(path))).toEqual(entropy);
    expect(readdirSync(folder)).toEqual(['loting.key']);
  });

  it('takes exactly 32 bytes', () => {
    expect(() => makePanelKey(join(makeTemporaryFolder(), 'k'), new Uint8Array(31))).toThrow('32 bytes');
  });

  it.each([
    ['', 'store.key-invalid'],
    ['0'.repeat(63), 'store.key-invalid'],
    ['0'.repeat(65), 'store.key-invalid'],
    [`${'0'.repeat(64)}\n\n`, 'store.key-invalid'],
    ['G'.repeat(64), 'store.key-invalid'],
    [`\uFEFF${'0'.repeat(64)}`, 'store.key-invalid'],
  ])('%j is refused as %s', (text, code) => {
    const path = join(makeTemporaryFolder(), 'loting.key');
    writeFileSync(path, text);
    expect(codesOf(readPanelKey(path))).toEqual([code]);
  });

  it.each(['', '\n', '\r\n'])('is read whatever ends its line: %j', (end) => {
    const path = join(makeTemporaryFolder(), 'loting.key');
    writeFileSync(path, `${'a5'.repeat(32)}${end}`);
    expect(valueOf(readPanelKey(path))).toEqual(new Uint8Array(32).fill(0xa5));
  });

  it('is missed by its name, and a folder in its place is refused', () => {
    const folder = makeTemporaryFolder();
    expect(codesOf(readPanelKey(join(folder, 'loting.key')))).toEqual(['store.key-missing']);
    expect(codesOf(readPanelKey(folder))).toEqual(['store.file-unreadable']);
  });
});

describe('the working folder', () => {
  it('is made for its owner only, again without harm, with everything inside it', () => {
    const folder = workingFolderAt(join(makeTemporaryFolder(), 'panel'));
    valueOf(makeFolders(folder));
    valueOf(makeFolders(folder));
    expect(readdirSync(folder.root)).toEqual(['audit', 'exports', 'letters', 'reports', 'templates']);
    expect(statSync(folder.root).mode & 0o777).toBe(0o700);
    expect(statSync(folder.letters).mode & 0o777).toBe(0o700);
    expect(Object.values(folder).every((path) => String(path).startsWith(folder.root))).toBe(true);
  });

  it('is refused where a file stands', () => {
    const path = join(makeTemporaryFolder(), 'file');
    writeFileSync(path, 'x');
    expect(codesOf(makeFolders(workingFolderAt(path)))).toEqual(['store.file-unwritable']);
  });
});
