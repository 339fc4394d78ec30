/** init, doctor, next and demo, in Dutch. */
import type { setupWords as english } from '../english/setup-words.ts';

export const setupWords: typeof english = {};
