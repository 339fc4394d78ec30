/** What the log and the database hold of removed personal data, as records of which both must have the same. */
import type { ResidentId } from '../domain/ids.ts';
import { hashErased } from '../signups/hash-erased.ts';
import type { DataOf, LogRecord } from './log-record.ts';

/** The residents whose data one event removed. */
export interface ErasureFact {
  readonly event: number;
  readonly type: 'privacy.erased' | 'privacy.opted-out' | 'privacy.purged';
  readonly residentCount: number;
  readonly residentsHash: string;
}

const erasureOfOne =
  (type: ErasureFact['type']) =>
  ({ residentId }: { readonly residentId: ResidentId }, _at: string, event: number): readonly LogRecord[] => [
    erasureRecord({ event, type, residentCount: 1, residentsHash: hashErased([residentId]) }),
  ];

/** What each event about privacy says has happened; `event` is its number. Their moves are looked at by `movesOf`. */
export const privacyEventRecords = {
  // Nothing changes when staff look.
  'privacy.accessed': (): readonly LogRecord[] => [],
  'privacy.erased': erasureOfOne('privacy.erased'),
  'privacy.opted-out': erasureOfOne('privacy.opted-out'),
  'privacy.purged': (
    { residents, residentsHash }: DataOf<'privacy.purged'>,
    _at: string,
    event: number,
  ): readonly LogRecord[] =>
    residents === 0
      ? []
      : [erasureRecord({ event, type: 'privacy.purged', residentCount: residents, residentsHash })],
};

/** The records of all that the database holds of it. */
export function recordsOfErasureFacts(facts: readonly ErasureFact[]): readonly LogRecord[] {
  return facts.map(erasureRecord);
}

function erasureRecord({ event, type, residentCount, residentsHash }: ErasureFact): LogRecord {
  return {
    type,
    table: 'erasures',
    key: { code: 'erasure', event },
    fields: { residentCount, residentsHash },
  };
}
