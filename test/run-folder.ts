/** A folder of one run of all tests, for what is costly to make and can be shared by test files. Removed at the end. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    readonly runFolder: string;
  }
}

export default function makeRunFolder({ provide }: TestProject): () => void {
  const folder = mkdtempSync(path.join(tmpdir(), 'loting-run-'));
  provide('runFolder', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
