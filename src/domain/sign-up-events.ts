/** The audit events of answers and members; part of the table of `audit-event.ts`. */
import { z } from 'zod';
import { HashSchema, InvitationIdSchema, ResidentIdSchema } from './ids.ts';
import { AdmissionSettingsSchema } from './run-settings.ts';

const Count = z.int().min(0);
/** The name of a state of an invitation: a word of the program, never a text of staff. */
const StateName = z.string().regex(/^[a-z-]{1,20}$/);
const CalendarDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const signUpEvents = {
  'signup.recorded': {
    says: 'One resident answered a letter, or other news of a letter came, and staff recorded it.',
    data: z.strictObject({
      invitationId: InvitationIdSchema,
      residentId: ResidentIdSchema,
      from: StateName,
      to: StateName,
      movedOn: CalendarDay,
      channel: z.enum(['site', 'phone', 'mail', 'counter']).nullable(),
      isLate: z.boolean(),
    }),
  },
  'signups.imported': {
    says: 'A file with answers from the sign-up site was imported; every line got an answer.',
    data: z.strictObject({
      fileSha256: HashSchema,
      lines: Count,
      answers: z.record(z.string(), Count),
      resultSha256: HashSchema,
      moves: Count,
      movesHash: HashSchema,
    }),
  },
  'signups.closed': {
    says: 'The last day to answer has passed; letters without an answer were set to no answer.',
    data: z.strictObject({ today: CalendarDay, moves: Count, movesHash: HashSchema }),
  },
  'signup.searched': {
    says: 'Staff looked for the letter of a resident who had no letter at hand; the letters that were shown.',
    data: z.strictObject({ found: z.array(InvitationIdSchema) }),
  },
  'signups.exported': {
    says: 'A file with members was written for the online panel: which columns, how many rows, and its hash.',
    data: z.strictObject({
      fileSha256: HashSchema,
      columns: z.array(z.string().regex(/^[a-z_]+$/)),
      rows: Count,
      leftOut: Count,
    }),
  },
  'panel.admitted': {
    says: 'Residents who signed up were admitted as members: all of them, or by a seeded lottery within quotas.',
    data: z.strictObject({
      /** Counts the admissions of the panel from 1. */
      admission: z.int().min(1),
      places: Count,
      candidates: Count,
      admitted: Count,
      reserves: Count,
      admitsLate: z.boolean(),
      settings: AdmissionSettingsSchema,
      inputHash: HashSchema,
      /** `null` when there was room for everybody. */
      randomness: z.string().nullable(),
      seed: HashSchema.nullable(),
      /** How far each quota gave way, by feature; `null` without a lottery. */
      tolerances: z.record(z.string(), Count).nullable(),
      membersHash: HashSchema,
      reservesHash: HashSchema,
    }),
  },
};
