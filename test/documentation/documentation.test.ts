/** The documentation cannot fall behind the program. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runLoting, makeTestFolder } from '../cli/run-loting.ts';
import { commandTable } from '../../src/cli/command-table.ts';
import { makeReference } from './make-reference.ts';

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

const hasPython = spawnSync('python3', ['--version']).status === 0;

describe('the reference', () => {
  it('is what the program says today (npm run docs)', async () => {
    expect(read('docs/reference.md')).toBe(await makeReference());
  });

  it('shows an example for every command', async () => {
    const reference = await makeReference();
    for (const { name } of commandTable) {
      const section = reference.split(`### \`loting ${name}\``)[1]?.split('###')[0] ?? '';
      expect(section, name).toMatch(/Example:\n\s+\$ loting /);
    }
  });
});

describe('the readme', () => {
  it('opens with the two commands', () => {
    const beginning = read('README.md').split('\n').slice(0, 30).join('\n');
    expect(beginning).toContain('npm ci && npm run demo');
    expect(beginning).toContain('npm ci && npm test');
  });

  // Without Python this is skipped, but not in continuous integration.
  it.skipIf(!hasPython && process.env['CI'] === undefined)(
    'has a program (in Python) for verifying a draw that agrees with Loting',
    { timeout: 120_000 },
    async () => {
      const script = /```python\n([\s\S]*?)```/.exec(read('README.md'))?.[1] ?? '';
      const folder = makeTestFolder();
      await makeDrawnPanel(folder);
      const letters = ['GM0344=300', 'GM0637=100'];
      const python = spawnSync('python3', ['-c', script, `${folder}/audit`, 'dice: 1 2 3', ...letters], {
        encoding: 'utf8',
      });
      expect(python.stderr).toBe('');
      expect(python.stdout).toMatch(/^\d+ drawn; the same as recorded\n$/);
    },
  );

  it('mentions every command', () => {
    const readme = read('README.md');
    expect(commandTable.map(({ name }) => `loting ${name}`).filter((call) => !readme.includes(call))).toEqual(
      [],
    );
  });
});

/** A panel of which the first wave is drawn: 300 and 100 letters. */
async function makeDrawnPanel(folder: string): Promise<void> {
  const calls = [
    'init .',
    'register synth --residents 4000 --out registers',
    'frame build',
    ['frame', 'commit', '--randomness-source', 'three dice'],
    ['draw', 'run', '--randomness', 'dice: 1 2 3'],
  ];
  for (const [index, call] of calls.entries()) {
    const { exitCode, stderr } = await runLoting(folder, call);
    expect(exitCode, stderr).toBe(0);
    if (index > 0) continue;
    const settings = readFileSync(`${folder}/loting.yaml`, 'utf8');
    const withLetters = settings
      .replace('targetMembers: 660\n', 'targetMembers: 660\n    letters: 300\n')
      .replace('targetMembers: 240\n', 'targetMembers: 240\n    letters: 100\n');
    writeFileSync(`${folder}/loting.yaml`, withLetters);
  }
}
