import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import type { AddressClass } from '../../src/draw/address-classes.ts';
import { classifyAddresses, ownClassOf } from '../../src/draw/address-classes.ts';
import { listSeatChances } from '../../src/draw/divide-seats.ts';
import { divideWaves } from '../../src/draw/divide-waves.ts';
import type { Households } from '../../src/draw/group-households.ts';
import { groupHouseholds, membersOf } from '../../src/draw/group-households.ts';
import { groupStrata } from '../../src/draw/municipality-strata.ts';
import { roundSeatsFrom } from '../../src/draw/round-seats.ts';
import { StratumProbabilities } from '../../src/draw/stratum-probabilities.ts';
import { frameOf, rowOf, settingsOf, UTRECHT, waveOf } from './test-frames.ts';

const DRAW_COUNT = 200_000;
/** Standard errors that a frequency may be off; of 180 residents one in 800 runs would have one outside by chance. */
const BOUND = 4.5;
const LETTERS_PER_WAVE = [9, 5];

/** Households of 1 to 8, five of each, over four strata of very different sizes; the smallest may lack candidates. */
const random = seedrandom('a frame for simulation');
const strata = ['GM0344/A', 'GM0344/B', 'GM0344/C', 'GM0344/D'];
const rows = Array.from({ length: 40 }, (_, address) =>
  Array.from({ length: 1 + (address % 8) }, (_, person) => {
    const share = random();
    const stratum = strata[share < 0.6 ? 0 : share < 0.85 ? 1 : share < 0.97 ? 2 : 3] ?? '';
    return rowOf(`${address}/${person}`, address, stratum);
  }),
).flat();
const frame = frameOf(rows);
const households = groupHouseholds(frame);
const classes = classifyAddresses(frame, households);
const grouped = groupStrata(frame, classes, settingsOf());
if (!grouped.ok) throw new Error('the strata are refused');
const municipalities = grouped.value;
const waves = LETTERS_PER_WAVE.map((letters, index) => waveOf(index + 1, { GM0344: letters }));
const divided = divideWaves(municipalities, waves);
if (!divided.ok) throw new Error('the letters are refused');
const seatChances = listSeatChances(divided.value);
const residents = Array.from({ length: frame.residentCount }, (_, index) => index);
const stratumOf = (index: number): number => frame.stratumIndexes[index] ?? 0;

/** How often each resident was drawn, and the sum of 1/probability over the drawn, with its spread. */
interface Simulation {
  readonly drawnCounts: Uint32Array;
  readonly weightSumMean: number;
  readonly weightSumVariance: number;
}

/** Draws again and again with random tickets and random starts of the rounding. */
function simulate(households: Households, probabilities: readonly number[]): Simulation {
  const next = seedrandom.alea('simulated draws');
  const { sizes = [], totalSize = 0n } = municipalities.get(UTRECHT) ?? {};
  const seatsByStart = LETTERS_PER_WAVE.map((letters) =>
    Array.from({ length: Number(totalSize) }, (_, start) =>
      roundSeatsFrom(BigInt(start), sizes, BigInt(letters)),
    ),
  );
  const members = Array.from({ length: households.addressCount }, (_, address) =>
    membersOf(households, address),
  );
  const drawnCounts = new Uint32Array(frame.residentCount);
  const candidateTickets = new Float64Array(members.length);
  const candidates = new Uint32Array(members.length);
  let weightSum = 0;
  let weightSquares = 0;
  for (let draw = 0; draw < DRAW_COUNT; draw++) {
    for (let address = 0; address < members.length; address++) {
      let lowest = 2;
      for (const member of members[address] ?? []) {
        const ticket = next();
        if (ticket >= lowest) continue;
        lowest = ticket;
        candidates[address] = member;
      }
      candidateTickets[address] = lowest;
    }
    const seats = strata.map(() => 0);
    for (const byStart of seatsByStart) {
      const start = byStart[Math.floor(next() * byStart.length)] ?? [];
      for (let stratum = 0; stratum < seats.length; stratum++) {
        seats[stratum] = (seats[stratum] ?? 0) + (start[stratum] ?? 0);
      }
    }
    let weights = 0;
    // A candidate is drawn when fewer candidates of the stratum than seats have a lower ticket.
    for (let address = 0; address < members.length; address++) {
      const candidate = candidates[address] ?? 0;
      const ticket = candidateTickets[address] ?? 0;
      let before = 0;
      for (let other = 0; other < members.length; other++) {
        if (
          (candidateTickets[other] ?? 0) < ticket &&
          stratumOf(candidates[other] ?? 0) === stratumOf(candidate)
        ) {
          before++;
        }
      }
      if (before >= (seats[stratumOf(candidate)] ?? 0)) continue;
      drawnCounts[candidate] = (drawnCounts[candidate] ?? 0) + 1;
      weights += 1 / (probabilities[candidate] ?? 0);
    }
    weightSum += weights;
    weightSquares += weights * weights;
  }
  const weightSumMean = weightSum / DRAW_COUNT;
  return { drawnCounts, weightSumMean, weightSumVariance: weightSquares / DRAW_COUNT - weightSumMean ** 2 };
}

const stated = new StratumProbabilities(classes, seatChances);
const probabilities = residents.map((index) =>
  stated.of(stratumOf(index), stated.classNumberOf(stratumOf(index), ownClassOf(frame, households, index))),
);
const { drawnCounts, weightSumMean, weightSumVariance } = simulate(households, probabilities);

/** The furthest that a resident's frequency is from a stated probability, in standard errors. */
function worstError(claims: readonly number[]): number {
  const errors = claims.map((claim, index) => {
    const standardError = Math.sqrt((claim * (1 - claim)) / DRAW_COUNT);
    return Math.abs((drawnCounts[index] ?? 0) / DRAW_COUNT - claim) / standardError;
  });
  return Math.max(...errors);
}

const expectedSeatsOf = (stratum: number): number =>
  (seatChances[stratum] ?? []).reduce((sum, { seatCount, probability }) => sum + seatCount * probability, 0);

/** The c at which a stratum expects as many candidates below c as it has seats; 1 when there never are so many. */
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

describe(`${DRAW_COUNT} simulated draws of two waves from ${rows.length} residents`, () => {
  it('draw each resident as often as the stated probability says', () => {
    expect(new Set(probabilities).size).toBeGreaterThan(20);
    expect(worstError(probabilities)).toBeLessThan(BOUND);
  });

  it('show that the formula for large strata, [1-(1-c)^m]/m, is not exact enough', () => {
    const limits = residents.map((index) => {
      const stratum = stratumOf(index);
      const cutOff = cutOffOf(classes[stratum] ?? [], expectedSeatsOf(stratum));
      const { eligibleCount } = ownClassOf(frame, households, index);
      return (1 - (1 - cutOff) ** eligibleCount) / eligibleCount;
    });
    expect(worstError(limits)).toBeGreaterThan(2 * BOUND);
  });

  it('show that ignoring households, seats/residents, is not exact enough', () => {
    const shares = residents.map((index) => {
      const size = residents.filter((other) => stratumOf(other) === stratumOf(index)).length;
      return expectedSeatsOf(stratumOf(index)) / size;
    });
    expect(worstError(shares)).toBeGreaterThan(2 * BOUND);
  });

  it('have weights that add up to the size of the frame on average', () => {
    const standardError = Math.sqrt(weightSumVariance / DRAW_COUNT);
    expect(Math.abs(weightSumMean - frame.residentCount) / standardError).toBeLessThan(BOUND);
  });
});
