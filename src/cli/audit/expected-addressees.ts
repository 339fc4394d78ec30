/** Where the letter of every drawn resident should go: by the registers of the frame, and then by every refresh in turn. */
import type { AuditDifference } from '../../audit/differences.ts';
import { compareValues } from '../../audit/differences.ts';
import type { DrawnResident } from '../../domain/drawn-resident.ts';
import type { ResidentId } from '../../domain/ids.ts';
import type { Addressee } from '../../domain/resident.ts';
import { ok } from '../../domain/result.ts';
import { hashFile } from '../../store/read-file.ts';
import type { RefreshChangeRow, RefreshRegisterRow, RefreshRow } from '../../store/tables/refresh-table.ts';
import { listErasures } from '../../store/tables/erasure-table.ts';
import {
  listRefreshChanges,
  listRefreshes,
  listRefreshRegisters,
  readRefreshEvents,
} from '../../store/tables/refresh-table.ts';
import { readTransaction } from '../../store/transaction.ts';
import path from 'node:path';
import { readNewerRegisters } from '../newer-registers.ts';
import type { OpenPanel } from '../open-panel.ts';
import { findRefreshChanges } from '../refresh-changes.ts';
import { areSame, refusedEvidence } from './audit-step.ts';

export interface ExpectedAddressees {
  readonly addressees: ReadonlyMap<ResidentId, Addressee>;
  readonly dropped: ReadonlySet<ResidentId>;
  /** Readdressed by a register that is not there any more, so that their address is taken on trust. */
  readonly untraced: ReadonlySet<ResidentId>;
  readonly differences: readonly AuditDifference[];
}

/**
 * Repeats every refresh of a draw from its registers, as far as these are still there as they were.
 * @param fromFrame the addressees that the registers of the frame give
 */
export function expectAddressees(
  panel: OpenPanel,
  drawId: number,
  drawn: readonly DrawnResident[],
  fromFrame: ReadonlyMap<ResidentId, Addressee>,
): ExpectedAddressees {
  const addressees = new Map(fromFrame);
  const dropped = new Set<ResidentId>();
  const untraced = new Set<ResidentId>();
  const differences: AuditDifference[] = [];
  const read = readTransaction(panel.db, () => ok(readRefreshes(panel, drawId)));
  if (!read.ok) return { addressees, dropped, untraced, differences: refusedEvidence(read.failures) };
  for (const { refresh, registers, changes, erased } of read.value) {
    const municipalities = new Set(registers.map(({ municipality }) => municipality));
    const residents = drawn.filter(
      ({ residentId, municipality, wave }) =>
        municipalities.has(municipality) &&
        wave <= refresh.lastWave &&
        !dropped.has(residentId) &&
        !erased.has(residentId),
    );
    const repeated = repeatRefresh(panel, registers, residents, addressees);
    if (repeated === undefined) {
      for (const { residentId, change } of changes) {
        if (change === 'readdressed') {
          untraced.add(residentId);
          addressees.delete(residentId);
        }
      }
    } else {
      differences.push(...repeated.differences);
      if (repeated.changes !== undefined) {
        differences.push(...compareChanges(refresh, changes, repeated.changes.changes, untraced));
        for (const [residentId, addressee] of repeated.changes.addressees) {
          addressees.set(residentId, addressee);
        }
      }
    }
    for (const { residentId, change } of changes) if (change === 'dropped') dropped.add(residentId);
  }
  return { addressees, dropped, untraced, differences };
}

interface RecordedRefresh {
  readonly refresh: RefreshRow;
  readonly registers: readonly RefreshRegisterRow[];
  readonly changes: readonly RefreshChangeRow[];
  /** Whose data had been removed by then: of them nothing was looked up. */
  readonly erased: ReadonlySet<ResidentId>;
}

function readRefreshes({ db }: OpenPanel, drawId: number): readonly RecordedRefresh[] {
  const erasures = listErasures(db);
  const events = readRefreshEvents(db);
  return listRefreshes(db)
    .filter((refresh) => refresh.drawId === drawId)
    .map((refresh) => ({
      refresh,
      registers: listRefreshRegisters(db, refresh.refreshId),
      changes: listRefreshChanges(db, refresh.refreshId),
      erased: new Set(
        erasures
          .filter(({ eventSequence }) => eventSequence < (events.get(refresh.refreshId) ?? 0))
          .map(({ residentId }) => residentId),
      ),
    }));
}

interface RepeatedRefresh {
  readonly changes: ReturnType<typeof findRefreshChanges> | undefined;
  readonly differences: readonly AuditDifference[];
}

/** `undefined` when a register is not there any more, or is another file by now: it is allowed to be gone. */
function repeatRefresh(
  panel: OpenPanel,
  registers: readonly RefreshRegisterRow[],
  residents: readonly DrawnResident[],
  known: ReadonlyMap<ResidentId, Addressee>,
): RepeatedRefresh | undefined {
  const isThere = registers.every((register) => {
    const hash = hashFile(path.resolve(panel.folder.root, register.path));
    return hash.ok && hash.value === register.sha256;
  });
  if (!isThere) return undefined;
  const wanted = new Map(residents.map(({ residentId, municipality }) => [residentId, municipality]));
  const newer = readNewerRegisters(panel, registers, wanted, (residentId, now) => {
    const before = known.get(residentId);
    return before !== undefined && !areSame(now, before);
  });
  if (!newer.ok) return { changes: undefined, differences: refusedEvidence(newer.failures) };
  return { changes: findRefreshChanges(residents, newer.value.found), differences: [] };
}

type Change = Omit<RefreshChangeRow, 'refreshId'>;

function compareChanges(
  { refreshId }: RefreshRow,
  recorded: readonly Change[],
  repeated: readonly Change[],
  untraced: ReadonlySet<ResidentId>,
): readonly AuditDifference[] {
  const textsOf = (changes: readonly Change[]): Map<ResidentId, string> =>
    new Map(changes.map(({ residentId, change, reason }) => [residentId, reason ?? change]));
  const [before, now] = [textsOf(recorded), textsOf(repeated)];
  return [...new Set([...before.keys(), ...now.keys()])].flatMap((residentId) => {
    const text = before.get(residentId) ?? 'nothing';
    // Without the address before, whether it changed cannot be told.
    if (untraced.has(residentId) && text === 'readdressed') return [];
    return compareValues(
      'refresh.change-differs',
      { refresh: refreshId, residentId },
      text,
      now.get(residentId) ?? 'nothing',
    );
  });
}
