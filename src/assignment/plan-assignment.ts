/** Plans who judges which case: fair expected loads, a seeded draw of whole seats within all quotas, and lots inside each type. */
import type { Failure } from '../domain/failure.ts';
import type { CaseId } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import type { Assignment, AssignmentInput } from './assignment-input.ts';
import { canonicalInput, checkAssignmentInput } from './assignment-input.ts';
import type { CountSystem } from './case-classes.ts';
import { countSystemOf } from './case-classes.ts';
import { checkAssignment } from './check-assignment.ts';
import type { LoadCertificate } from './certificate/load-certificate.ts';
import { makeLoadCertificate } from './certificate/load-certificate.ts';
import type { LotteryRecord } from './certificate/lottery-record.ts';
import { makeLotteryRecord } from './certificate/lottery-record.ts';
import { chooseGroupSizes, withSizes } from './choose-group-sizes.ts';
import { drawLots } from './draw-lots.ts';
import { drawTotals } from './draw-totals.ts';
import { explainInfeasible } from './explain-infeasible.ts';
import { hasTimetable } from './has-timetable.ts';
import { findLeximinLoads } from './leximin-loads.ts';
import { makeTimetable } from './make-timetable.ts';
import type { MemberType } from './member-types.ts';
import { memberTypesOf } from './member-types.ts';
import { screenQuotas } from './screen-quotas.ts';
import type { Solver } from './solver.ts';
import { loadSolver } from './solver.ts';

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
  const canonical = canonicalInput(input);
  const types = memberTypesOf(canonical);
  const [wrong, ...otherWrongs] = checkAssignmentInput(canonical);
  if (wrong !== undefined) return refuse(wrong, ...otherWrongs);
  const [short, ...otherShorts] = screenQuotas(canonical, types);
  if (short !== undefined) return refuse(short, ...otherShorts);

  const solver = await loadSolver();
  const fair = findFairLoads(solver, canonical, types);
  const drawn = fair === undefined ? undefined : drawSeats(solver, fair, seed);
  if (fair === undefined || drawn === undefined) {
    const [first, ...rest]: readonly [Failure, ...Failure[]] = explainInfeasible(solver, canonical, types);
    return refuse(first, ...rest);
  }
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
      memberCount: canonical.members.length,
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

interface FairLoads {
  /** The input with the size of every group fixed. */
  readonly input: AssignmentInput;
  readonly system: CountSystem;
  /** One for each type; everything after this uses these texts, not the solver's numbers. */
  readonly expectedLoads: readonly string[];
  readonly certificate: LoadCertificate;
}

/** Fair loads for the sizes asked for, or else for the nearest sizes in range; `undefined` when the quotas cannot be met. */
function findFairLoads(
  solver: Solver,
  input: AssignmentInput,
  types: readonly MemberType[],
): FairLoads | undefined {
  const asked = input.cases.map(({ groupSize }) => groupSize);
  const found = findLoadsOfSizes(solver, withSizes(input, asked), types);
  if (found !== undefined) return found;
  if (input.cases.every(({ minimumSize, maximumSize }) => minimumSize === maximumSize)) return undefined;
  const sizes = chooseGroupSizes(solver, input, types);
  return sizes === undefined ? undefined : findLoadsOfSizes(solver, withSizes(input, sizes), types);
}

/**
 * Equal cases are taken together, which is fast. With exclusions, what fits together may not fit case by case; then every
 * case gets counts of its own.
 */
function findLoadsOfSizes(
  solver: Solver,
  input: AssignmentInput,
  types: readonly MemberType[],
): FairLoads | undefined {
  for (const isSeparate of [false, true]) {
    const system = countSystemOf(input, types, isSeparate);
    const leximin = findLeximinLoads(solver, system);
    if (leximin === undefined) return undefined;
    const expectedLoads = leximin.loads.map((load) => Math.max(0, load).toFixed(9));
    const certificate = makeLoadCertificate(system, leximin, expectedLoads, !isSeparate);
    const fair = { input, system, expectedLoads, certificate };
    if (isSeparate || hasTimetable(solver, input, system, targetsOf(fair))) return fair;
  }
  return undefined;
}

/** Expected seats of each type in this run. */
function targetsOf({ system, expectedLoads }: FairLoads): readonly number[] {
  return system.types.map(
    ({ residentIds, earlierCaseCount }, index) =>
      Math.max(0, Number(expectedLoads[index]) - earlierCaseCount) * residentIds.length,
  );
}

/** Whole seats for every type and case, or `undefined` when whole seats cannot keep the quotas. */
function drawSeats(solver: Solver, fair: FairLoads, seed: string) {
  const systems = [fair.system, countSystemOf(fair.input, fair.system.types, true)];
  for (const system of systems) {
    const totals = drawTotals(solver, system, targetsOf(fair), seed);
    const timetable = totals && makeTimetable(solver, system, totals.counts, seed);
    if (timetable !== undefined) {
      const lottery = totals?.lottery && makeLotteryRecord(system, totals.lottery);
      return { timetable, largestError: totals?.largestError, lottery };
    }
  }
  return undefined;
}

function extremesOf(expectedLoads: readonly string[]) {
  const ascending = [...expectedLoads].sort((left, right) => Number(left) - Number(right));
  return {
    smallestExpectedLoad: ascending[0] ?? '',
    largestExpectedLoad: ascending.at(-1) ?? '',
  };
}
