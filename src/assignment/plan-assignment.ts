/** Plans who judges which case: fair expected loads, a seeded draw of whole seats within all quotas, and lots inside each type. */
import type { CaseId } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import type { Assignment, AssignmentInput } from './assignment-input.ts';
import { checkAssignment } from './check-assignment.ts';
import type { LoadCertificate } from './certificate/load-certificate.ts';
import type { LotteryRecord } from './certificate/lottery-record.ts';
import { drawLots } from './draw-lots.ts';
import { explainInfeasible } from './explain-infeasible.ts';
import { drawSeats } from './draw-seats.ts';
import { planFairLoads } from './fair-loads.ts';
import type { MemberType } from './member-types.ts';

/** A type with what was expected for it and what the lot gave it. */
export interface PlannedType extends MemberType {
  /** Expected cases per member, those of earlier runs included, nine decimals, such as `1.857142857`. */
  readonly expectedLoad: string;
  /** Seats of all members of the type together. */
  readonly seatCount: number;
}

export interface AssignmentFigures {
  readonly memberCount: number;
  readonly typeCount: number;
  readonly seatCount: number;
  readonly smallestExpectedLoad: string;
  readonly largestExpectedLoad: string;
  /** Times that the linear program of the fair loads was solved. */
  readonly leximinRoundCount: number;
  /**
   * How far the draw's average may be from the expected seats of any type, in seats, nine decimals: `0.000000090` is
   * rounding. `undefined` when the quotas were too tight for an exactly fair draw, and the nearest whole seats were taken.
   */
  readonly largestDrawError: string | undefined;
}

export interface AssignmentPlan {
  /** By case, then by member, both in byte order of their ids. */
  readonly assignments: readonly Assignment[];
  /** In canonical order. */
  readonly types: readonly PlannedType[];
  readonly groupSizes: readonly { readonly caseId: CaseId; readonly memberCount: number }[];
  /** The program that solved the linear programs, with its exact version. */
  readonly solver: string;
  readonly figures: AssignmentFigures;
  /** Proves by plain arithmetic that no lottery within the quotas has fairer expected loads. */
  readonly certificate: LoadCertificate;
  /** The lottery over the last seats; `undefined` when the quotas were too tight for one. */
  readonly lottery: LotteryRecord | undefined;
}

/**
 * Assigns members to cases. The same input, in any order of rows, and the same seed give the same plan, to the byte. Refused
 * when the input is wrong or the quotas cannot be met, with every reason found. The plan has passed `checkAssignment`.
 */
export async function planAssignment(input: AssignmentInput, seed: string): Promise<Result<AssignmentPlan>> {
  const planned = await planFairLoads(input);
  if (!planned.ok) return planned;
  const { solver, asked, system } = planned.value;
  const { types } = system;
  const drawn = drawSeats(planned.value, seed);
  if (drawn === undefined) {
    const [first, ...rest] = explainInfeasible(solver, asked, types, true);
    return refuse(first, ...rest);
  }
  const { fair } = drawn;
  const assignments = drawLots(types, drawn.timetable, seed);
  const differences = checkAssignment(fair.input, assignments);
  if (differences.length > 0) {
    throw new Error(`the plan fails its own check: ${differences.map(({ kind }) => kind).join(', ')}`);
  }
  const seatCounts = types.map((_, type) =>
    [...drawn.timetable.values()].reduce((sum, ofCase) => sum + (ofCase[type] ?? 0), 0),
  );
  return ok({
    assignments,
    types: types.map((type, index) => ({
      ...type,
      expectedLoad: fair.expectedLoads[index] ?? '',
      seatCount: seatCounts[index] ?? 0,
    })),
    groupSizes: fair.input.cases.map(({ caseId, minimumSize }) => ({ caseId, memberCount: minimumSize })),
    solver: solver.name,
    figures: {
      memberCount: fair.input.members.length,
      typeCount: types.length,
      seatCount: assignments.length,
      ...extremesOf(fair.expectedLoads),
      leximinRoundCount: fair.certificate.levels.length,
      largestDrawError: drawn.largestError?.toFixed(9),
    },
    certificate: fair.certificate,
    lottery: drawn.lottery,
  });
}

function extremesOf(expectedLoads: readonly string[]) {
  const ascending = [...expectedLoads].sort((left, right) => Number(left) - Number(right));
  return {
    smallestExpectedLoad: ascending[0] ?? '',
    largestExpectedLoad: ascending.at(-1) ?? '',
  };
}
