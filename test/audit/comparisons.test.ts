import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Seat } from '../../src/assignment/assignment-csv.ts';
import { compareAssignments } from '../../src/audit/compare-assignments.ts';
import { compareDraw, PROBABILITY_TOLERANCE } from '../../src/audit/compare-draw.ts';
import { compareFrames, LISTED_FRAME_DIFFERENCES } from '../../src/audit/compare-frames.ts';
import { compareBatches, compareInvitations } from '../../src/audit/compare-letters.ts';
import { compareMoves } from '../../src/audit/compare-moves.ts';
import { failure } from '../../src/domain/failure.ts';
import { languages } from '../../src/domain/language.ts';
import { differenceTable } from '../../src/audit/difference-table.ts';
import type { DifferenceCode } from '../../src/audit/differences.ts';
import type { AuditDifference } from '../../src/audit/differences.ts';
import { describeDifference } from '../../src/audit/describe-difference.ts';
import { compareValues, difference } from '../../src/audit/differences.ts';
import type { DrawnResident } from '../../src/domain/drawn-resident.ts';
import type { Frame } from '../../src/domain/frame.ts';
import { CaseIdSchema, HashSchema } from '../../src/domain/ids.ts';
import type { StratumKey } from '../../src/domain/stratum.ts';
import type { InvitationState } from '../../src/signups/invitation-states.ts';
import { sampleInvitationId, sampleResident } from '../store/sample-panel.ts';

interface FrameRow {
  readonly id: number;
  readonly address: number;
  readonly stratum: string;
}

function idsOf(numbers: readonly number[]): Uint8Array {
  const bytes = Buffer.alloc(numbers.length * 16);
  for (const [index, number] of numbers.entries()) bytes.writeUInt32BE(number, index * 16);
  return bytes;
}

function codesOf(found: readonly AuditDifference[]): string[] {
  return found.map(({ code }) => code);
}

function lookupOf({ invitationId }: { readonly invitationId: string }): string {
  return `lookup ${invitationId}`;
}

function statesOf(first: InvitationState, second: InvitationState): ReadonlyMap<string, InvitationState> {
  return new Map([
    ['1-000001', first],
    ['1-000002', second],
  ]);
}

/** A frame of rows in ascending order of their ids. */
function frameOf(rows: readonly FrameRow[]): Frame {
  const strata = [...new Set(rows.map((row) => row.stratum))].sort();
  return {
    residentCount: rows.length,
    residentIds: idsOf(rows.map((row) => row.id)),
    // Of two addresses every byte differs.
    addressIds: Uint8Array.from(rows.flatMap((row) => Array.from({ length: 16 }, () => row.address % 256))),
    stratumIndexes: Uint16Array.from(rows.map((row) => strata.indexOf(row.stratum))),
    strata: strata as StratumKey[],
  };
}

const someIds = Array.from({ length: 15 }, (_, index) => index * 0x11111111);

/** Of few ids, so that two frames have many residents in common. */
const anyRows = fc.uniqueArray(fc.constantFrom(...someIds), { maxLength: 12 }).chain((ids) =>
  fc.tuple(
    ...ids
      .sort((left, right) => left - right)
      .map((id) =>
        fc.record({
          id: fc.constant(id),
          address: fc.nat({ max: 3 }),
          stratum: fc.constantFrom('A/M', 'A/V', 'B/M'),
        }),
      ),
  ),
);

describe('two frames', () => {
  it('differ in nothing when they are the same', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        expect(compareFrames(frameOf(rows), frameOf(rows))).toEqual([]);
      }),
    );
  });

  it('differ in exactly the residents that are missing, added or changed', () => {
    fc.assert(
      fc.property(anyRows, anyRows, (recorded, recomputed) => {
        const before = new Map(recorded.map((row) => [row.id, row]));
        const after = new Map(recomputed.map((row) => [row.id, row]));
        const expected = [...new Set([...before.keys(), ...after.keys()])]
          .sort((left, right) => left - right)
          .flatMap((id) => {
            const [was, is] = [before.get(id), after.get(id)];
            if (was === undefined) return ['frame.resident-missing'];
            if (is === undefined) return ['frame.resident-extra'];
            const changed = [was.address === is.address, was.stratum === is.stratum];
            return changed.filter((isSame) => !isSame).map(() => 'frame.column-differs');
          });
        expect(compareFrames(frameOf(recorded), frameOf(recomputed)).map((found) => found.code)).toEqual(
          expected,
        );
      }),
      { numRuns: 300 },
    );
  });

  it('are compared by the strata themselves, not by their numbers', () => {
    const first = frameOf([
      { id: 1, address: 1, stratum: 'B' },
      { id: 2, address: 2, stratum: 'C' },
    ]);
    const second = frameOf([
      { id: 1, address: 1, stratum: 'A' },
      { id: 2, address: 2, stratum: 'C' },
    ]);
    expect(compareFrames(first, second)).toMatchObject([
      { code: 'frame.column-differs', params: { row: 2, column: 'stratum' }, recorded: 'B', recomputed: 'A' },
    ]);
  });

  it('are listed up to a limit, and counted beyond it', () => {
    const rows = Array.from({ length: 1500 }, (_, id) => ({ id, address: id, stratum: 'A' }));
    const found = compareFrames(frameOf(rows), frameOf([]));
    expect(found).toHaveLength(LISTED_FRAME_DIFFERENCES + 1);
    expect(found.at(-1)).toMatchObject({ code: 'frame.more', params: { count: 500 } });
    expect(found[0]).toMatchObject({ code: 'frame.resident-extra', params: { row: 2 } });
  });
});

