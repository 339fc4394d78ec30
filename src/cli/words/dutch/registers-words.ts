/** register check, register synth, frame build and frame commit, in Dutch. */
import type { registersWords as english } from '../english/registers-words.ts';

export const registersWords: typeof english = {};
