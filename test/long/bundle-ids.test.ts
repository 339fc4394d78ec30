/** Opaque ids in a bundle for the public: what looks like one and is none, and what may not be there. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeBundleFolder, mustRun } from '../audit/bundle-panel.ts';
import { inLines, inRechainedLog, isPythonOptional, verify, verifyForged } from '../audit/verifier.ts';
import { makeSmallPanel } from '../cli/small-panel.ts';

describe.skipIf(isPythonOptional)('public randomness that looks like an opaque id', () => {
  const LIKE_AN_ID = '0f'.repeat(16);

  it.each([
    ['commitment', ['draw', 'run', '--randomness', LIKE_AN_ID], 'draw.run'],
    ['sign-ups', ['assign', 'run', '--case', 'case-1', '--randomness', LIKE_AN_ID], 'assignment.made'],
  ] as const)('is shown and checked, in a panel that came to %s', async (stage, call, type) => {
    const { folder } = await makeSmallPanel(stage);
    await mustRun(folder, call);
    const bundle = await makeBundleFolder(folder, 'public');
    const line = readFileSync(path.join(bundle, 'log.jsonl'), 'utf8')
      .split('\n')
      .find((each) => each.includes(`"type":"${type}"`));
    expect(line).toContain(`"randomness":"${LIKE_AN_ID}"`);
    const { exitCode, stdout } = verify(bundle);
    expect(exitCode, stdout).toBe(0);
  });

  it('is told from an id that stands where none may be', async () => {
    const { folder } = await makeSmallPanel('sign-ups');
    const bundle = await makeBundleFolder(folder, 'public');
    const forge = inRechainedLog((events) =>
      events.map((event) => (event.type === 'draw.run' ? { ...event, data: { id: LIKE_AN_ID } } : event)),
    );
    expect(verifyForged(bundle, forge).differences).toContain(
      'log.jsonl holds an opaque id, which may not be in a bundle for the public.',
    );
  });
});

describe.skipIf(isPythonOptional)('an event about one resident', () => {
  it('may not be shown to the public with its content', async () => {
    const { folder } = await makeSmallPanel('sign-ups');
    await mustRun(folder, 'privacy access 1-000001 --out access.txt');
    const whole = readFileSync(path.join(await makeBundleFolder(folder, 'researchers'), 'log.jsonl'), 'utf8');
    const place = whole.split('\n').findIndex((line) => line.includes('"type":"privacy.accessed"'));
    const forge = inLines('log.jsonl', (lines) => lines.with(place, whole.split('\n')[place] ?? ''));
    const { differences } = verifyForged(await makeBundleFolder(folder, 'public'), forge);
    expect(differences.join('\n')).toContain(
      `log.jsonl, line ${place + 1}: the content of privacy.accessed is shown, which it may not be`,
    );
  });
});
