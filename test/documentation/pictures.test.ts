/** The pictures in the documentation: each is shown with words for who cannot see it, and is small. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { drawTerminal } from './pictures/terminal-picture.ts';

const docs = path.resolve(import.meta.dirname, '../../docs');
const LARGEST_BYTES = 150_000;

const shown = readdirSync(docs)
  .filter((file) => file.endsWith('.md'))
  .flatMap((file) => [
    ...readFileSync(path.join(docs, file), 'utf8').matchAll(
      /!\[(?<alt>[^\]]*)\]\(pictures\/(?<file>[^)]+)\)/g,
    ),
  ])
  .map(({ groups = {} }) => ({ alt: groups['alt'] ?? '', file: groups['file'] ?? '' }));

describe('the pictures in docs/pictures', () => {
  it('are all shown, and all there', () => {
    const files = shown.map(({ file }) => file).sort();
    expect(files).toEqual(readdirSync(path.join(docs, 'pictures')).sort());
  });

  it('are told in a sentence to who cannot see them', () => {
    expect(shown.filter(({ alt }) => alt.length < 40)).toEqual([]);
  });

  it('are smaller than 150 kB', () => {
    const large = shown.filter(
      ({ file }) => statSync(path.join(docs, 'pictures', file)).size > LARGEST_BYTES,
    );
    expect(large).toEqual([]);
  });
});

describe('a drawn terminal', () => {
  const picture = drawTerminal(
    '\u001b[1mName\u001b[22m   <5\n\n\u001b[32m✓\u001b[39m done\n',
    'A table & more',
  );

  it('has the text as text, without escape codes', () => {
    const text = picture.replaceAll(/<title>.*<\/title>|<[^>]*>/g, '').trim();
    expect(text).toBe('Name   &lt;5\n✓ done');
  });

  it('keeps columns apart, and bold and colour where they were', () => {
    expect(picture).toContain(
      '<tspan x="16.0" textLength="33.6" lengthAdjust="spacingAndGlyphs" font-weight="bold">Name<',
    );
    expect(picture).toContain('<tspan x="74.8" textLength="16.8" lengthAdjust="spacingAndGlyphs">&lt;5<');
    expect(picture).toContain('fill="#1c6b2e">✓<');
  });

  it('is named for who hears it read aloud', () => {
    expect(picture).toContain('<title>A table &amp; more</title>');
  });
});
