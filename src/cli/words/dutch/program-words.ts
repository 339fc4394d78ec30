/** The program itself: its help, the list of commands, and wrong usage, in Dutch. */
import type { programWords as english } from '../english/program-words.ts';

export const programWords: typeof english = {};
