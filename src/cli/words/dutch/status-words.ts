/** status and what to do next, in Dutch. */
import type { statusWords as english } from '../english/status-words.ts';

export const statusWords: typeof english = {};
