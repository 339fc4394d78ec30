/** signup commands, in English. */

export const signUpsWords = {};
