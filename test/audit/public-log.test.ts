import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { chainEvent, contentHashOf } from '../../src/audit/chain.ts';
import { formatEventLine } from '../../src/audit/log-lines.ts';
import type { PublicContext } from '../../src/audit/public-log.ts';
import { formatPublicEventLine, isPublicEvent } from '../../src/audit/public-log.ts';
import type { AuditEvent, ChainedEvent } from '../../src/domain/audit-event.ts';
import { auditEventTable } from '../../src/domain/audit-event.ts';
import { canonicalJson } from '../../src/domain/canonical-json.ts';
import { sha256Hex } from '../../src/domain/hash.ts';
import { HashSchema } from '../../src/domain/ids.ts';

const AT = '2027-01-04T09:00:00.000Z';
const hash = HashSchema.parse(sha256Hex('a hash'));
const commitment = sha256Hex('commitment');
const context: PublicContext = { commitment, hidesResidents: false };

/** As if it came from the database: the chain's own check has seen its form. */
const chained = (type: string, data: unknown): ChainedEvent =>
  chainEvent(undefined, { type, data } as AuditEvent, AT, hash);

const frameBuilt = (changes: Readonly<Record<string, unknown>> = {}): ChainedEvent =>
  chained('frame.built', {
    commitment,
    frameHash: hash,
    keyHash: hash,
    settingsHash: hash,
    registers: [],
    residents: 400,
    strata: 4,
    excluded: { 'too-young': 80, guardianship: 0 },
    rejected: {},
    ...changes,
  });

const imported = (answers: Readonly<Record<string, number>>): ChainedEvent =>
  chained('signups.imported', {
    fileSha256: hash,
    lines: 40,
    answers,
    resultSha256: hash,
    moves: 40,
    movesHash: hash,
  });

const rendered = (letters: number, isReprint: boolean): ChainedEvent =>
  chained('letters.rendered', {
    batch: 'w1-GM0344-001',
    wave: 1,
    kind: 'invitation',
    caseId: null,
    municipality: 'GM0344',
    profile: 'print',
    isReprint,
    isSecret: false,
    inputHash: hash,
    letters,
    lettersHash: hash,
    sha256: hash,
    coverSha256: hash,
  });

const smallCounts = { residents: 3, letters: 3, moves: 3, leftOut: 3, rows: { some: 3 } };

/** Whether the public sees an event of a type, with small counts or with large ones. */
const isShown = (type: string): boolean =>
  [smallCounts, {}].some((counts) =>
    isPublicEvent(chained(type, { ...frameBuilt().data, answers: {}, rows: {}, ...counts }), context),
  );

/** In the JSON schema of data: an opaque id, the number of a letter, or the place of one in its batch. */
const PLACE_OF_ID = /\^\[0-9a-f\]\{32\}\$|\^\[1-9\]\[0-9\]\{0,2\}-|"batch":\{"type":"string"\},"sequence"/;

/** The types of events that the verifier in Python lists under a name. */
function listInVerifier(name: string): readonly string[] {
  const verifier = readFileSync(new URL('../../bin/verify_bundle.py', import.meta.url), 'utf8');
  const [, list = ''] = new RegExp(`^${name} = """([^"]*)"""`, 'm').exec(verifier) ?? [];
  return list.trim().split(/\s+/);
}

