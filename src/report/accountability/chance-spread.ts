/** How far the chances of those who were drawn lie apart, so that the account does not say more than is so. */
import type { Settings } from '../../domain/settings/settings-schema.ts';
import { municipalityOf } from '../../domain/stratum.ts';
import type { FollowedInvitation } from '../followed-invitation.ts';

/** Where chances are nearly equal: among all, only within a municipality, or not even there. */
export type ChanceSpread = 'all' | 'municipality' | 'apart';

/** Chances are called nearly equal when the largest is at most this many times the smallest. */
const NEARLY_EQUAL_RATIO = 1.05;

/** Why chances differ, in the order in which it is told. */
export type ChanceReason = 'municipality' | 'allocation' | 'minimum' | 'response' | 'address';

type Drawn = Pick<FollowedInvitation, 'stratum' | 'designWeight'>;

/** `undefined` when nobody was drawn. The design weight is 1 / the chance. */
export function chanceSpreadOf(drawn: readonly Drawn[]): ChanceSpread | undefined {
  if (drawn.length === 0) return undefined;
  if (isNearlyEqual(drawn, () => '')) return 'all';
  // Not by stratum: of a small stratum few are drawn, and the chances of a few say nothing of those of the others.
  return isNearlyEqual(drawn, municipalityOf) ? 'municipality' : 'apart';
}

/** What in the settings makes chances differ; when they are nearly equal among all, the municipality makes no difference. */
export function chanceReasonsOf(
  { municipalities, draw }: Pick<Settings, 'municipalities' | 'draw'>,
  spread: ChanceSpread | undefined,
): readonly ChanceReason[] {
  return [
    ...(municipalities.length > 1 && spread !== 'all' ? (['municipality'] as const) : []),
    ...(draw.allocation === 'proportional' ? [] : (['allocation'] as const)),
    ...(draw.minimumPerStratum === 0 ? [] : (['minimum'] as const)),
    ...(draw.compensateResponse ? (['response'] as const) : []),
    'address',
  ];
}

/** Whether the chances in each part are nearly equal. */
function isNearlyEqual(drawn: readonly Drawn[], partOf: (stratum: Drawn['stratum']) => string): boolean {
  const ranges = new Map<string, { smallest: number; largest: number }>();
  for (const { stratum, designWeight } of drawn) {
    const part = partOf(stratum);
    const range = ranges.get(part) ?? { smallest: designWeight, largest: designWeight };
    range.smallest = Math.min(range.smallest, designWeight);
    range.largest = Math.max(range.largest, designWeight);
    ranges.set(part, range);
  }
  return [...ranges.values()].every(({ smallest, largest }) => largest <= NEARLY_EQUAL_RATIO * smallest);
}
