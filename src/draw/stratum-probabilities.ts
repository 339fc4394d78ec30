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
  /** How many classes the strata before each stratum have. */
  readonly #firstNumbers: readonly number[];

  /** Both lists in the frame's order of strata. */
  constructor(
    classes: readonly (readonly AddressClass[])[],
    seatChances: readonly (readonly SeatChance[])[],
  ) {
    this.#classes = classes;
    this.#seatChances = seatChances;
    let count = 0;
    this.#firstNumbers = classes.map(({ length }) => (count += length) - length);
  }

  /** A number for this stratum and class of address: residents with the same one have the same probability, always. */
  classNumberOf(stratumIndex: number, own: Pick<AddressClass, 'eligibleCount' | 'inStratumCount'>): number {
    const classes = this.#classes[stratumIndex] ?? [];
    for (let place = 0; place < classes.length; place++) {
      const each = classes[place];
      if (each?.eligibleCount === own.eligibleCount && each.inStratumCount === own.inStratumCount) {
        return (this.#firstNumbers[stratumIndex] ?? 0) + place;
      }
    }
    throw new RangeError('the stratum has no address of this class');
  }

  /** The inclusion probability of a resident of this stratum whose address is of the class with this number. */
  of(stratumIndex: number, classNumber: number): number {
    const place = classNumber - (this.#firstNumbers[stratumIndex] ?? 0);
    return this.#allOf(stratumIndex)[place] ?? Number.NaN;
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
