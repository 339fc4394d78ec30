/** The program itself: its help, the list of commands, and wrong usage, in English. */

export const programWords = {};