describe('the drawn residents', () => {
  const drawn = [0, 1, 2].map(sampleResident);
  const changed = (change: Partial<DrawnResident>): DrawnResident[] => [
    { ...sampleResident(0), ...change },
    ...drawn.slice(1),
  ];

  const chanceOf = (inclusionProbability: number) => changed({ inclusionProbability });

  it('differ in nothing when they are the same in another order', () => {
    expect(compareDraw(drawn.toReversed(), drawn)).toEqual([]);
  });

  it('differ when one is missing, added or doubled', () => {
    expect(compareDraw(drawn.slice(1), drawn).map((found) => found.code)).toEqual(['draw.resident-missing']);
    expect(compareDraw(drawn, drawn.slice(1)).map((found) => found.code)).toEqual(['draw.resident-extra']);
    expect(compareDraw([...drawn, sampleResident(0)], drawn).map((found) => found.code)).toEqual([
      'draw.resident-extra',
    ]);
  });

  it.each([
    ['addressId', { addressId: sampleResident(9).addressId }],
    ['municipality', { municipality: sampleResident(1).municipality }],
    ['stratum', { stratum: 'GM0344/O' as StratumKey }],
    ['wave', { wave: 2 }],
    ['rank', { rank: 2 }],
    ['ticket', { ticket: 'f'.repeat(64) }],
    ['inclusionProbability', { inclusionProbability: 0.25 + 2e-9 }],
    ['inclusionProbability', { inclusionProbability: Number.NaN }],
    ['designWeight', { designWeight: 4 + 1e-7 }],
  ])('differ in %s', (column, change) => {
    expect(compareDraw(changed(change), drawn)).toMatchObject([
      { code: 'draw.column-differs', params: { column } },
    ]);
  });

  it('may differ by as much as the tolerance, and no more', () => {
    expect(compareDraw(chanceOf(PROBABILITY_TOLERANCE), chanceOf(0))).toEqual([]);
    expect(compareDraw(chanceOf(PROBABILITY_TOLERANCE * 1.001), chanceOf(0))).toHaveLength(1);
  });

  it('may differ in the last digits of a probability', () => {
    expect(
      compareDraw(changed({ inclusionProbability: 0.25 + 9e-10, designWeight: 4 + 1e-8 }), drawn),
    ).toEqual([]);
  });
});

describe('the letters', () => {
  const drawn = [0, 1].map(sampleResident);
  const invitations = drawn.map(({ residentId, wave }, number) => {
    const invitationId = sampleInvitationId(number);
    return { invitationId, residentId, wave, version: 1, codeLookup: `lookup ${invitationId}` };
  });

  it('follow from the draw and the key', () => {
    expect(compareInvitations(invitations, drawn, lookupOf)).toEqual([]);
    expect(compareInvitations([], drawn, lookupOf)).toEqual([]);
  });

  it('are missed, are too many, or carry another code', () => {
    expect(codesOf(compareInvitations(invitations.slice(1), drawn, lookupOf))).toEqual([
      'letters.no-invitation',
    ]);
    expect(codesOf(compareInvitations(invitations, drawn.slice(1), lookupOf))).toEqual([
      'letters.no-drawn-resident',
    ]);
    expect(codesOf(compareInvitations(invitations, drawn, () => 'other'))).toEqual([
      'letters.code-lookup',
      'letters.code-lookup',
    ]);
    const later = invitations.map((invitation) => Object.assign({}, invitation, { wave: 2 }));
    expect(codesOf(compareInvitations(later, drawn, lookupOf))).toEqual([
      'letters.no-drawn-resident',
      'letters.no-drawn-resident',
    ]);
  });

  it('are held against the wave in which the resident was drawn, if any', () => {
    const [first] = invitations.map((invitation) => Object.assign({}, invitation, { wave: 2 }));
    if (first === undefined) throw new Error('no invitation');
    expect(compareInvitations([first], drawn, lookupOf)).toMatchObject([{ recorded: '2', recomputed: '1' }]);
    expect(compareInvitations([first], [], lookupOf)).toMatchObject([
      { recorded: '2', recomputed: 'not drawn' },
    ]);
  });

  it('have batch files with the bytes that were recorded', () => {
    const sha256 = HashSchema.parse('a'.repeat(64));
    const batch = { batchId: 'w1-1', file: 'letters/w1-1.pdf', sha256 };
    expect(compareBatches([batch], () => sha256)).toEqual([]);
    expect(codesOf(compareBatches([batch], () => undefined))).toEqual(['letters.batch-missing']);
    expect(codesOf(compareBatches([batch], () => HashSchema.parse('b'.repeat(64))))).toEqual([
      'letters.batch-changed',
    ]);
  });

  it('stand where their moves have brought them', () => {
    const moves = [
      { invitationId: '1-000001', from: 'drawn', to: 'posted' },
      { invitationId: '1-000001', from: 'posted', to: 'signed-up' },
    ] as const;
    const [posted, signedUp] = moves;
    expect(compareMoves(moves, statesOf('signed-up', 'drawn'))).toEqual([]);
    for (const [state, other] of [
      ['declined', 'drawn'],
      ['signed-up', 'signed-up'],
      ['posted', 'drawn'],
      ['signed-up', 'printed'],
    ] as const) {
      expect(codesOf(compareMoves(moves, statesOf(state, other)))).toEqual(['signups.state-differs']);
    }
    expect(codesOf(compareMoves([signedUp], statesOf('signed-up', 'drawn')))).toEqual(['signups.move-gap']);
    expect(codesOf(compareMoves([signedUp, posted], statesOf('posted', 'drawn')))).toEqual([
      'signups.move-gap',
      'signups.move-gap',
    ]);
    const back = { invitationId: '1-000001', from: 'signed-up', to: 'posted' } as const;
    expect(codesOf(compareMoves([...moves, back], statesOf('posted', 'drawn')))).toEqual([
      'signups.move-not-allowed',
    ]);
  });
});

