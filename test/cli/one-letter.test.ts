import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { runLoting } from './run-loting.ts';
import { AFTER_POSTING, copyPanel, makeSmallPanel } from './small-panel.ts';

const panel = await makeSmallPanel('letters');
const renderedPanel = await makeSmallPanel('rendered');

/** A panel with a damaged letter, at which every command stops that reads all letters or all their moves. */
function breakAnotherLetter(from = panel): string {
  const folder = copyPanel(from);
  const db = new BetterSqlite3(path.join(folder, 'loting.db'));
  db.pragma('ignore_check_constraints = ON');
  db.exec(`UPDATE invitations SET wave = 0 WHERE invitation_id = '1-000003';
    UPDATE invitation_moves SET moved_on = '', channel = '' WHERE invitation_id = '1-000003'`);
  db.close();
  return folder;
}

describe('what is done for one letter', () => {
  it('is refused by a command that reads all letters', async () => {
    const { exitCode, stderr } = await runLoting(breakAnotherLetter(), 'signup close', {
      now: '2027-06-01T09:00:00.000Z',
    });
    expect({ exitCode, stderr }).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('invitations'),
    });
  });

  it.each([
    ['signup decline 1-000001'],
    ['signup record 1-000001 --email t@example.org'],
    ['signup undeliverable 1-000001'],
    ['privacy explain 1-000001'],
    ['privacy erase 1-000001 --yes'],
    ['letters returned 1-000001 --yes'],
    ['letters revoke 1-000001 --reason lost --yes'],
    ['letters reprint w1-GM0344-001:1'],
  ])('reads no other letter, so that it takes as long at the end of a year: %s', async (call) => {
    const { exitCode, stderr } = await runLoting(breakAnotherLetter(), call, { now: AFTER_POSTING });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  });

  it.each([['letters printed'], ['letters posted'], ['letters check'], ['letters void']])(
    'nor does what is done for one batch read the others: %s',
    async (call) => {
      const folder = breakAnotherLetter(renderedPanel);
      const { exitCode, stderr } = await runLoting(folder, `${call} w1-GM0344-001`);
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    },
  );
});
