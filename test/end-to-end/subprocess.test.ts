/** The program as staff start it: `node bin/loting.js` in a process of its own. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { digestFolder } from '../cli/folder-digest.ts';
import { makeTestFolder } from '../cli/run-loting.ts';
import type { Fingerprint, FixedStage } from './fixed-panel.ts';
import { fingerprintOf, playFixedPanel } from './fixed-panel.ts';
import { goldenFingerprints } from './golden-fingerprints.ts';

const root = path.resolve(import.meta.dirname, '../..');
const executable = path.join(root, 'bin/loting.js');

beforeAll(() => {
  if (!existsSync(path.join(root, 'dist/cli/main.js'))) {
    throw new Error('The program is not built: run "npm run build" first ("npm test" does so itself).');
  }
});

interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function start(cwd: string, words: readonly string[], env: NodeJS.ProcessEnv = {}): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [executable, ...words], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  return { exitCode: status, stdout, stderr };
}

/** Starts a call from a line of a shell, in which it stands as `"$@"`. */
function startInShell(cwd: string, line: string, words: readonly string[]): Ended {
  const call = [process.execPath, executable, ...words];
  const { status, stdout, stderr } = spawnSync('sh', ['-c', line, 'sh', ...call], { cwd, encoding: 'utf8' });
  return { exitCode: status, stdout, stderr };
}

/** Starts a call whose reader goes away before the first line. */
function startWithoutReader(
  cwd: string,
  words: readonly string[],
  stream: 'stdout' | 'stderr',
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [executable, ...words], { cwd });
    const text = { stdout: '', stderr: '' };
    child[stream].destroy();
    const other = stream === 'stdout' ? 'stderr' : 'stdout';
    child[other].setEncoding('utf8').on('data', (chunk: string) => {
      text[other] += chunk;
    });
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode, ...text }));
  });
}

async function play(randomness: string, until: FixedStage): Promise<string> {
  const folder = makeTestFolder();
  await playFixedPanel(folder, randomness, until, (words) => {
    const { exitCode, stderr } = start(folder, words);
    expect(exitCode, `${words.join(' ')}: ${stderr}`).toBe(0);
    return Promise.resolve();
  });
  return folder;
}

function digestOutsideDatabase(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(digestFolder(folder)).filter(([name]) => name !== 'loting.db'));
}

