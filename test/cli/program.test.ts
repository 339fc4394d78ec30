import { afterEach, describe, expect, it, vi } from 'vitest';
import { commandTable } from '../../src/cli/command-table.ts';
import { runCall, systemContext } from '../../src/cli/run.ts';
import { programWords as dutch } from '../../src/cli/words/dutch/program-words.ts';
import { programWords as english } from '../../src/cli/words/english/program-words.ts';
import type { Language } from '../../src/domain/language.ts';
import { digestFolder } from './folder-digest.ts';
import { makeTestFolder, runLoting } from './run-loting.ts';

const names = commandTable.map(({ name }) => name);
const languages: readonly [Language, typeof english][] = [
  ['en', english],
  ['nl', dutch],
];

describe('help', () => {
  it.each(names)('loting %s --help shows an example and ends with 0', async (name) => {
    const folder = makeTestFolder();
    const { exitCode, stdout, stderr } = await runLoting(folder, `${name} --help`);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain(`Usage: loting ${name}`);
    expect(stdout).toContain(`\nExample:\n  $ loting ${name}`);
    expect(digestFolder(folder)).toEqual({});
  });

  it.each(languages)(
    'lists every command, and below each group its commands (%s)',
    async (language, said) => {
      const { stdout } = await runLoting(makeTestFolder(), '--help', { language });
      for (const name of names) expect(stdout).toContain(`\n  ${name.split(' ')[0] ?? ''}`);
      for (const group of Object.keys(said.groups)) {
        const help = await runLoting(makeTestFolder(), `${group} --help`, { language });
        expect(help.exitCode).toBe(0);
        for (const name of names.filter((each) => each.startsWith(`${group} `))) {
          expect(help.stdout.replace(/\s+/g, ' ')).toContain(said.summaries[name]);
        }
      }
    },
  );

  it('speaks the language of the call, wherever it is named', async () => {
    const folder = makeTestFolder();
    for (const call of ['status --help --lang nl', 'status --lang=nl --help', '--lang nl status --help']) {
      const { stdout } = await runLoting(folder, call);
      expect(stdout).toContain('Gebruik: loting status [opties]');
      expect(stdout).toContain('de werkmap van het panel (anders: ".")');
      expect(stdout).toContain('\nVoorbeeld:\n  $ loting status');
    }
    expect((await runLoting(folder, 'status --help --lang en', { language: 'nl' })).stdout).toContain(
      'Usage:',
    );
  });

  it('tells the version', async () => {
    expect(await runLoting(makeTestFolder(), '--version')).toEqual({
      exitCode: 0,
      stdout: '0.1.0\n',
      stderr: '',
    });
  });
});

