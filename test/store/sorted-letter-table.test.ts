/** The sorting of the post in the database: sealed, bound to its letter, and gone with its draw. */
import { describe, expect, it } from 'vitest';
import { readSortedLetters, saveSortedLetters } from '../../src/store/tables/sorted-letter-table.ts';
import { removeDrawnResidents } from '../../src/store/tables/drawn-resident-table.ts';
import { valueOf } from './expect-result.ts';
import { makeSamplePanel, sampleInvitationId, SEAL_KEYS } from './sample-panel.ts';
import { makeSharedTemporaryFolder } from './temporary-folder.ts';

const letters = [1, 2].map((number) => ({
  invitationId: sampleInvitationId(number - 1),
  position: number,
  line: `Bundel ${number}`,
  address: `3511AA|${number}|`,
}));

describe('the sorting of the post', () => {
  const db = makeSamplePanel(makeSharedTemporaryFolder(), 3);
  saveSortedLetters(db, SEAL_KEYS, 'invitation', letters);

  it('comes back as it was saved, for its kind of letters only', () => {
    expect([...valueOf(readSortedLetters(db, SEAL_KEYS, 'invitation')).values()]).toEqual(letters);
    expect(valueOf(readSortedLetters(db, SEAL_KEYS, 'reminder')).size).toBe(0);
  });

  it('is replaced by a later one', () => {
    const [first] = letters;
    if (first === undefined) throw new Error('no letter');
    saveSortedLetters(db, SEAL_KEYS, 'invitation', [{ ...first, position: 9, line: 'Bundel 9' }]);
    const read = valueOf(readSortedLetters(db, SEAL_KEYS, 'invitation')).get(first.invitationId);
    expect(read).toEqual({ ...first, position: 9, line: 'Bundel 9' });
  });

  it('does not open as that of another letter', () => {
    const [first, second] = letters.map(({ invitationId }) => invitationId);
    db.prepare(
      `UPDATE sorted_letters SET sealed = (SELECT sealed FROM sorted_letters WHERE invitation_id = ?) WHERE invitation_id = ?`,
    ).run(first, second);
    const read = readSortedLetters(db, SEAL_KEYS, 'invitation');
    expect(read.ok ? [] : read.failures.map(({ code }) => code)).toEqual(['store.seal-broken']);
  });

  it('goes with the residents of a draw that is replaced', () => {
    db.pragma('foreign_keys = OFF');
    removeDrawnResidents(db, 1);
    expect(db.prepare('SELECT count(*) FROM sorted_letters').pluck().get()).toBe(0);
  });
});
