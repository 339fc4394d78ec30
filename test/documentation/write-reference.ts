/** `npm run docs`: writes docs/reference.md anew. */
import { writeFileSync } from 'node:fs';
import { makeReference } from './make-reference.ts';

writeFileSync(new URL('../../docs/reference.md', import.meta.url), await makeReference());
