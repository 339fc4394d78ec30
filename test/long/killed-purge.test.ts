import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runLoting } from '../cli/run-loting.ts';
import { copyPanel, makeSmallPanel, queryColumn } from '../cli/small-panel.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const script = fileURLToPath(new URL('../cli/privacy/children/purge-and-die.ts', import.meta.url));
const NOW = '2027-06-01T09:00:00.000Z';
const WORDS = ['privacy', 'purge', '--yes'];

/** Gives how it ended: killed, or the number of moments there were. */
function purgeAndDie(folder: string, moment: number): string {
  const words = ['--import', 'tsx', script, folder, String(moment), NOW, ...WORDS];
  const env = { ...process.env, TSX_DISABLE_CACHE: '1' };
  const { signal, stdout, stderr, status } = spawnSync(process.execPath, words, {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  if (signal === 'SIGKILL') return 'killed';
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
}

/** Everything that the database says, and whether anything of it is left over. */
function describePanel(folder: string) {
  const tables = ['addressees', 'sign_ups', 'invitations', 'invitation_moves', 'erasures', 'audit_events'];
  return {
    rows: tables.map((table) => queryColumn(folder, `SELECT count(*) FROM ${table}`)[0]),
    lastHash: queryColumn(folder, 'SELECT hash FROM audit_events ORDER BY sequence DESC LIMIT 1')[0],
    freePages: queryColumn(folder, 'PRAGMA freelist_count')[0],
  };
}

describe('a purge that is killed', () => {
  it('is finished by the next run, with one event, and leaves nothing behind', async () => {
    const made = await makeSmallPanel('sign-ups');
    const whole = copyPanel(made);
    expect((await runLoting(whole, WORDS, { now: NOW })).exitCode).toBe(0);
    const sealed = queryColumn(made.folder, 'SELECT sealed FROM addressees').map((bytes) =>
      Buffer.from(bytes as Uint8Array).subarray(1, 40),
    );
    const findLeft = (folder: string): number => {
      const file = readFileSync(path.join(folder, 'loting.db'));
      return sealed.filter((bytes) => file.includes(bytes)).length;
    };
    const left = findLeft(whole);
    expect(left).toBe(Number(describePanel(whole).rows[0]));
    const folder = copyPanel(made);
    // The moments count from the end: reading takes some before. Each run goes on where the one before it stopped.
    const momentCount = Number(purgeAndDie(copyPanel(made), 0));
    for (const fromEnd of [3, 2, 1, 0]) {
      expect(purgeAndDie(folder, momentCount - fromEnd), String(fromEnd)).toBe('killed');
      expect([0, 1]).toContain(
        queryColumn(folder, "SELECT 1 FROM audit_events WHERE type = 'privacy.purged'").length,
      );
    }
    expect((await runLoting(folder, WORDS, { now: NOW })).exitCode).toBe(0);
    expect(describePanel(folder)).toEqual(describePanel(whole));
    expect(findLeft(folder)).toBe(left);
    expect((await runLoting(folder, 'audit verify', { now: NOW })).exitCode).toBe(0);
  });
});
