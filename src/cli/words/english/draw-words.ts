/** draw plan, run, wave, refresh and sql, in English. */

export const drawWords = {};
