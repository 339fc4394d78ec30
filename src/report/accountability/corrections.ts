/** What was put right, left out or made an exception of since the draw, counted from the log; small numbers of people are hidden. */
import type { AuditEvent, AuditEventType, ChainedEvent } from '../../domain/audit-event.ts';
import type { DropReason } from '../../domain/drop-reasons.ts';
import type { Widening } from '../../domain/widening.ts';
import type { Part } from './hide-small-counts.ts';
import { hideSmall, joinSmallParts } from './hide-small-counts.ts';

/** Of which only a number is told: letters, residents or seats. */
export const correctionCodes = [
  'short',
  'voided',
  'reprinted',
  'revoked',
  'late',
  'accessed',
  'erased',
  'opted-out',
  'vacated',
  'refilled',
] as const;
export type CorrectionCode = (typeof correctionCodes)[number];

export interface Corrections {
  /** Those that happened; without a number when it is one to nine. */
  readonly counts: readonly { readonly code: CorrectionCode; readonly count: number | undefined }[];
  readonly refreshes: readonly { readonly day: string; readonly checkedCount: number | undefined }[];
  /** By reason, over all refreshes; `undefined` when fewer than ten were dropped in all, and empty for nobody. */
  readonly dropped: readonly Part<DropReason>[] | undefined;
  /** Members kept from cases, by the reason that staff gave. */
  readonly exclusions: readonly Part<string>[] | undefined;
  /** Seats that members left, by reason. */
  readonly replacements: readonly Part<string>[] | undefined;
  /** Quotas of the admission that gave way: the room on either side that they got, and that of the settings of that day, in members. */
  readonly tolerances: readonly {
    readonly feature: string;
    readonly seats: number;
    readonly configuredSeats: number;
  }[];
  readonly widenings: readonly Widening[];
  /** Days on which personal data were removed. */
  readonly purges: readonly { readonly day: string; readonly withMembers: boolean }[];
}

type EventOf<T extends AuditEventType> = Extract<ChainedEvent, { type: T }>;
type DataOf<T extends AuditEventType> = Extract<AuditEvent, { type: T }>['data'];

export function collectCorrections(events: readonly ChainedEvent[]): Corrections {
  const of = <T extends AuditEventType>(type: T): readonly EventOf<T>[] =>
    events.filter((event): event is EventOf<T> => event.type === type);
  const dataOf = <T extends AuditEventType>(type: T): readonly DataOf<T>[] =>
    of(type).map(({ data }) => data as DataOf<T>);
  const changes = dataOf('assignment.replaced').flatMap((data) => data.changes);
  const drops = dataOf('draw.refreshed').map(({ dropped }) => dropped);
  const counts: Readonly<Record<CorrectionCode, number>> = {
    short: sum([...dataOf('draw.run'), ...dataOf('draw.wave')].map(({ short }) => short)),
    voided: sum(dataOf('letters.voided').map(({ letters }) => letters.length)),
    reprinted: sum(
      dataOf('letters.rendered')
        .filter(({ isReprint }) => isReprint)
        .map(({ letters }) => letters),
    ),
    revoked: of('letters.revoked').length,
    late:
      dataOf('signup.recorded').filter(({ isLate, to }) => isLate && to === 'signed-up').length +
      sum(dataOf('signups.imported').map(({ answers }) => answers['accepted-late'] ?? 0)),
    accessed: of('privacy.accessed').length,
    erased: of('privacy.erased').length,
    'opted-out': of('privacy.opted-out').length,
    vacated: changes.length,
    refilled: changes.filter(({ enters }) => enters !== null).length,
  };
  return {
    counts: correctionCodes
      .filter((code) => counts[code] > 0)
      .map((code) => ({
        code,
        // Seats are no people.
        count: code === 'short' ? counts.short : hideSmall(counts[code]),
      })),
    refreshes: of('draw.refreshed').map(({ at, data }) => ({
      day: at.slice(0, 10),
      checkedCount: hideSmall(data.checked),
    })),
    dropped: joinSmallParts(
      tally(
        drops.flatMap((dropped) =>
          (Object.keys(dropped) as DropReason[]).flatMap((reason) =>
            (dropped[reason] ?? []).map(() => reason),
          ),
        ),
      ),
    ),
    exclusions: joinSmallParts(
      tally(
        dataOf('exclusions.recorded').flatMap(({ exclusions }) => exclusions.map(({ reason }) => reason)),
      ),
    ),
    replacements: joinSmallParts(tally(changes.map(({ reason }) => reason))),
    tolerances: dataOf('panel.admitted').flatMap(({ tolerances, settings: { quotaTolerance } }) =>
      Object.entries(tolerances ?? {})
        .filter(([, seats]) => seats > quotaTolerance)
        .map(([feature, seats]) => ({ feature, seats, configuredSeats: quotaTolerance })),
    ),
    widenings: dataOf('assignment.made').flatMap(({ widenings }) => widenings),
    purges: dataOf('privacy.purged').map(({ today, withMembers }) => ({ day: today, withMembers })),
  };
}

function tally<T extends string>(reasons: readonly T[]): Partial<Record<T, number>> {
  const counts: Partial<Record<T, number>> = {};
  for (const reason of [...reasons].sort()) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
