import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import type { AddressClass } from '../../src/draw/address-classes.ts';
import { classifyAddresses, ownClassOf } from '../../src/draw/address-classes.ts';
import { computeTickets } from '../../src/draw/compute-tickets.ts';
import { divideSeats, listSeatChances } from '../../src/draw/divide-seats.ts';
import { divideWaves } from '../../src/draw/divide-waves.ts';
import { groupHouseholds } from '../../src/draw/group-households.ts';
import { groupStrata } from '../../src/draw/municipality-strata.ts';
import { orderCandidates } from '../../src/draw/order-candidates.ts';
import { effectiveSeedOf } from '../../src/draw/randomness.ts';
import { StratumProbabilities } from '../../src/draw/stratum-probabilities.ts';
import { frameOf, mustDraw, rowOf, seedOf, settingsOf, waveOf } from '../draw/test-frames.ts';

const DRAW_COUNT = 200_000;
/** Standard errors that a frequency may be off: of 216 residents, one in 650 runs would have one outside by chance. */
const BOUND = 4.5;

/** Six households of each size from 1 to 8, in two municipalities, over strata of very different sizes. */
const random = seedrandom('a frame for drawing');
const rows = Array.from({ length: 48 }, (_, address) =>
  Array.from({ length: 1 + (address % 8) }, (_, person) => {
    const municipality = address < 32 ? 'GM0344' : 'GM0637';
    const share = random();
    const stratum = share < 0.55 ? 'A' : share < 0.85 ? 'B' : 'C';
    return rowOf(`${address}/${person}`, address, `${municipality}/${stratum}`);
  }),
).flat();
const frame = frameOf(rows);
const waves = [waveOf(1, { GM0344: 7, GM0637: 4 }), waveOf(2, { GM0344: 3, GM0637: 2 })];

const households = groupHouseholds(frame);
const classes = classifyAddresses(frame, households);
const strata = groupStrata(frame, classes, settingsOf());
if (!strata.ok) throw new Error('the strata are refused');
const divided = divideWaves(strata.value, waves);
if (!divided.ok) throw new Error('the letters are refused');
const municipalities = divided.value;
const seatChances = listSeatChances(municipalities);
const commitment = seedOf('a commitment');
const seedOfDraw = (draw: number) => effectiveSeedOf(commitment, `throw ${draw}`);

/** The residents drawn with a seed, by the steps of `drawWaves` but without their probabilities, which take the time. */
function drawOnce(draw: number): number[] {
  const seed = seedOfDraw(draw);
  const candidates = orderCandidates(frame, computeTickets(frame, seed), households);
  const takenCounts = frame.strata.map(() => 0);
  return divideSeats(municipalities, seed, waves).flatMap(({ stratumIndex, seatCount }) => {
    const first = takenCounts[stratumIndex] ?? 0;
    takenCounts[stratumIndex] = first + seatCount;
    return [...(candidates[stratumIndex] ?? new Uint32Array(0)).subarray(first, first + seatCount)];
  });
}

const drawnCounts = new Uint32Array(frame.residentCount);
for (let draw = 0; draw < DRAW_COUNT; draw++) {
  for (const index of drawOnce(draw)) drawnCounts[index] = (drawnCounts[index] ?? 0) + 1;
}

/** The furthest that a resident's frequency is from a claimed probability, in standard errors. */
function worstError(claimOf: (index: number) => number): number {
  const errors = Array.from(drawnCounts, (count, index) => {
    const claim = claimOf(index);
    return Math.abs(count / DRAW_COUNT - claim) / Math.sqrt((claim * (1 - claim)) / DRAW_COUNT);
  });
  return Math.max(...errors);
}

const stratumOf = (index: number): number => frame.stratumIndexes[index] ?? 0;
const expectedSeatsOf = (stratum: number): number =>
  (seatChances[stratum] ?? []).reduce((sum, { seatCount, probability }) => sum + seatCount * probability, 0);

/** The c at which a stratum expects as many candidates below c as it has seats. */
function cutOffOf(stratum: readonly AddressClass[], seats: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    const expected = stratum.reduce(
      (sum, { eligibleCount, inStratumCount, addressCount }) =>
        sum + (addressCount * inStratumCount * (1 - (1 - middle) ** eligibleCount)) / eligibleCount,
      0,
    );
    if (expected < seats) low = middle;
    else high = middle;
  }
  return high;
}

describe(`${DRAW_COUNT} draws of two waves from ${rows.length} residents, each with its own public randomness`, () => {
  it('are draws as the program makes them', () => {
    for (const draw of [0, 1, 2]) {
      const { drawn } = mustDraw(frame, seedOfDraw(draw), waves);
      const ids = new Set(drawn.map(({ residentId }) => residentId as string));
      const own = drawOnce(draw).map((index) =>
        Buffer.from(frame.residentIds.subarray(16 * index, 16 * index + 16)).toString('hex'),
      );
      expect(new Set(own)).toEqual(ids);
    }
  });

  it('draw each resident as often as the stated probability says', () => {
    const stated = new StratumProbabilities(classes, seatChances);
    const claims = Array.from(drawnCounts, (_, index) =>
      stated.of(
        stratumOf(index),
        stated.classNumberOf(stratumOf(index), ownClassOf(frame, households, index)),
      ),
    );
    expect(new Set(claims).size).toBeGreaterThan(30);
    expect(worstError((index) => claims[index] ?? 0)).toBeLessThan(BOUND);
  });

  it('show that the formula for large strata, [1-(1-c)^m]/m, is not exact enough', () => {
    const cutOffs = classes.map((each, stratum) => cutOffOf(each, expectedSeatsOf(stratum)));
    const claimOf = (index: number): number => {
      const { eligibleCount } = ownClassOf(frame, households, index);
      return (1 - (1 - (cutOffs[stratumOf(index)] ?? 0)) ** eligibleCount) / eligibleCount;
    };
    expect(worstError(claimOf)).toBeGreaterThan(2 * BOUND);
  });

  it('show that ignoring households, seats/residents, is not exact enough', () => {
    const sizes = frame.strata.map(() => 0);
    for (const stratum of frame.stratumIndexes) sizes[stratum] = (sizes[stratum] ?? 0) + 1;
    const claimOf = (index: number): number =>
      expectedSeatsOf(stratumOf(index)) / (sizes[stratumOf(index)] ?? 1);
    expect(worstError(claimOf)).toBeGreaterThan(2 * BOUND);
  });
});
