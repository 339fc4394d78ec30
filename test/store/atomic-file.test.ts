import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sha256HexOfBytes } from '../../src/domain/hash.ts';
import {
  discardStagedFiles,
  publishStagedFiles,
  removeLeftovers,
  stageFile,
  writeFileAtomically,
  writeNewFileAtomically,
} from '../../src/store/atomic-file.ts';
import { codesOf, valueOf } from './expect-result.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';
import { startChild } from './run-child.ts';

function* breaking(): Generator<Uint8Array> {
  yield Buffer.alloc(100_000, 'x');
  throw new Error('a defect in a stage');
}

describe('writing a file', () => {
  it('writes text, bytes and chunks, and gives their hash and size', () => {
    const folder = makeTemporaryFolder();
    const chunks = [Buffer.from('één'), Buffer.alloc(0), Buffer.from('|twee')];
    for (const content of ['één|twee', Buffer.from('één|twee'), chunks]) {
      const written = valueOf(writeFileAtomically(join(folder, 'a.txt'), content));
      expect(readFileSync(written.path, 'utf8')).toBe('één|twee');
      expect(written.byteCount).toBe(10);
      expect(written.sha256).toBe(sha256HexOfBytes(Buffer.from('één|twee')));
    }
    expect(readdirSync(folder)).toEqual(['a.txt']);
  });

  it('gives the file to its owner only, unless told otherwise', () => {
    const folder = makeTemporaryFolder();
    valueOf(writeFileAtomically(join(folder, 'private'), 'x'));
    valueOf(writeFileAtomically(join(folder, 'public'), 'x', { mode: 0o644 }));
    expect(statSync(join(folder, 'private')).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'public')).mode & 0o777).toBe(0o644);
  });

  it('leaves the old file and nothing else when the content breaks off half-way', () => {
    const folder = makeTemporaryFolder();
    const path = join(folder, 'a.txt');
    writeFileSync(path, 'old');
    expect(() => writeFileAtomically(path, breaking())).toThrow('a defect in a stage');
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['a.txt']);
  });

  it('replaces a planted link instead of writing through it', () => {
    const folder = makeTemporaryFolder();
    writeFileSync(join(folder, 'victim'), 'mine');
    symlinkSync(join(folder, 'victim'), join(folder, 'a.txt'));
    valueOf(writeFileAtomically(join(folder, 'a.txt'), 'new'));
    expect(readFileSync(join(folder, 'victim'), 'utf8')).toBe('mine');
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('new');
  });

  it('refuses a folder that is not there, and a name that a folder has', () => {
    const folder = makeTemporaryFolder();
    mkdirSync(join(folder, 'taken', 'inside'), { recursive: true });
    expect(codesOf(writeFileAtomically(join(folder, 'none', 'a.txt'), 'x'))).toEqual([
      'store.file-unwritable',
    ]);
    expect(codesOf(writeFileAtomically(join(folder, 'taken'), 'x'))).toEqual(['store.file-unwritable']);
    expect(readdirSync(folder)).toEqual(['taken']);
  });

  it('never replaces a file when it should be new', () => {
    const folder = makeTemporaryFolder();
    const path = join(folder, 'a.txt');
    valueOf(writeNewFileAtomically(path, 'first'));
    expect(codesOf(writeNewFileAtomically(path, 'second'))).toEqual(['store.file-exists']);
    expect(readFileSync(path, 'utf8')).toBe('first');
    expect(readdirSync(folder)).toEqual(['a.txt']);
  });

  it('says that there is no room, and leaves the old file and nothing else', async () => {
    const folder = makeTemporaryFolder();
    const path = join(folder, 'a.txt');
    writeFileSync(path, 'old');
    const { output, errors, code } = await startChild('write-large-file.ts', [path], 64).ended;
    expect({ output, errors, code }).toEqual({ output: 'store.file-unwritable\n', errors: '', code: 0 });
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['a.txt']);
  });
});

describe('staging several files', () => {
  it('shows none before they are published, and all after', () => {
    const folder = makeTemporaryFolder();
    const staged = ['a', 'b'].map((name) => valueOf(stageFile(join(folder, name), name)));
    expect(readdirSync(folder).filter((name) => !name.startsWith('.'))).toEqual([]);
    valueOf(publishStagedFiles(staged));
    expect(readdirSync(folder)).toEqual(['a', 'b']);
  });

  it('leaves nothing when they are discarded', () => {
    const folder = makeTemporaryFolder();
    const staged = ['a', 'b'].map((name) => valueOf(stageFile(join(folder, name), name)));
    discardStagedFiles(staged);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('removes the rest when one cannot be renamed', () => {
    const folder = makeTemporaryFolder();
    const staged = ['a', 'b', 'c'].map((name) => valueOf(stageFile(join(folder, name), name)));
    mkdirSync(join(folder, 'b'));
    expect(codesOf(publishStagedFiles(staged))).toEqual(['store.file-unwritable']);
    expect(readdirSync(folder)).toEqual(['a', 'b']);
  });
});

describe('leftovers of a killed process', () => {
  it('are removed, but not the files of one that still runs', async () => {
    const folder = makeTemporaryFolder();
    const killed = startChild('stage-and-wait.ts', [join(folder, 'a.txt')]);
    await killed.started;
    expect(removeLeftovers(folder)).toEqual({ ok: true, value: 0 });
    expect(readdirSync(folder)).toHaveLength(1);
    killed.process.kill('SIGKILL');
    await killed.ended;
    for (const name of readdirSync(folder)) writeFileSync(join(folder, `${name}-journal`), '');
    expect(removeLeftovers(folder)).toEqual({ ok: true, value: 2 });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('do not include anything else in the folder', () => {
    const folder = makeTemporaryFolder();
    for (const name of ['a.loting-tmp', '.a.1-x.loting-tmp', '.hidden', 'b.txt'])
      writeFileSync(join(folder, name), '');
    expect(removeLeftovers(folder)).toEqual({ ok: true, value: 0 });
    expect(existsSync(join(folder, 'a.loting-tmp'))).toBe(true);
    expect(codesOf(removeLeftovers(join(folder, 'none')))).toEqual(['store.file-unwritable']);
  });
});
