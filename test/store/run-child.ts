/** Starts a script of `children/` as a process of its own, as two people at two screens would start Loting. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Child {
  readonly process: ChildProcess;
  /** Resolves when the script has printed its first line. */
  readonly started: Promise<void>;
  /** Resolves when the process has ended. */
  readonly ended: Promise<{ readonly code: number | null; readonly output: string; readonly errors: string }>;
}

export function startChild(script: string, args: readonly string[], fileSizeLimitKb?: number): Child {
  const path = fileURLToPath(new URL(`children/${script}`, import.meta.url));
  const node = [process.execPath, '--import', 'tsx', path, ...args];
  const [command = '', ...rest] =
    fileSizeLimitKb === undefined
      ? node
      : ['bash', '-c', `ulimit -f ${fileSizeLimitKb}; exec "$@"`, 'bash', ...node];
  const child = spawn(command, rest, { cwd: root, env: { ...process.env, TSX_DISABLE_CACHE: '1' } });
  let output = '';
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ended = new Promise<{ code: number | null; output: string; errors: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, output, errors }));
  });
  const started = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('\n')) resolve();
    });
    child.on('close', () => reject(new Error(`the child ended before its first line: ${errors}`)));
  });
  started.catch(() => undefined);
  return { process: child, started, ended };
}