describe('a process of its own', () => {
  it('tells its version and its help, and ends with 0', () => {
    const folder = makeTestFolder();
    expect(start(folder, ['--version'])).toEqual({ exitCode: 0, stdout: '0.1.0\n', stderr: '' });
    const help = start(folder, ['--help']);
    expect(help).toMatchObject({ exitCode: 0, stderr: '' });
    expect(help.stdout).toContain('Usage: loting');
  });

  it('ends with 1 when it refuses, and with 2 when it was called wrongly, on standard error', () => {
    const folder = makeTestFolder();
    const refused = start(folder, ['status']);
    expect(refused).toMatchObject({ exitCode: 1, stdout: '' });
    expect(refused.stderr).toContain('✗ This is not the working folder of a panel');
    const wrong = start(folder, ['statsu']);
    expect(wrong).toMatchObject({ exitCode: 2, stdout: '' });
    expect(wrong.stderr).toContain('Did you mean "loting status"?');
    expect(start(folder, []).exitCode).toBe(2);
    expect(digestFolder(folder)).toEqual({});
  });

  it('tells of a defect where in the sources it was, though they are joined in the build', () => {
    const folder = makeTestFolder();
    const breaking = 'process.stdout.write = () => { throw new TypeError("broken"); };';
    const { exitCode, stderr } = start(folder, ['init', 'panel', '--dry-run'], {
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(breaking)}`,
    });
    expect(exitCode).toBe(70);
    expect(stderr).toMatch(/^ {4}at src\/cli\/commands\/init\.ts:\d+:\d+$/mu);
    expect(stderr).not.toContain('dist/cli');
  });

  it('ends as it would have when nobody reads what it prints', async () => {
    const folder = makeTestFolder();
    expect(await startWithoutReader(folder, ['--help'], 'stdout')).toEqual({
      exitCode: 0,
      stdout: '',
      stderr: '',
    });
    expect(await startWithoutReader(folder, ['init', 'panel'], 'stdout')).toMatchObject({
      exitCode: 0,
      stderr: '',
    });
    expect(existsSync(path.join(folder, 'panel/loting.yaml'))).toBe(true);
    expect(await startWithoutReader(folder, ['statsu'], 'stderr')).toMatchObject({ exitCode: 2, stdout: '' });
  });

  it.skipIf(!existsSync('/dev/full'))('says that what it prints does not fit, after its work', () => {
    const folder = makeTestFolder();
    for (const output of ['/dev/full', '/dev/full 2>/dev/full']) {
      const name = `panel-${output.length}`;
      const ended = startInShell(folder, `"$@" >${output}`, ['init', name]);
      expect(ended.exitCode).toBe(1);
      if (output === '/dev/full') {
        expect(ended.stderr).toMatch(
          /^✗ What the command says could not be written \(the disk is full\)\.\n/,
        );
        expect(ended.stderr).not.toContain('    at ');
      }
      expect(existsSync(path.join(folder, name, 'loting.yaml'))).toBe(true);
    }
  });

  it.skipIf(process.platform === 'win32')(
    'makes nothing that others may read, whatever the account does',
    () => {
      const folder = makeTestFolder();
      for (const words of [
        ['init', 'panel'],
        ['backup', '--dir', 'panel', '--out', 'panel.loting'],
        ['restore', 'panel.loting', 'new/deep/panel', '--key', 'panel/loting.key'],
      ]) {
        expect(startInShell(folder, 'umask 000; "$@"', words)).toMatchObject({ exitCode: 0 });
      }
      const made = readdirSync(folder, { recursive: true, encoding: 'utf8' });
      expect(made.length).toBeGreaterThan(20);
      expect(made.filter((name) => (statSync(path.join(folder, name)).mode & 0o077) !== 0)).toEqual([]);
    },
  );

  it.skipIf(process.platform === 'win32')('is no crash in a folder that was removed', () => {
    const line = 'mkdir gone && cd gone && rmdir ../gone && "$@"';
    const { exitCode, stderr } = startInShell(makeTestFolder(), line, ['status']);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('✗ This is not the working folder of a panel');
  });

  it('sends no escape sequence that stands in a file name, and no colour unless to a terminal', () => {
    const folder = makeTestFolder();
    expect(start(folder, ['init', 'panel\u001b[31m\u009b2J']).exitCode).toBe(0);
    const calls = [
      start(folder, ['init', 'panel\u001b[31m\u009b2J'], { FORCE_COLOR: '1' }),
      start(folder, ['status', '--dir', 'panel\u001b[31m\u009b2J'], {
        FORCE_COLOR: '1',
        NO_COLOR: undefined,
      }),
      start(folder, ['signup', 'import', 'a\u001b]0;title\u0007.csv', '--dir', 'panel\u001b[31m\u009b2J']),
      start(folder, ['register', 'synth', '--residents', '100', '--out', '\u001b[2J', '--dry-run', '--json']),
    ];
    expect(calls.map(({ exitCode }) => exitCode)).toEqual([1, 0, 1, 0]);
    for (const { stdout, stderr } of calls) expect(stdout + stderr).not.toMatch(/[\u001b\u009b\u0007]/);
    expect(calls[2]?.stderr).toContain('a<U+001B>]0;title<U+0007>.csv');
  });
});

describe('the same seed', () => {
  it('gives the same bytes in every file outside the database, and those of the golden run', async () => {
    const [first, second] = [await play('0', 'rosters'), await play('0', 'letters')];
    const digest = digestOutsideDatabase(first);
    expect(Object.keys(digest)).toEqual(
      expect.arrayContaining(['audit/frame.csv', 'letters/w1-GM0001-001.pdf', 'exports/assignment-log.csv']),
    );
    const again = digestOutsideDatabase(second);
    expect(Object.keys(again)).toContain('letters/w1-GM0001-001.pdf');
    expect(digest).toMatchObject(again);
    expect(fingerprintOf(first)).toEqual(goldenFingerprints['0']);
    const { exitCode, stdout } = start(first, ['audit', 'verify']);
    expect(stdout).toContain('Everything that was recomputed is the same as what is recorded.');
    expect(exitCode).toBe(0);
  });

  it('is not that of another draw', async () => {
    const golden = new Map<string, Fingerprint>(Object.entries(goldenFingerprints));
    const folder = await play('é', 'draw');
    const digest = digestOutsideDatabase(folder);
    expect(digest['audit/frame.csv']).toContain(golden.get('0')?.frame);
    expect(digest['audit/drawn-wave-1.csv']).toContain(golden.get('é')?.drawnList);
    expect(digest['audit/drawn-wave-1.csv']).not.toContain(golden.get('0')?.drawnList);
  });
});
