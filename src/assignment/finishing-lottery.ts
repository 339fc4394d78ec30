/**
 * The end of the draw of the totals: a lottery over whole outcomes for the few counts that the walk left fractional, whose
 * average is exactly what they were. Found by column generation: a linear program weighs the outcomes found so far, an
 * integer program looks for one that would bring the average closer (ASSIGNMENT, step A).
 */
import { ticketCounts } from './tickets.ts';
import type { LinearRow, Solver } from './solver.ts';

/** Counts whose roundings up must average to a number together: those of one type of member. */
export interface LotteryAim {
  readonly columns: readonly number[];
  /** Between 0 and the number of columns. */
  readonly mean: number;
}

export interface LotteryTask {
  /** How many counts are to be rounded, down (0) or up (1). */
  readonly columnCount: number;
  readonly aims: readonly LotteryAim[];
  /** What the roundings must keep; columns beyond `columnCount` are helpers. */
  readonly rows: readonly LinearRow[];
  /** Most of each whole number that the rows need beside the roundings; none when left out. */
  readonly helperMaxima?: readonly number[];
}

export interface Lottery {
  /** Outcomes, each a list of 0 (down) and 1 (up), with its tickets out of `TICKET_COUNT`. */
  readonly outcomes: readonly { readonly ups: readonly number[]; readonly tickets: number }[];
  /** Largest difference between the lottery's average and an aim; 0 when it is exact. */
  readonly largestError: number;
}

export const TICKET_COUNT = 1_000_000_000;
/** A fixed limit, so that time never decides the outcome. */
const MAXIMUM_ROUNDS = 600;
const GAIN_TOLERANCE = 1e-8;

/** The lottery whose average is nearest to the aims, or `undefined` when no rounding keeps the rows. */
export function findLottery(solver: Solver, task: LotteryTask): Lottery | undefined {
  const { aims, columnCount, helperMaxima = [] } = task;
  const columns = Array.from({ length: columnCount }, (_, index) => index);
  if (columnCount === 0) return { outcomes: [{ ups: [], tickets: TICKET_COUNT }], largestError: 0 };
  const maxima = [...columns.map(() => 1), ...helperMaxima];
  const pricing = solver.open({
    sense: 'maximize',
    cost: maxima.map(() => 0),
    lower: maxima.map(() => 0),
    upper: maxima,
    isInteger: maxima.map(() => true),
    rows: task.rows,
  });
  // Columns: what each average falls short, what each exceeds, then the weights. Rows: the aims, then the weights' sum.
  const master = solver.open({
    sense: 'minimize',
    cost: [...aims, ...aims].map(() => 1),
    lower: [...aims, ...aims].map(() => 0),
    upper: [...aims, ...aims].map(() => Number.POSITIVE_INFINITY),
    rows: [
      ...aims.map(({ mean }, index) => ({
        columns: [index, aims.length + index],
        values: [1, -1],
        lower: mean,
        upper: mean,
      })),
      { columns: [], lower: 1, upper: 1 },
    ],
  });
  const value = (worth: (aim: LotteryAim, index: number) => number) => {
    for (const [index, aim] of aims.entries()) {
      for (const column of aim.columns) pricing.changeCost(column, worth(aim, index));
    }
  };
  try {
    // The first outcome is the likeliest; every other one is what the duals of the aims ask for most.
    value(({ mean, columns: own }) => (2 * mean) / own.length - 1);
    const outcomes: { ups: readonly number[]; sums: readonly number[] }[] = [];
    let weights: readonly number[] = [];
    for (let round = 0; round < MAXIMUM_ROUNDS; round++) {
      const found = pricing.solve();
      if (found === undefined) return undefined;
      const ups = Array.from(found.values.slice(0, columnCount), Math.round);
      const sums = aims.map((aim) => aim.columns.reduce((sum, column) => sum + (ups[column] ?? 0), 0));
      if (outcomes.some((known) => known.sums.every((sum, index) => sum === sums[index]))) break;
      outcomes.push({ ups, sums });
      const rows = [...aims.keys(), aims.length].filter((index) => sums[index] !== 0);
      master.addColumn(
        0,
        0,
        Number.POSITIVE_INFINITY,
        rows,
        rows.map((index) => sums[index] ?? 1),
      );
      const weighed = master.solve();
      if (weighed === undefined) throw new Error('the weights of a lottery can always sum to 1');
      weights = Array.from(weighed.values.slice(2 * aims.length));
      if (weighed.objective < GAIN_TOLERANCE) break;
      value((_, index) => weighed.rowDuals[index] ?? 0);
    }
    return asTickets(aims, outcomes, weights);
  } finally {
    pricing.dispose();
    master.dispose();
  }
}

function asTickets(
  aims: readonly LotteryAim[],
  outcomes: readonly { readonly ups: readonly number[]; readonly sums: readonly number[] }[],
  weights: readonly number[],
): Lottery {
  const tickets = ticketCounts(weights, TICKET_COUNT);
  const errors = aims.map(({ mean }, aim) => {
    const ups = outcomes.reduce((sum, { sums }, index) => sum + (sums[aim] ?? 0) * (tickets[index] ?? 0), 0);
    return Math.abs(ups / TICKET_COUNT - mean);
  });
  return {
    outcomes: outcomes.flatMap(({ ups }, index) => {
      const count = tickets[index] ?? 0;
      return count === 0 ? [] : [{ ups, tickets: count }];
    }),
    largestError: Math.max(0, ...errors),
  };
}

/** Draws one outcome by its tickets, which are numbered from 0 in the order of the outcomes. */
export function drawOutcome(
  lottery: Lottery,
  random: () => number,
): { readonly ups: readonly number[]; readonly ticket: number } {
  const ticket = Math.floor(random() * TICKET_COUNT);
  let left = ticket;
  for (const { ups, tickets } of lottery.outcomes) {
    if (left < tickets) return { ups, ticket };
    left -= tickets;
  }
  throw new RangeError('a lottery must have exactly its number of tickets');
}
