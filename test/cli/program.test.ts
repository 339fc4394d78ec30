import { afterEach, describe, expect, it, vi } from 'vitest';
import { commandTable, groupSummaries } from '../../src/cli/command-table.ts';
import { runCall, systemContext } from '../../src/cli/run.ts';
import { digestFolder } from './folder-digest.ts';
import { makeTestFolder, runLoting } from './run-loting.ts';

const names = commandTable.map(({ words }) => words.join(' '));

describe('help', () => {
  it.each(names)('loting %s --help shows an example and ends with 0', async (name) => {
    const folder = makeTestFolder();
    const { exitCode, stdout, stderr } = await runLoting(folder, `${name} --help`);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain(`Usage: loting ${name}`);
    expect(stdout).toContain(`\nExample:\n  $ loting ${name}`);
    expect(digestFolder(folder)).toEqual({});
  });

  it('lists every command, and below each group its commands', async () => {
    const { stdout } = await runLoting(makeTestFolder(), '--help');
    for (const { words } of commandTable) expect(stdout).toContain(`\n  ${words[0] ?? ''}`);
    for (const group of Object.keys(groupSummaries)) {
      const help = await runLoting(makeTestFolder(), `${group} --help`);
      expect(help.exitCode).toBe(0);
      for (const { words, summary } of commandTable) {
        if (words[0] === group) expect(help.stdout.replace(/\s+/g, ' ')).toContain(summary);
      }
    }
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
    ['fram build', "unknown command 'fram'\n(Did you mean frame?)"],
    ['frame biuld', "unknown command 'biuld'\n(Did you mean build?)"],
    ['--dir . status', "unknown option '--dir'"],
    ['frame build --dri here', "unknown option '--dri'\n(Did you mean --dir?)"],
    ['draw plan --stratta', "unknown option '--stratta'\n(Did you mean --strata?)"],
    ['letters render --replcae', "unknown option '--replcae'\n(Did you mean --replace?)"],
    ['status --jsno', "unknown option '--jsno'\n(Did you mean --json?)"],
    ['assign run', "required option '--randomness <text>' not specified"],
    ['signup record', "missing required argument 'letter'"],
    ['signup import', "missing required argument 'file'"],
    ['status here', "too many arguments for 'status'"],
    ['frame build --dir', "option '--dir <folder>' argument missing"],
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
      expect(systemContext().hasColour).toBe(false);
    } finally {
      process.stdout.isTTY = terminal;
    }
    const { now, entropy } = systemContext();
    expect(Math.abs(now().getTime() - Date.now())).toBeLessThan(1000);
    expect(entropy(32)).toHaveLength(32);
    expect(entropy(32)).not.toEqual(entropy(32));
  });
});
