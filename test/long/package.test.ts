/** The package that `npm pack` makes, installed where nothing of the sources is. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const checkout = new URL('../..', import.meta.url).pathname;
const NATIVE = 'node_modules/better-sqlite3/build';

let folder = '';
let installed = '';

/** Of a person's own shell: `npm run` hands its settings on, the prefix among them. */
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')));

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'loting-package-'));
  // npm looks at it before it makes it.
  mkdirSync(path.join(folder, 'lib'));
  const npm = (...words: readonly string[]) =>
    execFileSync('npm', words, { cwd: checkout, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env });
  // The build is there already, and its scripts need not run again.
  npm('pack', '--ignore-scripts', '--pack-destination', folder);
  const archive = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
  const options = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts'];
  npm('install', '--global', '--prefix', folder, ...options, path.join(folder, archive));
  installed = path.join(folder, 'lib/node_modules/loting');
  // What the install script of the database library would compile, which takes minutes.
  cpSync(path.join(checkout, NATIVE), path.join(installed, NATIVE), { recursive: true });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function runInstalled(...words: readonly string[]) {
  const cwd = path.join(folder, 'empty');
  mkdirSync(cwd, { recursive: true });
  return spawnSync(path.join(folder, 'bin/loting'), words, { cwd, encoding: 'utf8' });
}

describe('the package', () => {
  it('holds the program, its templates and what strangers need, and neither sources nor tests', () => {
    const names = readdirSync(installed);
    expect(names).toEqual(expect.arrayContaining(['bin', 'dist', 'templates', 'README.md', 'CHANGELOG.md']));
    expect(names).not.toContain('src');
    expect(names).not.toContain('test');
    expect(existsSync(path.join(installed, 'bin/verify_bundle.py'))).toBe(true);
    const { devDependencies } = JSON.parse(readFileSync(path.join(checkout, 'package.json'), 'utf8')) as {
      devDependencies: Readonly<Record<string, string>>;
    };
    const modules = readdirSync(path.join(installed, 'node_modules'));
    expect(Object.keys(devDependencies).filter((name) => modules.includes(name))).toEqual([]);
  });

  it('runs from an empty folder: help, doctor, and the whole demo', () => {
    expect(runInstalled('--help').status).toBe(0);
    const doctor = runInstalled('doctor');
    expect({ status: doctor.status, stderr: doctor.stderr }).toEqual({ status: 0, stderr: '' });
    const demo = runInstalled('demo', '--residents', '30000');
    expect(demo.stdout).toContain('Where to look');
    expect(demo.status).toBe(0);
    const bundle = runInstalled('audit', 'bundle', '--dir', 'demo', '--for', 'public', '--out', 'bundle');
    expect(bundle.status).toBe(0);
    expect(existsSync(path.join(folder, 'empty/bundle/verify_bundle.py'))).toBe(true);
  });
});
