import { describe, expect, it } from 'vitest';
import type { AnnouncedRandomness } from '../../src/domain/audit-event.ts';
import type { Result } from '../../src/domain/result.ts';
import {
  announceDrandRound,
  announceSource,
  describeAnnounced,
  exceptionsOf,
} from '../../src/draw/announced-randomness.ts';
import { drandRoundTimeMs, QUICKNET } from '../../src/draw/drand.ts';

const codesOf = (result: Result<unknown>): string[] =>
  result.ok ? [] : result.failures.map(({ code }) => code);

const ROUND = 40_000_000;
const TIME_MS = drandRoundTimeMs(ROUND);
const drand: AnnouncedRandomness = { kind: 'drand', chainHash: QUICKNET.chainHash, round: ROUND };
const dice: AnnouncedRandomness = { kind: 'text', text: 'twelve dice' };
const beacon = { round: ROUND, signature: 'ab'.repeat(48) };

describe('announcing a drand round', () => {
  it('takes a round that nobody can know yet, to the last moment', () => {
    expect(announceDrandRound(ROUND, TIME_MS - 1)).toEqual({ ok: true, value: drand });
  });

  it('refuses a round that is known, and names one that comes in 24 hours', () => {
    const refused = announceDrandRound(ROUND, TIME_MS);
    expect(refused).toMatchObject({
      failures: [{ code: 'draw.drand-round-past', params: { tomorrow: ROUND + 28_801 } }],
    });
    expect(announceDrandRound(ROUND + 28_801, TIME_MS).ok).toBe(true);
    expect(codesOf(announceDrandRound(1, TIME_MS))).toEqual(['draw.drand-round-past']);
  });

  it('refuses a round more than a year away: a digit too many', () => {
    expect(codesOf(announceDrandRound(ROUND * 10, TIME_MS))).toEqual(['draw.drand-round-far']);
  });
});

describe('announcing randomness in words', () => {
  it.each(['twelve dice', '0', 'vier dobbelstenen, één voor één', 'x'.repeat(300)])('takes %j', (text) => {
    expect(announceSource(text)).toEqual({ ok: true, value: { kind: 'text', text } });
  });

  it.each(['', ' ', ' dice', 'dice\n', 'e\u0301e\u0301n die', 'dice\u202e', 'x'.repeat(301)])(
    'refuses %j',
    (text) => {
      expect(codesOf(announceSource(text))).toEqual(['draw.source-not-publishable']);
    },
  );

  it('says a round with its time, and a text as it is', () => {
    expect(describeAnnounced(drand)).toBe(
      'round 40000000 of drand quicknet, known on 2027-06-12 12:29:24 UTC',
    );
    expect(describeAnnounced(dice)).toBe('twelve dice');
  });
});

describe('what is unusual about a draw', () => {
  it.each([
    ['the announced round', drand, beacon, false, []],
    ['another round', drand, { ...beacon, round: ROUND + 1 }, false, ['another-source']],
    ['dice instead of a round', drand, undefined, false, ['another-source']],
    ['dice, as announced', dice, undefined, false, []],
    ['a round instead of dice', dice, beacon, false, ['another-source']],
    ['no announcement', undefined, undefined, false, ['without-commitment']],
    ['no announcement, and a round', undefined, beacon, false, ['without-commitment']],
    ['a second draw', dice, undefined, true, ['again']],
    ['a second draw with another source', drand, undefined, true, ['another-source', 'again']],
    ['a second draw without an announcement', undefined, undefined, true, ['without-commitment', 'again']],
  ] as const)('with %s', (_, announced, used, replacesDraw, expected) => {
    expect(exceptionsOf({ announced, replacesDraw }, used)).toEqual(expected);
  });

  it('with a round of another chain', () => {
    const otherChain = { ...drand, chainHash: '0'.repeat(64) } as typeof drand;
    expect(exceptionsOf({ announced: otherChain, replacesDraw: false }, beacon)).toEqual(['another-source']);
  });
});
