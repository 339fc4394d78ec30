/** Largest remainders (Hamilton), which the draw does not use: for comparison only. */

/** Seats by the floor of each share, and one more for the largest remainders; equal ones in their order. */
export function roundByHamilton(sizes: readonly number[], letterCount: number): number[] {
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const seats = sizes.map((size) => Math.floor((size * letterCount) / total));
  const left = letterCount - seats.reduce((sum, count) => sum + count, 0);
  const byRemainder = sizes
    .map((size, place) => ({ place, remainder: (size * letterCount) % total }))
    .sort((one, other) => other.remainder - one.remainder || one.place - other.place);
  for (const { place } of byRemainder.slice(0, left)) seats[place] = (seats[place] ?? 0) + 1;
  return seats;
}

/** The municipalities in the regions (REG) 1 to 7 of Switzerland: data set swissmunicipalities of R's package sampling. */
export const SWISS_REGIONS = [589, 913, 321, 171, 471, 186, 245];
