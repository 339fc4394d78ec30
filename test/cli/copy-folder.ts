/** Copies a folder with everything in it, and with the rights of every folder, which `cpSync` of Node 24 leaves to the account. */
import { chmodSync, cpSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** @param to a new folder, or an empty one */
export function copyFolder(from: string, to: string): void {
  cpSync(from, to, { recursive: true });
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const source = path.join(entry.parentPath, entry.name);
    chmodSync(path.join(to, path.relative(from, source)), statSync(source).mode);
  }
}
