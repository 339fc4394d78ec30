/** Everything in a folder at one moment, so that a test can say "nothing changed" and mean every byte. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** The rights and the hash of every file, and the rights of every folder, by path. */
export function digestFolder(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(
    names.map((name) => {
      const at = path.join(folder, name);
      const found = statSync(at);
      return [name, `${rightsOf(found.mode)} ${found.isDirectory() ? 'folder' : hashFile(at)}`];
    }),
  );
}

/** The rights of a file or folder, such as `600`. */
export function readRights(file: string): string {
  return rightsOf(statSync(file).mode);
}

export function hashFile(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

function rightsOf(mode: number): string {
  return (mode & 0o777).toString(8);
}
