/** Revokes the codes of letters: each works no more, and the next letter carries another. */
import type { Failure } from '../../domain/failure.ts';
import { failure } from '../../domain/failure.ts';
import type { InvitationId } from '../../domain/ids.ts';
import { holdsLoginCode } from '../../domain/letter-kinds.ts';
import type { Result } from '../../domain/result.ts';
import { ok, okUnless, refuse } from '../../domain/result.ts';
import { isInHouse } from '../../letters/letter-outcomes.ts';
import { formatPlace } from '../../letters/letters-hash.ts';
import { codeLookupOf, loginCodeOf } from '../../letters/login-code.ts';
import { appendAuditEvent } from '../../store/append-audit-event.ts';
import type { InvitationRow } from '../../store/tables/invitation-table.ts';
import type { LetterRow } from '../../store/tables/letter-table.ts';
import { listLettersOfInvitation } from '../../store/tables/letter-table.ts';
import { revokeCode } from '../../store/tables/revoked-code-table.ts';
import type { OpenPanel } from '../open-panel.ts';
import type { NamedLetter } from './find-letters.ts';
import { findThings } from './find-letters.ts';
import type { Mailroom } from './mailroom.ts';
import { readMailroom } from './mailroom.ts';

export interface RevokePlan {
  /** Whose codes are revoked, each once. */
  readonly invitations: readonly InvitationRow[];
  /** With one of the codes, and not posted: "letters check" names them from now on, until they are recorded as void. */
  readonly inHouse: readonly LetterRow[];
  /** Of ranges and whole batches: destroyed, without a code, or with one that was revoked before. */
  readonly skippedCount: number;
}

/**
 * Reads within the caller's transaction. All that is wrong with what was named by itself is refused; in a range or a whole
 * batch, letters without a code that still opens something are passed over.
 */
export function planRevocations({ db }: OpenPanel, words: readonly string[]): Result<RevokePlan> {
  const mailroom = readMailroom(db);
  const things = findThings(mailroom, words);
  if (!things.ok) return things;
  const failures: Failure[] = [];
  const revoked = new Map<InvitationId, InvitationRow>();
  let skippedCount = 0;
  for (const letterNumber of things.value.invitations) {
    const invitation = invitationOf(mailroom, letterNumber);
    if (invitation.state === 'erased') failures.push(failure('mailroom.code-erased', { letterNumber }));
    else revoked.set(letterNumber, invitation);
  }
  for (const named of things.value.letters) {
    const invitation = invitationOf(mailroom, named.letter.invitationId);
    const refusal = refusalOf(mailroom, named, invitation);
    if (refusal === undefined) revoked.set(invitation.invitationId, invitation);
    else if (named.isSingle && refusal !== 'destroyed') failures.push(refusal);
    else skippedCount += 1;
  }
  if (failures.length === 0 && revoked.size === 0) {
    return refuse(failure('mailroom.nothing-to-revoke', { letterCount: skippedCount }));
  }
  const invitations = [...revoked.values()];
  return okUnless(failures, () => ({
    invitations,
    inHouse: invitations.flatMap(({ invitationId, version }) =>
      listLettersOfInvitation(db, invitationId).filter(
        (letter) => isInHouse(letter.outcome) && letter.version === version && carriesCode(mailroom, letter),
      ),
    ),
    skippedCount,
  }));
}

function invitationOf({ invitations }: Mailroom, invitationId: InvitationId): InvitationRow {
  const invitation = invitations.get(invitationId);
  if (invitation === undefined) throw new Error(`letter ${invitationId} has no invitation`);
  return invitation;
}

function carriesCode({ batches }: Mailroom, { batchId }: LetterRow): boolean {
  const batch = batches.get(batchId);
  return batch !== undefined && holdsLoginCode(batch.kind);
}

/** Why the code in a letter is not revoked; `undefined` when it is. */
function refusalOf(
  mailroom: Mailroom,
  { letter, isSingle }: NamedLetter,
  { invitationId, state, version }: InvitationRow,
): Failure | 'destroyed' | undefined {
  const place = formatPlace(letter);
  if (!carriesCode(mailroom, letter)) return failure('mailroom.no-code', { place });
  if (state === 'erased') return failure('mailroom.code-erased', { letterNumber: invitationId });
  if (letter.version < version) return failure('mailroom.code-replaced', { place });
  const isDestroyed = letter.outcome === 'void' || letter.outcome === 'replaced';
  return isDestroyed && !isSingle ? 'destroyed' : undefined;
}

/** Records within the caller's transaction that the codes were revoked, each with an event. */
export function applyRevocations(
  { db, key, settings }: OpenPanel,
  { invitations }: RevokePlan,
  reason: string,
  at: string,
): Result<void> {
  const panelId = settings.panel.id;
  for (const { invitationId, version, codeLookup } of invitations) {
    const next = loginCodeOf(key, { panelId, invitationId, version: version + 1 });
    const revoked = { codeLookup, invitationId, version, reason, revokedAt: at };
    revokeCode(db, revoked, codeLookupOf(key, panelId, next));
    appendAuditEvent(db, { type: 'letters.revoked', data: { invitationId, version, reason } }, at);
  }
  return ok(undefined);
}
