import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chainEvent,
  checkLog,
  contentHashOf,
  DEEPEST_EVENT,
  isShallow,
  logKeyOf,
  verifyChain,
  verifyPublishedHash,
} from '../../src/audit/chain.ts';
import { formatEventLine, parseCanonicalJson, parseEventLines } from '../../src/audit/log-lines.ts';
import type { AuditEvent, ChainedEvent } from '../../src/domain/audit-event.ts';
import { canonicalJson } from '../../src/domain/canonical-json.ts';
import { hmacSha256, sha256Hex } from '../../src/domain/hash.ts';
import { CaseIdSchema, HashSchema, ResidentIdSchema } from '../../src/domain/ids.ts';

const AT = '2027-01-04T09:00:00.000Z';
const logKey = HashSchema.parse('1'.repeat(64));
const residentId = ResidentIdSchema.parse('a'.repeat(32));
const caseId = CaseIdSchema.parse('zaak-1');

function panelNamed(panelId: string): AuditEvent {
  return {
    type: 'panel.created',
    data: { panelId, protocol: 'v1', keyHash: HashSchema.parse('0'.repeat(64)) },
  };
}

function chainAll(events: readonly AuditEvent[]): ChainedEvent[] {
  const log: ChainedEvent[] = [];
  for (const event of events) log.push(chainEvent(log.at(-1), event, AT, logKey));
  return log;
}

/** A log of panels by these names; only the names differ. */
function logOf(...panelIds: readonly string[]): ChainedEvent[] {
  return chainAll(panelIds.map(panelNamed));
}

function codesAndPlaces(events: readonly unknown[]): unknown[] {
  return verifyChain(events).map((found) => [found.code, found.params]);
}

const anyEvent: fc.Arbitrary<AuditEvent> = fc.oneof(
  fc.string({ unit: 'grapheme' }).map(panelNamed),
  fc.array(fc.stringMatching(/^[a-z0-9]{1,9}$/), { maxLength: 3 }).map((reasons): AuditEvent => ({
    type: 'exclusions.recorded',
    data: { exclusions: reasons.map((reason) => ({ residentId, caseId, reason })) },
  })),
);

const anyLog = fc.array(anyEvent, { minLength: 1, maxLength: 6 }).map(chainAll);

const textOf = (log: readonly ChainedEvent[]): string => log.map(formatEventLine).join('');

