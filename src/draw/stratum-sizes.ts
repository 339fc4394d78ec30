/**
 * The sizes S_h by which letters are divided over the strata of a municipality (protocol v1, step 6), in whole numbers
 * that every language computes alike. docs/planning.md has the same formulas in words and in Python.
 */
import type { DrawSettings } from '../domain/settings/draw-settings.ts';
import { exponentHundredthsOf } from '../frame/draw-settings-that-matter.ts';
import { billionTimesPower } from './integer-root.ts';
import { stratumSizeOf } from './round-seats.ts';

/** What of the settings decides the measure of a stratum. */
export type SizeRule = Pick<DrawSettings, 'allocation' | 'exponent' | 'compensateResponse'>;

/**
 * A_h, the measure of a stratum with N_h residents:
 * - proportional: N_h;
 * - equal: 1;
 * - neyman: N_h * D_h, with D_h the standard deviation in parts per million (Neyman 1934; Cochran 1977, section 5.5);
 * - power: floor(10^9 * N_h^q), q in hundredths (Bankier 1988, with N_h for the measure of size and equal coefficients of
 *   variation).
 */
export function measureOf(
  rule: SizeRule,
  residentCount: number,
  deviationPartsPerMillion: number | undefined,
): bigint {
  switch (rule.allocation) {
    case 'proportional':
      return BigInt(residentCount);
    case 'equal':
      return 1n;
    case 'neyman':
      return BigInt(residentCount) * BigInt(deviationPartsPerMillion ?? 0);
    case 'power':
      return billionTimesPower(residentCount, exponentHundredthsOf(rule));
  }
}

/** S_h: A_h, or floor(A_h * 10^9 / P_h) where fewer answers are made up for by more letters. */
export function sizeOf(rule: SizeRule, measure: bigint, responsePartsPerMillion: number): bigint {
  return rule.compensateResponse ? stratumSizeOf(measure, responsePartsPerMillion) : stratumSizeOf(measure);
}

/**
 * P_h of each stratum of one municipality in parts per million: the response R of the municipality times the stratum's
 * factor, such that over all residents, were each written to, it stays R.
 * P_h = floor((2*R*F_h*N + T) / (2*T)) with N = sum of N_h and T = sum of N_h*F_h: R*F_h*N/T, rounded half up. It may come
 * out at 0 or above 1,000,000, which is for the caller to refuse.
 */
export function responsesOf(
  residentCounts: readonly number[],
  factors: readonly bigint[],
  overallPartsPerMillion: number,
): bigint[] {
  const total = residentCounts.reduce((sum, count) => sum + BigInt(count), 0n);
  const weighted = residentCounts.reduce(
    (sum, count, place) => sum + BigInt(count) * (factors[place] ?? 0n),
    0n,
  );
  return factors.map(
    (factor) => (2n * BigInt(overallPartsPerMillion) * factor * total + weighted) / (2n * weighted),
  );
}
