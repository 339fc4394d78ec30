/** What the letters so far say of each stratum's response, drawn towards the municipality's where they are few. */

/** The letters of a stratum whose answers are in, and the sign-ups they brought. */
export interface SeenResponse {
  readonly letterCount: number;
  /** At most `letterCount`. */
  readonly signUpCount: number;
}

/** What the settings expect counts for as many letters of a municipality, so that no response ends at 0. */
export const EXPECTATION_LETTERS = 100;

/**
 * The response of each stratum as a share, by empirical Bayes under the beta-binomial model:
 * (s_h + M*u_h) / (n_h + M), with s_h sign-ups from n_h letters and M = (1-g)/g.
 *
 * u_h is what the settings expect of the stratum, e_h, times q, the municipality's response against its expectation:
 * q = (sum of s_h + k*e) / (sum of n_h*e_h + k*e), with k = `EXPECTATION_LETTERS` and e the average of e_h over the letters.
 * g, from `spreadOf`, is how much strata differ beyond chance: 0 gives every stratum u_h, 1 its own figure.
 * @param expected the expected response of each stratum, a share above 0 and at most 1
 * @returns by place, shares from 0 to 1; the expectation itself when there are no letters
 */
export function shrinkResponses(seen: readonly SeenResponse[], expected: readonly number[]): number[] {
  const letterCount = seen.reduce((sum, each) => sum + each.letterCount, 0);
  const signUpCount = seen.reduce((sum, each) => sum + each.signUpCount, 0);
  const expectedCount = seen.reduce((sum, each, place) => sum + each.letterCount * (expected[place] ?? 0), 0);
  if (letterCount === 0) return [...expected];
  const prior = (EXPECTATION_LETTERS * expectedCount) / letterCount;
  const quotient = (signUpCount + prior) / (expectedCount + prior);
  const means = expected.map((share) => Math.min(1, share * quotient));
  const spread = spreadOf(seen, means);
  if (spread === 0) return means;
  const strength = (1 - spread) / spread;
  return seen.map((each, place) =>
    each.letterCount === 0
      ? (means[place] ?? 0)
      : (each.signUpCount + strength * (means[place] ?? 0)) / (each.letterCount + strength),
  );
}

/**
 * The spread g of the true responses of strata around their means u_h, from 0 (none) to 1: in a stratum, Var(s/n) =
 * u(1-u) [(1-g)/n + g], so that any two answers have correlation g.
 *
 * By the method of moments of Kleinman (1973, Journal of the American Statistical Association 68, 46-54), with weights n,
 * for unequal means as Williams (1982, Applied Statistics 31, 144-148): with m strata that got letters, w the sum of n_h,
 * and X the sum of n_h (s_h/n_h - u_h)^2 / (u_h(1-u_h)), X has expectation (1-g)(m-1) + g(w - (sum of n_h^2)/w).
 * Solved for g and cut off at 0 and 1; 0 when nothing can be told, as from a single stratum or from one letter each.
 */
export function spreadOf(seen: readonly SeenResponse[], means: readonly number[]): number {
  let stratumCount = 0;
  let letterCount = 0;
  let squares = 0;
  let deviation = 0;
  for (const [place, { letterCount: letters, signUpCount }] of seen.entries()) {
    const mean = means[place] ?? 0;
    if (letters === 0 || mean <= 0 || mean >= 1) continue;
    stratumCount++;
    letterCount += letters;
    squares += letters ** 2;
    deviation += (letters * (signUpCount / letters - mean) ** 2) / (mean * (1 - mean));
  }
  const byChance = stratumCount - 1;
  const bySpread = letterCount - squares / Math.max(1, letterCount) - byChance;
  if (bySpread <= 0) return 0;
  return Math.min(1, Math.max(0, (deviation - byChance) / bySpread));
}
