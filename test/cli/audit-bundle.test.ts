import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeBundleFolder, makeCommittedPanel, makeWholePanel, mustRun } from '../audit/bundle-panel.ts';
import { isPythonOptional, verify } from '../audit/verifier.ts';
import { findSecrets, invitationIdsOf, secretsOf } from './panel-secrets.ts';
import { makeTestFolder, runLoting } from './run-loting.ts';

let folder = '';
const bundles: Record<string, string> = {};

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'loting-bundles-'));
  await makeWholePanel(folder, 2500, []);
  for (const audience of ['researchers', 'public'])
    bundles[audience] = await makeBundleFolder(folder, audience);
});
afterAll(() => rmSync(folder, { recursive: true }));

const textOf = (audience: string, name: string): string =>
  readFileSync(path.join(bundles[audience] ?? '', name), 'utf8');

/** Files that come with the program: the same in every bundle, whatever the register. */
const shipped: Readonly<Record<string, string>> = {
  'FILES.md': 'docs/bundle-files.md',
  'GROUPS.md': 'docs/groups.md',
  'PROTOCOL.md': 'docs/draw-protocol.md',
  'verify_bundle.py': 'bin/verify_bundle.py',
};

/** Everything in a bundle that was made from this panel. */
const dataOf = (audience: string): string =>
  readdirSync(bundles[audience] ?? '')
    .filter((name) => shipped[name] === undefined)
    .map((name) => textOf(audience, name))
    .join('\n');

describe('a bundle', () => {
  it.each([
    [
      'researchers',
      'FILES.md GROUPS.md PROTOCOL.md README.md SHA256SUMS admissions.csv assignment-log.csv assignment.json bundle.json commitment.json draw.json drawn-all-waves.csv drawn-wave-1.csv drawn-wave-2.csv frame.csv log.jsonl members.csv quota-results.csv quotas.csv replacement-15-input.json run-1-certificate.json run-1-input.json run-1-lottery.json run-2-certificate.json run-2-input.json run-2-lottery.json seat-changes.csv seats.csv settings.json verify_bundle.py',
    ],
    [
      'public',
      'FILES.md GROUPS.md PROTOCOL.md README.md SHA256SUMS bundle.json commitment.json draw.json log.jsonl settings.json strata.csv verify_bundle.py',
    ],
  ])('for %s has these files, and describes each', (audience, names) => {
    const found = readdirSync(bundles[audience] ?? '').sort();
    expect(found.join(' ')).toBe(names);
    const readme = textOf(audience, 'README.md');
    // In Dutch and in English.
    const timesDescribed = (name: string): number => readme.split(`\n| \`${name}\` | `).length - 1;
    expect(found.filter((name) => name !== 'README.md' && timesDescribed(name) !== 2)).toEqual([]);
  });

  it.each(['researchers', 'public'])('for %s has the same bytes every time', async (audience) => {
    const again = path.join(makeTestFolder(), 'again');
    const call = `audit bundle --for ${audience} --out ${again} --lang nl`;
    await mustRun(folder, call, '2030-01-01T00:00:00.000Z');
    for (const name of readdirSync(again)) {
      expect(readFileSync(path.join(again, name), 'utf8'), name).toBe(textOf(audience, name));
    }
  });

  it.each(Object.entries(shipped))('holds %s as it comes with the program', (name, file) => {
    for (const audience of Object.keys(bundles)) {
      const shippedText = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
      expect(textOf(audience, name)).toBe(shippedText);
    }
  });

  it('for researchers can be read by its owner only', () => {
    expect(statSync(bundles['researchers'] ?? '').mode & 0o077).toBe(0);
    expect(statSync(path.join(bundles['researchers'] ?? '', 'frame.csv')).mode & 0o077).toBe(0);
  });
});

