/** report commands, in English. */

export const reportsWords = {};
