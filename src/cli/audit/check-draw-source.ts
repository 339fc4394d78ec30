/** The audit of one draw's public randomness: its seed, its drand signature, and whether it is what was announced. */
import type { AuditDifference } from '../../audit/differences.ts';
import { compareValues, difference } from '../../audit/differences.ts';
import { ok } from '../../domain/result.ts';
import { exceptionsOf, utcTimeText } from '../../draw/announced-randomness.ts';
import type { DrandBeacon } from '../../draw/drand.ts';
import { checkDrandBeacon, drandRandomnessOf, drandRoundTimeMs } from '../../draw/drand.ts';
import { effectiveSeedOf } from '../../draw/randomness.ts';
import type { AnnouncementRow } from '../../store/tables/announcement-table.ts';
import { readAnnouncement } from '../../store/tables/announcement-table.ts';
import type { DrawRow } from '../../store/tables/draw-table.ts';
import { drawExceptionsOf } from '../../store/tables/draw-table.ts';
import { readTransaction } from '../../store/transaction.ts';
import type { OpenPanel } from '../open-panel.ts';
import { refusedEvidence } from './audit-step.ts';

/** Everything that can be checked of a draw without the frame. */
export async function checkDrawSource({ db }: OpenPanel, draw: DrawRow): Promise<readonly AuditDifference[]> {
  const { drawId, commitment, randomness, effectiveSeed, drandRound, drandSignature } = draw;
  const read = readTransaction(db, () => ok(readAnnouncement(db, commitment)));
  if (!read.ok) return refusedEvidence(read.failures);
  const beacon =
    drandRound === null || drandSignature === null
      ? undefined
      : { round: drandRound, signature: drandSignature };
  const situation = { announced: read.value?.announced, replacesDraw: draw.replaces !== null };
  return [
    ...compareValues('draw.seed', { drawId }, effectiveSeed, effectiveSeedOf(commitment, randomness)),
    ...(beacon === undefined ? [] : await checkBeacon(draw, beacon)),
    ...compareValues(
      'draw.exceptions',
      { drawId },
      drawExceptionsOf(draw).join(', '),
      exceptionsOf(situation, beacon).join(', '),
    ),
    ...checkAnnouncedInTime(read.value, draw),
  ];
}

async function checkBeacon(
  { drawId, randomness }: DrawRow,
  beacon: DrandBeacon,
): Promise<readonly AuditDifference[]> {
  const checked = await checkDrandBeacon(beacon);
  return [
    ...(checked.ok ? [] : [difference('draw.drand-signature', { drawId, round: beacon.round })]),
    ...compareValues('draw.drand-randomness', { drawId }, randomness, drandRandomnessOf(beacon.signature)),
  ];
}

/** A round that could be known when it was announced fixes nothing; nor does an announcement after the draw. */
function checkAnnouncedInTime(
  announcement: AnnouncementRow | undefined,
  { drawId, drawnAt }: DrawRow,
): readonly AuditDifference[] {
  if (announcement === undefined) return [];
  const { announced, committedAt } = announcement;
  const knownAtMs = announced.kind === 'drand' ? drandRoundTimeMs(announced.round) : Infinity;
  const beforeMs = Math.min(knownAtMs, Date.parse(drawnAt));
  const isInTime = Date.parse(committedAt) <= beforeMs;
  return isInTime
    ? []
    : [difference('draw.announced-late', { drawId }, committedAt, `before ${utcTimeText(beforeMs)}`)];
}
