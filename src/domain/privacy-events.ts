/** The audit events of privacy; part of the table of `audit-event.ts`. Of a person they hold the opaque id and counts only. */
import { z } from 'zod';
import { HashSchema, ResidentIdSchema } from './ids.ts';

const Count = z.int().min(0);
const CalendarDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** How many rows with personal data were removed, by table. */
const RemovedRowsSchema = z.strictObject({ addressees: Count, signUps: Count, sortedLetters: Count });
export type RemovedRows = z.infer<typeof RemovedRowsSchema>;

const erasureOfOne = z.strictObject({
  residentId: ResidentIdSchema,
  rows: RemovedRowsSchema,
  /** 0 when the letter stood at that state before. */
  moves: Count,
  movesHash: HashSchema,
});

export const privacyEvents = {
  'privacy.accessed': {
    says: 'Everything that is stored of one resident was shown to staff, to be given to that resident.',
    data: z.strictObject({ residentId: ResidentIdSchema }),
  },
  'privacy.erased': {
    says: 'The personal data of one resident were removed; the opaque id stays, so that the draw can be checked.',
    data: erasureOfOne,
  },
  'privacy.opted-out': {
    says: 'One resident never wants to be drawn again: the personal data were removed, the opaque id is on the list.',
    data: erasureOfOne,
  },
  'privacy.purged': {
    says: 'The time to keep personal data has passed: those of everyone outside the panel, or of all, were removed.',
    data: z.strictObject({
      today: CalendarDay,
      /** Whether those of members went too. */
      withMembers: z.boolean(),
      residents: Count,
      /** Fixes who they are, without naming them: see `hashErased`. */
      residentsHash: HashSchema,
      rows: RemovedRowsSchema,
      /** Moves of letters of which the account that recorded them was removed. */
      accountNames: Count,
      moves: Count,
      movesHash: HashSchema,
    }),
  },
};