describe('the chain', () => {
  it('begins with 64 zeros, counts from 1, and has a hash that anybody can compute', () => {
    const data = { panelId: 'proef', protocol: 'v1', keyHash: HashSchema.parse('0'.repeat(64)) };
    const first = chainEvent(undefined, { type: 'panel.created', data }, AT, logKey);
    const salt = expect.stringMatching(/^[0-9a-f]{64}$/) as string;
    const content = canonicalJson({ at: AT, data, salt: first.salt, sequence: 1, type: 'panel.created' });
    const contentHash = sha256Hex(`content|${content}`);
    expect(contentHashOf(first)).toBe(contentHash);
    expect(first).toEqual({
      sequence: 1,
      at: AT,
      type: 'panel.created',
      data,
      salt,
      previousHash: '0'.repeat(64),
      hash: sha256Hex(`event|${'0'.repeat(64)}|1|panel.created|${contentHash}`),
    });
    expect(first.hash).toMatchInlineSnapshot(
      `"21408237646b04a7b8319ef7a170c0dfa40ab9dffd29c612d1a7611f7be33845"`,
    );
    const second = chainEvent(first, { type: 'exclusions.recorded', data: { exclusions: [] } }, AT, logKey);
    expect([second.sequence, second.previousHash]).toEqual([2, first.hash]);
  });

  it('is whole as it was written, also after a journey as text', () => {
    fc.assert(
      fc.property(anyLog, (log) => {
        expect(verifyChain(log)).toEqual([]);
        expect(checkLog(parseEventLines(textOf(log)))).toEqual({ events: log, differences: [] });
      }),
      { numRuns: 100 },
    );
    expect(verifyChain([])).toEqual([]);
  });

  it('shows any change of one byte', () => {
    fc.assert(
      fc.property(anyLog, fc.nat(), fc.integer({ min: 1, max: 255 }), (log, position, flip) => {
        const bytes = Buffer.from(textOf(log), 'utf8');
        const index = position % bytes.byteLength;
        bytes[index] = (bytes[index] ?? 0) ^ flip;
        expect(verifyChain(parseEventLines(bytes.toString('utf8')))).not.toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  it('shows any event that is left out before the last, added, doubled or moved', () => {
    fc.assert(
      fc.property(anyLog, fc.nat(), fc.nat(), (log, from, to) => {
        const index = from % log.length;
        const event = log.slice(index, index + 1);
        const without = log.toSpliced(index, 1);
        const variants = [
          log.toSpliced(index, 0, ...event),
          without.toSpliced(to % log.length, 0, ...event),
          without,
        ];
        // Left where it was, it is the same log; and a log without its last event is a whole, shorter log.
        const isSame = (variant: readonly ChainedEvent[]): boolean =>
          variant.every((other, place) => other === log[place]);
        expect(variants.map((variant) => verifyChain(variant).length === 0)).toEqual(
          variants.map((variant) => variant.length <= log.length && isSame(variant)),
        );
      }),
      { numRuns: 200 },
    );
  });

  it('names a change once, at its place, and goes on behind it', () => {
    const log = logOf('a', 'b', 'c', 'd');
    const [a, b, c, d] = log;
    expect(codesAndPlaces([a, { ...b, at: '2027-01-05T09:00:00.000Z' }, c, d])).toEqual([
      ['log.wrong-hash', { event: 2 }],
    ]);
    expect(codesAndPlaces([a, 'no event', c, d])).toEqual([['log.event-unreadable', { event: 2 }]]);
    expect(codesAndPlaces([a, c, d])).toEqual([
      ['log.wrong-number', { event: 2 }],
      ['log.chain-broken', { event: 2 }],
      ['log.wrong-number', { event: 3 }],
    ]);
    expect(codesAndPlaces([{ ...a, previousHash: '1'.repeat(64) }])).toEqual([
      ['log.chain-broken', { event: 1 }],
      ['log.wrong-hash', { event: 1 }],
    ]);
  });

  it.each([
    ['an unknown type', { type: 'panel.destroyed' }],
    ['data that its type does not have', { data: { name: 'Testpersoon' } }],
    ['one field more', { note: 'x' }],
    ['a day instead of a moment', { at: '2027-01-04' }],
    ['a hash in capitals', { hash: 'A'.repeat(64) }],
    ['a salt that is too short', { salt: 'a'.repeat(32) }],
    ['no salt', { salt: undefined }],
    ['half a number', { sequence: 1.5 }],
    ['a number below 1', { sequence: 0 }],
  ])('does not read an event with %s', (_, change) => {
    const event = chainEvent(
      undefined,
      { type: 'exclusions.recorded', data: { exclusions: [] } },
      AT,
      logKey,
    );
    expect(verifyChain([{ ...event, ...change }]).map((found) => found.code)).toEqual([
      'log.event-unreadable',
    ]);
  });

  it('does not read another form of the same text, which would have the same hash', () => {
    const composed = chainEvent(undefined, panelNamed('é'), AT, logKey);
    const decomposed = chainEvent(undefined, panelNamed('e\u0301'), AT, logKey);
    expect(decomposed).toEqual(composed);
    expect(verifyChain([{ ...composed, ...panelNamed('e\u0301') }]).map((found) => found.code)).toEqual([
      'log.event-unreadable',
    ]);
  });

  it('reads no line that nests without end, and no line that is not canonical', () => {
    const event = formatEventLine(
      chainEvent(undefined, { type: 'exclusions.recorded', data: { exclusions: [] } }, AT, logKey),
    );
    const lines = ['['.repeat(100_000) + ']'.repeat(100_000), event.trimEnd().replace(':', ': '), '', 'x'];
    expect(parseEventLines(lines.join('\n'))).toEqual([undefined, undefined, undefined, undefined]);
    const endless: unknown = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000));
    expect(verifyChain([endless, { ...logOf('a')[0], data: endless }])).toHaveLength(2);
  });
});

const saltsOf = (of: typeof logKey, ...panelIds: readonly string[]): string[] =>
  panelIds.map((panelId) => chainEvent(undefined, panelNamed(panelId), AT, of).salt);

describe('the salt of an event', () => {
  const key = new Uint8Array(32).fill(7);

  it('follows from the key of the panel, which it does not tell', () => {
    const own = logKeyOf(key);
    expect(own).toBe(hmacSha256(key, 'log').toString('hex'));
    expect(own).not.toBe(Buffer.from(key).toString('hex'));
    expect(saltsOf(own, 'a')).toEqual(saltsOf(logKeyOf(key), 'a'));
    expect(saltsOf(own, 'a')).not.toEqual(saltsOf(logKeyOf(new Uint8Array(32).fill(8)), 'a'));
  });

  it('is another for another content, another time, and the same content once more', () => {
    const twice = logOf('a', 'a');
    const later = chainEvent(undefined, panelNamed('a'), '2027-01-04T09:00:00.001Z', logKey);
    const salts = [...twice.map(({ salt }) => salt), later.salt, ...saltsOf(logKey, 'b')];
    expect(new Set(salts).size).toBe(4);
  });

  it('makes the hash of a content that anybody could guess one that nobody can compute', () => {
    const event: AuditEvent = { type: 'signup.searched', data: { found: [] } };
    const logs = [logKey, logKeyOf(key)].map((own) => chainEvent(undefined, event, AT, own));
    expect(new Set(logs.map(contentHashOf)).size).toBe(2);
    expect(new Set(logs.map(({ hash }) => hash)).size).toBe(2);
  });
});

describe('a hash that was published', () => {
  const log = logOf('a', 'b', 'c');

  it('is found in a log that went on, and missed in one that was cut off', () => {
    const published = log[1]?.hash ?? '';
    expect(verifyPublishedHash(log, published)).toEqual([]);
    expect(verifyPublishedHash(log.slice(0, 1), published)).toMatchObject([
      { code: 'log.published-hash-missing', recorded: published, recomputed: log[0]?.hash },
    ]);
    expect(verifyPublishedHash([], published)).toHaveLength(1);
  });
});

const nest = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;

describe('what nests deeper than any event', () => {
  it('is no value of the log', () => {
    expect(parseCanonicalJson(nest(DEEPEST_EVENT))).toEqual(JSON.parse(nest(DEEPEST_EVENT)));
    for (const depth of [DEEPEST_EVENT + 1, 100_000]) expect(parseCanonicalJson(nest(depth))).toBeUndefined();
  });

  it.each([
    [0, 0, true],
    ['', 0, true],
    [null, 0, true],
    [undefined, 0, true],
    [{}, 0, false],
    [[], 0, false],
    [{ a: 1, b: null }, 1, true],
    [{ a: 1, b: {} }, 1, false],
    [[[1], [2]], 2, true],
    [[[1], [[2]]], 2, false],
  ] as const)('%j at most %i levels deep: %s', (value, depth, is) => {
    expect(isShallow(value, depth)).toBe(is);
  });
});
