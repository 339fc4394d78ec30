/** Holds the recorded residents of a draw against those that its seed gives, before another wave is built on them. */
import { PROBABILITY_TOLERANCE } from '../audit/compare-draw.ts';
import type { DrawnResident } from '../domain/drawn-resident.ts';
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import type { NextWave } from '../draw/draw-waves.ts';
import { drawnHashOf } from '../draw/drawn-list.ts';
import type { StoredResident } from '../store/tables/drawn-resident-table.ts';
import { readStoredResidents } from '../store/tables/drawn-resident-table.ts';
import { readTransaction } from '../store/transaction.ts';
import type { OpenPanel } from './open-panel.ts';
import type { DrawInForce } from './recorded-draw.ts';

/**
 * Refuses to draw on from residents that the seed does not give, and from probabilities that cannot be those of the waves so
 * far: those of the last wave must have the hash that was recorded when it was drawn, those of residents who are alike must be
 * the same, and none may be above what it is with the new wave. To compute them all again would take as long as the new wave. `audit verify` does so, and holds the
 * hashes of all waves against the seed.
 * @param next the draw with the wave after those that are recorded
 */
export function judgeRecorded(
  { db }: OpenPanel,
  { draw, rows }: DrawInForce,
  { outcome, classNumbers }: NextWave,
): Result<void> {
  const last = rows.at(-1);
  if (last === undefined) throw new RangeError('a draw has a wave');
  return readTransaction(db, () => {
    const expected = outcome.drawn.filter(({ wave }) => wave <= last.wave);
    const stored = readStoredResidents(db, draw.drawId);
    const wrong =
      waveOfOther(expected, stored) ??
      (hashOfWave(last.wave, expected, stored) === last.drawnHash ? undefined : last.wave) ??
      waveOfOddChance(expected, stored, classNumbers);
    return wrong === undefined ? ok(undefined) : refuse(failure('command.draw-differs', { wave: wrong }));
  });
}

/** The first wave with a resident too many, too few or other than the seed gives. */
function waveOfOther(
  expected: readonly DrawnResident[],
  stored: readonly StoredResident[],
): number | undefined {
  for (let place = 0; place < Math.max(expected.length, stored.length); place++) {
    const [one, other] = [expected[place], stored[place]];
    if (one === undefined || other === undefined || !isSame(one, other)) {
      return Math.min(one?.wave ?? Infinity, typeof other?.wave === 'number' ? other.wave : Infinity);
    }
  }
  return undefined;
}

function isSame(expected: DrawnResident, stored: StoredResident): boolean {
  return (
    stored.residentId === expected.residentId &&
    stored.addressId === expected.addressId &&
    stored.municipality === expected.municipality &&
    stored.stratum === expected.stratum &&
    stored.wave === expected.wave &&
    stored.rank === expected.rank &&
    stored.ticket === expected.ticket
  );
}

/** The hash of the list of a wave with the probabilities that are recorded. */
function hashOfWave(
  wave: number,
  expected: readonly DrawnResident[],
  stored: readonly StoredResident[],
): string {
  return drawnHashOf(
    expected.flatMap((resident, place) =>
      resident.wave === wave ? [{ ...resident, ...chanceOf(stored[place]) }] : [],
    ),
  );
}

function chanceOf(
  stored: StoredResident | undefined,
): Pick<DrawnResident, 'inclusionProbability' | 'designWeight'> {
  const { inclusionProbability, designWeight } = stored ?? {};
  return {
    inclusionProbability: typeof inclusionProbability === 'number' ? inclusionProbability : Number.NaN,
    designWeight: typeof designWeight === 'number' ? designWeight : Number.NaN,
  };
}

/** The latest wave with a resident whose chance is not that of those alike in later waves, too large, or not 1 / the weight. */
function waveOfOddChance(
  expected: readonly DrawnResident[],
  stored: readonly StoredResident[],
  classNumbers: readonly number[],
): number | undefined {
  const chances = new Map<number, number>();
  for (let place = expected.length - 1; place >= 0; place--) {
    const { inclusionProbability, designWeight } = chanceOf(stored[place]);
    const number = classNumbers[place] ?? 0;
    const known = chances.get(number);
    if (known === undefined) chances.set(number, inclusionProbability);
    const isOdd =
      !(Math.abs(inclusionProbability - (known ?? inclusionProbability)) <= PROBABILITY_TOLERANCE) ||
      inclusionProbability > (expected[place]?.inclusionProbability ?? 0) + PROBABILITY_TOLERANCE ||
      // A weight is 1/probability, so its error grows with its square.
      !(Math.abs(designWeight - 1 / inclusionProbability) <= PROBABILITY_TOLERANCE * designWeight ** 2);
    if (isOdd) return expected[place]?.wave;
  }
  return undefined;
}
