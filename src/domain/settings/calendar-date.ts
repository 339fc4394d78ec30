/** A date of the calendar in settings. */
import { z } from 'zod';

/** A date that exists, as `2027-02-28`. */
export const CalendarDateSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'a date is written as year-month-day, such as 2027-02-28' })
  .refine(
    (text) => {
      const date = new Date(`${text}T00:00:00Z`);
      return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
    },
    { error: 'this date does not exist in the calendar' },
  );
