/** The inclusion probabilities of a draw, computed once per stratum and class of address, and only where asked for. */
import type { AddressClass } from './address-classes.ts';
import { inclusionProbabilities } from './inclusion-probability.ts';
import type { SeatChance } from './round-seats.ts';

/** Stored probabilities have 12 decimals: more than the data bear, fewer than two computations could differ in. */
const PROBABILITY_FACTOR = 1e12;

export class StratumProbabilities {
  readonly #classes: readonly (readonly AddressClass[])[];
  readonly #seatChances: readonly (readonly SeatChance[])[];
  readonly #computed = new Map<number, Float64Array>();

  /** Both lists in the frame's order of strata. */
  constructor(
    classes: readonly (readonly AddressClass[])[],
    seatChances: readonly (readonly SeatChance[])[],
  ) {
    this.#classes = classes;
    this.#seatChances = seatChances;
  }

  /** The inclusion probability of a resident of this stratum whose address is of this class. */
  of(stratumIndex: number, own: Pick<AddressClass, 'eligibleCount' | 'inStratumCount'>): number {
    const classes = this.#classes[stratumIndex] ?? [];
    const place = classes.findIndex(
      ({ eligibleCount, inStratumCount }) =>
        eligibleCount === own.eligibleCount && inStratumCount === own.inStratumCount,
    );
    const probability = this.#allOf(stratumIndex)[place];
    if (probability === undefined) throw new RangeError('the stratum has no address of this class');
    return probability;
  }

  #allOf(stratumIndex: number): Float64Array {
    let computed = this.#computed.get(stratumIndex);
    if (computed === undefined) {
      computed = inclusionProbabilities(
        this.#classes[stratumIndex] ?? [],
        this.#seatChances[stratumIndex] ?? [],
      ).map((probability) => Math.round(probability * PROBABILITY_FACTOR) / PROBABILITY_FACTOR);
      this.#computed.set(stratumIndex, computed);
    }
    return computed;
  }
}
