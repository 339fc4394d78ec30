/** Puts together what is printed for each letter: invitation, login code and addressee. */
import { failure } from '../domain/failure.ts';
import type { InvitationId, MunicipalityCode, ResidentId } from '../domain/ids.ts';
import type { LetterKind } from '../domain/letter-kinds.ts';
import type { Addressee } from '../domain/resident.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import { addressKeyOf } from '../letters/address-export.ts';
import type { LetterOrder } from '../letters/letter-order.ts';
import { loginCodeOf } from '../letters/login-code.ts';
import { readLatestDraw } from '../store/tables/draw-table.ts';
import { listDrawnResidentsOfWave, readAddressees } from '../store/tables/drawn-resident-table.ts';
import type { InvitationRow } from '../store/tables/invitation-table.ts';
import { listInvitationsOfWave } from '../store/tables/invitation-table.ts';
import { listDroppedResidents } from '../store/tables/refresh-table.ts';
import type { SortedLetter } from '../store/tables/sorted-letter-table.ts';
import { readSortedLetters } from '../store/tables/sorted-letter-table.ts';
import { readTransaction } from '../store/transaction.ts';
import type { OpenPanel } from './open-panel.ts';

/** What the letters of a wave are made from, as the database holds it at one moment. */
export interface LetterSource {
  readonly drawId: number;
  /** Of this wave, in the order of their numbers. */
  readonly invitations: ReadonlyMap<InvitationId, InvitationRow>;
  readonly municipalities: ReadonlyMap<ResidentId, MunicipalityCode>;
  readonly addressees: ReadonlyMap<ResidentId, Addressee>;
  /** What the post's sorting says of letters of this kind. */
  readonly sorted: ReadonlyMap<InvitationId, SortedLetter>;
  /** Residents whom a refresh dropped. */
  readonly dropped: ReadonlySet<ResidentId>;
}

/** Reads within the caller's transaction. Refused when nothing was drawn, or not this wave. */
export function readLetterSource(
  { db, sealKeys }: OpenPanel,
  wave: number,
  kind: LetterKind,
): Result<LetterSource> {
  const draw = readLatestDraw(db);
  if (draw === undefined) return refuse(failure('command.no-draw', {}));
  const { drawId } = draw;
  const invitations = listInvitationsOfWave(db, wave);
  if (invitations.length === 0) return refuse(failure('command.wave-missing', { wave }));
  const addressees = readAddressees(db, sealKeys, drawId, wave);
  if (!addressees.ok) return addressees;
  const sorted = kind === 'case' ? ok(new Map()) : readSortedLetters(db, sealKeys, kind);
  if (!sorted.ok) return sorted;
  return ok({
    drawId,
    invitations: new Map(invitations.map((invitation) => [invitation.invitationId, invitation])),
    municipalities: new Map(
      listDrawnResidentsOfWave(db, drawId, wave).map(({ residentId, municipality }) => [
        residentId,
        municipality,
      ]),
    ),
    addressees: addressees.value,
    sorted: sorted.value,
    dropped: listDroppedResidents(db, drawId),
  });
}

/**
 * The order of one letter; `undefined` when the resident's address is not kept any more.
 * @param version of the login code; that of today unless given
 */
export function orderOf(
  { key, settings }: OpenPanel,
  source: LetterSource,
  invitationId: InvitationId,
  version?: number,
): LetterOrder | undefined {
  const invitation = source.invitations.get(invitationId);
  if (invitation === undefined) throw new Error(`there is no invitation ${invitationId} in this wave`);
  const municipality = source.municipalities.get(invitation.residentId);
  const addressee = source.addressees.get(invitation.residentId);
  if (municipality === undefined) throw new Error(`letter ${invitationId} has no drawn resident`);
  if (addressee === undefined) return undefined;
  const coded = { panelId: settings.panel.id, invitationId, version: version ?? invitation.version };
  const order = {
    invitationId,
    version: coded.version,
    code: loginCodeOf(key, coded),
    addressee,
    municipality,
  };
  const sorted = source.sorted.get(invitationId);
  // The sorting of an address where the resident lives no more would send the letter there.
  if (sorted === undefined || sorted.address !== addressKeyOf(addressee)) return order;
  return { ...order, sorting: { line: sorted.line, position: sorted.position } };
}

export interface WaveLetters {
  readonly drawId: number;
  readonly orders: readonly StatedOrder[];
}

/** A letter, and where its invitation stands. */
export interface StatedOrder extends LetterOrder {
  readonly state: InvitationRow['state'];
}

/**
 * The letters of a wave, in the order of their numbers, without those of residents whose address is not kept any more.
 * Refused when nothing was drawn, or not this wave.
 */
export function readWaveLetterOrders(panel: OpenPanel, wave: number): Result<WaveLetters> {
  return readTransaction(panel.db, () => {
    const source = readLetterSource(panel, wave, 'invitation');
    if (!source.ok) return source;
    const { drawId, invitations, dropped } = source.value;
    const orders = [...invitations.values()]
      .filter(({ residentId }) => !dropped.has(residentId))
      .flatMap(({ invitationId, state }) => {
        const order = orderOf(panel, source.value, invitationId);
        return order === undefined ? [] : [{ ...order, state }];
      });
    return ok({ drawId, orders });
  });
}
