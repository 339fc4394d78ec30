/** Making letters: render, preview, testsheet, check, sorting, in Dutch. */
import type { lettersWords as english } from '../english/letters-words.ts';

export const lettersWords: typeof english = {};
