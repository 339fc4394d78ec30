/** Reads from the database what explains one letter. */
import { failure } from '../../domain/failure.ts';
import type { InvitationId } from '../../domain/ids.ts';
import { HashSchema } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { LetterExplanation } from '../../report/privacy/letter-explanation.ts';
import { ticketOf } from '../../report/privacy/letter-explanation.ts';
import { readAnnouncement } from '../../store/tables/announcement-table.ts';
import { listWaves, readLatestDraw } from '../../store/tables/draw-table.ts';
import { countDrawnBeside, readDrawnResident } from '../../store/tables/drawn-resident-table.ts';
import { listErasuresOf } from '../../store/tables/erasure-table.ts';
import { listFrames } from '../../store/tables/frame-table.ts';
import { findInvitation } from '../../store/tables/invitation-table.ts';
import { listMovesOf } from '../../store/tables/move-table.ts';
import { dutchDateOf } from '../judge-context.ts';
import type { OpenPanel } from '../open-panel.ts';

/** Call it in a read transaction. Refused when the ticket does not follow from the seed: then nothing is explained. */
export function readExplanation(
  { db, settings }: OpenPanel,
  invitationId: InvitationId,
): Result<LetterExplanation> {
  const draw = readLatestDraw(db);
  const invitation = findInvitation(db, invitationId);
  if (draw === undefined || invitation === undefined) return refuse(failure('command.no-draw', {}));
  const { residentId } = invitation;
  const resident = readDrawnResident(db, draw.drawId, residentId);
  const frame = listFrames(db).find(({ commitment }) => commitment === draw.commitment);
  const wave = listWaves(db).find((row) => row.drawId === draw.drawId && row.wave === resident?.wave);
  if (resident === undefined || frame === undefined || wave === undefined) {
    throw new Error(`letter ${invitationId} has no drawn resident, wave or frame`);
  }
  const { effectiveSeed, commitment, randomness } = draw;
  if (ticketOf({ effectiveSeed, residentId }) !== resident.ticket) {
    return refuse(failure('privacy.proof-differs', { residentId }));
  }
  const beside = countDrawnBeside(db, draw.drawId, resident.stratum);
  const announced = readAnnouncement(db, commitment);
  const { name, contact } = settings.panel;
  return ok({
    panelName: name,
    contact: { name: contact.name, email: contact.email, phone: contact.phone },
    municipality:
      settings.municipalities.find(({ code }) => code === resident.municipality)?.name ??
      resident.municipality,
    ground: settings.privacy.ground,
    invitationId,
    wave: resident.wave,
    registerReadOn: dutchDateOf(new Date(frame.builtAt)),
    referenceDate: settings.eligibility.referenceDate,
    stratum: resident.stratum,
    inclusionProbability: resident.inclusionProbability,
    commitment,
    committedOn: announced === undefined ? undefined : dutchDateOf(new Date(announced.committedAt)),
    randomness,
    effectiveSeed,
    drawnOn: dutchDateOf(new Date(wave.drawnAt)),
    residentId,
    ticket: HashSchema.parse(resident.ticket),
    rank: resident.rank,
    drawnInStratum: beside.drawnCount,
    cutOffTicket: beside.lastTicket ?? HashSchema.parse(resident.ticket),
    moves: listMovesOf(db, invitationId).map(({ movedOn, to, channel }) => ({ on: movedOn, to, channel })),
    isErased: listErasuresOf(db, residentId).length > 0,
  });
}
