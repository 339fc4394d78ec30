/** signup commands, in Dutch. */
import type { signUpsWords as english } from '../english/sign-ups-words.ts';

export const signUpsWords: typeof english = {};
