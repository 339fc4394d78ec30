/** privacy commands, in Dutch. */
import type { privacyWords as english } from '../english/privacy-words.ts';

export const privacyWords: typeof english = {};
