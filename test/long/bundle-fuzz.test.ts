import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fewStrata, makeBundleFolder, makeWholePanel } from '../audit/bundle-panel.ts';
import { isPythonOptional, verifyForged } from '../audit/verifier.ts';

/** Texts for people, and the program itself; and the one list that no hash covers, of which the last digits are not compared. */
const TEXTS = new Set([
  'README.md',
  'FILES.md',
  'GROUPS.md',
  'PROTOCOL.md',
  'verify_bundle.py',
  'SHA256SUMS',
  'bundle.json',
  'drawn-all-waves.csv',
]);

describe.skipIf(isPythonOptional)('the verifier in Python', () => {
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'loting-fuzz-'));
    await makeWholePanel(folder, 600, fewStrata);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(['researchers', 'public'])('finds every changed character in a bundle for %s', async (audience) => {
    const bundle = await makeBundleFolder(folder, audience);
    const files = readdirSync(bundle).filter((name) => !TEXTS.has(name));
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.nat(),
        fc.constantFrom('0', '7', 'a', 'e', ',', '"', '{', '\n', ' ', ''),
        (name, place, character) => {
          const text = readFileSync(path.join(bundle, name), 'utf8');
          const at = place % text.length;
          const changed = text.slice(0, at) + character + text.slice(at + 1);
          // The name of a district says nothing that could be recomputed.
          fc.pre(changed !== text && !text.slice(0, at).endsWith('WK'));
          const { exitCode, stderr } = verifyForged(bundle, ({ write }) => write(name, changed));
          expect(stderr).toBe('');
          expect(exitCode).toBe(1);
        },
      ),
      { numRuns: 80, seed: 4 },
    );
  });
});
