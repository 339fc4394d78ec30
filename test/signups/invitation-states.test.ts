import { describe, expect, it } from 'vitest';
import { InvitationIdSchema, ResidentIdSchema } from '../../src/domain/ids.ts';
import type { InvitationState } from '../../src/signups/invitation-states.ts';
import {
  aaporDispositions,
  allInvitationStates,
  dispositionOf,
  invitationStates,
  moveInvitation,
  nextStatesOf,
} from '../../src/signups/invitation-states.ts';
import type { Move } from '../../src/signups/moves.ts';
import { hashMoves, planMove } from '../../src/signups/moves.ts';
import { valueOf } from '../store/expect-result.ts';

describe('the states of an invitation', () => {
  it('move as the table says, and in no other way', () => {
    const allowed = Object.fromEntries(
      allInvitationStates.map((from) => [
        from,
        allInvitationStates.filter((to) => moveInvitation('1-000001', from, to).ok).join(' '),
      ]),
    );
    expect(allowed).toEqual({
      drawn: 'printed posted signed-up declined moved-or-deceased opted-out erased',
      printed: 'posted signed-up declined undeliverable moved-or-deceased opted-out no-answer erased',
      posted: 'reminded signed-up declined undeliverable moved-or-deceased opted-out no-answer erased',
      reminded: 'signed-up declined undeliverable moved-or-deceased opted-out no-answer erased',
      'signed-up': 'moved-or-deceased opted-out withdrawn erased',
      declined: 'signed-up moved-or-deceased opted-out erased',
      undeliverable: 'posted signed-up declined moved-or-deceased opted-out erased',
      'moved-or-deceased': 'erased',
      'opted-out': 'erased',
      'no-answer': 'signed-up declined undeliverable moved-or-deceased opted-out erased',
      withdrawn: 'moved-or-deceased opted-out erased',
      erased: '',
    });
  });

  it('never lead back, but for a letter that is posted again and a resident who declined first', () => {
    const reach = (from: InvitationState, found = new Set<InvitationState>()): Set<InvitationState> => {
      for (const to of nextStatesOf(from)) {
        if (found.has(to)) continue;
        found.add(to);
        reach(to, found);
      }
      return found;
    };
    const circles = allInvitationStates.filter((state) => reach(state).has(state));
    expect(circles.sort()).toEqual(['no-answer', 'posted', 'reminded', 'undeliverable']);
    expect(reach('withdrawn')).not.toContain('signed-up');
    expect(nextStatesOf('erased')).toEqual([]);
  });

  it('are answers where the resident said something', () => {
    expect(allInvitationStates.filter((state) => invitationStates[state].isAnswer)).toEqual([
      'signed-up',
      'declined',
      'opted-out',
      'withdrawn',
    ]);
  });

  it('are named when a move is refused', () => {
    expect(moveInvitation('1-000001', 'withdrawn', 'signed-up')).toMatchObject({
      failures: [
        {
          params: {
            from: 'withdrawn',
            to: 'signed-up',
            possible: ['opted-out', 'moved-or-deceased', 'erased'],
          },
        },
      ],
    });
  });

  it.each([
    ['drawn', '3.11', 'not mailed'],
    ['printed', '3.11', 'not mailed'],
    ['posted', '3.19', 'nothing ever returned'],
    ['reminded', '3.19', 'nothing ever returned'],
    ['signed-up', '1.1', 'complete'],
    ['declined', '2.11', 'refusal'],
    ['undeliverable', '3.30', 'undeliverable as addressed'],
    ['moved-or-deceased', '4.10', 'out of sample'],
    ['opted-out', '2.11', 'refusal'],
    ['no-answer', '3.19', 'nothing ever returned'],
    ['withdrawn', '2.12', 'break-off'],
    ['erased', '2.11', 'refusal'],
  ] as const)('%s has the AAPOR code %s: %s', (state, code, means) => {
    expect(dispositionOf(state)).toBe(code);
    expect(aaporDispositions[code]).toBe(means);
  });

  it('keep the code of what was answered before the data were erased', () => {
    expect(dispositionOf('erased', 'signed-up')).toBe('1.1');
    expect(dispositionOf('erased', 'moved-or-deceased')).toBe('4.10');
    expect(dispositionOf('erased', 'posted')).toBe('2.11');
  });

  it('are all said in words', () => {
    for (const { says } of Object.values(invitationStates)) expect(says).toMatch(/^[a-z].*[a-z]$/);
  });
});

describe('a move', () => {
  const invitation = {
    invitationId: InvitationIdSchema.parse('1-000001'),
    residentId: ResidentIdSchema.parse('1'.repeat(32)),
    state: 'posted',
  } as const;
  const first = valueOf(planMove(invitation, 'signed-up', { movedOn: '2027-01-20', channel: 'site' }));

  it('says where it began, when, how the news came and whether that was late', () => {
    expect(first).toEqual({
      invitationId: '1-000001',
      residentId: '1'.repeat(32),
      from: 'posted',
      to: 'signed-up',
      movedOn: '2027-01-20',
      channel: 'site',
      isLate: false,
    });
    expect(planMove(invitation, 'withdrawn', { movedOn: '2027-01-20', channel: 'site' }).ok).toBe(false);
  });

  const second: Move = { ...first, invitationId: InvitationIdSchema.parse('1-000002'), channel: null };

  it('is fixed by a hash that anybody can compute, whatever the order', () => {
    // printf '1-000001|%s|posted|signed-up|2027-01-20|site|0\n1-000002|%s|posted|signed-up|2027-01-20||0\n' 11.. 11.. | sha256sum
    expect(hashMoves([second, first])).toBe(hashMoves([first, second]));
    expect(hashMoves([first, second])).toMatchInlineSnapshot(
      `"4d789b522c53492ccd3a00df8b96a7421eb074803a1cba6a0acc9be74eae19e5"`,
    );
    // The same with a 1 at its end.
    expect(hashMoves([{ ...first, isLate: true }])).toBe(
      'ef7def5e4a77c890831bba39f8a6f2ee3f60cc444ba57190beebf567e0831e91',
    );
    expect(hashMoves([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it.each([
    ['to', 'declined'],
    ['from', 'drawn'],
    ['movedOn', '2027-01-21'],
    ['channel', 'phone'],
    ['isLate', true],
    ['residentId', '2'.repeat(32)],
    ['invitationId', '1-000003'],
  ])('has another hash with another %s', (field, value) => {
    expect(hashMoves([{ ...first, [field]: value }])).not.toBe(hashMoves([first]));
  });
});
