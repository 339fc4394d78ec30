/**
 * The fairest lottery over whole groups. First the fairest chances over fractions of groups, which no lottery can beat; then groups
 * whose weighed average is exactly that. Where whole groups cannot reach it, a rule is found that all whole groups keep and those
 * chances break; with that rule added the chances are looked for anew, until whole groups reach them.
 */
import seedrandom from 'seedrandom';
import type { Solver } from '../solver.ts';
import { BestGroup, worthOf } from './best-group.ts';
import type { CountRow } from './count-rows.ts';
import { countRowsOf } from './count-rows.ts';
import type { Cut, GroupCounts } from './group-counts.ts';
import type { Level } from './leximin-levels.ts';
import { findLevels, LevelModel } from './leximin-levels.ts';
import { makeCut } from './make-cut.ts';
import type { WeighedGroup } from './peel-lottery.ts';
import { TICKETS } from './peel-lottery.ts';
import { averagesOf } from './settle-averages.ts';
import { REACHED, takeApart, toTickets } from './take-apart.ts';
import type { Weighing } from './weigh-groups.ts';
import { GroupWeights } from './weigh-groups.ts';

export interface GroupLottery {
  readonly groups: readonly WeighedGroup[];
  readonly levels: readonly Level[];
  readonly cuts: readonly Cut[];
  /** False when the work was stopped: the levels are then what no lottery can beat, not what this one gives. */
  readonly isFinished: boolean;
}

export interface LotteryProgress {
  /** Tickets given to groups, out of `TICKETS`. */
  readonly ticketsGiven: number;
  readonly groupCount: number;
}

/** Called often; the work ends with what it has when it gives true. */
export type AskStop = (progress: LotteryProgress) => Promise<boolean>;

/** Averages that are missed by less than this many members may be out of reach only by rounding. */
const NEARLY_REACHED = 1e-6;
const GAIN = 1e-9;

/** The lottery, or `undefined` when no whole group keeps all rules. The same seed gives the same lottery. */
export async function findLottery(
  solver: Solver,
  counts: GroupCounts,
  seed: string,
  askStop: AskStop,
): Promise<GroupLottery | undefined> {
  const levelModel = new LevelModel(solver, counts);
  try {
    const levels = findLevels(levelModel, counts.types.length);
    if (levels === undefined) return undefined;
    return await new LotterySearch(solver, counts, levelModel, seed, askStop).run(levels);
  } finally {
    levelModel.dispose();
  }
}

class LotterySearch {
  readonly #solver: Solver;
  readonly #counts: GroupCounts;
  readonly #levelModel: LevelModel;
  readonly #random: () => number;
  readonly #askStop: AskStop;
  readonly #cuts: Cut[] = [];
  #rows: readonly CountRow[];
  #averages: readonly number[] = [];

  constructor(solver: Solver, counts: GroupCounts, levelModel: LevelModel, seed: string, askStop: AskStop) {
    this.#solver = solver;
    this.#counts = counts;
    this.#levelModel = levelModel;
    this.#random = seedrandom(`${seed}|groups`);
    this.#askStop = askStop;
    this.#rows = countRowsOf(counts, []);
  }

  async run(start: readonly Level[]): Promise<GroupLottery | undefined> {
    let levels = start;
    this.#refreshAverages();
    const weights = new GroupWeights(this.#solver, this.#averages);
    const best = new BestGroup(this.#solver, this.#counts, this.#rows);
    try {
      for (;;) {
        const lottery = await this.#takeApart(weights);
        if (lottery !== undefined) return this.#toLottery(lottery, levels, true);
        const outcome = await this.#generate(weights, best);
        if (outcome === undefined) return undefined;
        if (outcome.kind === 'cut') {
          this.#cuts.push(outcome.cut);
          this.#levelModel.addCut(outcome.cut);
          this.#levelModel.restart();
          levels = findLevels(this.#levelModel, this.#counts.types.length) ?? [];
          this.#rows = countRowsOf(this.#counts, this.#cuts);
          this.#refreshAverages();
          weights.aimAt(this.#averages);
          continue;
        }
        const isFinished = outcome.kind === 'reached';
        const memberCounts = this.#counts.types.map(({ memberCount }) => memberCount);
        const shares = isFinished
          ? outcome.weighing.weights
          : weights.weighForSmallest(this.#solver, memberCounts, this.#averages);
        return this.#toLottery(toTickets(weights.groups, shares, TICKETS), levels, isFinished);
      }
    } finally {
      weights.dispose();
      best.dispose();
    }
  }

  #refreshAverages(): void {
    const chances = this.#levelModel.chances.map((chance) => chance ?? 0n);
    this.#averages = averagesOf(this.#counts, this.#rows, chances);
  }

  /** A complete lottery, if one is found without looking for groups one by one; the groups that were met are kept. */
  async #takeApart(weights: GroupWeights): Promise<readonly WeighedGroup[] | undefined> {
    const task = {
      counts: this.#counts,
      rows: this.#rows,
      whole: { tickets: TICKETS, seats: this.#averages.map((average) => average * TICKETS) },
      random: this.#random,
      isStopped: (ticketsGiven: number) => this.#askStop({ ticketsGiven, groupCount: weights.groups.length }),
    };
    // After a cut there are groups enough to go on with.
    const { lottery, groups } = await takeApart(this.#solver, task, this.#cuts.length === 0);
    for (const group of groups) weights.add(group);
    return lottery;
  }

  /** Adds the best missing group until the averages are reached, or are shown to be out of reach of whole groups. */
  async #generate(
    weights: GroupWeights,
    best: BestGroup,
  ): Promise<
    | { readonly kind: 'reached' | 'stopped'; readonly weighing: Weighing }
    | { readonly kind: 'cut'; readonly cut: Cut }
    | undefined
  > {
    if (weights.groups.length === 0) {
      const first = best.find(this.#averages);
      if (first === undefined) return undefined;
      weights.add(first);
    }
    for (;;) {
      const weighing = weights.weigh();
      if (weighing.shortage <= REACHED) return { kind: 'reached', weighing };
      const ticketsGiven = TICKETS * (1 - weighing.shortage / this.#counts.groupSize);
      if (await this.#askStop({ ticketsGiven, groupCount: weights.groups.length })) {
        return { kind: 'stopped', weighing };
      }
      const group = best.find(weighing.prices);
      if (group === undefined) return undefined;
      if (worthOf(group, weighing.prices) > weighing.threshold + GAIN && weights.add(group)) continue;
      const cut = makeCut(best, weighing.prices, this.#averages);
      if (cut !== undefined) return { kind: 'cut', cut };
      // Out of reach by less than whole numbers can tell: the check of the result says by how much.
      if (weighing.shortage <= NEARLY_REACHED) return { kind: 'reached', weighing };
      throw new Error('averages out of reach of whole groups must break a rule that those keep');
    }
  }

  #toLottery(groups: readonly WeighedGroup[], levels: readonly Level[], isFinished: boolean): GroupLottery {
    return { groups, levels, cuts: this.#cuts, isFinished };
  }
}
