/** A wave: the next part of the order of the draw that gets a letter, and what is refused about it. */
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { MunicipalityCode } from '../domain/ids.ts';

export interface Wave {
  /** Counts from 1. */
  readonly wave: number;
  /** A municipality that is left out gets no letters in this wave. */
  readonly letterCounts: ReadonlyMap<MunicipalityCode, number>;
}

/** All letters of a municipality over several waves. */
function letterTotalsOf(waves: readonly Wave[]): Map<MunicipalityCode, number> {
  const totals = new Map<MunicipalityCode, number>();
  for (const { letterCounts } of waves) {
    for (const [municipality, count] of letterCounts) {
      totals.set(municipality, (totals.get(municipality) ?? 0) + count);
    }
  }
  return totals;
}

/** Why the letters of all waves together cannot be sent; empty when they can. */
export function judgeLetters(
  waves: readonly Wave[],
  addressCounts: ReadonlyMap<MunicipalityCode, number>,
): Failure[] {
  const failures: Failure[] = [];
  for (const [municipality, letters] of letterTotalsOf(waves)) {
    const addresses = addressCounts.get(municipality);
    if (letters === 0) continue;
    if (addresses === undefined) {
      failures.push(failure('draw.municipality-without-residents', { municipality }));
    } else if (letters > addresses) {
      failures.push(failure('draw.more-letters-than-addresses', { municipality, letters, addresses }));
    }
  }
  return failures;
}
