/** privacy commands, in English. */

export const privacyWords = {};
