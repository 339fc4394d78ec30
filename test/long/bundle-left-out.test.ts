/** Leaves things out of bundles, with a SHA256SUMS that fits: what is not there cannot be checked, so it must be missed. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fewStrata, makeBundleFolder, makeWholePanel } from '../audit/bundle-panel.ts';
import { isPythonOptional, verifyForged } from '../audit/verifier.ts';

/** Every file about groups. */
const GROUP_FILE =
  /^(?:assignment.*|members|quotas|quota-results|seat-changes|run-.*|replacement-.*)\.(?:csv|json)$/;

describe.skipIf(isPythonOptional)('the verifier in Python', () => {
  let folder = '';
  const bundles: Record<string, string> = {};
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'loting-left-out-'));
    await makeWholePanel(folder, 600, fewStrata);
    for (const audience of ['researchers', 'public'])
      bundles[audience] = await makeBundleFolder(folder, audience);
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const bundleFor = (audience: string): string => bundles[audience] ?? '';

  it.each(['researchers', 'public'])('misses each file of a bundle for %s', (audience) => {
    const bundle = bundleFor(audience);
    // Without bundle.json a folder is no bundle: another exit code.
    const names = readdirSync(bundle).filter((name) => name !== 'bundle.json');
    expect(names.length).toBeGreaterThan(8);
    for (const name of names) {
      const { exitCode, differences, stderr } = verifyForged(bundle, ({ remove }) => remove(name), {
        isManifestMade: name !== 'SHA256SUMS',
      });
      expect(stderr).toBe('');
      expect(exitCode, name).toBe(1);
      expect(differences.filter((each) => each.startsWith(`${name} is not `))).not.toEqual([]);
    }
  });

  it('misses the groups, whether one file about them is left out or all', () => {
    const bundle = bundleFor('researchers');
    const files = readdirSync(bundle).filter((name) => GROUP_FILE.test(name));
    expect(files).toHaveLength(13);
    for (const names of [['assignment.json'], files]) {
      const { exitCode, differences } = verifyForged(bundle, ({ remove }) => {
        for (const name of names) remove(name);
      });
      expect(exitCode).toBe(1);
      expect(differences.join('\n')).toMatch(
        /log\.jsonl has a lottery over groups \(event \d+\), but the bundle has no assignment\.json\./,
      );
    }
  });

  it('misses the lottery in the log when only the files about groups are left', () => {
    const { exitCode, differences } = verifyForged(bundleFor('researchers'), ({ read, write, remove }) => {
      const lines = read('log.jsonl').split('\n');
      const place = lines.findIndex((line) => line.includes('"type":"assignment.made"'));
      write('log.jsonl', [...lines.slice(0, place), ''].join('\n'));
      remove('assignment.json');
    });
    expect(exitCode).toBe(1);
    expect(differences.join('\n')).toContain('but log.jsonl has no event assignment.made.');
  });

  it.each(['researchers', 'public'])('finds a file too many in a bundle for %s', (audience) => {
    const { exitCode, differences } = verifyForged(bundleFor(audience), ({ write }) =>
      write('run-9-input.json', '{}\n'),
    );
    expect(exitCode).toBe(1);
    expect(differences.join('\n')).toContain('run-9-input.json does not belong to this bundle');
  });
});
