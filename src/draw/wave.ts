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

/**
 * Why the letters of all waves together cannot be sent; empty when they can.
 * @param municipalities those of the settings, to say where the letters of a first wave come from
 */
export function judgeLetters(
  waves: readonly Wave[],
  addressCounts: ReadonlyMap<MunicipalityCode, number>,
  municipalities: readonly { readonly code: MunicipalityCode }[],
): Failure[] {
  const failures: Failure[] = [];
  for (const [municipality, letters] of letterTotalsOf(waves)) {
    const addresses = addressCounts.get(municipality);
    if (letters === 0) continue;
    if (addresses === undefined) {
      failures.push(failure('draw.municipality-without-residents', { municipality }));
    } else if (letters > addresses) {
      const index = municipalities.findIndex(({ code }) => code === municipality);
      const place =
        index === -1 || waves.length > 1 ? {} : { setting: `municipalities[${index + 1}].targetMembers` };
      failures.push(failure('draw.more-letters-than-addresses', { municipality, letters, addresses }, place));
    }
  }
  return failures;
}
