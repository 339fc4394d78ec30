/** Survivors that were looked at: faults that change nothing that anybody could notice, each with the reason. */
export interface EquivalentMutant {
  readonly file: string;
  /** How the change begins. */
  readonly change: string;
  readonly why: string;
}

export const equivalentMutants: readonly EquivalentMutant[] = [
  {
    file: 'src/draw/sign-up-distribution.ts',
    change: '0 becomes (-1)',
    why: 'the loop begins one place before the first probability, where there is nothing to add',
  },
];
