/**
 * The end of the draw of the totals: a lottery over whole outcomes for the few counts that the walk left fractional, whose
 * average is exactly what they were. Found by column generation: a linear program weighs the outcomes found so far, an
 * integer program looks for one that would bring the average closer (ASSIGNMENT, step A).
 */
import { ticketCounts } from './tickets.ts';
import type { LinearRow, Solver } from './solver.ts';

export interface LotteryTask {
  /** Chance of each count to be rounded up, between 0 and 1. */
  readonly chances: readonly number[];
  /** What the roundings (0 or 1) must keep. */
  readonly rows: readonly LinearRow[];
}

export interface Lottery {
  /** Outcomes, each a list of 0 (down) and 1 (up), with its tickets out of `TICKET_COUNT`. */
  readonly outcomes: readonly { readonly ups: readonly number[]; readonly tickets: number }[];
  /** Largest difference between the lottery's average and the chances; 0 when it is exact. */
  readonly largestError: number;
}

export const TICKET_COUNT = 1_000_000_000;
/** A fixed limit, so that time never decides the outcome. */
const MAXIMUM_ROUNDS = 600;
const GAIN_TOLERANCE = 1e-8;

/** The lottery whose average is nearest to the chances, or `undefined` when no rounding keeps the rows. */
export function findLottery(solver: Solver, task: LotteryTask): Lottery | undefined {
  const { chances } = task;
  if (chances.length === 0) return { outcomes: [{ ups: [], tickets: TICKET_COUNT }], largestError: 0 };
  const columns = chances.map((_, index) => index);
  const pricing = solver.open({
    sense: 'maximize',
    cost: chances.map((chance) => 2 * chance - 1),
    lower: columns.map(() => 0),
    upper: columns.map(() => 1),
    isInteger: columns.map(() => true),
    rows: task.rows,
  });
  // Rows: the average of each count plus what it falls short minus what it exceeds; then the weights' sum.
  const master = solver.open({
    sense: 'minimize',
    cost: [...columns.map(() => 1), ...columns.map(() => 1)],
    lower: [...columns, ...columns].map(() => 0),
    upper: [...columns, ...columns].map(() => Number.POSITIVE_INFINITY),
    rows: [
      ...chances.map((chance, index) => ({
        columns: [index, columns.length + index],
        values: [1, -1],
        lower: chance,
        upper: chance,
      })),
      { columns: [], lower: 1, upper: 1 },
    ],
  });
  try {
    const outcomes: number[][] = [];
    let weights: readonly number[] = [];
    for (let round = 0; round < MAXIMUM_ROUNDS; round++) {
      const found = pricing.solve();
      if (found === undefined) return undefined;
      const ups = Array.from(found.values, (value) => Math.round(value));
      if (round > 0 && outcomes.some((known) => known.every((up, index) => up === ups[index]))) break;
      outcomes.push(ups);
      const rows = columns.filter((index) => ups[index] === 1);
      master.addColumn(0, 0, Number.POSITIVE_INFINITY, [...rows, columns.length], [...rows.map(() => 1), 1]);
      const weighed = master.solve();
      if (weighed === undefined) throw new Error('the weights of a lottery can always sum to 1');
      weights = Array.from(weighed.values.slice(2 * columns.length));
      if (weighed.objective < GAIN_TOLERANCE) break;
      for (const index of columns) pricing.changeCost(index, weighed.rowDuals[index] ?? 0);
    }
    return asTickets(chances, outcomes, weights);
  } finally {
    pricing.dispose();
    master.dispose();
  }
}

function asTickets(
  chances: readonly number[],
  outcomes: readonly (readonly number[])[],
  weights: readonly number[],
): Lottery {
  const tickets = ticketCounts(weights, TICKET_COUNT);
  const kept = outcomes.flatMap((ups, index) => {
    const count = tickets[index] ?? 0;
    return count === 0 ? [] : [{ ups, tickets: count }];
  });
  const errors = chances.map((chance, index) => {
    const ups = kept.reduce((sum, outcome) => sum + (outcome.ups[index] ?? 0) * outcome.tickets, 0);
    return Math.abs(ups / TICKET_COUNT - chance);
  });
  return { outcomes: kept, largestError: Math.max(0, ...errors) };
}

/** Draws one outcome by its tickets. */
export function drawOutcome(lottery: Lottery, random: () => number): readonly number[] {
  let ticket = Math.floor(random() * TICKET_COUNT);
  for (const { ups, tickets } of lottery.outcomes) {
    if (ticket < tickets) return ups;
    ticket -= tickets;
  }
  throw new RangeError('a lottery must have exactly its number of tickets');
}
