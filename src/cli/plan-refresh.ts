/** Plans what newer registers change for the drawn residents, for `loting draw refresh`. */
import { failure } from '../domain/failure.ts';
import type { InvitationId, ResidentId } from '../domain/ids.ts';
import type { DropReason } from '../domain/drop-reasons.ts';
import type { Result } from '../domain/result.ts';
import { ok, okUnless } from '../domain/result.ts';
import type { InvitationState } from '../signups/invitation-states.ts';
import type { Move } from '../signups/moves.ts';
import { planMove } from '../signups/moves.ts';
import type { DrawnPlace } from '../store/tables/drawn-resident-table.ts';
import { listDrawnPlaces } from '../store/tables/drawn-resident-table.ts';
import { readLastErasures } from '../store/tables/erasure-table.ts';
import { listInvitationsOf } from '../store/tables/invitation-table.ts';
import { readKnownAddressees } from '../store/tables/known-addressees.ts';
import { listLettersOfInvitation } from '../store/tables/letter-table.ts';
import { listDroppedResidents, listRefreshes, listRefreshRegisters } from '../store/tables/refresh-table.ts';
import { readTransaction } from '../store/transaction.ts';
import type { NewerFile, NewerRegisters } from './newer-registers.ts';
import { readNewerRegisters } from './newer-registers.ts';
import type { OpenPanel } from './open-panel.ts';
import type { DrawInForce } from './recorded-draw.ts';
import { readDrawInForce } from './recorded-draw.ts';
import type { RefreshChanges } from './refresh-changes.ts';
import { findRefreshChanges, judgeCompleteness } from './refresh-changes.ts';

export interface RefreshPlan {
  readonly recorded: DrawInForce;
  /** The residents who were held against the registers. */
  readonly residents: readonly DrawnPlace[];
  readonly newer: NewerRegisters;
  readonly changes: RefreshChanges;
  /** Letters that were made and must not be posted, or not with that address. */
  readonly madeLetters: readonly InvitationId[];
  /** The same registers were used in the last refresh, of the same waves. */
  readonly isRepeated: boolean;
}

/** What newer registers change. Refused when they cannot be read, or lack too many of those who were drawn. */
export function planRefresh(panel: OpenPanel, files: readonly NewerFile[]): Result<RefreshPlan> {
  const recorded = readDrawInForce(panel);
  if (!recorded.ok) return recorded;
  const { drawId } = recorded.value.draw;
  const stored = readTransaction(panel.db, () => {
    const known = readKnownAddressees(panel.db, panel.sealKeys);
    if (!known.ok) return known;
    const dropped = listUnfollowed(panel, drawId);
    return ok({ isReachedOtherwise: known.value, dropped, drawn: listDrawnPlaces(panel.db, drawId) });
  });
  if (!stored.ok) return stored;
  const residents = residentsOf(stored.value.drawn, files, stored.value.dropped);
  if (!residents.ok) return residents;
  const wanted = new Map(residents.value.map(({ residentId, municipality }) => [residentId, municipality]));
  const newer = readNewerRegisters(panel, files, wanted, stored.value.isReachedOtherwise);
  if (!newer.ok) return newer;
  const complete = okUnless(judgeCompleteness(residents.value, newer.value.found), () => undefined);
  if (!complete.ok) return complete;
  const changes = findRefreshChanges(residents.value, newer.value.found);
  const madeLetters = readTransaction(panel.db, () => ok(listMadeLetters(panel, changes)));
  if (!madeLetters.ok) return madeLetters;
  return ok({
    recorded: recorded.value,
    residents: residents.value,
    newer: newer.value,
    changes,
    madeLetters: madeLetters.value,
    isRepeated: changes.changes.length === 0 && isLastRefresh(panel, recorded.value, newer.value),
  });
}

function listMadeLetters({ db }: OpenPanel, { changes }: RefreshChanges): readonly InvitationId[] {
  return listInvitationsOf(
    db,
    changes.map(({ residentId }) => residentId),
  )
    .filter(
      ({ invitationId, state }) => isOnItsWay(state) && listLettersOfInvitation(db, invitationId).length > 0,
    )
    .map(({ invitationId }) => invitationId);
}

/** A letter that may not have reached anybody yet: it can still be taken out of the post. */
function isOnItsWay(state: InvitationState): boolean {
  return state === 'drawn' || state === 'printed' || state === 'posted';
}

/** Residents of whom nothing is looked up any more: dropped before, or their data were removed for privacy. */
export function listUnfollowed({ db }: OpenPanel, drawId: number): ReadonlySet<ResidentId> {
  return new Set([...listDroppedResidents(db, drawId), ...readLastErasures(db).keys()]);
}

/** The residents of the municipalities that a file is given of, without those of whom nothing is looked up. */
function residentsOf(
  drawn: readonly DrawnPlace[],
  files: readonly NewerFile[],
  dropped: ReadonlySet<ResidentId>,
): Result<readonly DrawnPlace[]> {
  const municipalities = new Set(files.map(({ municipality }) => municipality));
  const failures = [...municipalities]
    .filter((code) => !drawn.some(({ municipality }) => municipality === code))
    .map((municipality) => failure('command.refresh-nothing-drawn', { municipality }));
  return okUnless(failures, () =>
    drawn.filter(
      ({ residentId, municipality }) => municipalities.has(municipality) && !dropped.has(residentId),
    ),
  );
}

function isLastRefresh({ db }: OpenPanel, { draw, waves }: DrawInForce, newer: NewerRegisters): boolean {
  const last = listRefreshes(db).at(-1);
  if (last === undefined || last.drawId !== draw.drawId || last.lastWave !== waves.length) return false;
  const lastHashes = listRefreshRegisters(db, last.refreshId).map(({ sha256 }) => sha256);
  return lastHashes.join() === newer.registers.map(({ sha256 }) => sha256).join();
}

/** Who is gone is no member either; who became secret, or has no address for letters, may stay one. */
const endsMembership: ReadonlySet<DropReason> = new Set(['died', 'moved-away', 'registration-ended']);

/** Whom the refresh drops can no longer answer: their letters move, but for those that stand where no such move is possible. */
export function planDropMoves(
  { db }: OpenPanel,
  { changes }: Pick<RefreshPlan, 'changes'>,
  today: string,
): readonly Move[] {
  const reasons = new Map(changes.changes.map(({ residentId, reason }) => [residentId, reason]));
  return listInvitationsOf(db, [...reasons.keys()]).flatMap((invitation) => {
    const reason = reasons.get(invitation.residentId) ?? null;
    if (reason === null || (invitation.state === 'signed-up' && !endsMembership.has(reason))) return [];
    const moved = planMove(invitation, 'moved-or-deceased', { movedOn: today, channel: null });
    return moved.ok ? [moved.value] : [];
  });
}
