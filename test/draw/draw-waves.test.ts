import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DrawOutcome } from '../../src/draw/draw-waves.ts';
import { drawEachWave, drawWaves } from '../../src/draw/draw-waves.ts';
import { drawnHashOf } from '../../src/draw/drawn-list.ts';
import { effectiveSeedOf } from '../../src/draw/randomness.ts';
import { valueOf } from '../store/expect-result.ts';
import { drawNaively } from './naive-draw.ts';
import type { FrameRow } from './test-frames.ts';
import {
  anyRows,
  countAddressesOf,
  frameOf,
  mustDraw,
  rowOf,
  seedOf,
  settingsOf,
  UTRECHT,
  waveOf,
  ZOETERMEER,
} from './test-frames.ts';

const linesOf = ({ drawn }: DrawOutcome): string[] =>
  drawn.map(
    ({ wave, stratum, rank, residentId, ticket }) => `${wave} ${stratum} ${rank} ${residentId} ${ticket}`,
  );

/** Rows, a seed, and letters for two waves that the addresses can bear. */
const anyDraw = fc
  .record({ rows: anyRows, seedText: fc.string(), firstShare: fc.nat(100), secondShare: fc.nat(100) })
  .map(({ rows, seedText, firstShare, secondShare }) => {
    const addresses = countAddressesOf(rows);
    const letters = (share: number): Record<string, number> =>
      Object.fromEntries(
        Object.entries(addresses).map(([code, count]) => [code, Math.floor((count * share) / 200)]),
      );
    return { rows, seed: seedOf(seedText), first: letters(firstShare), second: letters(secondShare) };
  });

