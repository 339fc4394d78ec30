/** Runs the built program as a process of its own, as staff do. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const program = path.resolve(import.meta.dirname, '../../bin/loting.js');

export interface BuiltCall {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export function runBuilt(cwd: string, words: readonly string[]): BuiltCall {
  const child = spawnSync(process.execPath, [program, ...words], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { exitCode: child.status, stdout: child.stdout, stderr: child.stderr };
}

/** A call that must succeed; its output. */
export function mustRun(cwd: string, ...words: readonly string[]): string {
  const { exitCode, stdout, stderr } = runBuilt(cwd, words);
  if (exitCode !== 0)
    throw new Error(`loting ${words.join(' ')} ended with ${exitCode}:\n${stderr}\n${stdout}`);
  return stdout;
}

/** A folder for the whole test file; remove it afterwards. */
export function makeLongFolder(): { readonly folder: string; readonly remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'loting-long-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
