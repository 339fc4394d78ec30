import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { commandTable } from '../../../src/cli/command-table.ts';
import type { Shell } from '../../../src/cli/completion/completion-scripts.ts';
import { shells } from '../../../src/cli/completion/completion-scripts.ts';
import type { Language } from '../../../src/domain/language.ts';
import { makeTestFolder, runLoting } from '../run-loting.ts';

/** Without a shell its tests are skipped, and named as skipped; in continuous integration they fail. */
const isOptional = (shell: string): boolean =>
  spawnSync(shell, ['--version']).status !== 0 && process.env['CI'] === undefined;

async function scriptOf(shell: Shell, language: Language = 'en'): Promise<string> {
  const { exitCode, stdout, stderr } = await runLoting(makeTestFolder(), `completion ${shell}`, { language });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return stdout;
}

/** What bash offers for a line of which the last word is being typed. */
function completeInBash(script: string, ...line: readonly string[]): readonly string[] {
  const words = ['loting', ...line].map((word) => `'${word}'`).join(' ');
  const { stdout, stderr } = spawnSync('bash', [
    '--norc',
    '-c',
    `${script}\nCOMP_WORDS=(${words}); COMP_CWORD=${line.length}; _loting; printf '%s\\n' "\${COMPREPLY[@]}"`,
  ]);
  expect(stderr.toString()).toBe('');
  return stdout
    .toString()
    .split('\n')
    .filter((word) => word !== '');
}

/** What fish offers, without the descriptions. */
function completeInFish(script: string, line: string): readonly string[] {
  const { stdout, stderr } = spawnSync('fish', ['--no-config', '-c', `${script}\ncomplete -C '${line}'`]);
  expect(stderr.toString()).toBe('');
  return stdout
    .toString()
    .split('\n')
    .flatMap((each) => each.split('\t')[0] ?? [])
    .filter((word) => word !== '');
}

describe('the completion of every shell', () => {
  it.each(shells)('knows every command and its options (%s)', async (shell) => {
    const script = await scriptOf(shell);
    for (const { name } of commandTable) for (const word of name.split(' ')) expect(script).toContain(word);
    expect(script).toMatch(/randomness/);
    expect(script).toMatch(/leave-out/);
  });

  it('is refused for a shell that is not known', async () => {
    const { exitCode, stderr } = await runLoting(makeTestFolder(), 'completion tcsh');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('bash, zsh, fish, powershell');
  });
});

describe.skipIf(isOptional('bash'))('in bash', () => {
  it('completes commands, options and their values', async () => {
    const script = await scriptOf('bash');
    expect(completeInBash(script, 'sig')).toEqual(['signup']);
    expect(completeInBash(script, 'frame', '')).toEqual(['build', 'commit', '--help']);
    expect(completeInBash(script, 'letters', 'render', '--le')).toEqual(['--leave-out']);
    expect(completeInBash(script, 'status', '--str')).toEqual(['--strata']);
    expect(completeInBash(script, 'status', '--lang', '')).toEqual(['nl', 'en']);
  });
});

describe.skipIf(isOptional('fish'))('in fish', () => {
  it.each(['en', 'nl'] as const)('completes commands, options and their values (%s)', async (language) => {
    const script = await scriptOf('fish', language);
    expect(completeInFish(script, 'loting sig')).toEqual(['signup']);
    expect(completeInFish(script, 'loting frame ').slice(0, 2)).toEqual(['build', 'commit']);
    expect(completeInFish(script, 'loting letters render --lea')).toEqual(['--leave-out']);
    expect(completeInFish(script, 'loting status --lang ').toSorted()).toEqual(['en', 'nl']);
  });
});

describe.skipIf(isOptional('zsh'))('in zsh', () => {
  it.each(['en', 'nl'] as const)('is a script that zsh can read (%s)', async (language) => {
    const { status, stderr } = spawnSync('zsh', ['-n'], { input: await scriptOf('zsh', language) });
    expect({ status, stderr: stderr.toString() }).toEqual({ status: 0, stderr: '' });
  });
});