describe('a draw', () => {
  it('agrees, row for row, with the protocol written out naively', () => {
    fc.assert(
      fc.property(anyDraw, ({ rows, seed, first, second }) => {
        const outcome = mustDraw(frameOf(rows), seed, [waveOf(1, first), waveOf(2, second)]);
        expect(linesOf(outcome)).toEqual(drawNaively(rows, seed, [first, second]));
      }),
      { numRuns: 300 },
    );
  });

  it('gives each wave as it was when it was the last, though all are drawn at once', () => {
    fc.assert(
      fc.property(anyDraw, ({ rows, seed, first, second }) => {
        const frame = frameOf(rows);
        const waves = [waveOf(1, first), waveOf(2, second)];
        const { outcome, lists } = valueOf(drawEachWave(frame, seed, waves, settingsOf()));
        expect(outcome).toEqual(mustDraw(frame, seed, waves));
        for (const [wave, list] of lists) {
          const { drawn } = mustDraw(frame, seed, waves.slice(0, wave));
          expect(list).toEqual(drawn.filter((resident) => resident.wave === wave));
        }
        expect([...lists.keys()]).toEqual([1, 2]);
      }),
    );
  });

  it('names alike whoever has the same chance, in the draw with the last wave and in the one before it', () => {
    fc.assert(
      fc.property(anyDraw, ({ rows, seed, first, second }) => {
        const frame = frameOf(rows);
        const waves = [waveOf(1, first), waveOf(2, second)];
        const { drawn } = mustDraw(frame, seed, waves);
        const before = mustDraw(frame, seed, waves.slice(0, 1)).drawn;
        for (const each of [drawn, before]) {
          const chances = new Map<number, Set<number>>();
          for (const { chanceClass, inclusionProbability } of each) {
            chances.set(chanceClass, (chances.get(chanceClass) ?? new Set()).add(inclusionProbability));
          }
          expect([...chances.values()].filter(({ size }) => size > 1)).toEqual([]);
        }
        const classOf = new Map(drawn.map(({ residentId, chanceClass }) => [residentId, chanceClass]));
        for (const { residentId, chanceClass } of before) expect(classOf.get(residentId)).toBe(chanceClass);
      }),
    );
  });

  it('draws nobody twice, and nobody at an address twice', () => {
    fc.assert(
      fc.property(anyDraw, ({ rows, seed, first, second }) => {
        const { drawn } = mustDraw(frameOf(rows), seed, [waveOf(1, first), waveOf(2, second)]);
        expect(new Set(drawn.map(({ residentId }) => residentId)).size).toBe(drawn.length);
        expect(new Set(drawn.map(({ addressId }) => addressId)).size).toBe(drawn.length);
      }),
    );
  });

  it('gives out every letter of a municipality, as a seat that is filled or as a shortage that is named', () => {
    fc.assert(
      fc.property(anyDraw, ({ rows, seed, first }) => {
        const { drawn, seats, shortages } = mustDraw(frameOf(rows), seed, [waveOf(1, first)]);
        for (const municipality of [UTRECHT, ZOETERMEER]) {
          const isOwn = ({ stratum }: { stratum: string }): boolean => stratum.startsWith(municipality);
          const missing = shortages
            .filter(isOwn)
            .reduce((sum, each) => sum + each.wantedCount - each.candidateCount, 0);
          const given = seats.filter(isOwn).reduce((sum, { seatCount }) => sum + seatCount, 0);
          expect(given).toBe(first[municipality]);
          expect(drawn.filter(isOwn).length + missing).toBe(given);
        }
      }),
    );
  });

  it('leaves the first wave as it was when a second follows', () => {
    fc.assert(
      fc.property(anyDraw, ({ rows, seed, first, second }) => {
        const frame = frameOf(rows);
        const one = linesOf(mustDraw(frame, seed, [waveOf(1, first)]));
        const both = linesOf(mustDraw(frame, seed, [waveOf(1, first), waveOf(2, second)]));
        expect(both.slice(0, one.length)).toEqual(one);
        expect(both.slice(one.length).every((line) => line.startsWith('2 '))).toBe(true);
      }),
    );
  });

  it('raises the probability of everyone drawn when a second wave is added', () => {
    const rows = Array.from({ length: 40 }, (_, index) => rowOf(index, index % 25, 'GM0344/V'));
    const one = mustDraw(frameOf(rows), seedOf('0'), [waveOf(1, { GM0344: 5 })]);
    const two = mustDraw(frameOf(rows), seedOf('0'), [waveOf(1, { GM0344: 5 }), waveOf(2, { GM0344: 5 })]);
    for (const [index, { inclusionProbability }] of one.drawn.entries()) {
      expect(two.drawn[index]?.inclusionProbability).toBeGreaterThan(inclusionProbability * 1.5);
    }
  });

  it('moves nobody else when a resident who lives alone leaves the frame and the seats stay the same', () => {
    fc.assert(
      fc.property(anyRows, fc.string(), fc.nat(), (rows, seedText, pick) => {
        const seed = seedOf(seedText);
        const gone = rowOf('gone', 'a house of their own', rows[pick % rows.length]?.stratum ?? '');
        // As many letters as there are candidates at most: the whole order shows.
        const orderOf = (some: FrameRow[]): string[] => {
          const outcome = mustDraw(frameOf(some), seed, [waveOf(1, countAddressesOf(some))]);
          return outcome.drawn.map(({ residentId, ticket }) => `${residentId} ${ticket}`);
        };
        const withTicket = new Map(orderOf([...rows, gone]).map((line) => [line.slice(0, 32), line]));
        const kept = orderOf(rows).filter((line) => withTicket.has(line.slice(0, 32)));
        for (const line of kept) expect(withTicket.get(line.slice(0, 32))).toBe(line);
        // Per stratum the ones in both draws stand in the same order.
        const order = [...withTicket.values()].filter((line) => kept.includes(line));
        expect(order).toEqual(kept);
      }),
    );
  });

  it('names a stratum with too few candidates, and does not fill it from another', () => {
    const rows = [
      ...Array.from({ length: 6 }, (_, index) => rowOf(`v${index}`, 'one house', 'GM0344/V')),
      ...Array.from({ length: 6 }, (_, index) => rowOf(`m${index}`, index, 'GM0344/M')),
    ];
    const { drawn, shortages } = mustDraw(frameOf(rows), seedOf('0'), [waveOf(1, { GM0344: 6 })]);
    expect(shortages).toEqual([{ wave: 1, stratum: 'GM0344/V', wantedCount: 3, candidateCount: 1 }]);
    expect(drawn.filter(({ stratum }) => stratum === 'GM0344/M')).toHaveLength(3);
    // Whoever of the six has the lowest ticket is drawn: exactly one in six.
    expect(drawn.find(({ stratum }) => stratum === 'GM0344/V')?.inclusionProbability).toBeCloseTo(1 / 6, 11);
  });

  it('counts households over all strata: one letter to a house with residents of two strata', () => {
    const rows = [rowOf('a', 'house', 'GM0344/M'), rowOf('b', 'house', 'GM0344/V')];
    const { drawn, shortages } = mustDraw(frameOf(rows), seedOf('x'), [waveOf(1, { GM0344: 1 })]);
    expect(drawn.length + shortages.length).toBe(1);
  });

  it('is refused when a municipality has no residents, or fewer addresses than letters in all waves', () => {
    const rows = [rowOf(1, 1, 'GM0344/M'), rowOf(2, 2, 'GM0344/V'), rowOf(3, 2, 'GM0344/V')];
    const waves = [waveOf(1, { GM0344: 2, GM0637: 1 }), waveOf(2, { GM0344: 1 })];
    const result = drawWaves(frameOf(rows), seedOf('0'), waves, settingsOf());
    expect(result.ok || result.failures.map(({ code, params }) => ({ code, params }))).toEqual([
      {
        code: 'draw.more-letters-than-addresses',
        params: { municipality: 'GM0344', letters: 3, addresses: 2 },
      },
      { code: 'draw.municipality-without-residents', params: { municipality: 'GM0637' } },
    ]);
  });

  it('keeps its order of waves: a gap between waves is a defect of the caller', () => {
    expect(() =>
      drawWaves(frameOf([rowOf(1, 1, 'GM0344/M')]), seedOf('0'), [waveOf(2, {})], settingsOf()),
    ).toThrow('waves');
  });
});

