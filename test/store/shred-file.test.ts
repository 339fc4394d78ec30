import { existsSync, linkSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shredFile } from '../../src/store/shred-file.ts';
import { codesOf, valueOf } from './expect-result.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

describe('shredding a file', () => {
  it('writes over its bytes before it removes it', () => {
    const folder = makeTemporaryFolder();
    const [path, other] = [join(folder, 'letters.pdf'), join(folder, 'another name')];
    writeFileSync(path, Buffer.alloc(3_000_000, 'a code'));
    // A second name of the same bytes on the disk.
    linkSync(path, other);
    expect(valueOf(shredFile(path))).toBe(true);
    expect(existsSync(path)).toBe(false);
    expect(readFileSync(other).equals(Buffer.alloc(3_000_000))).toBe(true);
  });

  it('is done when the file is gone, and refused with a sentence when it cannot be', () => {
    const folder = makeTemporaryFolder();
    expect(valueOf(shredFile(join(folder, 'nothing')))).toBe(false);
    expect(codesOf(shredFile(folder))).toEqual(['store.file-not-removed']);
  });

  it.skipIf(process.platform === 'win32')('never writes over what a link leads to', () => {
    const folder = makeTemporaryFolder();
    const [path, victim] = [join(folder, 'letters.pdf'), join(folder, 'victim')];
    writeFileSync(victim, 'as it was');
    symlinkSync(victim, path);
    expect(codesOf(shredFile(path))).toEqual(['store.linked']);
    expect(readFileSync(victim, 'utf8')).toBe('as it was');
  });
});
