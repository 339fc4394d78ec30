/**
 * One group as a problem in whole numbers: how many members of each type take part. Members of one type have the same
 * feature values, and the same people at their address when at most one of an address may take part.
 */

export interface GroupCounts {
  /** Seats of the group. */
  readonly groupSize: number;
  readonly types: readonly CountType[];
  readonly quotas: readonly CountQuota[];
  /** Every type stands in exactly one limit. */
  readonly limits: readonly CountLimit[];
}

export interface CountType {
  readonly memberCount: number;
  /** Index into `limits`. */
  readonly limit: number;
  /** Indexes into `quotas`. */
  readonly quotas: readonly number[];
}

/** From `minimum` to `maximum` members of these types together. */
export interface CountQuota {
  readonly types: readonly number[];
  readonly minimum: number;
  readonly maximum: number;
}

/** At most `maximum` members of these types together: the members there are, or their addresses. */
export interface CountLimit {
  readonly types: readonly number[];
  readonly maximum: number;
}

/** A rule that every whole group keeps but fractions of groups may break: the sum of weight * count is at most `bound`. */
export interface Cut {
  /** Whole numbers, one for each type. */
  readonly weights: readonly number[];
  readonly bound: number;
}

/** The most members of each type that a group can have: what its limit allows. */
export function typeMaximaOf({ types, limits }: GroupCounts): readonly number[] {
  return types.map(({ limit }) => {
    const own = limits[limit];
    if (own === undefined) throw new RangeError('every type stands in a limit');
    return own.maximum;
  });
}

/** How many members of each type a group has. */
export type Group = readonly number[];

/** Whether whole counts are a group: its size, all quotas and all limits. */
export function isGroup(counts: GroupCounts, group: Group): boolean {
  const sumOf = (types: readonly number[]) => types.reduce((sum, type) => sum + (group[type] ?? 0), 0);
  return (
    group.length === counts.types.length &&
    group.every((count) => Number.isSafeInteger(count) && count >= 0) &&
    group.reduce((sum, count) => sum + count, 0) === counts.groupSize &&
    counts.quotas.every(({ types, minimum, maximum }) => {
      const sum = sumOf(types);
      return sum >= minimum && sum <= maximum;
    }) &&
    counts.limits.every(({ types, maximum }) => sumOf(types) <= maximum)
  );
}
