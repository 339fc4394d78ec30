/**
 * The log for the public. An event that holds an opaque id, or a count of one to nine residents, is shown without its
 * content: its number, type and hashes stay, so that the chain can still be followed and every hash in it recomputed. The hash
 * of its content gives nothing away: it covers a salt, which nobody can guess and which is withheld too. So is its time: who
 * phoned, and when, is known to their housemates.
 */
import type { AuditEvent, AuditEventType, ChainedEvent } from '../domain/audit-event.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { contentHashOf } from './chain.ts';
import { formatEventLine } from './log-lines.ts';
import { SMALLEST_PUBLIC_COUNT } from './merge-strata.ts';

/** What else the public gets, from which more could follow together with an event. */
export interface PublicContext {
  /** Of the frame of this bundle. The totals of an earlier frame, less those of this one, could come to a few residents. */
  readonly commitment: string;
  /** Whether the residents of a municipality are left out as too few: no total may give them away. */
  readonly hidesResidents: boolean;
}

type DataOf<T extends AuditEventType> = Extract<AuditEvent, { type: T }>['data'];

const always = (): boolean => true;
const never = (): boolean => false;

/** Whether an event of each type may be shown whole. A new type must be put here; `never` is safe. */
const isPublicTable: {
  readonly [T in AuditEventType]: (data: DataOf<T>, context: PublicContext) => boolean;
} = {
  'panel.created': always,
  'frame.built': ({ commitment, residents, excluded, rejected }, context) =>
    commitment === context.commitment &&
    !context.hidesResidents &&
    hasNoSmallCount([residents, ...Object.values(excluded), ...Object.values(rejected)]),
  'frame.committed': always,
  // Letters and seats are not residents: their numbers say nothing of a person.
  'draw.run': always,
  'draw.wave': always,
  'draw.refreshed': never,
  'letters.addresses-exported': ({ letters, leftOut }) => hasNoSmallCount([letters, leftOut]),
  'letters.sorted': ({ letters }) => hasNoSmallCount([letters]),
  // A letter that was printed again is one that somebody asked for, or that was spoiled.
  'letters.rendered': ({ letters, isReprint }) => !isReprint && hasNoSmallCount([letters]),
  'letters.printed': ({ letters }) => hasNoSmallCount([letters]),
  'letters.posted': ({ letters }) => hasNoSmallCount([letters]),
  // Each is about single residents.
  'letters.voided': never,
  'letters.revoked': never,
  'letters.returned': never,
  'letters.shredded': always,
  'signup.recorded': never,
  'signups.imported': ({ answers }) => hasNoSmallCount(Object.values(answers)),
  'signups.closed': ({ moves }) => hasNoSmallCount([moves]),
  'signup.searched': never,
  'signups.exported': ({ rows, leftOut }) => hasNoSmallCount([rows, leftOut]),
  'panel.admitted': ({ candidates, admitted, reserves }) => hasNoSmallCount([candidates, admitted, reserves]),
  'exclusions.recorded': never,
  'assignment.made': always,
  'assignment.replaced': never,
  'privacy.accessed': never,
  'privacy.erased': never,
  'privacy.opted-out': never,
  'privacy.purged': ({ residents, rows, moves }) =>
    hasNoSmallCount([residents, moves, ...Object.values(rows)]),
};

/**
 * Whether the public may see the content of an event. That the data of no type that can be shown have a place for an id is held
 * by a test, from their schemas. Nothing is searched for what looks like an id: public randomness may look like one.
 */
export function isPublicEvent(event: ChainedEvent, context: PublicContext): boolean {
  const isPublic = isPublicTable[event.type] as (data: unknown, context: PublicContext) => boolean;
  return isPublic(event.data, context);
}

/** One event as a line of the public log, with its line feed. */
export function formatPublicEventLine(event: ChainedEvent, context: PublicContext): string {
  if (isPublicEvent(event, context)) return formatEventLine(event);
  const { sequence, type, previousHash, hash } = event;
  const contentHash = contentHashOf(event);
  return `${canonicalJson({ sequence, type, contentHash, previousHash, hash, withheld: true })}\n`;
}

function hasNoSmallCount(counts: readonly number[]): boolean {
  return counts.every((count) => count === 0 || count >= SMALLEST_PUBLIC_COUNT);
}
