import { describe, expect, it } from 'vitest';
import { readReadme, refreshReadme } from '../documentation/readme-examples.ts';

describe('the examples in the readme', () => {
  it('are what the demo prints today (npm run docs)', () => {
    const readme = readReadme();
    expect(refreshReadme(readme)).toBe(readme);
  });
});
