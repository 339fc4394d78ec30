/** assign commands, in Dutch. */
import type { assignmentWords as english } from '../english/assignment-words.ts';

export const assignmentWords: typeof english = {};
