/** Seats per stratum by systematic rounding in integers (protocol v1, step 6). */
import { sha256Hex } from '../domain/hash.ts';
import type { Hash, MunicipalityCode } from '../domain/ids.ts';

/** What fixes the random start of the rounding, and what is divided. */
export interface SeatRounding {
  readonly seed: Hash;
  readonly municipality: MunicipalityCode;
  readonly wave: number;
  /** S_h of the municipality's strata in byte order: the number of residents, or that number weighed by response. */
  readonly sizes: readonly (bigint | number)[];
  readonly letterCount: number;
}

/** Seats per stratum, in the order of `sizes`. They add up to the letters, and their expectation is exactly n*S_h/S. */
export function roundSeats(rounding: SeatRounding): number[] {
  const sizes = rounding.sizes.map(BigInt);
  const digest = sha256Hex(rounding.seed, 'rounding', rounding.municipality, rounding.wave);
  const start = BigInt(`0x${digest}`) % sumOf(sizes);
  return roundSeatsFrom(start, sizes, BigInt(rounding.letterCount));
}

/** n_h = floor((C_h*n + r)/S) - floor((C_(h-1)*n + r)/S), with r = `start`, 0 <= r < S, and C_h the running total of S_h. */
export function roundSeatsFrom(start: bigint, sizes: readonly bigint[], letterCount: bigint): number[] {
  const total = sumOf(sizes);
  let running = 0n;
  let before = start / total;
  return sizes.map((size) => {
    running += size;
    const after = (running * letterCount + start) / total;
    const seats = Number(after - before);
    before = after;
    return seats;
  });
}

/**
 * S_h: the measure A_h of a stratum (its residents, N_h, unless the settings say otherwise), or, where responses are made up
 * for, floor(A_h * 10^9 / P_h) with P_h in parts per million.
 */
export function stratumSizeOf(measure: bigint | number, responsePartsPerMillion?: number): bigint {
  if (responsePartsPerMillion === undefined) return BigInt(measure);
  return (BigInt(measure) * 1_000_000_000n) / BigInt(responsePartsPerMillion);
}

/** A number of seats that the rounding can give, and how likely it is. */
export interface SeatChance {
  readonly seatCount: number;
  readonly probability: number;
}

/** The one or two numbers of seats that the rounding can give a stratum: floor and ceiling of n*S_h/S. */
export function seatChancesOf(size: bigint, total: bigint, letterCount: number): SeatChance[] {
  const share = size * BigInt(letterCount);
  const floor = Number(share / total);
  const remainder = Number(share % total) / Number(total);
  if (remainder === 0) return [{ seatCount: floor, probability: 1 }];
  return [
    { seatCount: floor, probability: 1 - remainder },
    { seatCount: floor + 1, probability: remainder },
  ];
}

/** The numbers of seats over several waves, whose roundings are independent, with their probabilities; ascending. */
export function addSeatChances(waves: readonly (readonly SeatChance[])[]): SeatChance[] {
  let sums = new Map<number, number>([[0, 1]]);
  for (const wave of waves) {
    const next = new Map<number, number>();
    for (const [sum, chance] of sums) {
      for (const { seatCount, probability } of wave) {
        next.set(sum + seatCount, (next.get(sum + seatCount) ?? 0) + chance * probability);
      }
    }
    sums = next;
  }
  return Array.from(sums, ([seatCount, probability]) => ({ seatCount, probability })).sort(
    (left, right) => left.seatCount - right.seatCount,
  );
}

function sumOf(sizes: readonly bigint[]): bigint {
  return sizes.reduce((sum, size) => sum + size, 0n);
}
