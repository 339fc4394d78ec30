import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeFailure } from '../../src/domain/describe-failure.ts';
import { sha256HexOfBytes } from '../../src/domain/hash.ts';
import { ok } from '../../src/domain/result.ts';
import { readFailure, writeFailure } from '../../src/store/file-failure.ts';
import { catchInterruptedRead, hashFile, readChunks, readWholeFile } from '../../src/store/read-file.ts';
import { codesOf, valueOf } from './expect-result.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

function errorOf(code: string): Error {
  return Object.assign(new Error(code), { code, syscall: 'open' });
}

describe('reading a file', () => {
  it('gives all its bytes in chunks of at most 1 MB, as often as asked', () => {
    const path = join(makeTemporaryFolder(), 'large');
    const bytes = Buffer.from(Array.from({ length: 2_500_000 }, (_, index) => index % 251));
    writeFileSync(path, bytes);
    const chunks = valueOf(readChunks(path));
    for (const round of [1, 2]) {
      // A chunk's memory is that of the next one too.
      const read = Array.from(chunks, (chunk) => Buffer.from(chunk));
      expect(
        read.map((chunk) => chunk.byteLength),
        `round ${round}`,
      ).toEqual([1048576, 1048576, 402848]);
      expect(Buffer.concat(read).equals(bytes)).toBe(true);
    }
    expect(valueOf(hashFile(path))).toBe(sha256HexOfBytes(bytes));
    expect(Buffer.from(valueOf(readWholeFile(path))).equals(bytes)).toBe(true);
  });

  it('gives no chunk of an empty file', () => {
    const path = join(makeTemporaryFolder(), 'empty');
    writeFileSync(path, '');
    expect([...valueOf(readChunks(path))]).toEqual([]);
    expect(valueOf(hashFile(path))).toBe(sha256HexOfBytes(new Uint8Array(0)));
  });

  it('can be stopped early', () => {
    const path = join(makeTemporaryFolder(), 'large');
    writeFileSync(path, Buffer.alloc(3_000_000));
    let count = 0;
    for (const chunk of valueOf(readChunks(path))) {
      count += chunk.byteLength;
      break;
    }
    expect(count).toBe(1048576);
  });

  it('refuses a missing file, a folder, a path through a file, and a pipe that nobody writes to', () => {
    const folder = makeTemporaryFolder();
    mkdirSync(join(folder, 'folder'));
    writeFileSync(join(folder, 'file'), 'x');
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    for (const read of [readChunks, hashFile, readWholeFile]) {
      expect(codesOf(read(join(folder, 'none')))).toEqual(['store.file-missing']);
      expect(codesOf(read(join(folder, 'folder')))).toEqual(['store.file-unreadable']);
      expect(codesOf(read(join(folder, 'file', 'deeper')))).toEqual(['store.file-unreadable']);
      expect(codesOf(read(join(folder, 'pipe')))).toEqual(['store.file-unreadable']);
    }
  });

  it('turns a file that goes away while a stage reads it into a failure', () => {
    const path = join(makeTemporaryFolder(), 'register.csv');
    writeFileSync(path, 'x');
    const chunks = valueOf(readChunks(path));
    rmSync(path);
    expect(codesOf(catchInterruptedRead(() => ok([...chunks])))).toEqual(['store.file-missing']);
    expect(() =>
      catchInterruptedRead(() => {
        throw new Error('a defect');
      }),
    ).toThrow('a defect');
  });
});

describe('errors of the file system', () => {
  it.each([
    ['EACCES', 'no permission', 'geen rechten'],
    ['ENOSPC', 'the disk is full', 'de schijf is vol'],
    ['EROFS', 'the disk can only be read', 'de schijf kan alleen worden gelezen'],
    ['EISDIR', 'it is a folder', 'het is een map'],
    ['EODD', 'EODD', 'EODD'],
  ])('%s reads as "%s", in Dutch as "%s"', (code, english, dutch) => {
    for (const failed of [writeFailure(errorOf(code), 'f'), readFailure(errorOf(code), 'f')]) {
      expect(describeFailure(failed, 'en').what).toContain(`(${english})`);
      expect(describeFailure(failed, 'nl').what).toContain(`(${dutch})`);
      expect(failed.place).toEqual({ file: 'f' });
    }
  });

  it('are told from defects, which are thrown on', () => {
    const defect = Object.assign(new TypeError('not a file error'), { code: 'ERR_INVALID_ARG_TYPE' });
    expect(() => readFailure(defect, 'f')).toThrow(defect);
    expect(() => writeFailure('text', 'f')).toThrow('text');
  });
});
