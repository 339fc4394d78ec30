import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeTestFolder, runLoting } from './run-loting.ts';
import { AFTER_ANSWERS, copyPanel, makeSmallPanel } from './small-panel.ts';

const options = { now: AFTER_ANSWERS };

/** Every command that writes a file in a folder of the working folder, at a panel with members. */
const writing = [
  ['letters', 'letters render'],
  ['letters', 'letters preview'],
  ['letters', 'letters export-addresses'],
  ['exports', 'signup export'],
  ['exports', 'assign export --excel --sortition'],
  ['exports', 'signup import from-outside/answers.csv'],
  ['audit', 'frame build'],
  ['audit', 'frame commit --randomness-source dice'],
  ['audit', 'draw wave --letters GM0344=5'],
  ['reports', 'report response'],
  ['reports', 'report assignment'],
  ['exports', 'report weights'],
] as const;

/** Puts a link to a folder elsewhere in the place of a folder. */
function plantFolder(folder: string, name: string): string {
  const elsewhere = makeTestFolder();
  rmSync(path.join(folder, name), { recursive: true, force: true });
  symlinkSync(elsewhere, path.join(folder, name));
  return elsewhere;
}

describe.skipIf(process.platform === 'win32')('a link that was planted in the working folder', async () => {
  const panel = await makeSmallPanel('assignment');

  it.each(writing)('in the place of the folder %s takes nothing of "%s" elsewhere', async (name, call) => {
    const folder = copyPanel(panel);
    const elsewhere = plantFolder(folder, name);
    const { exitCode, stderr } = await runLoting(folder, call, options);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('✗ This is a link to another place.');
    expect(stderr).toContain(path.join(folder, name));
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  it('in the place of a folder inside a folder takes nothing elsewhere', async () => {
    const folder = copyPanel(panel);
    const elsewhere = plantFolder(folder, 'exports/excel');
    const { exitCode, stderr } = await runLoting(folder, 'assign export --excel', options);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(path.join('exports', 'excel'));
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  it.each(['loting.db', 'loting.db-wal', 'loting.db-shm', 'loting.db-journal'])(
    'under the name %s is not written through',
    async (name) => {
      const folder = copyPanel(panel);
      const elsewhere = path.join(makeTestFolder(), 'elsewhere');
      if (existsSync(path.join(folder, name))) renameSync(path.join(folder, name), elsewhere);
      symlinkSync(elsewhere, path.join(folder, name));
      const { exitCode, stderr } = await runLoting(folder, 'signup close', options);
      expect(exitCode).toBe(1);
      expect(stderr).toContain('✗ This is a link to another place.');
      if (name !== 'loting.db') expect(existsSync(elsewhere)).toBe(false);
    },
  );

  it.each([
    ['exports/members.csv', 'signup export'],
    ['exports/roster-case-1.csv', 'assign export'],
    ['exports/weights.csv', 'report weights'],
    ['reports/response.nl.html', 'report response'],
  ])('under the name of the file %s is replaced by the file', async (name, call) => {
    const folder = copyPanel(panel);
    const victim = path.join(makeTestFolder(), 'victim');
    writeFileSync(victim, 'as it was');
    const at = path.join(folder, name);
    rmSync(at, { force: true });
    symlinkSync(victim, at);
    const before = readdirSync(path.dirname(at));
    const { exitCode, stderr } = await runLoting(folder, call, options);
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
    expect(readdirSync(path.dirname(at)), 'the planted name is the one that is written').toEqual(
      expect.arrayContaining(before),
    );
    expect(lstatSync(victim).size).toBe('as it was'.length);
    expect(lstatSync(at).isSymbolicLink()).toBe(false);
  });

  it.each(['letters/w1-GM0344-001.pdf', 'letters/preview-GM0344-invitation.pdf'])(
    'under the name %s is not shredded, and nothing is recorded',
    async (name) => {
      const folder = copyPanel(panel);
      const victim = path.join(makeTestFolder(), 'victim');
      writeFileSync(victim, 'as it was');
      rmSync(path.join(folder, name), { force: true });
      symlinkSync(victim, path.join(folder, name));
      const before = readdirSync(path.join(folder, 'letters'));
      const { exitCode, stderr } = await runLoting(folder, 'letters shred --wave 1 --yes', options);
      expect(exitCode).toBe(1);
      expect(stderr).toContain('✗ This is a link to another place.');
      expect(readFileSync(victim, 'utf8')).toBe('as it was');
      expect(readdirSync(path.join(folder, 'letters'))).toEqual(before);
      rmSync(path.join(folder, name));
      const again = await runLoting(folder, 'letters shred --wave 1 --yes', options);
      expect(again).toMatchObject({ exitCode: 0 });
    },
  );

  it.each(['letters', 'exports', 'audit', 'reports', 'templates'])(
    'in the place of %s stops the making of a panel',
    async (name) => {
      const folder = makeTestFolder();
      const elsewhere = makeTestFolder();
      symlinkSync(elsewhere, path.join(folder, name));
      const { exitCode, stderr } = await runLoting(folder, 'init .', options);
      expect(exitCode).toBe(1);
      expect(stderr).toContain('✗ This is a link to another place.');
      expect(readdirSync(elsewhere)).toEqual([]);
      expect(existsSync(path.join(folder, 'loting.key'))).toBe(false);
    },
  );

  it.each([
    ['registers', 'registers'],
    ['practice', 'practice/registers'],
    ['practice', './practice/../practice/deep'],
  ])('under the name %s takes no practice registers elsewhere (--out %s)', async (name, out) => {
    const folder = makeTestFolder();
    const elsewhere = plantFolder(folder, name);
    const { exitCode, stderr } = await runLoting(folder, `register synth --residents 200 --out ${out}`);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('✗ This is a link to another place.');
    expect(stderr).toContain(path.join(folder, name));
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  it('that is named outside the working folder takes no practice registers either', async () => {
    const outside = makeTestFolder();
    const elsewhere = plantFolder(outside, 'link');
    const call = `register synth --residents 200 --out ${path.join(outside, 'link')}`;
    expect(await runLoting(makeTestFolder(), call)).toMatchObject({ exitCode: 1 });
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  it('under the name of a register, to one that is not there now, is not replaced by practice registers', async () => {
    const folder = makeTestFolder();
    mkdirSync(path.join(folder, 'registers'));
    const at = path.join(folder, 'registers', 'GM0344.csv');
    symlinkSync('/nowhere/GM0344.csv', at);
    const { exitCode, stderr } = await runLoting(folder, 'register synth --residents 200');
    expect(exitCode).toBe(1);
    expect(stderr).toContain(at);
    expect(lstatSync(at).isSymbolicLink()).toBe(true);
    expect(readdirSync(path.join(folder, 'registers'))).toEqual(['GM0344.csv']);
  });

  it('to the working folder itself is no danger', async () => {
    const link = path.join(makeTestFolder(), 'panel');
    symlinkSync(copyPanel(panel), link);
    const { exitCode, stderr } = await runLoting(link, 'assign export', options);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const synth = await runLoting(link, 'register synth --residents 200 --out practice');
    expect(synth).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it('that leads nowhere or in a circle is no crash', async () => {
    const folder = copyPanel(panel);
    symlinkSync('circle', path.join(folder, 'exports', 'circle'));
    symlinkSync('nowhere', path.join(folder, 'exports', 'lost'));
    mkdirSync(path.join(folder, 'exports', 'deep'));
    symlinkSync(folder, path.join(folder, 'exports', 'deep', 'back'));
    const { exitCode, stderr } = await runLoting(folder, 'status', options);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(path.join('exports', 'deep', 'back'));
  });
});
