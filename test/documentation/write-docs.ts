/** `npm run docs`: writes docs/reference.md and the examples in README.md anew. */
import { writeFileSync } from 'node:fs';
import { makeReference } from './make-reference.ts';
import { readReadme, refreshReadme } from './readme-examples.ts';

writeFileSync(new URL('../../docs/reference.md', import.meta.url), await makeReference());
writeFileSync(new URL('../../README.md', import.meta.url), refreshReadme(readReadme()));
