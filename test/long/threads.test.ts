import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyFolder } from '../cli/copy-folder.ts';
import { makeLongFolder, mustRun } from './run-built.ts';

const RESIDENT_COUNT = 100_000;
const { folder, remove } = makeLongFolder();
afterAll(remove);
const panel = path.join(folder, 'panel');

beforeAll(() => {
  mustRun(folder, 'init', panel);
  mustRun(folder, 'register', 'synth', '--residents', String(RESIDENT_COUNT), '--out', `${panel}/registers`);
});

/** The frame built with so many threads: all files by name, and what the command says of the counts. */
function buildWith(threadCount: number): {
  readonly files: readonly (readonly [string, string])[];
  readonly said: string;
} {
  const own = path.join(folder, `panel-${threadCount}`);
  copyFolder(panel, own);
  const said = mustRun(folder, 'frame', 'build', '--threads', String(threadCount), '--json', '--dir', own);
  const audit = path.join(own, 'audit');
  const files = readdirSync(audit)
    .toSorted()
    .map((name) => [name, readFileSync(path.join(audit, name), 'latin1')] as const);
  return { files, said };
}

describe(`a frame of ${RESIDENT_COUNT} residents`, () => {
  it('has the same bytes and the same counts with 1, 2, 3 and 5 threads', () => {
    const one = buildWith(1);
    expect(one.files.map(([name]) => name)).toContain('frame.csv');
    for (const threadCount of [2, 3, 5]) {
      const several = buildWith(threadCount);
      expect(several.said).toBe(one.said);
      for (const [index, [name, bytes]] of one.files.entries()) {
        expect(several.files[index]?.[0]).toBe(name);
        // Not compared by `toBe`, which would print megabytes.
        expect(several.files[index]?.[1] === bytes, name).toBe(true);
      }
    }
  });
});
