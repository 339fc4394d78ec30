/** What the mailroom's commands look at: batches, their letters, and the invitations that these go to. */
import type { Database } from 'better-sqlite3';
import type { InvitationId } from '../../domain/ids.ts';
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
