/** Plans who becomes a member: the reserves in their order, then everybody while there is room, or else a lottery within quotas. */
import type { Failure } from '../../domain/failure.ts';
import { failure } from '../../domain/failure.ts';
import { compareBytes } from '../../domain/byte-order.ts';
import { sha256Hex } from '../../domain/hash.ts';
import type { Hash, ResidentId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import { planAssignment } from '../plan-assignment.ts';
import type { AdmissionInput, Candidate } from './admission-input.ts';
import { admissionInputHash, admissionSeedOf, sorted } from './admission-input.ts';
import type { Tolerances } from './admission-quotas.ts';
import { countOf, leastToleranceOf, openQuotasOf, panelQuotasOf } from './admission-quotas.ts';

export interface AdmissionPlan {
  readonly inputHash: Hash;
  /** Places that were open. */
  readonly placeCount: number;
  /** Those who become members, by their opaque ids. */
  readonly admitted: readonly ResidentId[];
  /** Those who come behind the reserves that there are, in order. */
  readonly reserves: readonly ResidentId[];
  /** `undefined` when there was room for everybody: then nothing was left to chance. */
  readonly lottery:
    { readonly randomness: string; readonly seed: Hash; readonly tolerances: Tolerances } | undefined;
}

/**
 * Plans an admission. The same input, in any order of members and newcomers, and the same randomness give the same plan.
 * Refused when more signed up than there is room for, and no randomness is given.
 */
export async function planAdmission(
  input: AdmissionInput,
  randomness: string | undefined,
): Promise<Result<AdmissionPlan>> {
  const inputHash = admissionInputHash(input);
  const placeCount = Math.max(0, input.maximumMembers - input.members.length);
  const fromReserve = takeReserves(input, placeCount);
  if (!fromReserve.ok) return fromReserve;
  const room = placeCount - fromReserve.value.length;
  const newcomers = sorted(input.newcomers);
  if (newcomers.length <= room) {
    const admitted = idsOf(sorted([...fromReserve.value, ...newcomers]));
    return ok({ inputHash, placeCount, admitted, reserves: [], lottery: undefined });
  }
  if (randomness === undefined) {
    const params = { candidates: newcomers.length, places: room, inputHash };
    return refuse(failure('admission.randomness-missing', params));
  }
  const seed = admissionSeedOf(inputHash, randomness);
  const members = [...input.members, ...fromReserve.value];
  const drawn = await drawMembers({ ...input, newcomers }, members, room, seed);
  if (!drawn.ok) return drawn;
  const chosen = new Set(drawn.value.chosen);
  const others = newcomers.filter(({ residentId }) => !chosen.has(residentId));
  return ok({
    inputHash,
    placeCount,
    admitted: idsOf(
      sorted([...fromReserve.value, ...newcomers.filter(({ residentId }) => chosen.has(residentId))]),
    ),
    reserves: orderReserves(idsOf(others), seed),
    lottery: { randomness, seed, tolerances: drawn.value.tolerances },
  });
}

/**
 * Those who fill open places from the reserve: in their order, first those who keep the panel within its ranges, then the
 * others.
 */
function takeReserves(input: AdmissionInput, placeCount: number): Result<readonly Candidate[]> {
  if (input.reserves.length === 0 || placeCount === 0) return ok([]);
  const panel = panelQuotasOf(input, {});
  if (!panel.ok) return panel;
  const { quotas } = panel.value;
  const counts = quotas.map((quota) => countOf(input.members, quota));
  const taken: Candidate[] = [];
  for (const candidate of input.reserves) {
    if (taken.length === placeCount) break;
    const own = quotas.flatMap(({ feature, value }, index) =>
      candidate.features[feature] === value ? [index] : [],
    );
    if (own.some((index) => (counts[index] ?? 0) >= (quotas[index]?.maximum ?? 0))) continue;
    for (const index of own) counts[index] = (counts[index] ?? 0) + 1;
    taken.push(candidate);
  }
  const others = input.reserves.filter((candidate) => !taken.includes(candidate));
  return ok([...taken, ...others.slice(0, placeCount - taken.length)]);
}

interface DrawnMembers {
  readonly chosen: readonly ResidentId[];
  readonly tolerances: Tolerances;
}

/**
 * The lottery, with the fairest chances that the ranges leave. A feature that alone cannot be kept gives way by itself, as
 * little as possible; when the features cannot be kept together, all give way by the same least number.
 */
async function drawMembers(
  input: AdmissionInput,
  members: readonly Candidate[],
  room: number,
  seed: Hash,
): Promise<Result<DrawnMembers>> {
  if (room === 0) return ok({ chosen: [], tolerances: {} });
  const alone: [string, number][] = [];
  for (const feature of input.quotaFeatures) {
    const least = leastToleranceOf(input, feature, members, room, input.quotaTolerance);
    if (!least.ok) return least;
    alone.push([feature, least.value]);
  }
  const attempt = async (extra: number): Promise<Result<DrawnMembers>> => {
    const tolerances = Object.fromEntries(alone.map(([feature, tolerance]) => [feature, tolerance + extra]));
    const panel = panelQuotasOf(input, tolerances);
    if (!panel.ok) return panel;
    const plan = await planAssignment(
      {
        members: input.newcomers.map((candidate) => ({ ...candidate, excludedCases: [] })),
        cases: [openQuotasOf(panel.value, members, input.newcomers, room)],
        maximumCasesPerMember: 1,
      },
      seed,
    );
    if (!plan.ok) return plan;
    return ok({ chosen: plan.value.assignments.map(({ residentId }) => residentId), tolerances });
  };
  const first = await attempt(0);
  if (first.ok || !first.failures.every(isAboutQuotas)) return first;
  // The ranges only widen, so that what can be met at one number can be met at every larger one.
  let [fails, works] = [0, 1];
  let found = await attempt(works);
  while (!found.ok && works < input.maximumMembers) {
    [fails, works] = [works, Math.min(2 * works, input.maximumMembers)];
    found = await attempt(works);
  }
  while (found.ok && works - fails > 1) {
    const middle = Math.floor((fails + works) / 2);
    const tried = await attempt(middle);
    if (tried.ok) [found, works] = [tried, middle];
    else fails = middle;
  }
  return found;
}

function isAboutQuotas({ code }: Failure): boolean {
  return (
    code === 'assignment.quota-conflict' ||
    code === 'assignment.quota-short' ||
    code === 'assignment.quota-sum' ||
    code === 'assignment.no-whole-plan' ||
    code === 'assignment.sizes-unreachable'
  );
}

/** The order of those whom the lottery passed over: ascending H(seed | `reserve` | resident id). */
function orderReserves(residentIds: readonly ResidentId[], seed: Hash): readonly ResidentId[] {
  return residentIds
    .map((residentId) => ({ residentId, ticket: sha256Hex(seed, 'reserve', residentId) }))
    .sort((left, right) => compareBytes(left.ticket, right.ticket))
    .map(({ residentId }) => residentId);
}

function idsOf(candidates: readonly Candidate[]): readonly ResidentId[] {
  return candidates.map(({ residentId }) => residentId);
}
