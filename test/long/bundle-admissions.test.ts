/** The verifier in Python on an admission by lot: its seed, its hashes, and the order of those who stand in reserve. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SettingChanges } from '../audit/bundle-panel.ts';
import {
  drawWithBeacon,
  fewStrata,
  makeBundleFolder,
  makeCommittedPanel,
  mustRun,
} from '../audit/bundle-panel.ts';
import type { Forge } from '../audit/verifier.ts';
import {
  inLines,
  inRechainedLog,
  isPythonOptional,
  swapped,
  verify,
  verifyForged,
} from '../audit/verifier.ts';
import { ANSWERS_FILE, writeAnswers } from '../../src/cli/demo/write-site-files.ts';

const ADMISSIONS = 'admissions.csv';
const POSTING = '2027-02-01T09:00:00.000Z';

/** 100 letters and room for 30 members: more than ten of those who sign up stand in reserve. */
const fewPlaces: SettingChanges = [
  ['minimum: 800\n', 'minimum: 10\n'],
  ['maximum: 1000\n', 'maximum: 30\n'],
  ['targetMembers: 660\n', 'targetMembers: 20\n    letters: 60\n'],
  ['targetMembers: 240\n', 'targetMembers: 10\n    letters: 40\n'],
  ['expectedResponse: 0.09', 'expectedResponse: 0.6'],
  ['    groupSize: 250\n', '    groupSize: 16\n'],
  ...fewStrata,
];
let folder = '';
let researchers = '';
let everybody = '';

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'loting-admission-'));
  await makeCommittedPanel(folder, 600, fewPlaces);
  await drawWithBeacon(folder);
  await mustRun(folder, 'letters render --leave-out', POSTING);
  await mustRun(folder, 'letters posted --all --on 2027-02-01', POSTING);
  mkdirSync(path.join(folder, path.dirname(ANSWERS_FILE)));
  if (!(await writeAnswers(folder, 'bundle')).ok) throw new Error('no answers');
  await mustRun(folder, `signup import ${ANSWERS_FILE}`);
  await mustRun(folder, ['panel', 'admit', '--randomness', 'dice: 4 4 1']);
  researchers = await makeBundleFolder(folder, 'researchers');
  everybody = await makeBundleFolder(folder, 'public');
});
afterAll(() => rmSync(folder, { recursive: true }));

const rowsOf = (text: string): readonly string[] => text.split('\n').filter((row) => row !== '');

/** By the formula of the protocol: a hash over the lines of one role. */
function hashOfRole(text: string, role: string): string {
  const lines = rowsOf(text)
    .map((row) => row.split(','))
    .filter(([, of]) => of === role)
    .map(([, , number, residentId]) => `${number}|${residentId}\n`);
  return createHash('sha256').update(lines.join('')).digest('hex');
}

/** Changes the data of the admission in the log, and chains it anew. */
const inAdmission = (change: Readonly<Record<string, string | null>>): Forge =>
  inRechainedLog((events) =>
    events.map((event) =>
      event.type === 'panel.admitted'
        ? { ...event, data: { ...(event['data'] as object), ...change } }
        : event,
    ),
  );

/** Two neighbours in reserve change places, and every hash is made to fit. */
const reservesSwapped: Forge = (files) => {
  const text = files.read(ADMISSIONS);
  const first = rowsOf(text).findIndex((row) => row.includes(',reserve,'));
  const numbers = (rows: readonly string[]): readonly string[] =>
    rows.map((row, place) =>
      place === first || place === first + 1 ? row.replace(/,\d+,/, `,${place - first + 1},`) : row,
    );
  inLines(ADMISSIONS, (rows) => numbers(swapped(first)(rows)))(files);
  inAdmission({ reservesHash: hashOfRole(files.read(ADMISSIONS), 'reserve') })(files);
};

describe.skipIf(isPythonOptional)('an admission by lot', () => {
  it('has reserves, and is found right', () => {
    const text = readFileSync(path.join(researchers, ADMISSIONS), 'utf8');
    expect(rowsOf(text).filter((row) => row.includes(',reserve,')).length).toBeGreaterThan(3);
    for (const bundle of [researchers, everybody]) {
      const { exitCode, stdout } = verify(bundle);
      expect(exitCode, stdout).toBe(0);
    }
  });

  it.each<[string, Forge, RegExp]>([
    [
      'reserves in another order',
      reservesSwapped,
      /reserves of admission 1 do not stand in the order that its seed/,
    ],
    [
      'another seed',
      inAdmission({ seed: 'a'.repeat(64) }),
      /the seed of event \d+ \(panel\.admitted\) is a{64}/,
    ],
    [
      'other dice',
      inAdmission({ randomness: 'dice: 4 4 2' }),
      /the seed of event \d+ \(panel\.admitted\) is/,
    ],
    ['no lottery', inAdmission({ randomness: null, seed: null }), /has reserves, but there was no lottery/],
    [
      'other members',
      inAdmission({ membersHash: 'a'.repeat(64) }),
      /the members of admission 1, by their hash/,
    ],
  ])('is found out with %s, also when the whole log was chained anew', (_, forge, expected) => {
    const { exitCode, differences, stderr } = verifyForged(researchers, forge);
    expect(stderr).toBe('');
    expect(exitCode).toBe(1);
    expect(differences.join('\n')).toMatch(expected);
  });

  it('is checked by the public as far as its event is shown', () => {
    const isShown = readFileSync(path.join(everybody, 'log.jsonl'), 'utf8').includes(
      '"randomness":"dice: 4 4 1"',
    );
    expect(isShown).toBe(true);
    const { differences } = verifyForged(everybody, inAdmission({ seed: 'a'.repeat(64) }));
    expect(differences.join('\n')).toMatch(/the seed of event \d+ \(panel\.admitted\) is a{64}/);
  });
});
