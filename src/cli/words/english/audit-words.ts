/** audit commands, in English. */

export const auditWords = {};
