/** The files that come with the program itself: its version, templates, fonts and the tables for synthetic registers. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';

const packageFolder = new URL('../../', import.meta.url);

/** The version in package.json. */
export function readVersion(): string {
  const text = readFileSync(new URL('package.json', packageFolder), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** Whether the program runs from a checkout of its sources, which no package holds. */
export function isCheckout(): boolean {
  return existsSync(new URL('src/', packageFolder));
}

/** A file that is shipped with the program, by its path from the package's folder. */
export function readPackageFile(relativePath: string): Uint8Array {
  return readFileSync(new URL(relativePath, packageFolder));
}

/** The names of the letter templates and styles that a working folder gets copies of. */
export function listTemplates(): readonly string[] {
  return readdirSync(new URL('templates/', packageFolder))
    .filter((name) => !name.startsWith('loting.'))
    .sort();
}

/** A file of a package that Loting depends on, such as a font. */
export function readDependencyFile(specifier: string): Uint8Array {
  return readFileSync(createRequire(import.meta.url).resolve(specifier));
}
