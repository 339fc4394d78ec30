import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SettingChanges } from '../audit/bundle-panel.ts';
import {
  drawWithBeacon,
  fewStrata,
  makeBundleFolder,
  makeCommittedPanel,
  makeWholePanel,
  mustRun,
} from '../audit/bundle-panel.ts';
import { inLines, isPythonOptional, otherDigit, verify, verifyForged } from '../audit/verifier.ts';

let folder = '';
let researchers = '';
let everybody = '';

describe.skipIf(isPythonOptional)('the verifier in Python', () => {
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'loting-bundle-'));
    await makeWholePanel(folder, 1000, fewStrata);
    researchers = await makeBundleFolder(folder, 'researchers');
    everybody = await makeBundleFolder(folder, 'public');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('finds nothing wrong with the bundle for researchers, and says what it could not check', () => {
    const { exitCode, stdout, stderr } = verify(researchers);
    expect(stderr).toBe('');
    expect(stdout).toContain('Everything that could be recomputed is the same.');
    expect(stdout).not.toContain('DIFF');
    expect(stdout).toMatch(/Not checked:\n(- .*\n)*- The signature of drand round 657413/);
    expect(exitCode).toBe(0);
  });

  it('finds nothing wrong with the bundle for the public, and names every event that was withheld', () => {
    const { exitCode, stdout, stderr } = verify(everybody);
    expect(stderr).toBe('');
    expect(exitCode, stdout).toBe(0);
    for (const type of ['signup.recorded', 'exclusions.recorded', 'signups.imported']) {
      expect(stdout).toContain(`(${type}): content withheld`);
    }
  });

  it('finds a published hash, and misses one that is not there', async () => {
    const log = JSON.parse(await mustRun(folder, 'audit log --json')) as { hash: string }[];
    const hash = log[2]?.hash ?? '';
    expect(verify(researchers, '--published', hash).exitCode).toBe(0);
    expect(verify(everybody, '--published', hash).exitCode).toBe(0);
    const { exitCode, differences } = verify(everybody, '--published', otherDigit(hash));
    expect(exitCode).toBe(1);
    expect(differences.join()).toMatch(/The published hash [0-9a-f]{64} is not in this bundle/);
  });

  it('names what rests on the word of the municipality', () => {
    for (const bundle of [researchers, everybody]) {
      const { stdout } = verify(bundle);
      for (const dice of ['4 4 1', '2 6 3']) {
        expect(stdout).toMatch(
          new RegExp(`- That the randomness "dice: ${dice}" of event \\d+ \\(assignment.made\\)`),
        );
      }
      expect(stdout).toContain('- The reasons why members were kept from cases or left groups');
      expect(stdout).not.toContain('had died or moved');
    }
  });

  it('remarks that an event is earlier than the one before it', () => {
    // Letters were made before the draw that they are of: the tests set the clock back.
    for (const bundle of [researchers, everybody]) {
      expect(verify(bundle).stdout).toMatch(
        /Remarks:\n(- .*\n)*- Event \d+ of the log is earlier than event \d+: /,
      );
    }
    expect(
      verifyForged(
        researchers,
        inLines('log.jsonl', (lines) => [...lines.slice(0, 5), '']),
      ).stdout,
    ).not.toContain('is earlier than');
  });

  it('says with exit code 2 that a folder is no bundle', () => {
    expect(verifyForged(researchers, ({ remove }) => remove('bundle.json')).exitCode).toBe(2);
  });
});

