/** draw plan, run, wave, refresh and sql, in Dutch. */
import type { drawWords as english } from '../english/draw-words.ts';

export const drawWords: typeof english = {};
