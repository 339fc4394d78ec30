/** Draws whole seats for every type and case: for the sizes that were planned, or else for the nearest that whole seats reach. */
import { countSystemOf } from './case-classes.ts';
import type { LotteryRecord } from './certificate/lottery-record.ts';
import { makeLotteryRecord } from './certificate/lottery-record.ts';
import { drawTotals } from './draw-totals.ts';
import type { FairLoads, PlannedLoads } from './fair-loads.ts';
import { planWholeSizes, targetsOf } from './fair-loads.ts';
import type { Timetable } from './fill-cases.ts';
import { makeTimetable } from './make-timetable.ts';
import type { Solver } from './solver.ts';

export interface DrawnSeats {
  /** The loads that were drawn for: those that were planned, unless their sizes are out of reach of whole seats. */
  readonly fair: FairLoads;
  readonly timetable: Timetable;
  /** How far the draw's average may be from the expected seats of any type; `undefined` when no exact draw was possible. */
  readonly largestError: number | undefined;
  /** `undefined` when the quotas were too tight for one. */
  readonly lottery: LotteryRecord | undefined;
}

/**
 * Whole seats within all quotas, or `undefined` when there are none for any sizes in range; whether there are does not depend
 * on the seed. Fractions of seats may reach a size that whole seats do not: six half seats make a group of three.
 */
export function drawSeats(planned: PlannedLoads, seed: string): DrawnSeats | undefined {
  const { solver } = planned;
  const drawn = drawSeatsOf(solver, planned, seed);
  if (drawn !== undefined) return drawn;
  const nearest = planWholeSizes(planned);
  return nearest && drawSeatsOf(solver, nearest, seed);
}

/**
 * Whole seats for the sizes of these loads. When the totals drawn for equal cases together have no timetable, which only
 * happens in large pools (`caseSeatsOf`) or where no lottery is exact, each case gets counts of its own. Drawing again is
 * not fair, even when each draw is; so that plan does not call itself fair.
 */
function drawSeatsOf(solver: Solver, fair: FairLoads, seed: string): DrawnSeats | undefined {
  const { system } = fair;
  const totals = drawTotals(solver, system, targetsOf(fair), seed);
  const timetable = totals && makeTimetable(solver, system, totals.counts, seed);
  if (timetable !== undefined) {
    const lottery = totals?.lottery && makeLotteryRecord(system, totals.lottery);
    return { fair, timetable, largestError: totals?.largestError, lottery };
  }
  const separate = countSystemOf(fair.input, system.types, true);
  const again = drawTotals(solver, separate, targetsOf(fair), seed);
  const found = again && makeTimetable(solver, separate, again.counts, seed);
  return found && { fair, timetable: found, largestError: undefined, lottery: undefined };
}
