/** How far the letters of the draw in force have come, counted per wave and stratum. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { MunicipalityCodeSchema } from '../../domain/ids.ts';
import { InvitationStateSchema } from '../../signups/invitation-states.ts';
import { readRows } from '../read-rows.ts';
import { StratumColumnSchema } from './drawn-resident-table.ts';

const WaveProgressSchema = z.strictObject({
  wave: z.int().min(1),
  municipality: MunicipalityCodeSchema,
  stratum: StratumColumnSchema,
  state: InvitationStateSchema,
  isDropped: z.int().transform((bit) => bit === 1),
  isReaddressed: z.int().transform((bit) => bit === 1),
  count: z.int().min(1),
});
export type WaveProgress = z.output<typeof WaveProgressSchema>;

/** The letters of the draw in force by wave, stratum, state, and what a refresh did with them. */
export function listWaveProgress(db: Database): readonly WaveProgress[] {
  return readRows(
    db,
    'invitations',
    WaveProgressSchema,
    `SELECT drawn_residents.wave, municipality, stratum, state,
       EXISTS (SELECT 1 FROM refresh_changes JOIN refreshes USING (refresh_id)
         WHERE refresh_changes.resident_id = drawn_residents.resident_id
           AND refreshes.draw_id = drawn_residents.draw_id AND change = 'dropped') AS isDropped,
       EXISTS (SELECT 1 FROM refresh_changes JOIN refreshes USING (refresh_id)
         WHERE refresh_changes.resident_id = drawn_residents.resident_id
           AND refreshes.draw_id = drawn_residents.draw_id AND change = 'readdressed') AS isReaddressed,
       count(*) AS count
     FROM invitations JOIN drawn_residents USING (resident_id)
     GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6`,
  );
}
