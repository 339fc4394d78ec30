/** What the mailroom's commands look at: batches, their letters, and the words with which people name them. */
import type { Database } from 'better-sqlite3';
import type { Failure } from '../../domain/failure.ts';
import { failure } from '../../domain/failure.ts';
import type { InvitationId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { okUnless } from '../../domain/result.ts';
import type { BatchRow } from '../../store/tables/batch-table.ts';
import { listBatches } from '../../store/tables/batch-table.ts';
import type { InvitationRow } from '../../store/tables/invitation-table.ts';
import { findInvitation } from '../../store/tables/invitation-table.ts';
import type { LetterRow } from '../../store/tables/letter-table.ts';
import { listLettersOfBatch } from '../../store/tables/letter-table.ts';

export interface Mailroom {
  /** By id, in the order of wave and id. */
  readonly batches: ReadonlyMap<string, BatchRow>;
  /** The letters of each batch, in their order. */
  readonly letters: Readings<string, readonly LetterRow[]>;
  readonly invitations: Readings<InvitationId, InvitationRow>;
}

/** What is read when it is asked for, and once: one batch costs the same however many others there are. */
interface Readings<Key, Value> {
  readonly get: (key: Key) => Value | undefined;
}

/** Reads within the caller's transaction, in which the mailroom must be used too. */
export function readMailroom(db: Database): Mailroom {
  return {
    batches: new Map(listBatches(db).map((batch) => [batch.batchId, batch])),
    letters: readOnce((batchId) => {
      const letters = listLettersOfBatch(db, batchId);
      return letters.length === 0 ? undefined : letters;
    }),
    invitations: readOnce((invitationId) => findInvitation(db, invitationId)),
  };
}

function readOnce<Key, Value>(read: (key: Key) => Value | undefined): Readings<Key, Value> {
  const known = new Map<Key, Value | undefined>();
  return {
    get: (key) => {
      if (!known.has(key)) known.set(key, read(key));
      return known.get(key);
    },
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

/** Whether a name is the place of one letter, and not a whole batch. */
export function isPlace(name: string): boolean {
  return PLACE.test(name);
}

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
