/** Turns weights into whole tickets, so that a lottery can be published, checked and drawn in integers. */

/** Tickets in proportion to the weights, rounded by largest remainder (earlier ones first), summing to `ticketCount`. */
export function ticketCounts(weights: readonly number[], ticketCount: number): readonly number[] {
  const total = weights.reduce((sum, weight) => sum + Math.max(0, weight), 0);
  const exact = weights.map((weight) => (Math.max(0, weight) / total) * ticketCount);
  const tickets = exact.map((count) => Math.floor(count));
  const left = ticketCount - tickets.reduce((sum, count) => sum + count, 0);
  const byRemainder = [...exact.keys()].sort(
    (first, second) =>
      (exact[second] ?? 0) - (tickets[second] ?? 0) - ((exact[first] ?? 0) - (tickets[first] ?? 0)) ||
      first - second,
  );
  for (const index of byRemainder.slice(0, left)) tickets[index] = (tickets[index] ?? 0) + 1;
  return tickets;
}
