/** The mailroom: status, printed, posted, void, reprint, revoke, returned, reconcile, shred, in Dutch. */
import type { mailroomWords as english } from '../english/mailroom-words.ts';

export const mailroomWords: typeof english = {};
