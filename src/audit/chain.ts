/** The hash chain of the audit log: each event carries the hash of the one before, so that none can be changed or left out. */
import { z } from 'zod';
import type { AuditEvent, AuditEventType, ChainedEvent } from '../domain/audit-event.ts';
import { auditEventTable } from '../domain/audit-event.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { Json } from '../domain/canonical-json.ts';
import { sha256Hex } from '../domain/hash.ts';
import type { AuditDifference } from './differences.ts';
import { difference } from './differences.ts';

/** What the first event has for a previous hash. */
export const FIRST_PREVIOUS_HASH = '0'.repeat(64);

/**
 * Chains an event behind the last one.
 * @param previous the last event of the log; `undefined` for an empty log
 * @param at UTC, as `2027-01-04T09:00:00.000Z`
 */
export function chainEvent(previous: ChainedEvent | undefined, event: AuditEvent, at: string): ChainedEvent {
  const sequence = (previous?.sequence ?? 0) + 1;
  const previousHash = previous?.hash ?? FIRST_PREVIOUS_HASH;
  // In NFC, as everything that is hashed: the text that is stored is exactly the text that the hash covers.
  const data: unknown = JSON.parse(canonicalJson(event.data).normalize('NFC'));
  const hash = hashEvent(previousHash, { sequence, at, type: event.type, data: data as Json });
  return { sequence, at, type: event.type, data, previousHash, hash } as ChainedEvent;
}

interface HashedPart {
  readonly sequence: number;
  readonly at: string;
  readonly type: string;
  readonly data: Json;
}

/** H(previous hash | canonical JSON of sequence, at, type and data). */
function hashEvent(previousHash: string, event: HashedPart): string {
  const { sequence, at, type, data } = event;
  return sha256Hex(previousHash, canonicalJson({ sequence, at, type, data }));
}

const HexSchema = z.string().regex(/^[0-9a-f]{64}$/);

const EnvelopeSchema = z.strictObject({
  sequence: z.int().min(1),
  at: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/),
  type: z.enum(Object.keys(auditEventTable) as [AuditEventType, ...AuditEventType[]]),
  data: z.json(),
  previousHash: HexSchema,
  hash: HexSchema,
});

/** Checks an event that was stored or comes from elsewhere; `undefined` when its form is not that of an event. */
export function parseChainedEvent(untrusted: unknown): ChainedEvent | undefined {
  if (!isShallow(untrusted, DEEPEST_EVENT)) return undefined;
  const envelope = EnvelopeSchema.safeParse(untrusted);
  if (!envelope.success) return undefined;
  const data = auditEventTable[envelope.data.type].data.safeParse(envelope.data.data);
  if (!data.success) return undefined;
  // The hash covers the NFC form only; another form of the same text would pass unseen.
  const text = canonicalJson(envelope.data.data);
  if (text !== text.normalize('NFC')) return undefined;
  return envelope.data as ChainedEvent;
}

/** No event nests deeper; a planted log that nests without end must not exhaust the stack. */
export const DEEPEST_EVENT = 8;

/** True when a value nests at most `depth` levels. */
export function isShallow(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return depth > 0 && Object.values(value).every((part) => isShallow(part, depth - 1));
}

export interface CheckedLog {
  /** The events that could be read, in the order given. */
  readonly events: readonly ChainedEvent[];
  readonly differences: readonly AuditDifference[];
}

/**
 * Reads a whole log and checks its chain. Every event is checked against the one before as it stands, so that one
 * change is named once, at its place, and does not hide what comes after.
 */
export function checkLog(untrusted: readonly unknown[]): CheckedLog {
  const events: ChainedEvent[] = [];
  const differences: AuditDifference[] = [];
  let previousHash: string | undefined = FIRST_PREVIOUS_HASH;
  for (const [index, candidate] of untrusted.entries()) {
    const number = index + 1;
    const event = parseChainedEvent(candidate);
    if (event === undefined) {
      differences.push(difference('log.event-unreadable', { event: number }));
      previousHash = undefined;
      continue;
    }
    differences.push(...checkLink(event, number, previousHash));
    events.push(event);
    previousHash = event.hash;
  }
  return { events, differences };
}

/** The differences in the chain of a log; empty when it is whole. */
export function verifyChain(untrusted: readonly unknown[]): readonly AuditDifference[] {
  return checkLog(untrusted).differences;
}

function checkLink(event: ChainedEvent, number: number, previousHash: string | undefined): AuditDifference[] {
  const differences: AuditDifference[] = [];
  if (event.sequence !== number) {
    differences.push(
      difference('log.wrong-number', { event: number }, String(event.sequence), String(number)),
    );
  }
  if (previousHash !== undefined && event.previousHash !== previousHash) {
    differences.push(difference('log.chain-broken', { event: number }, event.previousHash, previousHash));
  }
  const hash = hashEvent(event.previousHash, { ...event, data: event.data });
  if (hash !== event.hash)
    differences.push(difference('log.wrong-hash', { event: number }, event.hash, hash));
  return differences;
}

/**
 * Checks that a hash which was published earlier (in a report, in council minutes) is that of an event of this log. It
 * is what finds a log that was cut off or rewritten together with the database.
 */
export function verifyPublishedHash(
  events: readonly ChainedEvent[],
  publishedHash: string,
): readonly AuditDifference[] {
  if (events.some((event) => event.hash === publishedHash)) return [];
  return [difference('log.published-hash-missing', {}, publishedHash, events.at(-1)?.hash)];
}
