/** The pictures of screens in the handbook are what the demo shows today. Those of paper depend on the computer's fonts. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { takePictures } from '../documentation/pictures/take-pictures.ts';

describe('the pictures of screens', () => {
  it('are what the demo shows today (npm run docs -- pictures)', async () => {
    const screens = [...(await takePictures())].filter(([, content]) => typeof content === 'string');
    expect(screens.length).toBeGreaterThan(3);
    for (const [file, content] of screens) {
      expect(readFileSync(new URL(`../../docs/pictures/${file}`, import.meta.url), 'utf8'), file).toBe(
        content,
      );
    }
  });
});
