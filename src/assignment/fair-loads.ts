/** The fair expected loads of an assignment, which need no seed: what can be promised before anything is drawn. */
import type { Failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { ok, okUnless, refuse } from '../domain/result.ts';
import type { AssignmentInput } from './assignment-input.ts';
import { canonicalInput, checkAssignmentInput } from './assignment-input.ts';
import type { CountSystem } from './case-classes.ts';
import { countSystemOf } from './case-classes.ts';
import type { LoadCertificate } from './certificate/load-certificate.ts';
import { makeLoadCertificate } from './certificate/load-certificate.ts';
import { chooseGroupSizes, withSizes } from './choose-group-sizes.ts';
import { explainInfeasible } from './explain-infeasible.ts';
import { hasTimetable } from './has-timetable.ts';
import { findLeximinLoads } from './leximin-loads.ts';
import type { MemberType } from './member-types.ts';
import { memberTypesOf } from './member-types.ts';
import { screenQuotas } from './screen-quotas.ts';
import type { Solver } from './solver.ts';
import { loadSolver } from './solver.ts';

export interface FairLoads {
  /** The input with the size of every group fixed. */
  readonly input: AssignmentInput;
  readonly system: CountSystem;
  /** One for each type; everything after this uses these texts, not the solver's numbers. */
  readonly expectedLoads: readonly string[];
  readonly certificate: LoadCertificate;
}

export interface PlannedLoads extends FairLoads {
  /** The input that was given, in canonical order: its groups may still have ranges of sizes. */
  readonly asked: AssignmentInput;
  readonly solver: Solver;
}

/**
 * The leximin loads of an input. Refused when the input is wrong or the quotas cannot be met in fractions of seats, with
 * every reason found.
 */
export async function planFairLoads(input: AssignmentInput): Promise<Result<PlannedLoads>> {
  const asked = canonicalInput(input);
  const types = memberTypesOf(asked);
  const checked = okUnless(problemsOf(asked, types), () => undefined);
  if (!checked.ok) return checked;
  const solver = await loadSolver();
  const fair = findFairLoads(solver, asked, types);
  if (fair !== undefined) return ok({ ...fair, asked, solver });
  const [first, ...rest]: readonly [Failure, ...Failure[]] = explainInfeasible(solver, asked, types);
  return refuse(first, ...rest);
}

/**
 * The fair loads of the nearest sizes in range that whole seats reach, for when those planned are reached by fractions of
 * seats only; `undefined` when no sizes in range can be had in whole seats.
 */
export function planWholeSizes({ solver, asked, system }: PlannedLoads): FairLoads | undefined {
  return findLoadsInRange(solver, asked, system.types, true);
}

/** Problems of an input whose members and seats can be counted all the same. */
const countable: ReadonlySet<Failure['code']> = new Set([
  'assignment.unknown-case',
  'assignment.member-without-value',
  'assignment.value-without-quota',
  'assignment.quota-sum',
]);

/** Everything that is wrong, and every quota that the members cannot fill, so that staff see all of it in one go. */
function problemsOf(asked: AssignmentInput, types: readonly MemberType[]): readonly Failure[] {
  const wrong = checkAssignmentInput(asked);
  return wrong.every(({ code }) => countable.has(code)) ? [...wrong, ...screenQuotas(asked, types)] : wrong;
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
  return findLoadsInRange(solver, input, types, false);
}

/** Fair loads for the nearest sizes in range; `undefined` when there are none, or no ranges. */
function findLoadsInRange(
  solver: Solver,
  input: AssignmentInput,
  types: readonly MemberType[],
  isWhole: boolean,
): FairLoads | undefined {
  if (input.cases.every(({ minimumSize, maximumSize }) => minimumSize === maximumSize)) return undefined;
  const sizes = chooseGroupSizes(solver, input, types, isWhole);
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
export function targetsOf({ system, expectedLoads }: FairLoads): readonly number[] {
  return system.types.map(
    ({ residentIds, earlierCaseCount }, index) =>
      Math.max(0, Number(expectedLoads[index]) - earlierCaseCount) * residentIds.length,
  );
}
