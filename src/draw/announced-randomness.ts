/** The public randomness before it exists: what is announced beside the commitment, and what a later draw owes to it. */
import type { AnnouncedRandomness, DrawException } from '../domain/audit-event.ts';
import { failure } from '../domain/failure.ts';
import type { AnnouncedInWords } from '../domain/failures/command-failures.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import type { DrandBeacon } from './drand.ts';
import { drandRoundAfter, drandRoundTimeMs, QUICKNET } from './drand.ts';
import { checkRandomness } from './randomness.ts';

const MAXIMUM_SOURCE_CHARACTERS = 300;
const DAY_MS = 24 * 60 * 60 * 1000;
const YEAR_MS = 366 * DAY_MS;

/** Announces a round of quicknet. Refused: a round that is known at `nowMs` (Unix time), and one more than a year away. */
export function announceDrandRound(round: number, nowMs: number): Result<AnnouncedRandomness> {
  const timeMs = drandRoundTimeMs(round);
  const time = utcTimeText(timeMs);
  if (timeMs <= nowMs) {
    const tomorrow = drandRoundAfter(nowMs + DAY_MS);
    return refuse(failure('draw.drand-round-past', { round, time, tomorrow }));
  }
  // A slip of the finger that nobody would notice until the day of the draw.
  if (timeMs > nowMs + YEAR_MS) return refuse(failure('draw.drand-round-far', { round, time }));
  return ok({ kind: 'drand', chainHash: QUICKNET.chainHash, round });
}

/** Announces randomness in words: 1 to 300 characters that can be published as one line, as `checkRandomness` wants them. */
export function announceSource(text: string): Result<AnnouncedRandomness> {
  const isPublishable = checkRandomness(text).ok && Array.from(text).length <= MAXIMUM_SOURCE_CHARACTERS;
  return isPublishable
    ? ok({ kind: 'text', text })
    : refuse(failure('draw.source-not-publishable', { maximum: MAXIMUM_SOURCE_CHARACTERS }));
}

/** The announced randomness as failures name it, with the moment that a drand round is known. */
export function announcedInWords(announced: AnnouncedRandomness): NonNullable<AnnouncedInWords> {
  if (announced.kind === 'text') return announced;
  const { round } = announced;
  return { kind: 'drand', round, time: utcTimeText(drandRoundTimeMs(round)) };
}

/** The announced randomness in words, for a sentence. */
export function describeAnnounced(announced: AnnouncedRandomness): string {
  if (announced.kind === 'text') return announced.text;
  return `round ${announced.round} of drand quicknet, known on ${utcTimeText(drandRoundTimeMs(announced.round))}`;
}

/** A moment in Unix time as `2027-01-05 12:00:00 UTC`. */
export function utcTimeText(timeMs: number): string {
  return `${new Date(timeMs).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** What stands before a draw. */
export interface DrawSituation {
  /** What was announced beside the commitment; `undefined` when it was not given out to be published. */
  readonly announced: AnnouncedRandomness | undefined;
  readonly replacesDraw: boolean;
}

/**
 * The exceptions that a draw needs. Dice that fall as they were announced cannot be told from other dice by a program:
 * with a text announced, only a drand round is seen to be another source.
 * @param beacon the drand round that is used; `undefined` for a free text
 */
export function exceptionsOf(
  { announced, replacesDraw }: DrawSituation,
  beacon: DrandBeacon | undefined,
): readonly DrawException[] {
  const exceptions: DrawException[] = [];
  if (announced === undefined) exceptions.push('without-commitment');
  else if (!isAsAnnounced(announced, beacon)) exceptions.push('another-source');
  if (replacesDraw) exceptions.push('again');
  return exceptions;
}

function isAsAnnounced(announced: AnnouncedRandomness, beacon: DrandBeacon | undefined): boolean {
  if (announced.kind === 'text') return beacon === undefined;
  return announced.chainHash === QUICKNET.chainHash && announced.round === beacon?.round;
}
