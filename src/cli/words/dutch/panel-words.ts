/** panel admit, in Dutch. */
import type { panelWords as english } from '../english/panel-words.ts';

export const panelWords: typeof english = {};