describe('what a bundle gives away', () => {
  it('is looked for by a search that would find it', () => {
    const secrets = secretsOf(folder);
    const some = secrets.filter((_, index) => index % 97 === 0);
    const planted = some.map(({ text }) => `,${text}\n`).join('');
    expect(findSecrets(some, planted)).toEqual(some);
  });

  it.each(['researchers', 'public'])(
    'for %s: no name, street, address, A-nummer, BSN, e-mail, telephone number, key or login code',
    (audience) => {
      const data = dataOf(audience);
      const secrets = secretsOf(folder);
      expect(new Set(secrets.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(11);
      expect(secrets.length).toBeGreaterThan(10_000);
      expect(findSecrets(secrets, data)).toEqual([]);
    },
  );

  it('for the public: no opaque id of a resident or an address, and no number of a letter', () => {
    const data = dataOf('public');
    const frame = readFileSync(path.join(folder, 'audit/frame.csv'), 'utf8').split('\n').slice(1, -1);
    const ids = new Set(frame.flatMap((line) => line.split(',').slice(0, 2)));
    expect(ids.size).toBeGreaterThan(2000);
    expect([...ids].filter((id) => data.includes(id))).toEqual([]);
    const letters = invitationIdsOf(folder);
    expect(letters.length).toBeGreaterThan(100);
    expect(letters.filter((id) => data.includes(id))).toEqual([]);
    expect(data).not.toMatch(/(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])/);
  });

  it('for the public: no count of one to nine residents', () => {
    const rows: Record<string, string>[] = parse(textOf('public', 'strata.csv'), { columns: true });
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.filter(({ residents, seats }) => Number(residents) < 10 || Number(seats) < 10)).toEqual([]);
    const whole = textOf('public', 'log.jsonl')
      .split('\n')
      .filter((line) => line.includes('"data"'));
    expect(whole.filter((line) => /"(?:accepted|declined|guardianship)":[1-9]\b/.test(line))).toEqual([]);
  });

  it.skipIf(isPythonOptional)('can be checked by a stranger all the same', () => {
    for (const bundle of Object.values(bundles)) {
      const { exitCode, stdout } = verify(bundle);
      expect(exitCode, stdout).toBe(0);
    }
  });
});

describe('loting audit bundle', () => {
  it('refuses a folder that exists, and touches nothing in it', async () => {
    const out = makeTestFolder();
    const { exitCode, stderr } = await runLoting(folder, `audit bundle --for public --out ${out}`);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('The folder for the bundle exists already.');
    expect(readdirSync(out)).toEqual([]);
  });

  it('refuses a link in the place of the folder, also one that leads nowhere', async () => {
    const out = path.join(makeTestFolder(), 'link');
    symlinkSync('/nowhere/at/all', out);
    expect((await runLoting(folder, `audit bundle --for public --out ${out}`)).exitCode).toBe(1);
  });

  it('refuses another audience', async () => {
    const { exitCode, stderr } = await runLoting(folder, 'audit bundle --for everybody --out x');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('researchers');
  });

  it('shows with --dry-run what it would write, and writes nothing', async () => {
    const out = path.join(makeTestFolder(), 'bundle');
    const stdout = await mustRun(folder, `audit bundle --for public --out ${out} --dry-run --json`);
    expect(JSON.parse(stdout)).toMatchObject({ written: false, audience: 'public' });
    expect(readdirSync(path.dirname(out))).toEqual([]);
  });

  it('leaves nothing beside the bundle', async () => {
    const parent = makeTestFolder();
    await mustRun(folder, `audit bundle --for public --out ${parent}/deep/bundle`);
    expect(readdirSync(path.join(parent, 'deep'))).toEqual(['bundle']);
  });

  it('refuses before there is a frame', async () => {
    const panel = makeTestFolder();
    await mustRun(panel, 'init .');
    const { exitCode, stderr } = await runLoting(panel, 'audit bundle --for researchers --out b');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('There is no frame yet.');
    expect(readdirSync(panel)).not.toContain('b');
  });

  it('gives out nothing of a log that was changed', async () => {
    const panel = makeTestFolder();
    await makeCommittedPanel(panel, 300);
    const db = new Sqlite(path.join(panel, 'loting.db'));
    db.exec(
      "DROP TRIGGER audit_events_are_never_changed; UPDATE audit_events SET at = '2020-01-01T00:00:00.000Z' WHERE sequence = 1",
    );
    db.close();
    const { exitCode, stderr } = await runLoting(panel, 'audit bundle --for public --out b');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('The log of this panel was changed or damaged');
  });

  it.skipIf(isPythonOptional)('makes a bundle of what there is before the draw', async () => {
    const panel = makeTestFolder();
    await makeCommittedPanel(panel, 300);
    mkdirSync(path.join(panel, 'out'));
    for (const audience of ['researchers', 'public']) {
      const bundle = await makeBundleFolder(panel, audience);
      expect(readdirSync(bundle)).not.toContain('draw.json');
      const { exitCode, stdout } = verify(bundle);
      expect(exitCode, stdout).toBe(0);
    }
  });
});
