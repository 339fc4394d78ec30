/** The mailroom: status, printed, posted, void, reprint, revoke, returned, reconcile, shred, in English. */

export const mailroomWords = {};
