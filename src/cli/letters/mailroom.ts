/** What the mailroom's commands look at: every batch and letter, and the words with which people name them. */
import type { Database } from 'better-sqlite3';
import type { Failure } from '../../domain/failure.ts';
import { failure } from '../../domain/failure.ts';
import type { InvitationId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { okUnless } from '../../domain/result.ts';
import type { BatchRow } from '../../store/tables/batch-table.ts';
import { listBatches } from '../../store/tables/batch-table.ts';
import type { InvitationRow } from '../../store/tables/invitation-table.ts';
import { listInvitations } from '../../store/tables/invitation-table.ts';
import type { LetterRow } from '../../store/tables/letter-table.ts';
import { lettersByBatch, listLetters } from '../../store/tables/letter-table.ts';

export interface Mailroom {
  /** By id, in the order of wave and id. */
  readonly batches: ReadonlyMap<string, BatchRow>;
  /** The letters of each batch, in their order. */
  readonly letters: ReadonlyMap<string, readonly LetterRow[]>;
  readonly invitations: ReadonlyMap<InvitationId, InvitationRow>;
}

/** Reads within the caller's transaction. */
export function readMailroom(db: Database): Mailroom {
  return {
    batches: new Map(listBatches(db).map((batch) => [batch.batchId, batch])),
    letters: lettersByBatch(listLetters(db)),
    invitations: new Map(listInvitations(db).map((invitation) => [invitation.invitationId, invitation])),
  };
}

/** The letters of a batch, in their order. */
export function lettersOf({ letters }: Mailroom, batchId: string): readonly LetterRow[] {
  return letters.get(batchId) ?? [];
}

/** The batches with these ids, each once. All unknown ones are named. */
export function findBatches(mailroom: Mailroom, ids: readonly string[]): Result<readonly BatchRow[]> {
  const failures: Failure[] = [];
  const found = [...new Set(ids)].flatMap((id) => {
    const batch = mailroom.batches.get(id);
    if (batch === undefined) failures.push(failure('mailroom.batch-unknown', { batch: id }));
    return batch ?? [];
  });
  return okUnless(failures, () => found);
}

const PLACE = /^(.+):([1-9]\d{0,5})$/;

/** The letters that are named: `w1-GM0344-001:12`, or `w1-GM0344-001` for a whole batch. Each once; all problems named. */
export function findLetters(mailroom: Mailroom, names: readonly string[]): Result<readonly LetterRow[]> {
  const failures: Failure[] = [];
  const found = new Map<number, LetterRow>();
  for (const name of names) {
    const [, batchId = name, sequence] = PLACE.exec(name) ?? [];
    const letters = mailroom.letters.get(batchId);
    if (letters === undefined) {
      const isBatch = /^w\d+-/.test(batchId) && !batchId.includes(':');
      failures.push(
        isBatch
          ? failure('mailroom.batch-unknown', { batch: batchId })
          : failure('mailroom.place-form', { text: name }),
      );
      continue;
    }
    const named =
      sequence === undefined ? letters : letters.filter((letter) => letter.sequence === Number(sequence));
    if (named.length === 0) {
      failures.push(failure('mailroom.letter-unknown', { place: name, letterCount: letters.length }));
    }
    for (const letter of named) found.set(letter.letterId, letter);
  }
  return okUnless(failures, () => [...found.values()]);
}
