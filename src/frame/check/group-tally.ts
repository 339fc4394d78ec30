/** Counts people by the value of one feature: everybody with a registration that has not ended, and who of them can be drawn. */
import { compareBytes } from '../../domain/byte-order.ts';

export interface GroupCount {
  readonly value: string;
  readonly personCount: number;
  readonly eligibleCount: number;
}

export class GroupTally {
  readonly #counts = new Map<string, { personCount: number; eligibleCount: number }>();

  /** `values` are listed in this order, before others, also when nobody has them. */
  constructor(values: readonly string[] = []) {
    for (const value of values) this.#counts.set(value, { personCount: 0, eligibleCount: 0 });
  }

  add(value: string, isEligible: boolean): void {
    let count = this.#counts.get(value);
    if (count === undefined) {
      count = { personCount: 0, eligibleCount: 0 };
      this.#counts.set(value, count);
    }
    count.personCount++;
    if (isEligible) count.eligibleCount++;
  }

  /** In the order that was given. */
  list(): readonly GroupCount[] {
    return [...this.#counts].map(([value, count]) => ({ value, ...count }));
  }

  /** By value, in the order of bytes. */
  listSorted(): readonly GroupCount[] {
    return [...this.list()].sort((left, right) => compareBytes(left.value, right.value));
  }
}
