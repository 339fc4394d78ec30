/** The search for the fewest letters that are enough. */

/**
 * The least whole number from `low` to `high` for which `isEnough`, when it stays true from there on; `undefined` when it is
 * not even true of `high`.
 */
export function findLeast(
  low: number,
  high: number,
  isEnough: (count: number) => boolean,
): number | undefined {
  if (low > high || !isEnough(high)) return undefined;
  let [least, most] = [low, high];
  while (least < most) {
    const middle = Math.floor((least + most) / 2);
    if (isEnough(middle)) most = middle;
    else least = middle + 1;
  }
  return most;
}
