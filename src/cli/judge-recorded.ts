/** Holds the recorded residents of a draw against those that its seed gives, before another wave is built on them. */
import { PROBABILITY_TOLERANCE } from '../audit/compare-draw.ts';
import type { DrawnResident } from '../domain/drawn-resident.ts';
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import type { DrawOutcome } from '../draw/draw-waves.ts';
import { drawnHashOf } from '../draw/drawn-list.ts';
import type { Chance } from '../store/tables/chance-table.ts';
import { readChances } from '../store/tables/chance-table.ts';
import { drawnLineOf, readDrawnLines } from '../store/tables/drawn-resident-table.ts';
import { readTransaction } from '../store/transaction.ts';
import { ofWave } from './drawn-file.ts';
import type { OpenPanel } from './open-panel.ts';
import type { DrawInForce } from './recorded-draw.ts';

/**
 * Refuses to draw on from residents that the seed does not give, and from chances that cannot be those of the waves so far:
 * those of the last wave must have the hash that was recorded when it was drawn, and none may be above what it is with the
 * new wave. To compute them all again would take as long as the new wave. `audit verify` does so, and holds the hashes of all
 * waves against the seed.
 * @param next the draw with the wave after those that are recorded
 */
export function judgeRecorded(
  { db }: OpenPanel,
  { draw, rows }: DrawInForce,
  next: DrawOutcome,
): Result<void> {
  const last = rows.at(-1);
  if (last === undefined) throw new RangeError('a draw has a wave');
  return readTransaction(db, () => {
    const expected = next.drawn.filter(({ wave }) => wave <= last.wave);
    const chances = readChances(db, draw.drawId);
    const wrong =
      waveOfOther(expected, readDrawnLines(db, draw.drawId)) ??
      (hashOfWave(last.wave, expected, chances) === last.drawnHash ? undefined : last.wave) ??
      waveOfOddChance(expected, chances);
    return wrong === undefined ? ok(undefined) : refuse(failure('command.draw-differs', { wave: wrong }));
  });
}

/** The first wave with a resident too many, too few or other than the seed gives. */
function waveOfOther(expected: readonly DrawnResident[], stored: readonly string[]): number | undefined {
  for (let place = 0; place < Math.max(expected.length, stored.length); place++) {
    const [one, line] = [expected[place], stored[place]];
    if (one === undefined || line === undefined || drawnLineOf(one) !== line) {
      return Math.min(one?.wave ?? Infinity, line === undefined ? Infinity : Number.parseInt(line, 10));
    }
  }
  return undefined;
}

/** The hash of the list of a wave with the chances that are recorded. */
function hashOfWave(
  wave: number,
  expected: readonly DrawnResident[],
  chances: ReadonlyMap<number, Chance>,
): string {
  const unknown = { inclusionProbability: Number.NaN, designWeight: Number.NaN };
  return drawnHashOf(
    ofWave(expected, wave).map((resident) => ({
      ...resident,
      ...(chances.get(resident.chanceClass) ?? unknown),
    })),
  );
}

/** The latest wave with a resident whose chance is none, too large, or not 1 / the weight. */
function waveOfOddChance(
  expected: readonly DrawnResident[],
  chances: ReadonlyMap<number, Chance>,
): number | undefined {
  return expected.findLast((resident) => isOdd(chances.get(resident.chanceClass), resident))?.wave;
}

function isOdd(stored: Chance | undefined, next: Chance): boolean {
  if (stored === undefined) return true;
  const { inclusionProbability, designWeight } = stored;
  return (
    inclusionProbability > next.inclusionProbability + PROBABILITY_TOLERANCE ||
    // A weight is 1/probability, so its error grows with its square.
    !(Math.abs(designWeight - 1 / inclusionProbability) <= PROBABILITY_TOLERANCE * designWeight ** 2)
  );
}
