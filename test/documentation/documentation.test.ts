/** The documentation cannot fall behind the program. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commandTable } from '../../src/cli/command-table.ts';
import { makeReference } from './make-reference.ts';

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

describe('the reference', () => {
  it('is what the program says today (npm run docs)', async () => {
    expect(read('docs/reference.md')).toBe(await makeReference());
  });

  it('shows an example for every command', async () => {
    const reference = await makeReference();
    for (const { words } of commandTable) {
      const section = reference.split(`### \`loting ${words.join(' ')}\``)[1]?.split('###')[0] ?? '';
      expect(section, words.join(' ')).toMatch(/Example:\n\s+\$ loting /);
    }
  });
});

describe('the readme', () => {
  it('opens with the two commands', () => {
    const beginning = read('README.md').split('\n').slice(0, 30).join('\n');
    expect(beginning).toContain('npm ci && npm run demo');
    expect(beginning).toContain('npm ci && npm test');
  });

  it('mentions every command', () => {
    const readme = read('README.md');
    expect(
      commandTable.map(({ words }) => `loting ${words.join(' ')}`).filter((name) => !readme.includes(name)),
    ).toEqual([]);
  });
});
