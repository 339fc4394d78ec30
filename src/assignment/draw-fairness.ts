/** How near the draws of the groups come to the chances that they promise. */

/** On average, over all that the lot can give; `largestErrorSeats` is of the kind of member that is furthest off. */
export type DrawFairness =
  | { readonly kind: 'exact' }
  | { readonly kind: 'near'; readonly largestErrorSeats: number }
  | { readonly kind: 'unknown' };

/** In seats: what is below it is the rounding of the nine decimals in which chances are written. */
const ROUNDING = 1e-6;

/**
 * The fairness of the least fair of some draws.
 * @param largestErrors of each draw in seats, as `AssignmentFigures` has it; nothing where the draw could give none
 */
export function drawFairnessOf(largestErrors: readonly (string | null | undefined)[]): DrawFairness {
  const errors = largestErrors.map((error) =>
    error === null || error === undefined ? Infinity : Number(error),
  );
  const largestErrorSeats = Math.max(0, ...errors);
  if (largestErrorSeats === Infinity) return { kind: 'unknown' };
  return largestErrorSeats < ROUNDING ? { kind: 'exact' } : { kind: 'near', largestErrorSeats };
}