describe('the assignments', () => {
  const caseId = CaseIdSchema.parse('zaak-1');
  const seats: Seat[] = [0, 1, 2].map((number) => ({
    residentId: sampleResident(number).residentId,
    caseId,
    seatNumber: number + 1,
  }));

  it('differ when a member is missing, added, doubled or sits elsewhere', () => {
    const elsewhere = seats.map(({ residentId }) => ({ residentId, caseId, seatNumber: 9 }));
    expect(codesOf(compareAssignments(seats.toReversed(), seats))).toEqual([]);
    expect(codesOf(compareAssignments(seats.slice(1), seats))).toEqual(['assignment.missing']);
    expect(codesOf(compareAssignments(seats, seats.slice(1)))).toEqual(['assignment.extra']);
    expect(codesOf(compareAssignments([...seats, ...seats.slice(0, 1)], seats))).toEqual([
      'assignment.extra',
    ]);
    expect(codesOf(compareAssignments(elsewhere, seats))).toEqual(seats.map(() => 'assignment.seat-differs'));
  });
});

describe('every difference', () => {
  const values = {
    event: 3,
    place: 'w1-GM0344-001:12',
    type: 'draw.run',
    table: 'waves',
    key: { code: 'wave', wave: 1, seed: 'f'.repeat(64) },
    field: 'shortCount',
    file: 'register.csv',
    residentId: 'a'.repeat(32),
    row: 7,
    column: 'stratum',
    count: 2,
    drawId: 1,
    wave: 1,
    round: 5,
    refresh: 1,
    municipality: 'GM0344',
    invitationId: '1-000001',
    batch: 'w1-1',
    caseId: 'zaak-1',
    rule: 'group size',
    runId: 1,
    admission: 1,
    source: 'run 1',
    reason: 'withdrawn',
    feature: 'gender',
    quota: 'gender V',
    seat: 3,
    from: 'posted',
    to: 'signed-up',
    problem: 'its pages do not fit together',
    what: 'wave',
    failed: failure('store.file-missing', {}, { file: 'audit/frame.csv' }),
    broken: { kind: 'seat-twice', residentId: 'a'.repeat(32), caseId: 'zaak-1' },
  };
  const valuesOf = (code: DifferenceCode) => {
    if (code === 'assignment.certificate') return { ...values, problem: { kind: 'unknown-name', level: 2 } };
    return code === 'assignment.lottery' ? { ...values, problem: { kind: 'tickets-wrong' } } : values;
  };

  describe.each(languages)('in %s', (language) => {
    it.each(Object.keys(differenceTable) as DifferenceCode[])('%s is a sentence with a place', (code) => {
      const found = difference(code, valuesOf(code) as never, 'a', 'b');
      const { what, where } = describeDifference(found, language);
      expect(what).toMatch(/^[A-Z].*[."]\.?$/);
      expect(`${what} ${where}`).not.toMatch(/undefined|\[object/);
      expect(where.length).toBeGreaterThan(0);
    });
  });

  it('holds both values', () => {
    expect(compareValues('register.row-count', { file: 'f' }, 1, 1)).toEqual([]);
    expect(
      compareValues('register.row-count', { file: 'f' }, 1, 2).map((found) =>
        describeDifference(found, 'en'),
      ),
    ).toEqual([{ what: expect.stringContaining('rows'), where: 'f', recorded: '1', recomputed: '2' }]);
  });
});
