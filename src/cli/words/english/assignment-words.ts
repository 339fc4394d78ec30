/** assign commands, in English. */

export const assignmentWords = {};
