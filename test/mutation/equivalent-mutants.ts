/** Survivors that were looked at: faults that change nothing that anybody could notice, each with the reason. */
export interface EquivalentMutant {
  readonly file: string;
  /** How the change begins. */
  readonly change: string;
  readonly why: string;
}

export const equivalentMutants: readonly EquivalentMutant[] = [];
