/** What newer registers change for the drawn residents: the same for the command and for the audit that repeats it. */
import { compareBytes } from '../domain/byte-order.ts';
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { MunicipalityCode, ResidentId } from '../domain/ids.ts';
import type { Addressee } from '../domain/resident.ts';
import type { DrawnPlace } from '../store/tables/drawn-resident-table.ts';
import type { RefreshChangeRow } from '../store/tables/refresh-table.ts';
import type { FoundResident } from './newer-registers.ts';

export interface RefreshChanges {
  /** By resident id. */
  readonly changes: readonly Omit<RefreshChangeRow, 'refreshId'>[];
  /** The new addressees of those who were readdressed. */
  readonly addressees: ReadonlyMap<ResidentId, Addressee>;
}

/**
 * @param residents the drawn residents who are held against the registers
 * @param found what the registers say of those who stand in them
 */
export function findRefreshChanges(
  residents: readonly DrawnPlace[],
  found: ReadonlyMap<ResidentId, FoundResident>,
): RefreshChanges {
  const changes: Omit<RefreshChangeRow, 'refreshId'>[] = [];
  const addressees = new Map<ResidentId, Addressee>();
  for (const { residentId } of residents) {
    const now = found.get(residentId);
    const reason = now === undefined ? ('moved-away' as const) : now.dropReason;
    if (reason !== undefined) changes.push({ residentId, change: 'dropped', reason });
    else if (now?.newAddressee !== undefined) {
      changes.push({ residentId, change: 'readdressed', reason: null });
      addressees.set(residentId, now.newAddressee);
    }
  }
  return {
    changes: changes.sort((left, right) => compareBytes(left.residentId, right.residentId)),
    addressees,
  };
}

/** Fewer than this many missing say nothing of a register. */
const FEW_MISSING_COUNT = 5;
/** One in so many drawn residents may be missing. In Dutch cities some 8% move out in a year. */
const MISSING_PART = 5;

/**
 * Registers that lack too many of the drawn residents of a municipality: of another one, or cut short. To drop them all
 * would be a mistake that no later register could make good.
 */
export function judgeCompleteness(
  residents: readonly DrawnPlace[],
  found: ReadonlyMap<ResidentId, FoundResident>,
): Failure[] {
  const counts = new Map<MunicipalityCode, { drawn: number; found: number }>();
  for (const { residentId, municipality } of residents) {
    const before = counts.get(municipality) ?? { drawn: 0, found: 0 };
    counts.set(municipality, {
      drawn: before.drawn + 1,
      found: before.found + (found.has(residentId) ? 1 : 0),
    });
  }
  return Array.from(counts).flatMap(([municipality, count]) => {
    const missingCount = count.drawn - count.found;
    const isIncomplete =
      count.found === 0 || (missingCount > FEW_MISSING_COUNT && missingCount * MISSING_PART > count.drawn);
    return isIncomplete ? [failure('command.refresh-incomplete', { municipality, ...count })] : [];
  });
}
