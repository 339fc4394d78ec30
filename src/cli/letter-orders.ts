/** Puts together what is printed for each letter of a wave: invitation, login code and addressee. */
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import type { LetterOrder } from '../letters/letter-order.ts';
import { loginCodeOf } from '../letters/login-code.ts';
import { readLatestDraw } from '../store/tables/draw-table.ts';
import { listDrawnResidents, readAddressees } from '../store/tables/drawn-resident-table.ts';
import { listInvitations } from '../store/tables/invitation-table.ts';
import { listDroppedResidents } from '../store/tables/refresh-table.ts';
import { readTransaction } from '../store/transaction.ts';
import type { OpenPanel } from './open-panel.ts';

export interface WaveLetters {
  readonly drawId: number;
  readonly orders: readonly LetterOrder[];
}

/**
 * The letters of a wave, in the order of their numbers, without those of residents whom a refresh dropped. Refused when
 * nothing was drawn, or not this wave.
 */
export function readWaveLetterOrders(panel: OpenPanel, wave: number): Result<WaveLetters> {
  const { db, key, settings, sealKeys } = panel;
  return readTransaction(db, () => {
    const draw = readLatestDraw(db);
    if (draw === undefined) return refuse(failure('command.no-draw', {}));
    const invitations = listInvitations(db).filter((invitation) => invitation.wave === wave);
    if (invitations.length === 0) return refuse(failure('command.wave-missing', { wave }));
    const addressees = readAddressees(db, sealKeys, draw.drawId, wave);
    if (!addressees.ok) return addressees;
    const drawn = new Map(
      listDrawnResidents(db, draw.drawId).map((resident) => [resident.residentId, resident]),
    );
    const dropped = listDroppedResidents(db, draw.drawId);
    const kept = invitations.filter(({ residentId }) => !dropped.has(residentId));
    const orders = kept.map(({ invitationId, residentId, version }): LetterOrder => {
      const resident = drawn.get(residentId);
      const addressee = addressees.value.get(residentId);
      if (resident === undefined || addressee === undefined) {
        throw new Error(`letter ${invitationId} has no drawn resident or no addressee`);
      }
      const code = loginCodeOf(key, { panelId: settings.panel.id, invitationId, version });
      return { invitationId, version, code, addressee, municipality: resident.municipality };
    });
    return ok({ drawId: draw.drawId, orders });
  });
}
