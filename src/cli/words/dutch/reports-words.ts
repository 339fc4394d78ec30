/** report commands, in Dutch. */
import type { reportsWords as english } from '../english/reports-words.ts';

export const reportsWords: typeof english = {};
