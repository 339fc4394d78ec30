/** audit commands, in Dutch. */
import type { auditWords as english } from '../english/audit-words.ts';

export const auditWords: typeof english = {};
