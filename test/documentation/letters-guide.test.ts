/** The guide to letters names every placeholder and every kind of letter that there is. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { letterKinds, letterLanguages } from '../../src/domain/letter-kinds.ts';
import { placeholdersOf } from '../../src/letters/placeholders.ts';

const guide = readFileSync(new URL('../../docs/letters.md', import.meta.url), 'utf8');

describe('docs/letters.md', () => {
  it('names every placeholder, and none that does not exist', () => {
    const named = new Set([...guide.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name));
    expect(named).toEqual(new Set<string>(letterKinds.flatMap(placeholdersOf)));
  });

  it('names the file of every kind and language', () => {
    const files = letterKinds.flatMap((kind) => letterLanguages.map((language) => `${kind}.${language}.md`));
    expect(files.filter((file) => !guide.includes(`\`${file}\``))).toEqual([]);
  });
});