describe('the log for the public', () => {
  it.each([
    ['no small count', frameBuilt(), context, true],
    ['a few residents excluded', frameBuilt({ excluded: { guardianship: 3 } }), context, false],
    ['a few rows rejected', frameBuilt({ rejected: { 'broken-row': 1 } }), context, false],
    ['a frame of few', frameBuilt({ residents: 9 }), context, false],
    ['an earlier frame', frameBuilt({ commitment: hash }), context, false],
    ['a total from which a hidden count follows', frameBuilt(), { commitment, hidesResidents: true }, false],
    ['many answers', imported({ accepted: 20, declined: 20, 'accepted-late': 0 }), context, true],
    ['few answers', imported({ accepted: 38, declined: 2 }), context, false],
    ['many letters', rendered(40, false), context, true],
    ['few letters', rendered(3, false), context, false],
    ['letters that were printed again', rendered(40, true), context, false],
    ['few letters that were printed again', rendered(3, true), context, false],
  ])('judges an event with %s', (_, event, seenFrom, isPublic) => {
    expect(isPublicEvent(event, seenFrom)).toBe(isPublic);
  });

  it.each([
    ['signup.recorded', { invitationId: '1-000001', residentId: '0'.repeat(32), answer: 'declined' }],
    [
      'exclusions.recorded',
      { exclusions: [{ residentId: '0'.repeat(32), caseId: 'case-1', reason: 'other' }] },
    ],
    ['draw.refreshed', { dropped: { died: ['0'.repeat(32)] } }],
  ])('shows of %s its number, type and hashes, and not even its time or salt', (type, data) => {
    const event = chained(type, data);
    expect(JSON.parse(formatPublicEventLine(event, context))).toEqual({
      sequence: 1,
      type,
      contentHash: contentHashOf(event),
      previousHash: event.previousHash,
      hash: event.hash,
      withheld: true,
    });
  });

  it.each(Object.keys(auditEventTable))(
    'tells nobody what a withheld %s says, however easily that is guessed: only the salt gives the hashes',
    (type) => {
      const event = chained(type, { answers: {}, rows: {} });
      const line = formatPublicEventLine(event, { commitment: hash, hidesResidents: true });
      const { at, data, sequence, salt, previousHash } = event;
      expect(salt).toMatch(/^[0-9a-f]{64}$/);
      if (line.includes('"withheld":true')) expect(line).not.toContain(salt);
      else expect(line).toContain(salt);
      // What somebody can compute who guesses everything else right.
      const guesses = [
        { at, data, sequence, type },
        { at, data, salt: '', sequence, type },
      ].map((guess) => sha256Hex('content', canonicalJson(guess)));
      expect(guesses).not.toContain(contentHashOf(event));
      const ofAnotherPanel = chainEvent(undefined, event, at, HashSchema.parse(sha256Hex('another key')));
      expect(ofAnotherPanel).toMatchObject({ at, data, previousHash });
      expect(contentHashOf(ofAnotherPanel)).not.toBe(contentHashOf(event));
    },
  );

  it('shows a public event as researchers see it', () => {
    expect(formatPublicEventLine(frameBuilt(), context)).toBe(formatEventLine(frameBuilt()));
  });

  it('shows no type of event of which the data have a place for the id of a resident or a letter', () => {
    const types = Object.entries(auditEventTable);
    const withIds = types.filter(([, { data }]) => PLACE_OF_ID.test(JSON.stringify(z.toJSONSchema(data))));
    const names = withIds.map(([type]) => type);
    expect(names).toContain('signup.recorded');
    expect(names).toContain('letters.voided');
    expect(names.filter(isShown)).toEqual([]);
    expect(names.toSorted()).toEqual(listInVerifier('HIDDEN_TYPES').toSorted());
  });

  it.each([
    ['draw.run', { randomness: '0f'.repeat(16) }],
    ['assignment.made', { randomness: '0f'.repeat(16) }],
    ['panel.created', { panelId: '0f'.repeat(16) }],
  ])('shows %s also when a text that people chose looks like an opaque id', (type, data) => {
    expect(isPublicEvent(chained(type, data), context)).toBe(true);
  });

  it('withholds no event of a type of which the verifier does not expect it', () => {
    const few = smallCounts;
    const data = { ...frameBuilt().data, ...few, answers: { accepted: 3 }, candidates: 3 };
    const withheld = Object.keys(auditEventTable).filter(
      (type) => !isPublicEvent(chained(type, data), context),
    );
    expect(listInVerifier('WITHHELD_TYPES').toSorted()).toEqual(withheld.toSorted());
    expect(withheld).not.toContain('draw.run');
  });
});
