/** How letters are printed: tagged for readers and archives, or plain, for a printing house. */
import { z } from 'zod';

/** Each profile, and what its files are. */
export const printProfiles = {
  tagged: 'PDF/A-2a and PDF/UA-1: tagged, can be read aloud',
  print: 'PDF/A-2b without tags: smaller and faster, for print only',
} as const;
export type PrintProfile = keyof typeof printProfiles;
export const PrintProfileSchema = z.enum(Object.keys(printProfiles) as [PrintProfile, ...PrintProfile[]]);
