/** Plays the first wave many times over: rounding, candidates and answers by lot, from a seed for simulations only. */
import seedrandom from 'seedrandom';
import type { MunicipalityCode } from '../domain/ids.ts';
import { binomialOf } from './binomial.ts';

/** What is expected of one stratum. */
export interface ExpectedStratum {
  readonly expectedSeatCount: number;
  readonly expectedCandidateCount: number;
  /** A share above 0 and at most 1. */
  readonly expectedResponse: number;
}

export interface ExpectedMunicipality {
  readonly municipality: MunicipalityCode;
  readonly targetMembers: number;
  /** In byte order, as they are rounded. */
  readonly strata: readonly ExpectedStratum[];
}

export interface SimulationOptions {
  readonly simulationCount: number;
  /** Any text, also the empty one. It has nothing to do with the seed of the draw. */
  readonly seed: string;
  /** The members without whom the panel cannot start. */
  readonly panelMinimum: number;
}

export interface MissChances extends SimulationOptions {
  /** Per municipality, the share of the simulations with fewer sign-ups than its target. */
  readonly municipalities: readonly {
    readonly municipality: MunicipalityCode;
    readonly missChance: number;
  }[];
  /** The share with fewer sign-ups in all than the panel's minimum. */
  readonly panelMissChance: number;
}

/**
 * The chance that sign-ups fall short of the targets. Each time: seats by systematic rounding with a random start, as the
 * draw does; candidates the floor or the ceiling of those expected; sign-ups binomial. Answers of neighbours and of one
 * day's news are not independent in life, so that the true chances lie nearer to one half.
 */
export function simulateSignUps(
  municipalities: readonly ExpectedMunicipality[],
  options: SimulationOptions,
): MissChances {
  const random = seedrandom(options.seed);
  const players = municipalities.map(({ strata }) => strata.map((stratum) => playerOf(stratum)));
  const missCounts = municipalities.map(() => 0);
  let panelMissCount = 0;
  for (let round = 0; round < options.simulationCount; round++) {
    let panelCount = 0;
    for (const [index, { targetMembers }] of municipalities.entries()) {
      const count = playWave(players[index] ?? [], random);
      if (count < targetMembers) missCounts[index] = (missCounts[index] ?? 0) + 1;
      panelCount += count;
    }
    if (panelCount < options.panelMinimum) panelMissCount++;
  }
  return {
    ...options,
    municipalities: municipalities.map(({ municipality }, index) => ({
      municipality,
      missChance: (missCounts[index] ?? 0) / options.simulationCount,
    })),
    panelMissChance: panelMissCount / options.simulationCount,
  };
}

interface Player {
  readonly expectedSeatCount: number;
  readonly expectedCandidateCount: number;
  /** The sign-ups that a number of letters brings, for a random number from 0 to 1. */
  readonly answer: (letterCount: number, random: number) => number;
}

function playerOf({ expectedSeatCount, expectedCandidateCount, expectedResponse }: ExpectedStratum): Player {
  // A stratum has one of few numbers of letters: their distributions are made once.
  const cumulative = new Map<number, { first: number; sums: Float64Array }>();
  return {
    expectedSeatCount,
    expectedCandidateCount,
    answer(letterCount, random) {
      let made = cumulative.get(letterCount);
      if (made === undefined) {
        const { first, probabilities } = binomialOf(letterCount, expectedResponse);
        let sum = 0;
        made = { first, sums: probabilities.map((probability) => (sum += probability)) };
        cumulative.set(letterCount, made);
      }
      return made.first + placeOf(made.sums, random);
    },
  };
}

function playWave(strata: readonly Player[], random: () => number): number {
  const start = random();
  let running = 0;
  let before = 0;
  let signUpCount = 0;
  for (const { expectedSeatCount, expectedCandidateCount, answer } of strata) {
    running += expectedSeatCount;
    const after = Math.floor(running + start);
    const candidateCount = Math.floor(expectedCandidateCount + random());
    signUpCount += answer(Math.min(after - before, candidateCount), random());
    before = after;
  }
  return signUpCount;
}

/** The first place of which the sum is above `value`; the last place when rounding left none. */
function placeOf(sums: Float64Array, value: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 1) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
