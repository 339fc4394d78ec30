/**
 * The hash chain of the audit log: each event carries the hash of the one before, so that none can be changed or left out.
 * An event's hash covers its content by a hash of its own: who does not see the content can still follow the chain.
 */
import { z } from 'zod';
import type { AuditEvent, AuditEventType, ChainedEvent } from '../domain/audit-event.ts';
import { auditEventTable } from '../domain/audit-event.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { Json } from '../domain/canonical-json.ts';
import { hmacSha256, sha256Hex } from '../domain/hash.ts';
import type { Hash } from '../domain/ids.ts';
import { HashSchema } from '../domain/ids.ts';
import type { AuditDifference } from './differences.ts';
import { difference } from './differences.ts';

/** What the first event has for a previous hash. */
export const FIRST_PREVIOUS_HASH = '0'.repeat(64);

/**
 * Chains an event behind the last one.
 * @param previous the last event of the log; `undefined` for an empty log
 * @param at UTC, as `2027-01-04T09:00:00.000Z`
 * @param logKey of the panel, by `logKeyOf`
 */
export function chainEvent(
  previous: ChainedEvent | undefined,
  event: AuditEvent,
  at: string,
  logKey: Hash,
): ChainedEvent {
  const sequence = (previous?.sequence ?? 0) + 1;
  const previousHash = previous?.hash ?? FIRST_PREVIOUS_HASH;
  // In NFC, as everything that is hashed: the text that is stored is exactly the text that the hash covers.
  const data: unknown = JSON.parse(canonicalJson(event.data).normalize('NFC'));
  const unsalted = { sequence, at, type: event.type, data: data as UnsaltedEvent['data'] };
  const content = { ...unsalted, salt: saltOf(logKey, previousHash, unsalted) };
  return { ...content, previousHash, hash: hashEvent(previousHash, content) } as ChainedEvent;
}

/**
 * The key that salts of a log are made with: HMAC-SHA-256(the panel's key, `log`). Whoever has the log has its salts, so that
 * the key of the log may lie in the database beside it; that of the panel may not.
 * @param key the panel's 32 secret bytes
 */
export function logKeyOf(key: Uint8Array): Hash {
  return HashSchema.parse(hmacSha256(key, 'log').toString('hex'));
}

/**
 * 256 bits that nobody can guess and that the same panel, played again, gives again: HMAC-SHA-256(log key, previous hash |
 * canonical JSON of the event without its salt). Without it the hash of a small content, such as a count and a time, could be
 * found by trying all there are.
 */
function saltOf(logKey: Hash, previousHash: string, { sequence, at, type, data }: UnsaltedEvent): string {
  const text = canonicalJson({ sequence, at, type, data: data as Json });
  return hmacSha256(Buffer.from(logKey, 'hex'), previousHash, text).toString('hex');
}

type UnsaltedEvent = Pick<ChainedEvent, 'sequence' | 'at' | 'type' | 'data'>;
export type EventContent = Pick<ChainedEvent, 'sequence' | 'at' | 'type' | 'data' | 'salt'>;

/** H(content | canonical JSON of at, data, salt, sequence and type): with the salt, it tells nobody anything of the content. */
export function contentHashOf({ sequence, at, type, data, salt }: EventContent): string {
  return sha256Hex('content', canonicalJson({ sequence, at, type, data: data as Json, salt }));
}

/** H(event | previous hash | sequence | type | content hash). */
function hashEvent(previousHash: string, event: EventContent): string {
  return sha256Hex('event', previousHash, event.sequence, event.type, contentHashOf(event));
}

const HexSchema = z.string().regex(/^[0-9a-f]{64}$/);

const EnvelopeSchema = z.strictObject({
  sequence: z.int().min(1),
  at: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/),
  type: z.enum(Object.keys(auditEventTable) as [AuditEventType, ...AuditEventType[]]),
  data: z.json(),
  salt: HexSchema,
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
  const hash = hashEvent(event.previousHash, event);
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
