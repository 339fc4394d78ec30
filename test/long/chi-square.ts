/** Statistics of sums of squares, as normal scores: above 3.72 is chance once in ten thousand times. */

/** A chi-square value as a normal score (Wilson and Hilferty's cube root). */
export function chiSquareScore(value: number, freedom: number): number {
  const spread = 2 / (9 * freedom);
  return (Math.cbrt(value / freedom) - 1 + spread) / Math.sqrt(spread);
}

/**
 * Hotelling's T² of the mean of `points` against `expected`, as a normal score. Directions in which the points do not vary (sums
 * that are held) are left out, by pivots on the largest variance that is left; there the mean must be right in itself.
 */
export function meanScore(points: readonly (readonly number[])[], expected: readonly number[]): number {
  const size = expected.length;
  const means = expected.map(
    (_, at) => points.reduce((sum, point) => sum + (point[at] ?? 0), 0) / points.length,
  );
  const covariance = means.map((mean, at) =>
    means.map(
      (other, to) =>
        points.reduce((sum, point) => sum + ((point[at] ?? 0) - mean) * ((point[to] ?? 0) - other), 0) /
        (points.length - 1),
    ),
  );
  const errors = means.map((mean, at) => mean - (expected[at] ?? 0));
  const left = new Set(means.keys());
  let [statistic, freedom] = [0, 0];
  while (left.size > 0) {
    const at = [...left].reduce((best, next) =>
      (covariance[next]?.[next] ?? 0) > (covariance[best]?.[best] ?? 0) ? next : best,
    );
    const pivotRow = [...(covariance[at] ?? [])];
    const pivot = pivotRow[at] ?? 0;
    if (pivot < 1e-8) break;
    const error = errors[at] ?? 0;
    statistic += (points.length * error * error) / pivot;
    freedom += 1;
    left.delete(at);
    for (const row of left) {
      const factor = (covariance[row]?.[at] ?? 0) / pivot;
      errors[row] = (errors[row] ?? 0) - factor * error;
      const own = covariance[row];
      if (own === undefined) continue;
      for (let column = 0; column < size; column++) {
        own[column] = (own[column] ?? 0) - factor * (pivotRow[column] ?? 0);
      }
    }
  }
  const unmoved = Math.max(0, ...[...left].map((at) => Math.abs(errors[at] ?? 0)));
  if (unmoved > 1e-6) return Number.POSITIVE_INFINITY;
  // From T² to F, and to chi-square with the same mean: many more points than directions.
  return chiSquareScore((statistic * (points.length - freedom)) / (points.length - 1), freedom);
}
