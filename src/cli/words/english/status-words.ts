/** status and what to do next, in English. */

export const statusWords = {};
