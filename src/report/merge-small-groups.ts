/** Joins groups of few people with their neighbours, so that no figure tells of one person or a handful. */

/** Fewer people than this are never shown or weighted as a group of their own. */
export const SMALLEST_GROUP = 10;

export interface CountedGroup {
  readonly label: string;
  /** Groups of another section are joined only when a whole section is too small. */
  readonly section: string;
  /** Every one of these counts must reach the minimum, such as residents, invited and sign-ups. */
  readonly counts: readonly number[];
}

export interface MergedGroup {
  /** At least one, in order. */
  readonly labels: readonly string[];
  readonly counts: readonly number[];
}

/**
 * Joins groups that follow one another until each of their counts is at least the minimum; what is left over at the end
 * joins the group before it. Nothing is left out, so that nothing can be found by subtracting from a total. When all groups
 * together are too few, there is one group of all.
 * @param groups in the order in which neighbours resemble each other
 */
export function mergeSmallGroups(
  groups: readonly CountedGroup[],
  minimum: number = SMALLEST_GROUP,
): readonly MergedGroup[] {
  const bySection = new Map<string, MergedGroup[]>();
  for (const { section, label, counts } of groups) {
    bySection.set(section, [...(bySection.get(section) ?? []), { labels: [label], counts }]);
  }
  const sections = joinNeighbours(
    Array.from(bySection.values(), (own) => ({ parts: own, counts: addCounts(own) })),
    minimum,
    (left, right) => ({
      parts: [...left.parts, ...right.parts],
      counts: addCounts([left, right]),
    }),
  );
  return sections.flatMap(({ parts }) =>
    joinNeighbours(parts, minimum, (left, right) => ({
      labels: [...left.labels, ...right.labels],
      counts: addCounts([left, right]),
    })),
  );
}

interface Counted {
  readonly counts: readonly number[];
}

function joinNeighbours<T extends Counted>(
  items: readonly T[],
  minimum: number,
  join: (left: T, right: T) => T,
): readonly T[] {
  const joined: T[] = [];
  let open: T | undefined;
  for (const item of items) {
    open = open === undefined ? item : join(open, item);
    if (open.counts.some((count) => count < minimum)) continue;
    joined.push(open);
    open = undefined;
  }
  if (open === undefined) return joined;
  const last = joined.pop();
  return [...joined, last === undefined ? open : join(last, open)];
}

function addCounts(items: readonly Counted[]): readonly number[] {
  return (items[0]?.counts ?? []).map((_, place) =>
    items.reduce((sum, { counts }) => sum + (counts[place] ?? 0), 0),
  );
}
