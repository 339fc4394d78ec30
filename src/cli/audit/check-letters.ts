/** The audit's step for the letters: invitations, login codes, addressees, batches and the states of the answers. */
import { compareInvitations, compareNumbers } from '../../audit/compare-letters.ts';
import { compareMoves } from '../../audit/compare-moves.ts';
import type { AuditDifference } from '../../audit/differences.ts';
import { difference } from '../../audit/differences.ts';
import type { DrawnResident } from '../../domain/drawn-resident.ts';
import type { InvitationId, ResidentId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import { codeLookupOf, loginCodeOf } from '../../letters/login-code.ts';
import type { DrawRow } from '../../store/tables/draw-table.ts';
import { readAllAddressees } from '../../store/tables/drawn-resident-table.ts';
import { readLastErasures } from '../../store/tables/erasure-table.ts';
import type { FrameRow } from '../../store/tables/frame-table.ts';
import type { InvitationRow } from '../../store/tables/invitation-table.ts';
import { listInvitations } from '../../store/tables/invitation-table.ts';
import type { MoveRow } from '../../store/tables/move-table.ts';
import { listMoves } from '../../store/tables/move-table.ts';
import { readSignUps } from '../../store/tables/sign-up-table.ts';
import { readTransaction } from '../../store/transaction.ts';
import { numberInvitations } from '../number-invitations.ts';
import type { OpenPanel } from '../open-panel.ts';
import { readAddresseesFromRegisters } from '../read-addressees.ts';
import type { Frame } from '../../domain/frame.ts';
import type { LeftCounts } from '../words/english/audit-words.ts';
import type { Words } from '../words/words.ts';
import type { AuditStep } from './audit-step.ts';
import { areSame, refusedEvidence } from './audit-step.ts';
import type { CheckedDraw } from './check-draw.ts';
import { checkSheets } from './check-sheets.ts';
import { expectAddressees } from './expected-addressees.ts';

/** Everything between a drawn resident and an answer. */
export function checkLetters(
  panel: OpenPanel,
  draw: DrawRow,
  committed: { readonly row: FrameRow; readonly frame: Frame | undefined },
  { stored: drawn, redrawn }: Pick<CheckedDraw, 'stored' | 'redrawn'>,
  words: Words['audit']['steps'],
): readonly AuditStep[] {
  const letters = readTransaction(panel.db, () => compareStoredLetters(panel, drawn, redrawn));
  const addressees = compareAddressees(panel, draw, committed, drawn);
  return [
    {
      name: words.letters.name,
      checked: words.letters.checked(drawn.length),
      differences: letters.ok ? letters.value : refusedEvidence(letters.failures),
    },
    {
      name: words.addresses.name,
      checked: words.addresses.checked(drawn.length, addressees.ok ? addressees.value.left : NONE_LEFT),
      differences: addressees.ok ? addressees.value.differences : refusedEvidence(addressees.failures),
    },
  ];
}

function compareStoredLetters(
  panel: OpenPanel,
  drawn: readonly DrawnResident[],
  redrawn: readonly DrawnResident[] | undefined,
): Result<readonly AuditDifference[]> {
  const { db, key, sealKeys, settings } = panel;
  const panelId = settings.panel.id;
  const invitations = listInvitations(db);
  const contacts = readSignUps(db, sealKeys);
  const moves = listMoves(db);
  return ok([
    ...compareInvitations(invitations, drawn, ({ invitationId, version }) =>
      codeLookupOf(key, panelId, loginCodeOf(key, { panelId, invitationId, version })),
    ),
    ...(redrawn === undefined ? [] : compareNumbers(invitations, residentsByNumber(redrawn))),
    ...checkSheets(panel, invitations, drawn, (invitationId, version) =>
      codeLookupOf(key, panelId, loginCodeOf(key, { panelId, invitationId, version })),
    ),
    ...compareMoves(moves, new Map(invitations.map(({ invitationId, state }) => [invitationId, state]))),
    ...(contacts.ok
      ? findErasedSignUps(contacts.value, invitations, readLastErasures(db), moves)
      : refusedEvidence(contacts.failures)),
  ]);
}

/** A sign-up stays after the removal of somebody's data only when they signed up after it. */
function findErasedSignUps(
  signUps: ReadonlyMap<InvitationId, unknown>,
  invitations: readonly InvitationRow[],
  erased: ReadonlyMap<ResidentId, number>,
  moves: readonly MoveRow[],
): readonly AuditDifference[] {
  const signedUpAt = new Map(
    moves.flatMap(({ residentId, to, eventSequence }) =>
      to === 'signed-up' ? [[residentId, eventSequence] as const] : [],
    ),
  );
  return invitations.flatMap(({ invitationId, residentId }) => {
    const erasedAt = erased.get(residentId);
    const isLeft = erasedAt !== undefined && (signedUpAt.get(residentId) ?? 0) < erasedAt;
    return isLeft && signUps.has(invitationId) ? [difference('letters.erased-sign-up', { residentId })] : [];
  });
}

function residentsByNumber(redrawn: readonly DrawnResident[]): ReadonlyMap<string, string> {
  const waves = [...new Set(redrawn.map(({ wave }) => wave))];
  return new Map(waves.flatMap((wave) => [...numberInvitations(redrawn, wave)]));
}

interface CheckedAddressees {
  readonly differences: readonly AuditDifference[];
  /** What could not be compared, for the table. */
  readonly left: LeftCounts;
}

const NONE_LEFT: LeftCounts = { dropped: 0, erased: 0, untraced: 0 };

function compareAddressees(
  panel: OpenPanel,
  { drawId }: DrawRow,
  { row, frame }: { readonly row: FrameRow; readonly frame: Frame | undefined },
  drawn: readonly DrawnResident[],
): Result<CheckedAddressees> {
  if (frame === undefined) return ok({ differences: [], left: NONE_LEFT });
  const fromRegisters = readAddresseesFromRegisters(panel, { frame, row }, drawn);
  if (!fromRegisters.ok) return fromRegisters;
  const expected = expectAddressees(panel, drawId, drawn, fromRegisters.value);
  const { dropped, untraced } = expected;
  const read = readTransaction(panel.db, () => {
    const stored = readAllAddressees(panel.db, panel.sealKeys, drawId);
    return stored.ok ? ok({ stored: stored.value, erased: readLastErasures(panel.db) }) : stored;
  });
  if (!read.ok) return read;
  const { stored, erased } = read.value;
  const differences = drawn.flatMap(({ residentId }): readonly AuditDifference[] => {
    const found = stored.get(residentId);
    if (erased.has(residentId)) {
      return found === undefined ? [] : [difference('letters.erased-addressee', { residentId })];
    }
    if (dropped.has(residentId)) {
      return found === undefined ? [] : [difference('letters.dropped-addressee', { residentId })];
    }
    const should = expected.addressees.get(residentId);
    if (found !== undefined && should === undefined && untraced.has(residentId)) return [];
    const isRight = found !== undefined && should !== undefined && areSame(should, found);
    return isRight ? [] : [difference('letters.addressee-differs', { residentId })];
  });
  return ok({
    differences: [...expected.differences, ...differences],
    left: { dropped: dropped.size, erased: erased.size, untraced: untraced.size },
  });
}
