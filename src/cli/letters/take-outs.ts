/** Which letters must be taken out before they go to the post, because of what came in after they were made. */
import type { Database } from 'better-sqlite3';
import type { ResidentId } from '../../domain/ids.ts';
import { holdsLoginCode } from '../../domain/letter-kinds.ts';
import { isInHouse } from '../../letters/letter-outcomes.ts';
import { formatPlaces } from '../../letters/letter-places.ts';
import type { LetterPlace } from '../../letters/letters-hash.ts';
import { formatPlace } from '../../letters/letters-hash.ts';
import type { InvitationState } from '../../signups/invitation-states.ts';
import type { BatchRow } from '../../store/tables/batch-table.ts';
import { statesForKind } from '../../store/tables/letter-recipients.ts';
import type { LetterRow } from '../../store/tables/letter-table.ts';
import { readLatestDraw } from '../../store/tables/draw-table.ts';
import { listDroppedResidents, listRefreshChanges, listRefreshes } from '../../store/tables/refresh-table.ts';
import type { Mailroom } from './mailroom.ts';
import { lettersOf } from './mailroom.ts';

/** What came in: where the invitation stands, or what a newer register or a lost letter brought about. */
export type TakeOutReason = InvitationState | 'dropped' | 'readdressed' | 'revoked';

export interface TakeOut {
  readonly letter: LetterRow;
  /** `w1-GM0344-001:12`. */
  readonly place: string;
  readonly reasons: readonly TakeOutReason[];
  /** Whether only the name or address on it is wrong: printed again, it can still go to its resident. */
  readonly isToReprint: boolean;
}

/** What newer registers said of drawn residents. */
interface RefreshNews {
  readonly dropped: ReadonlySet<ResidentId>;
  /** When each resident last got another name or address. */
  readonly readdressedAt: ReadonlyMap<ResidentId, string>;
}

/** The letters of some batches that are still in the house and should not go out, in the order of the batches. */
export function findTakeOuts(
  db: Database,
  mailroom: Mailroom,
  batches: readonly BatchRow[],
): readonly TakeOut[] {
  const news = readRefreshNews(db);
  return batches.flatMap((batch) =>
    lettersOf(mailroom, batch.batchId)
      .filter(({ outcome }) => isInHouse(outcome))
      .flatMap((letter) => {
        const reasons = reasonsFor(letter, batch, mailroom, news);
        if (reasons.length === 0) return [];
        const isToReprint = reasons.every((reason) => reason === 'readdressed');
        return [{ letter, place: formatPlace(letter), reasons, isToReprint }];
      }),
  );
}

/** The command that prints letters again. */
export function reprintCallOf(letters: readonly LetterPlace[]): string {
  return `loting letters reprint ${formatPlaces(letters).join(' ')}`;
}

function readRefreshNews(db: Database): RefreshNews {
  const draw = readLatestDraw(db);
  const readdressedAt = new Map<ResidentId, string>();
  for (const { refreshId, refreshedAt } of listRefreshes(db)) {
    for (const { residentId, change } of listRefreshChanges(db, refreshId)) {
      if (change === 'readdressed') readdressedAt.set(residentId, refreshedAt);
    }
  }
  return { dropped: draw === undefined ? new Set() : listDroppedResidents(db, draw.drawId), readdressedAt };
}

function reasonsFor(
  letter: LetterRow,
  batch: BatchRow,
  { invitations }: Mailroom,
  { dropped, readdressedAt }: RefreshNews,
): readonly TakeOutReason[] {
  const invitation = invitations.get(letter.invitationId);
  if (invitation === undefined) throw new Error(`letter ${letter.invitationId} has no invitation`);
  const { state, residentId, version } = invitation;
  const isDropped = dropped.has(residentId);
  return [
    ...(statesForKind[batch.kind].includes(state) ? [] : [state]),
    // That the resident moved or died is what the register said: once is enough.
    ...(isDropped && state !== 'moved-or-deceased' ? ['dropped' as const] : []),
    ...(!isDropped && (readdressedAt.get(residentId) ?? '') > batch.renderedAt
      ? ['readdressed' as const]
      : []),
    ...(letter.version < version && holdsLoginCode(batch.kind) ? ['revoked' as const] : []),
  ];
}
