/** Finds the proof of a cut: divides the groups by a count that a linear program leaves fractional, until its multipliers close each part. */
import type { OpenModel, Solver } from '../solver.ts';
import type { CountRow } from './count-rows.ts';
import { countRowsOf } from './count-rows.ts';
import type { CountRange, CutProof } from './cut-proof.ts';
import { closesPart, rangeOf } from './cut-proof.ts';
import type { Cut, GroupCounts } from './group-counts.ts';
import type { LevelMultipliers } from './level-bound.ts';
import { toUnits } from './level-bound.ts';

/** Parts after which the search for a proof is given up; fixed, so that time never decides. */
const MOST_PARTS = 4_000;
const WHOLE = 1e-6;

/** The proof of a cut that holds, or `undefined` when it would have too many parts. Cuts before this one help. */
export function proveCut(
  solver: Solver,
  counts: GroupCounts,
  cuts: readonly Cut[],
  cut: Cut,
): CutProof | undefined {
  const search = new ProofSearch(solver, counts, cuts, cut);
  try {
    return search.prove(rangeOf(counts));
  } finally {
    search.dispose();
  }
}

/** A rule may be missed at a price so high that no group worth having misses it: then there is always an optimum with multipliers. */
class ProofSearch {
  readonly #counts: GroupCounts;
  readonly #cuts: readonly Cut[];
  readonly #cut: Cut;
  readonly #rows: readonly CountRow[];
  readonly #model: OpenModel;
  #partCount = 0;

  constructor(solver: Solver, counts: GroupCounts, cuts: readonly Cut[], cut: Cut) {
    this.#counts = counts;
    this.#cuts = cuts;
    this.#cut = cut;
    this.#rows = countRowsOf(counts, cuts);
    const penalty = 100 * Math.max(1, ...cut.weights.map((weight) => Math.abs(weight))) * counts.groupSize;
    const { fewest, most } = rangeOf(counts);
    const free = this.#rows.flatMap(() => [0, 0]);
    this.#model = solver.open({
      sense: 'minimize',
      cost: [...cut.weights.map((weight) => -weight), ...free.map(() => penalty)],
      lower: [...fewest, ...free],
      upper: [...most, ...free.map(() => Number.POSITIVE_INFINITY)],
      rows: this.#rows.map(({ entries, lower, upper }, row) => ({
        columns: [...entries.map(([type]) => type), most.length + 2 * row, most.length + 2 * row + 1],
        values: [...entries.map(([, weight]) => weight), 1, -1],
        lower,
        upper,
      })),
    });
  }

  prove(range: CountRange): CutProof | undefined {
    if (++this.#partCount > MOST_PARTS) return undefined;
    for (const [type, fewest] of range.fewest.entries()) {
      this.#model.changeColumn(type, fewest, range.most[type] ?? 0);
    }
    const solution = this.#model.solve();
    if (solution === undefined) throw new Error('rules that may be missed can always be met');
    const multipliers = this.#multipliersOf(solution.rowDuals);
    if (closesPart(this.#counts, this.#cuts, this.#cut, range, multipliers)) return { multipliers };
    let type: number | undefined;
    let largest = WHOLE;
    for (const index of range.fewest.keys()) {
      const value = solution.values[index] ?? 0;
      const distance = Math.abs(value - Math.round(value));
      if (distance > largest) [type, largest] = [index, distance];
    }
    // A whole group that breaks the cut, or one that the arithmetic cannot tell from it: there is no proof.
    if (type === undefined) return undefined;
    const count = Math.floor(solution.values[type] ?? 0);
    const { fewest, most } = range;
    const atMost = this.prove({ fewest, most: most.with(type, count) });
    const more = atMost && this.prove({ fewest: fewest.with(type, count + 1), most });
    return more && { type, count, atMost, more };
  }

  dispose(): void {
    this.#model.dispose();
  }

  /** Rows stand in the order of `countRowsOf`: the size, the quotas, limits of several types, cuts. */
  #multipliersOf(rowDuals: Float64Array): LevelMultipliers {
    const { quotas, limits } = this.#counts;
    const shared = [...limits.keys()].filter((limit) => (limits[limit]?.types.length ?? 0) > 1);
    const at = (row: number) => -(rowDuals[row] ?? 0);
    const pick = (indexes: readonly number[], start: number) =>
      indexes.flatMap((index, place) => {
        const multiplier = toUnits(Math.max(0, at(start + place)));
        return multiplier > 0n ? [[index, multiplier] as const] : [];
      });
    return {
      size: toUnits(at(0)),
      quotas: quotas.map((_, quota) => toUnits(at(1 + quota))),
      limits: pick(shared, 1 + quotas.length),
      cuts: pick([...this.#cuts.keys()], 1 + quotas.length + shared.length),
    };
  }
}
