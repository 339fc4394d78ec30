/** init, doctor, next and demo, in English. */

export const setupWords = {};