describe.skipIf(isPythonOptional)('the verifier, of a panel with a history', () => {
  it('takes an unused commitment, a replaced draw and a refresh for what they are, and tells of them', async () => {
    const panel = mkdtempSync(path.join(tmpdir(), 'loting-bundle-'));
    try {
      await makeCommittedPanel(panel, 600, [
        ['targetMembers: 660\n', 'targetMembers: 660\n    letters: 40\n'],
        ['targetMembers: 240\n', 'targetMembers: 240\n    letters: 30\n'],
        ...fewStrata,
      ]);
      const settings = path.join(panel, 'loting.yaml');
      writeFileSync(settings, readFileSync(settings, 'utf8').replace('minimumAge: 18', 'minimumAge: 21'));
      writeFileSync(settings, readFileSync(settings, 'utf8').replace('18-29', '21-29'));
      await mustRun(panel, 'frame build');
      await mustRun(panel, ['frame', 'commit', '--randomness-source', 'dice, as digits with spaces']);
      await mustRun(panel, ['draw', 'run', '--randomness', '1 2 3']);
      const again = ['--again', '--reason', 'a dice fell off the table'];
      await mustRun(panel, ['draw', 'run', '--randomness', '4 5 6', ...again]);
      const rows = readFileSync(path.join(panel, 'registers/GM0344.csv'), 'utf8').split('\n');
      writeFileSync(path.join(panel, 'newer.csv'), rows.filter((_, index) => index % 20 !== 7).join('\n'));
      await mustRun(panel, 'draw refresh --register GM0344=newer.csv');
      for (const audience of ['researchers', 'public']) {
        const { exitCode, stdout, stderr } = verify(await makeBundleFolder(panel, audience));
        expect(stderr).toBe('');
        expect(exitCode, stdout).toBe(0);
        expect(stdout).toContain('gave out another commitment, which was not drawn from');
        expect(stdout).toContain('is an earlier draw, which a later one replaced');
        expect(stdout).toContain('That residents who were dropped after the draw had died or moved');
        expect(stdout).toContain(
          'The draw has the exception "again", with the reason: a dice fell off the table',
        );
      }
    } finally {
      rmSync(panel, { recursive: true });
    }
  });
});

/** Changes to the section `draw`, the default of which is in proportion to residents. */
const allocations: Readonly<Record<string, SettingChanges>> = {
  'equal parts': [['allocation: proportional', 'allocation: equal']],
  'a power of the residents': [
    ['allocation: proportional', 'allocation: power'],
    ['exponent: 0.5', 'exponent: 0.35'],
    ['minimumPerStratum: 0', 'minimumPerStratum: 1'],
  ],
  'standard deviations': [
    ['allocation: proportional', 'allocation: neyman'],
    ['  # standardDeviations:\n', '  standardDeviations:\n    gender: { M: 1, V: 0.75, O: 2 }\n'],
    ['minimumPerStratum: 0', 'minimumPerStratum: 2'],
  ],
  'response that is made up for': [
    ['compensateResponse: false', 'compensateResponse: true'],
    ['  # response:\n', '  response:\n    ageBand: { "18-29": 0.5, "75+": 1.25 }\n    gender: { M: 0.8 }\n'],
  ],
  'a minimum per stratum': [['minimumPerStratum: 0', 'minimumPerStratum: 3']],
};

describe.skipIf(isPythonOptional)('the verifier, when letters are divided by', () => {
  it.each(Object.entries(allocations))('%s, draws the same over two waves', async (_, changes) => {
    const panel = mkdtempSync(path.join(tmpdir(), 'loting-bundle-'));
    try {
      await makeCommittedPanel(panel, 1200, [
        ['minimum: 800\n', 'minimum: 10\n'],
        ['targetMembers: 660\n', 'targetMembers: 60\n'],
        ['targetMembers: 240\n', 'targetMembers: 30\n'],
        ['expectedResponse: 0.09', 'expectedResponse: 0.3'],
        ['ageBand, district]', 'ageBand]'],
        ...changes,
      ]);
      await drawWithBeacon(panel);
      await mustRun(panel, 'draw wave --letters GM0344=50,GM0637=20');
      for (const audience of ['researchers', 'public']) {
        const { exitCode, stdout, stderr } = verify(await makeBundleFolder(panel, audience));
        expect(stderr).toBe('');
        expect(exitCode, stdout).toBe(0);
      }
    } finally {
      rmSync(panel, { recursive: true });
    }
  });
});