/**
 * Twenty residents at nine addresses in two municipalities. The expected ids and hashes come from a program in another
 * language that integrates the probabilities in exact fractions.
 */
const goldenRows = Array.from({ length: 20 }, (_, index) =>
  rowOf(index, index % 9, index % 3 === 0 ? 'GM0637/V/Wijk é' : `GM0344/${index % 2 === 0 ? 'M' : 'V'}`),
);

describe('a draw under a fixed seed', () => {
  const commitment = seedOf('commitment');
  const waves = [waveOf(1, { GM0344: 3, GM0637: 1 }), waveOf(2, { GM0344: 1, GM0637: 1 })];

  it.each<[string, string, string[]]>([
    [
      '0',
      '01e100867615b900b04b65dea2acd204a4064a68c331b808fc8faba83a81af78',
      ['3918172d', '0d862a7a', 'e023d152'],
    ],
    [
      '00',
      'b4692bd83a963a603334dbf6f7c78e2a7bfa8eefc159e57605eceea9bf77e821',
      ['4e6d9fc1', '549cb01c', '6d423910', '97c43476', '10385ce6', 'fd88372c'],
    ],
    [
      ' ',
      'e059fee97367ac69b0ec7c5f317088b42d30acfff3e63fda66e8876e44324a83',
      ['10385ce6', 'b7c58e69', '6a969675', '97c43476', '6d423910', 'e023d152'],
    ],
    [
      'é',
      'de50c71e75f088baba26f5f9256eb3400d5086f73f11bed2653376bd8cf7c0b5',
      ['4e6d9fc1', '824d5993', '3918172d', '0d862a7a', 'd27a2659', 'e023d152'],
    ],
    [
      '🎲 4 2 6',
      'f7f9480ea23ea4abee490629d935a6d46e19f9197910fbbc8fdcc094c3f2704f',
      ['d27a2659', '3b0b58dd', 'b7c58e69', '0d862a7a', '10385ce6', '97c43476'],
    ],
  ])('from %j always gives the same residents and the same list', (randomness, drawnHash, drawnIds) => {
    const outcome = mustDraw(frameOf(goldenRows), effectiveSeedOf(commitment, randomness), waves);
    expect(outcome.drawn.map(({ residentId }) => residentId.slice(0, 8))).toEqual(drawnIds);
    expect(drawnHashOf(outcome.drawn)).toBe(drawnHash);
  });
});