describe('wrong usage ends with 2', () => {
  it.each([
    ['', 'Usage: loting'],
    ['frame', 'Usage: loting frame'],
    ['fram build', '✗ There is no command "fram".\n  Do:    Did you mean "loting frame"?\n'],
    ['frame biuld', '✗ There is no command "biuld".\n  Do:    Did you mean "loting frame build"?\n'],
    ['render --wave 1', 'Did you mean "loting letters render"?'],
    ['xyzzy', '✗ There is no command "xyzzy".\n  Do:    See "loting --help".\n'],
    ['--dir . status', 'There is no option "--dir".'],
    [
      'frame build --dri here',
      'There is no option "--dri".\n  Do:    Did you mean "loting frame build --dir"?',
    ],
    ['draw plan --stratta', 'Did you mean "loting draw plan --strata"?'],
    ['letters render --replcae', 'Did you mean "loting letters render --replace"?'],
    ['status --jsno', 'Did you mean "loting status --json"?'],
    ['status --yes', 'There is no option "--yes".\n  Do:    See "loting status --help".'],
    ['assign run', 'The command needs the option --randomness <text>.'],
    ['signup record', 'The command needs a letter.\n  Do:    See "loting signup record --help".'],
    ['signup import', 'The command needs a file.'],
    ['status here', 'The command takes no words after it.'],
    ['frame build --dir', 'The option --dir <folder> needs a value behind it.'],
    ['status --lang fr', 'The option --lang <language> cannot be "fr". It is one of: nl, en.'],
    ['--lang nl statsu', '✗ De opdracht "statsu" bestaat niet.\n  Doe:  Bedoelde u "loting status"?\n'],
  ])('loting %s', async (call, said) => {
    const folder = makeTestFolder();
    const { exitCode, stdout, stderr } = await runLoting(folder, call);
    expect(exitCode).toBe(2);
    expect(stdout + stderr).toContain(said);
    expect(digestFolder(folder)).toEqual({});
  });

  it.each([
    ['register synth --residents 0', '--residents', 'a whole number from 1'],
    ['register synth --residents 1e3', '--residents', 'a whole number from 1'],
    ['register synth --residents 99999999', '--residents', 'at most'],
    ['register synth --reference-date 2027-02-30', '--reference-date', 'a date that exists'],
    ['letters render --wave first', '--wave', 'a whole number from 1'],
    ['signup record ABCD --channel fax', '--channel', 'one of site, phone, mail, counter'],
    ['audit verify --published-hash 12AB', '--published-hash', '64 digits'],
    ['draw run', '--randomness', ''],
    ['demo --residents many', '--residents', 'a whole number from 1'],
    ['demo --residents 3000', '--residents', 'at least 30000'],
  ])('loting %s names the option and what it takes', async (call, option, takes) => {
    const folder = makeTestFolder();
    const { exitCode, stdout, stderr } = await runLoting(folder, call);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(`✗ The option ${option} is not right: `);
    expect(stderr).toContain(takes);
    expect(stderr).toContain('Do:    See --help for an example.');
    expect(digestFolder(folder)).toEqual({});
  });

  it('repeats nothing of the command line that could steer the terminal', async () => {
    for (const word of ['\u001b[31mred', '--\u009b2Jclear', '\u202edesrever']) {
      const { exitCode, stderr } = await runLoting(makeTestFolder(), [word]);
      expect(exitCode).toBe(2);
      expect(stderr).toMatch(/<U\+(?:001B|009B|202E)>/);
      expect(stderr).not.toMatch(/[\u001b\u009b\u202e]/);
    }
  });
});

describe('a defect', () => {
  it('ends with 70 and tells where in the program it was, never what the error said', async () => {
    let stderr = '';
    const exitCode = await runCall(
      {
        ...systemContext(),
        cwd: makeTestFolder(),
        stdout: {
          write: () => {
            throw new TypeError('Testpersoon, Voorbeeldstraat 1');
          },
        },
        stderr: { write: (text) => (stderr += text) },
      },
      ['init', 'panel', '--dry-run'],
    );
    expect(exitCode).toBe(70);
    expect(stderr).toContain('✗ A defect in Loting stopped the command (TypeError).');
    expect(stderr).toContain('init.ts');
    expect(stderr).not.toMatch(/Testpersoon|Voorbeeldstraat/);
  });
});

describe('the real world', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('gives a clock, entropy and colour on a terminal without NO_COLOR', () => {
    const terminal = process.stdout.isTTY;
    const errorTerminal = process.stderr.isTTY;
    try {
      vi.stubEnv('NO_COLOR', undefined);
      process.stdout.isTTY = true;
      expect(systemContext().hasColour).toBe(true);
      vi.stubEnv('NO_COLOR', '1');
      expect(systemContext().hasColour).toBe(false);
      vi.stubEnv('NO_COLOR', undefined);
      vi.stubEnv('FORCE_COLOR', '1');
      vi.stubEnv('CI', '1');
      Object.assign(process.stdout, { isTTY: undefined });
      process.stderr.isTTY = true;
      expect(systemContext()).toMatchObject({ hasColour: false, hasErrorColour: true });
      process.stdout.isTTY = true;
      Object.assign(process.stderr, { isTTY: undefined });
      vi.stubEnv('NO_COLOR', undefined);
      expect(systemContext()).toMatchObject({ hasColour: true, hasErrorColour: false });
    } finally {
      process.stdout.isTTY = terminal;
      process.stderr.isTTY = errorTerminal;
    }
    const { now, entropy } = systemContext();
    expect(Math.abs(now().getTime() - Date.now())).toBeLessThan(1000);
    expect(entropy(32)).toHaveLength(32);
    expect(entropy(32)).not.toEqual(entropy(32));
  });
});
