/** Gathers what the database says of removed personal data, for the comparison with the log. */
import type { Database } from 'better-sqlite3';
import type { ErasureFact } from '../audit/erasure-records.ts';
import { hashErased } from '../signups/hash-erased.ts';
import type { ErasureRow } from './tables/erasure-table.ts';
import { listErasures } from './tables/erasure-table.ts';

/** In ascending order of their events. */
export function collectErasureFacts(db: Database): readonly ErasureFact[] {
  const groups = new Map<number, ErasureRow[]>();
  for (const row of listErasures(db)) {
    const group = groups.get(row.eventSequence);
    if (group === undefined) groups.set(row.eventSequence, [row]);
    else group.push(row);
  }
  return [...groups].map(([event, rows]) => ({
    event,
    type: rows[0]?.type ?? 'privacy.erased',
    residentCount: rows.length,
    residentsHash: hashErased(rows.map(({ residentId }) => residentId)),
  }));
}
