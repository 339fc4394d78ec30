/** The protocol's page says of every hash in the log what it is over, so that anybody who has that can compute it. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { hashNumbered } from '../../src/assignment/admission/admission-input.ts';
import { assignmentsHash } from '../../src/assignment/assignment-csv.ts';
import { auditEventTable } from '../../src/domain/audit-event.ts';
import { sha256Hex } from '../../src/domain/hash.ts';
import { CaseIdSchema, InvitationIdSchema, ResidentIdSchema } from '../../src/domain/ids.ts';
import { hashLetters } from '../../src/letters/letters-hash.ts';
import { hashErased } from '../../src/signups/hash-erased.ts';
import { hashMoves } from '../../src/signups/moves.ts';
import { protocolText, vectors } from './protocol-vectors.ts';

const first = ResidentIdSchema.parse('d242e400e9537fe3296167d814b46f47');
const second = ResidentIdSchema.parse('dca756d5924747564d5532dcdc166a5d');
const seven = InvitationIdSchema.parse('1-000007');
const fortyTwo = InvitationIdSchema.parse('1-000042');
const caseId = CaseIdSchema.parse('case-1');

/** What stands between backticks. */
const codesIn = (cell = ''): readonly string[] =>
  [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');

/** The fields of a JSON schema that hold a hash; one inside an entry of a list with the list's name before it. */
function hashFieldsOf(schema: unknown, name = ''): ReadonlySet<string> {
  if (typeof schema !== 'object' || schema === null) return new Set();
  const { pattern, properties, items, anyOf, oneOf } = schema as Readonly<Record<string, unknown>>;
  if (pattern === '^[0-9a-f]{64}$') return new Set([name]);
  const found = new Set<string>();
  const add = (fields: ReadonlySet<string>): void => {
    for (const field of fields) found.add(field);
  };
  for (const each of [anyOf, oneOf].flatMap((choices) =>
    Array.isArray(choices) ? (choices as unknown[]) : [],
  )) {
    add(hashFieldsOf(each, name));
  }
  if (items !== undefined) add(hashFieldsOf(items, `${name}.`));
  for (const [key, each] of Object.entries(properties ?? {})) {
    add(hashFieldsOf(each, name.endsWith('.') ? `${name}${key}` : key));
  }
  return found;
}

describe('the page of the draw protocol', () => {
  it('says of every hash in every type of event what it is, and of no other', () => {
    const table = protocolText.split('## The hashes in the log')[1]?.split('\n## ')[0] ?? '';
    const listed = table
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .flatMap((line) => {
        const [, fields = '', types] = line.split(/(?<!\\)\|/);
        const names = fields.includes(' of ') ? ['registers.sha256'] : codesIn(fields);
        return codesIn(types).flatMap((type) => names.map((field) => `${type} ${field}`));
      });
    const inSchemas = Object.entries(auditEventTable).flatMap(([type, { data }]) =>
      [...hashFieldsOf(z.toJSONSchema(data))].map((field) => `${type} ${field}`),
    );
    expect(listed.toSorted()).toEqual([...new Set(inSchemas)].toSorted());
  });

  it('has vectors for the hashes over lines', () => {
    const move = { from: 'posted', isLate: false } as const;
    const letter = { pageCount: 2, postcodeArea: '', replaces: undefined };
    // Given in another order than that of the lines, where the order does not matter.
    const found = {
      moves: hashMoves([
        {
          ...move,
          invitationId: fortyTwo,
          residentId: first,
          to: 'no-answer',
          movedOn: '2027-02-01',
          channel: null,
        },
        {
          ...move,
          invitationId: seven,
          residentId: second,
          to: 'signed-up',
          movedOn: '2027-01-20',
          channel: 'phone',
        },
      ]),
      letters: hashLetters([
        { ...letter, sequence: 1, invitationId: seven, version: 1, postcodeArea: '3511' },
        {
          ...letter,
          sequence: 2,
          invitationId: fortyTwo,
          version: 2,
          replaces: { batchId: 'w1-GM0344-001', sequence: 12 },
        },
      ]),
      residents: hashErased([second, first]),
      members: hashNumbered([
        [2, second],
        [1, first],
      ]),
      assignments: assignmentsHash([
        { caseId, residentId: second },
        { caseId, residentId: first },
      ]),
    };
    for (const [name, hash] of Object.entries(found)) {
      expect(hash, name).toBe(vectors.lines[`${name}Hash`]);
      expect(sha256Hex(vectors.lines[name] ?? ''), name).toBe(hash);
    }
    expect(Object.keys(vectors.lines)).toHaveLength(2 * Object.keys(found).length);
  });
});
