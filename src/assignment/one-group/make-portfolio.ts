/** Makes the lottery over one group that is published: quotas checked or widened, the fairest lottery, groups of people, the proof. */
import type { Place } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import { failure } from '../../domain/failure.ts';
import type { Solver } from '../solver.ts';
import { loadSolver } from '../solver.ts';
import type { AskStop, GroupLottery } from './find-lottery.ts';
import { findLottery } from './find-lottery.ts';
import type { GroupPool } from './group-pool.ts';
import { groupPoolHash } from './group-pool.ts';
import { TICKETS } from './peel-lottery.ts';
import type { PoolCounts } from './pool-counts.ts';
import { countPool } from './pool-counts.ts';
import type { Portfolio } from './portfolio.ts';
import { writeCutProof, writeLevel } from './portfolio-proof.ts';
import { proveCut } from './prove-cut.ts';
import { spreadGroups } from './spread-groups.ts';
import type { QuotaWidening } from './widen-quotas.ts';
import { explainConflict, findWidening, widenPool } from './widen-quotas.ts';

export interface PortfolioTask {
  readonly pool: GroupPool;
  readonly seed: string;
  /** Whether quotas may be widened when no group keeps them all. */
  readonly acceptsRelaxation: boolean;
  readonly askStop: AskStop;
  /** Where the quotas stand, for failures. */
  readonly quotaPlace: Place;
}

export interface MadePortfolio {
  readonly portfolio: Portfolio;
  readonly typeCount: number;
  /** Quotas that were widened; none unless that was accepted and needed. */
  readonly widenings: readonly QuotaWidening[];
}

/** The same pool and seed give the same portfolio, to the byte, unless the search was stopped. */
export async function makePortfolio(task: PortfolioTask): Promise<Result<MadePortfolio>> {
  const { seed, acceptsRelaxation, askStop, quotaPlace } = task;
  const peopleCount = task.pool.people.length;
  const { groupSize } = task.pool;
  if (peopleCount < groupSize) return refuse(failure('select.too-few-people', { peopleCount, groupSize }));
  const solver = await loadSolver();
  const counted = countPool(task.pool);
  const lottery = await findLottery(solver, counted.counts, seed, askStop);
  if (lottery !== undefined) {
    return ok({ ...toPortfolio(solver, task.pool, counted, lottery, seed), widenings: [] });
  }
  const widenings = findWidening(solver, task.pool, counted.counts);
  if (widenings === undefined || !acceptsRelaxation) {
    const [first, ...rest] = explainConflict(solver, task.pool, counted.counts, widenings, quotaPlace);
    return refuse(first, ...rest);
  }
  const pool = widenPool(task.pool, widenings);
  const widened = countPool(pool);
  const found = await findLottery(solver, widened.counts, seed, askStop);
  if (found === undefined) throw new Error('the widened quotas were shown to allow a group');
  return ok({ ...toPortfolio(solver, pool, widened, found, seed), widenings });
}

function toPortfolio(
  solver: Solver,
  pool: GroupPool,
  { counts, classes }: PoolCounts,
  { groups, levels, cuts, isFinished }: GroupLottery,
  seed: string,
): { readonly portfolio: Portfolio; readonly typeCount: number } {
  const portfolio: Portfolio = {
    format: 'loting group lottery v1',
    groupSize: pool.groupSize,
    inputHash: groupPoolHash(pool),
    seed,
    solver: solver.name,
    isFinished,
    ticketCount: TICKETS,
    quotas: pool.quotas.map(({ feature, value, minimum, maximum }) => ({ feature, value, minimum, maximum })),
    people: pool.people.map(({ id, quotas, address }) => ({
      id,
      quotas: [...quotas],
      ...(address === undefined ? {} : { address }),
    })),
    certificate: {
      levels: levels.map(writeLevel),
      cuts: cuts.map((cut, index) => {
        const proof = proveCut(solver, counts, cuts.slice(0, index), cut);
        return {
          weights: [...cut.weights],
          bound: cut.bound,
          proof: proof === undefined ? null : writeCutProof(proof),
        };
      }),
    },
    groups: [...spreadGroups(groups, classes, seed)].map(({ tickets, people }) => ({
      tickets,
      people: [...people],
    })),
  };
  return { portfolio, typeCount: counts.types.length };
}
