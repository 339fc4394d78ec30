/** Roots in whole numbers: a fractional power that every language computes alike. */

/** floor(10^9 * base^(hundredths/100)): the largest x with x^100 <= base^hundredths * 10^900. `base` from 1. */
export function billionTimesPower(base: number, hundredths: number): bigint {
  // A float comes within a few units; whole numbers decide.
  const divisor = greatestCommonDivisor(hundredths, 100);
  const root = BigInt(100 / divisor);
  const target = BigInt(base) ** BigInt(hundredths / divisor) * 1_000_000_000n ** root;
  let guess = BigInt(Math.round(1e9 * base ** (hundredths / 100)));
  while (guess ** root > target) guess--;
  while ((guess + 1n) ** root <= target) guess++;
  return guess;
}

function greatestCommonDivisor(left: number, right: number): number {
  return right === 0 ? left : greatestCommonDivisor(right, left % right);
}
