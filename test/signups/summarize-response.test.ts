import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeFailure, failure } from '../../src/domain/failure.ts';
import { MunicipalityCodeSchema } from '../../src/domain/ids.ts';
import type { StratumKey } from '../../src/domain/stratum.ts';
import type { InvitationState } from '../../src/signups/invitation-states.ts';
import { allInvitationStates } from '../../src/signups/invitation-states.ts';
import type { CountedInvitation } from '../../src/signups/summarize-response.ts';
import { summarizeResponse } from '../../src/signups/summarize-response.ts';

const utrecht = MunicipalityCodeSchema.parse('GM0344');
const zoetermeer = MunicipalityCodeSchema.parse('GM0637');
const expected = new Map([
  [utrecht, 0.1],
  [zoetermeer, 0.25],
]);

function invitation(municipality: typeof utrecht, gender: string, state: InvitationState): CountedInvitation {
  return { municipality, stratum: `${municipality}/${gender}` as StratumKey, state };
}

describe('the response', () => {
  it('counts letters and answers for the panel, each municipality and each stratum', () => {
    const { total, municipalities, strata } = summarizeResponse(
      [
        invitation(zoetermeer, 'M', 'printed'),
        invitation(zoetermeer, 'V', 'signed-up'),
        invitation(utrecht, 'V', 'drawn'),
        invitation(utrecht, 'M', 'printed'),
        invitation(utrecht, 'M', 'declined'),
        invitation(utrecht, 'M', 'signed-up'),
      ],
      expected,
    );
    expect(total).toEqual({
      drawnCount: 6,
      invitedCount: 5,
      signedUpCount: 2,
      declinedCount: 1,
      noAnswerCount: 2,
      expectedSignUpCount: 3 * 0.1 + 2 * 0.25,
      signUpRate: 2 / 5,
    });
    expect(municipalities.map((row) => [row.key, row.invitedCount, row.signedUpCount])).toEqual([
      ['GM0344', 3, 1],
      ['GM0637', 2, 1],
    ]);
    expect(strata.map((row) => [row.key, row.drawnCount, row.signUpRate])).toEqual([
      ['GM0344/M', 3, 1 / 3],
      ['GM0344/V', 1, undefined],
      ['GM0637/M', 1, 0],
      ['GM0637/V', 1, 1],
    ]);
  });

  it('has no rate while nobody is invited', () => {
    expect(summarizeResponse([], expected)).toEqual({
      total: {
        drawnCount: 0,
        invitedCount: 0,
        signedUpCount: 0,
        declinedCount: 0,
        noAnswerCount: 0,
        expectedSignUpCount: 0,
        signUpRate: undefined,
      },
      municipalities: [],
      strata: [],
    });
  });

  it('adds up, in whatever order the letters come', () => {
    const anyInvitation = fc
      .tuple(
        fc.constantFrom(utrecht, zoetermeer),
        fc.constantFrom('M', 'V', 'O'),
        fc.constantFrom(...allInvitationStates),
      )
      .map((parts) => invitation(...parts));
    fc.assert(
      fc.property(fc.array(anyInvitation, { maxLength: 40 }), (invitations) => {
        const summary = summarizeResponse(invitations, expected);
        expect(summarizeResponse(invitations.toReversed(), expected)).toEqual(summary);
        for (const rows of [summary.municipalities, summary.strata]) {
          for (const figure of [
            'drawnCount',
            'invitedCount',
            'signedUpCount',
            'declinedCount',
            'noAnswerCount',
          ] as const) {
            expect(rows.reduce((sum, row) => sum + row[figure], 0)).toBe(summary.total[figure]);
          }
        }
        const { invitedCount, signedUpCount, declinedCount, noAnswerCount } = summary.total;
        expect(signedUpCount + declinedCount + noAnswerCount).toBe(invitedCount);
      }),
      { numRuns: 100 },
    );
  });
});

describe('the failures of sign-ups and of the store', () => {
  it.each([
    failure('signups.move-not-allowed', {
      invitationId: '1-000001',
      from: 'declined',
      to: 'printed',
      possible: [],
    }),
    failure('signups.move-not-allowed', {
      invitationId: '1-000001',
      from: 'drawn',
      to: 'declined',
      possible: ['printed'],
    }),
    failure('signups.not-utf8', {}),
    failure('signups.file-empty', {}),
    failure('signups.not-csv', {}),
    failure('signups.column-missing', { column: 'code', columns: ['code', 'name'], required: ['code'] }),
    failure('signups.column-missing', { column: 'code', columns: ['code'], required: ['code'] }),
    failure('signups.not-recorded', { reason: 'No letter of this panel carries this login code.' }),
    failure('signups.column-twice', { column: 'code' }),
    failure('store.row-damaged', { table: 'answers', column: 'answer' }),
    failure('store.seal-broken', { table: 'answers', id: '1-000001' }),
  ])('$code is said in whole sentences', (failed) => {
    const { what, remedy } = describeFailure(failed);
    expect(what).toMatch(/^[A-Z].*\.$/);
    expect(remedy).toMatch(/^[A-Z].*\.$/);
    expect(what + remedy).not.toMatch(/undefined|\[object/);
  });
});
