/** What Loting is made of, held by reading what is installed: every package is listed, hashed, open, and runs no script unasked. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = path.resolve(import.meta.dirname, '../..');
const readText = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const readJson = (file: string): unknown => JSON.parse(readText(file));

const NamesSchema = z.record(z.string(), z.string());
const manifest = z
  .object({
    dependencies: NamesSchema,
    devDependencies: NamesSchema,
    allowScripts: z.record(z.string(), z.boolean()),
  })
  .parse(readJson('package.json'));
const LockedSchema = z.object({
  version: z.string(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  license: z.string().optional(),
  hasInstallScript: z.boolean().optional(),
  dev: z.boolean().optional(),
  devOptional: z.boolean().optional(),
  optional: z.boolean().optional(),
});
const lock = z
  .object({ packages: z.record(z.string(), z.looseObject({})) })
  .parse(readJson('package-lock.json'));
const locked = Object.entries(lock.packages)
  .filter(([place]) => place !== '')
  .map(([place, entry]) => ({
    place,
    name: place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length),
    ...LockedSchema.parse(entry),
  }));

/** Licences under which anybody may use, change and pass on the work; of a choice, one will do. */
const openLicences = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
]);

function isOpen(licence: string): boolean {
  const parts = licence.replace(/[()]/g, '');
  return parts
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((each) => openLicences.has(each.trim())));
}

/** Packages that do not name their licence where programs look, with the file that does. */
const licenceFiles: Readonly<Record<string, string>> = { 'png-js': 'LICENSE' };

describe('the list of dependencies', () => {
  const tables = readText('docs/dependencies.md').split('\n## ').slice(1);
  const rows = tables.map((table) =>
    table
      .split('\n')
      .filter((line) => line.startsWith('| ') && !/^\| (?:Package|---)/.test(line))
      .map((line) =>
        line
          .slice(1, -1)
          .split('|')
          .map((cell) => cell.trim()),
      ),
  );

  it('has one line for each package that is asked for by name, in the order of package.json', () => {
    expect(rows.map((table) => table.map(([name]) => name))).toEqual([
      Object.keys(manifest.dependencies),
      Object.keys(manifest.devDependencies),
    ]);
  });

  it('says why, under which licence, and what would replace it', () => {
    const licences = new Map(locked.map(({ place, license }) => [place, license]));
    for (const row of rows.flat()) {
      const [name, why, licence, replacement] = row;
      expect([name, row.length, why !== '', replacement !== '']).toEqual([name, 4, true, true]);
      expect([name, licence]).toEqual([name, licences.get(`node_modules/${name}`)]);
    }
  });

  it('asks for exact versions only', () => {
    const versions = Object.values({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([]);
  });
});

describe('the lock', () => {
  it('has a SHA-512 for every package, and leads to no server but the registry', () => {
    expect(locked.length).toBeGreaterThan(300);
    for (const { place, integrity, resolved } of locked) {
      expect([place, integrity?.startsWith('sha512-')]).toEqual([place, true]);
      if (resolved === undefined) continue;
      const { protocol, hostname, port } = new URL(resolved);
      expect([place, protocol, hostname.split('.').slice(-2).join('.'), port]).toEqual([
        place,
        'https:',
        'npmjs.org',
        '',
      ]);
    }
  });

  it('has the versions that package.json asks for', () => {
    for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
      expect([name, locked.find(({ place }) => place === `node_modules/${name}`)?.version]).toEqual([
        name,
        version,
      ]);
    }
  });

  it('has no script at installing but those that package.json decides on', () => {
    const scripted = locked.filter(({ hasInstallScript }) => hasInstallScript === true);
    expect([...new Set(scripted.map(({ name }) => name))].sort()).toEqual(
      Object.keys(manifest.allowScripts).sort(),
    );
    // Only SQLite needs its script, which fetches it or compiles it for this machine.
    const allowed = Object.entries(manifest.allowScripts).filter(([, isAllowed]) => isAllowed);
    expect(allowed).toEqual([['better-sqlite3', true]]);
  });
});

describe('every package that is installed', () => {
  it('has an open licence', () => {
    const closed = locked.filter(({ place, name, license }) => {
      const file = licenceFiles[name];
      if (license !== undefined) return !isOpen(license);
      return file === undefined || !readText(path.join(place, file)).startsWith('MIT License');
    });
    expect(closed.map(({ place, license }) => `${place}: ${license ?? 'none'}`)).toEqual([]);
  });

  it('says the same of its licence itself as the lock', () => {
    const others = locked.flatMap(({ place, license }) => {
      const file = path.join(place, 'package.json');
      // Packages for other machines are in the lock and not installed.
      if (!existsSync(path.join(root, file)) || license === undefined) return [];
      const own = z.object({ license: z.unknown() }).partial().parse(readJson(file)).license;
      return own === license ? [] : [`${place}: ${JSON.stringify(own)} is not ${license}`];
    });
    expect(others).toEqual([]);
  });
});

describe('the bill of materials', () => {
  it('lists every package that the program runs with, with its version', () => {
    const text = execFileSync('npm', ['run', '--silent', 'sbom'], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64e6,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const { bomFormat, components } = z
      .object({
        bomFormat: z.string(),
        components: z.array(z.object({ name: z.string(), version: z.string() })),
      })
      .parse(JSON.parse(text));
    const listed = new Set(components.map(({ name, version }) => `${name}@${version}`));
    const needed = locked
      .filter((each) => each.dev !== true && each.devOptional !== true && each.optional !== true)
      .map(({ name, version }) => `${name}@${version}`);
    expect(bomFormat).toBe('CycloneDX');
    expect(needed.length).toBeGreaterThan(Object.keys(manifest.dependencies).length);
    expect(needed.filter((each) => !listed.has(each))).toEqual([]);
  });
});
