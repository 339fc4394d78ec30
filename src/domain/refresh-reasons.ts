/** What a newer register can say of a drawn resident: a closed list, each with one sentence and what follows from it. */
import { z } from 'zod';
import type { DropReason } from './drop-reasons.ts';
import { dropReasons } from './drop-reasons.ts';

export const DropReasonSchema = z.enum(Object.keys(dropReasons) as [DropReason, ...DropReason[]]);

/** What a refresh did with a drawn resident of whom the newer register says something else. */
export const refreshChanges = {
  dropped: 'gets no letter any more',
  readdressed: 'the letter goes to the name and address of the newer register',
} as const;
export type RefreshChange = keyof typeof refreshChanges;
export const RefreshChangeSchema = z.enum(Object.keys(refreshChanges) as [RefreshChange, ...RefreshChange[]]);
