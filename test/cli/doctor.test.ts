import { chmodSync, copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkMachine, isAborting } from '../../src/cli/doctor/check-machine.ts';
import { wordsOf } from '../../src/cli/words/words.ts';
import { makeTestFolder, runJson, runLoting } from './run-loting.ts';

interface Report {
  readonly isWorkingFolder: boolean;
  readonly findings: readonly { check: string; verdict: string; what: string; remedy: string }[];
}

async function examine(
  folder: string,
  now?: string,
): Promise<{ exitCode: number; of: (check: string) => string }> {
  const { exitCode, json } = await runJson(folder, 'doctor', now === undefined ? {} : { now });
  const { findings } = json as Report;
  return {
    exitCode,
    of: (check) =>
      findings
        .filter((finding) => finding.check === check)
        .map(({ verdict, what }) => `${verdict}: ${what}`)
        .join('\n'),
  };
}

async function makePanel(): Promise<string> {
  const folder = makeTestFolder();
  await runLoting(folder, 'init');
  return folder;
}

/** As a compiled library names a call to Node. */
function libraryCalling(call: string): Uint8Array {
  return Buffer.from(`\u007fELF\0_ZN4node28${call}EPN2v87IsolateE\0`);
}

describe('loting doctor', () => {
  it('finds a new folder well, but for the example addresses and the registers that are not there yet', async () => {
    const folder = await makePanel();
    const { exitCode, stdout, stderr } = await runLoting(folder, 'doctor');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/✓ Key\s+It belongs to this panel\./);
    expect(stdout).toMatch(/✓ Rights\s+Only you can read the folder\./);
    expect(stdout).toMatch(/✓ Letters\s+5 texts and their styles are right\./);
    expect(stdout).toMatch(/! Registers\s+Not there: registers\/GM0344\.csv, registers\/GM0637\.csv\./);
    expect(stdout).toContain('All works. Look at 2 points marked !.');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('speaks Dutch', async () => {
    const { stdout } = await runLoting(await makePanel(), 'doctor --lang nl');
    expect(stdout).toContain('Hoe Loting er op deze computer voor staat');
    expect(stdout).toContain('Alles werkt. Lees nog wat er bij 2 punten met een ! staat.');
    expect(stdout).toMatch(/! Instellingen\s+In panel\.contact\.email, panel\.contact\.website en/);
  });

  it('reminds of example addresses as long as they stand in the settings', async () => {
    const folder = await makePanel();
    const remark = 'mind: The addresses of the example still stand in';
    expect((await examine(folder)).of('settings')).toContain(
      `${remark} panel.contact.email, panel.contact.website and letters.signUpUrl.`,
    );
    const file = path.join(folder, 'loting.yaml');
    const settings = readFileSync(file, 'utf8');
    const own = settings.replaceAll('https://detweedemening.example', 'https://utrecht.nl');
    writeFileSync(file, own);
    expect((await examine(folder)).of('settings')).toContain(`${remark} panel.contact.email.`);
    writeFileSync(file, own.replace('@detweedemening.example', '@utrecht.nl'));
    expect((await examine(folder)).of('settings')).not.toContain('mind');
  });

  it('looks at the machine alone where there is no panel', async () => {
    const folder = makeTestFolder();
    const { exitCode, stdout } = await runLoting(folder, 'doctor');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/✓ SQLite\s+Version 3\.\d+\.\d+ works\./);
    expect(stdout).toContain('This is not a working folder');
    expect(stdout).not.toContain('Settings');
  });

  it('finds each thing that is wrong, all at once', async () => {
    const folder = await makePanel();
    const other = await makePanel();
    rmSync(path.join(other, 'loting.key'));
    writeFileSync(path.join(other, 'loting.key'), `${'08'.repeat(32)}\n`);
    copyFileSync(path.join(other, 'loting.key'), path.join(folder, 'loting.key'));
    chmodSync(path.join(folder, 'loting.key'), 0o644);
    writeFileSync(path.join(folder, 'templates/reminder.nl.md'), '---\n---\n{{nobody}}\n', { mode: 0o600 });
    const { exitCode, of } = await examine(folder, '2020-01-01T09:00:00.000Z');
    expect(exitCode).toBe(1);
    expect(of('key')).toBe('wrong: This is the key of another panel.');
    expect(of('rights')).toContain(
      'mind: Others on this machine can read 1 file or folder, such as loting.key.',
    );
    chmodSync(folder, 0o755);
    expect((await examine(folder)).of('rights')).toContain(
      'mind: Others on this machine can read 2 files and folders, such as the folder itself.',
    );
    expect(of('letters')).toContain('templates/reminder.nl.md');
    expect(of('clock')).toBe(
      'wrong: It says 2020-01-01 09:00 UTC, but the log goes on until 2027-01-04 09:00 UTC.',
    );
    expect(of('settings')).toContain('fine: loting.yaml is right.');
  });

  it('tells of a database and settings that cannot be read', async () => {
    const folder = await makePanel();
    writeFileSync(path.join(folder, 'loting.db'), 'no database');
    writeFileSync(path.join(folder, 'loting.yaml'), 'panel: [');
    const { exitCode, of } = await examine(folder);
    expect(exitCode).toBe(1);
    expect(of('database')).toMatch(/^wrong: /);
    expect(of('settings')).toMatch(/^wrong: .*loting\.yaml/);
    expect(of('key')).toBe('fine: It is there.');
  });

  it.each([
    ['20.11.9', 'wrong'],
    ['18.20.0', 'wrong'],
    ['20.12.0', 'fine'],
    ['22.1.0', 'fine'],
    ['21.7.0', 'mind'],
    ['24.0.0', 'fine'],
    ['23.4.0', 'mind'],
    ['26.0.0', 'mind'],
  ])('judges Node %s: %s', (version, verdict) => {
    const [node] = checkMachine(wordsOf('en'), version);
    expect(node).toMatchObject({ check: 'node', verdict });
  });

  it('knows a database library that can abort by the call that does it', () => {
    expect(isAborting(libraryCalling('RemoveEnvironmentCleanupHook'))).toBe(true);
    expect(isAborting(libraryCalling('AddEnvironmentCleanupHook'))).toBe(false);
    const [, sqlite] = checkMachine(wordsOf('en'), '20.12.0');
    expect(sqlite).toMatchObject({ check: 'sqlite', verdict: 'fine' });
  });
});
