/** The settings of letters: their dates for each wave and kind, where residents sign up, and which file is which letter. */
import { z } from 'zod';
import { letterKinds, letterLanguages } from '../letter-kinds.ts';
import { PrintProfileSchema } from '../print-profile.ts';
import { CalendarDateSchema } from './calendar-date.ts';

const DatesSchema = z.strictObject({ letterDate: CalendarDateSchema, answerBefore: CalendarDateSchema });
const DateSchema = z.strictObject({ letterDate: CalendarDateSchema });

const WaveDatesSchema = DatesSchema.extend({ reminder: DatesSchema.optional() });

/** The first wave has its dates in the group itself. */
const LaterWaveSchema = z.string().regex(/^(?:[2-9]|[1-9]\d{1,2})$/, {
  error: 'wave',
});

export const LettersSchema = z.strictObject({
  letterDate: CalendarDateSchema,
  answerBefore: CalendarDateSchema,
  reminder: DatesSchema.optional(),
  waves: z.record(LaterWaveSchema, WaveDatesSchema).default({}),
  welcome: DateSchema.optional(),
  apology: DateSchema.optional(),
  signUpUrl: z.url({ protocol: /^https?$/ }),
  batchSize: z.int().min(1).max(5000).default(500),
  profile: PrintProfileSchema.default('tagged'),
});

/** A file inside the folder templates, and not outside it. */
const TemplateFileSchema = z
  .string()
  .trim()
  .min(1, { error: 'empty' })
  .regex(/^[^/\\\p{Cc}]+$/u, { error: 'letter-file' });

/** The files of a municipality's letters that are named otherwise than `<kind>.<language>.md`. */
export const LetterTemplatesSchema = z.partialRecord(
  z.enum(letterKinds),
  z.partialRecord(z.enum(letterLanguages), TemplateFileSchema),
);

/** The file with the look of a municipality's letters. */
export const StyleFileSchema = TemplateFileSchema.default('style.yaml');

/** What a letter to judge a case, on paper, has of its own: its dates, and the title of the case in the letter's language. */
export const caseLetterFields = {
  letterTitle: z
    .partialRecord(z.enum(letterLanguages), z.string().trim().min(1, { error: 'empty' }))
    .optional(),
  letterDate: CalendarDateSchema.optional(),
  answerBefore: CalendarDateSchema.optional(),
};
