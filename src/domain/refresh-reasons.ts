/** What a newer register can say of a drawn resident: a closed list, each with one sentence and what follows from it. */
import { z } from 'zod';

/** Why a drawn resident gets no letter any more. The first that applies, in this order, counts. */
export const dropReasons = {
  died: 'the register says that the resident has died',
  'moved-away': 'not in the newer register of the municipality, or registered in another or abroad',
  'registration-ended': 'the registration has ended otherwise',
  'no-address': 'no address to write to any more',
  secret: 'the data became secret, and the settings exclude secret data',
  'not-eligible': 'excluded by another rule of the settings',
} as const;
export type DropReason = keyof typeof dropReasons;
export const DropReasonSchema = z.enum(Object.keys(dropReasons) as [DropReason, ...DropReason[]]);

/** What a refresh did with a drawn resident of whom the newer register says something else. */
export const refreshChanges = {
  dropped: 'gets no letter any more',
  readdressed: 'the letter goes to the name and address of the newer register',
} as const;
export type RefreshChange = keyof typeof refreshChanges;
export const RefreshChangeSchema = z.enum(Object.keys(refreshChanges) as [RefreshChange, ...RefreshChange[]]);
