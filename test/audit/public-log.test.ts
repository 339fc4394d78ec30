import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chainEvent } from '../../src/audit/chain.ts';
import { formatEventLine } from '../../src/audit/log-lines.ts';
import type { PublicContext } from '../../src/audit/public-log.ts';
import { formatPublicEventLine, isPublicEvent } from '../../src/audit/public-log.ts';
import type { AuditEvent, ChainedEvent } from '../../src/domain/audit-event.ts';
import { auditEventTable } from '../../src/domain/audit-event.ts';
import { sha256Hex } from '../../src/domain/hash.ts';

const AT = '2027-01-04T09:00:00.000Z';
const hash = sha256Hex('a hash');
const commitment = sha256Hex('commitment');
const context: PublicContext = { commitment, hidesResidents: false };

/** As if it came from the database: the chain's own check has seen its form. */
const chained = (type: string, data: unknown): ChainedEvent =>
  chainEvent(undefined, { type, data } as AuditEvent, AT);

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
  ])('shows of %s its number, type and hashes, and not even its time', (type, data) => {
    const event = chained(type, data);
    expect(JSON.parse(formatPublicEventLine(event, context))).toEqual({
      sequence: 1,
      type,
      previousHash: event.previousHash,
      hash: event.hash,
      withheld: true,
    });
  });

  it('shows a public event as researchers see it', () => {
    expect(formatPublicEventLine(frameBuilt(), context)).toBe(formatEventLine(frameBuilt()));
  });

  it('withholds an event of any type in which an opaque id is found', () => {
    const data = { ...frameBuilt().data, answers: {}, rows: {}, note: `x${'0f'.repeat(16)}` };
    const types = Object.keys(auditEventTable);
    expect(types.filter((type) => isPublicEvent(chained(type, data), context))).toEqual([]);
  });

  it('withholds no event of a type of which the verifier does not expect it', () => {
    const verifier = readFileSync(new URL('../../bin/verify_bundle.py', import.meta.url), 'utf8');
    const [, list = ''] = /^WITHHELD_TYPES = """([^"]*)"""/m.exec(verifier) ?? [];
    const few = { residents: 3, letters: 3, moves: 3, leftOut: 3, rows: { some: 3 } };
    const data = { ...frameBuilt().data, ...few, answers: { accepted: 3 }, candidates: 3 };
    const withheld = Object.keys(auditEventTable).filter(
      (type) => !isPublicEvent(chained(type, data), context),
    );
    expect(list.trim().split(/\s+/).sort()).toEqual(withheld.sort());
    expect(withheld).not.toContain('draw.run');
  });

  it('does not take a hash of 64 digits for an opaque id', () => {
    expect(isPublicEvent(chained('panel.created', { keyHash: 'a'.repeat(64) }), context)).toBe(true);
  });
});
