import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readReadme, refreshReadme } from '../documentation/readme-examples.ts';

describe('the examples in the readme', () => {
  it('are what the demo prints today (npm run docs)', () => {
    const readme = readReadme();
    expect(refreshReadme(readme)).toBe(readme);
  });
});

describe('the command that the readme names', () => {
  it('runs in this checkout, as it stands there', () => {
    const named = /In this checkout the command is `([^`]+)`/.exec(readReadme())?.[1] ?? '';
    const [program = '', ...words] = named.split(' ');
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(execFileSync(program, [...words, '--version'], { encoding: 'utf8' }).trim()).toBe(version);
  });
});
