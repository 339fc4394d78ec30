/** Compares the stored drawn residents with those that the seed draws. */
import type { DrawnResident } from '../domain/drawn-resident.ts';
import type { AuditDifference } from './differences.ts';
import { difference } from './differences.ts';

/** How far apart two computations of the same probability may be; another machine may round another way. */
export const PROBABILITY_TOLERANCE = 1e-9;

const exactColumns = [
  'addressId',
  'municipality',
  'stratum',
  'wave',
  'rank',
  'ticket',
  'chanceClass',
] as const;

/** The differences, first in the order of `stored`, then the missing in the order of `recomputed`. */
export function compareDraw(
  stored: readonly DrawnResident[],
  recomputed: readonly DrawnResident[],
): readonly AuditDifference[] {
  const expected = new Map(recomputed.map((drawn) => [drawn.residentId, drawn]));
  const seen = new Set<string>();
  const differences: AuditDifference[] = [];
  for (const drawn of stored) {
    const { residentId, wave } = drawn;
    const other = expected.get(residentId);
    if (other === undefined || seen.has(residentId)) {
      differences.push(difference('draw.resident-extra', { residentId, wave }));
    } else {
      differences.push(...compareColumns(drawn, other));
    }
    seen.add(residentId);
  }
  for (const { residentId, wave } of recomputed) {
    if (!seen.has(residentId)) differences.push(difference('draw.resident-missing', { residentId, wave }));
  }
  return differences;
}

function compareColumns(stored: DrawnResident, recomputed: DrawnResident): AuditDifference[] {
  const { residentId } = stored;
  const differences = exactColumns
    .filter((column) => stored[column] !== recomputed[column])
    .map((column) =>
      difference(
        'draw.column-differs',
        { residentId, column },
        String(stored[column]),
        String(recomputed[column]),
      ),
    );
  const probabilities = [stored.inclusionProbability, recomputed.inclusionProbability] as const;
  if (!isWithin(probabilities, PROBABILITY_TOLERANCE)) {
    differences.push(
      difference(
        'draw.column-differs',
        { residentId, column: 'inclusionProbability' },
        ...texts(probabilities),
      ),
    );
  }
  // A weight is 1/probability, so its error grows with its square.
  const weights = [stored.designWeight, recomputed.designWeight] as const;
  if (!isWithin(weights, PROBABILITY_TOLERANCE * recomputed.designWeight ** 2)) {
    differences.push(
      difference('draw.column-differs', { residentId, column: 'designWeight' }, ...texts(weights)),
    );
  }
  return differences;
}

/** False also when one of the two is no number. */
function isWithin([left, right]: readonly [number, number], tolerance: number): boolean {
  return Math.abs(left - right) <= tolerance;
}

function texts([left, right]: readonly [number, number]): [string, string] {
  return [String(left), String(right)];
}
