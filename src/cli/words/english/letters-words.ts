/** Making letters: render, preview, testsheet, check, sorting, in English. */

export const lettersWords = {};
