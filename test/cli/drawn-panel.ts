/** Small panels for the tests of the draw's commands, made once for each stage and copied for each test. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { afterAll, expect } from 'vitest';
import { parseDocument } from 'yaml';
import { copyFolder } from './copy-folder.ts';
import type { CallResult } from './run-loting.ts';
import { makeTestFolder, runLoting } from './run-loting.ts';

/** A round of drand's chain quicknet, as its network published it. */
export const ROUND = 657_413;
export const SIGNATURE =
  'b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b';
/** Before that round was known, and after. */
export const BEFORE = '2023-09-14T09:00:00.000Z';
export const AFTER = '2027-01-05T09:00:00.000Z';
export const DICE = '3 1 6 6 2 5';

/** Runs a call after the round was known, unless told otherwise. */
export function run(
  folder: string,
  call: string | readonly string[],
  now: string = AFTER,
): Promise<CallResult> {
  return runLoting(folder, call, { now });
}

/** Runs a call that must succeed, and gives what it printed. */
export async function succeed(
  folder: string,
  call: string | readonly string[],
  now?: string,
): Promise<string> {
  const { exitCode, stdout, stderr } = await run(folder, call, now);
  expect(exitCode, `${String(call)}: ${stderr}`).toBe(0);
  return stdout;
}

/** Runs a call that must be refused with a sentence that matches, and leave every file of the folder as it was. */
export async function expectRefused(
  folder: string,
  call: string | readonly string[],
  sentence: RegExp,
  now?: string,
): Promise<void> {
  const before = fingerprintOf(folder);
  const { exitCode, stderr } = await run(folder, call, now);
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: expect.stringMatching(sentence) as string });
  expect(stderr).toMatch(/^✗ [A-Z].*\.$/m);
  expect(fingerprintOf(folder)).toEqual(before);
}

/** The SHA-256 of every file, without SQLite's own, whose bytes change while nothing in them does. */
function fingerprintOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.db-(?:wal|shm)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files.sort().map((file) => [file, createHash('sha256').update(readFileSync(file)).digest('hex')]),
  );
}

const templates = new Map<string, string>();
afterAll(() => {
  for (const folder of templates.values()) rmSync(folder, { recursive: true, force: true });
  templates.clear();
});

/** A folder of its own, in which these calls were made; each list of calls is played once for a file of tests. */
async function copyOf(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  let template = templates.get(name);
  if (template === undefined) {
    template = mkdtempSync(path.join(tmpdir(), 'loting-template-'));
    await make(template);
    templates.set(name, template);
  }
  const folder = makeTestFolder();
  copyFolder(template, folder);
  return folder;
}

/** A setting by its path in `loting.yaml`, and its new value. */
type SettingChanges = readonly (readonly [path: readonly (string | number)[], value: unknown])[];

const smallSettings: SettingChanges = [
  [['panel', 'members'], { minimum: 20, maximum: 100 }],
  [['municipalities', 0, 'targetMembers'], 40],
  [['municipalities', 0, 'letters'], 60],
  [['municipalities', 0, 'expectedResponse'], 0.5],
  [['municipalities', 1, 'targetMembers'], 19],
  [['municipalities', 1, 'letters'], 40],
  [['municipalities', 1, 'expectedResponse'], 0.5],
  [['cases'], [{ id: 'case-1', title: 'Case 1', date: '2027-03-01', groupSize: 16 }]],
];

/** Changes settings in `loting.yaml`; everything else in the file stays as it is. */
export function changeSettings(folder: string, changes: SettingChanges): void {
  const file = path.join(folder, 'loting.yaml');
  const document = parseDocument(readFileSync(file, 'utf8'));
  for (const [at, value] of changes) document.setIn(at, document.createNode(value));
  writeFileSync(file, document.toString({ lineWidth: 0 }));
}

/** 60 letters in Utrecht and 40 in Zoetermeer, of which half should sign up: 10 too few, and just enough. */
export function makeFramedPanel(): Promise<string> {
  return copyOf('framed', async (folder) => {
    await succeed(folder, 'init .', BEFORE);
    changeSettings(folder, smallSettings);
    await succeed(folder, 'register synth --residents 2000 --seed draw --out registers', BEFORE);
    await succeed(folder, 'frame build', BEFORE);
  });
}

/** Committed to with the drand round. */
export function makeCommittedPanel(): Promise<string> {
  return copyOf('committed', async (folder) => {
    copyFolder(await makeFramedPanel(), folder);
    await succeed(folder, `frame commit --drand-round ${ROUND}`, BEFORE);
  });
}

export const DRAND_CALL = `draw run --drand-round ${ROUND} --drand-signature ${SIGNATURE}`;

/** Drawn with the drand round. */
export function makeDrawnPanel(): Promise<string> {
  return copyOf('drawn', async (folder) => {
    copyFolder(await makeCommittedPanel(), folder);
    await succeed(folder, DRAND_CALL);
  });
}

/** What `--json` gives. */
export async function readJson(folder: string, call: string): Promise<Record<string, unknown>> {
  return JSON.parse(await succeed(folder, `${call} --json`)) as Record<string, unknown>;
}

/** A file of the folder as text; empty when it is not there. */
export function textOf(folder: string, file: string): string {
  const full = path.join(folder, file);
  return existsSync(full) ? readFileSync(full, 'utf8') : '';
}

/** The audit's verdict: exit code 0 and not one difference. */
export async function expectWhole(folder: string): Promise<void> {
  const { exitCode, stdout } = await run(folder, 'audit verify');
  expect({ exitCode, stdout }).toEqual({
    exitCode: 0,
    stdout: expect.stringContaining('Everything') as string,
  });
}
