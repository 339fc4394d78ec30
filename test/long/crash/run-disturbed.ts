/** Runs the built program with a clock of the test's own, and kills it or stops it when it is told to. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const program = path.resolve(import.meta.dirname, '../../../bin/loting.js');
const preload = fileURLToPath(new URL('count-moments.js', import.meta.url));

export interface Disturbance {
  readonly now: string;
  /** A signal, so many milliseconds after the start. */
  readonly signal?: { readonly name: NodeJS.Signals; readonly afterMs: number };
  /** SIGKILL at a moment at which something is about to change on disk, from 1, or some microseconds later. */
  readonly moment?: { readonly number: number; readonly delayUs: number };
  /** The disk gives an error (EIO) at such a moment, from 1; those of the database are not counted. */
  readonly diskErrorAt?: number;
  /** Gets the number of moments. */
  readonly countFile?: string;
  /** No file can become larger. */
  readonly fileSizeLimitKb?: number;
  readonly language?: 'en' | 'nl';
  /** In the place of the computer's folder for temporary files. */
  readonly temporaryFolder?: string;
  /** Gets the process as soon as it runs. */
  readonly onStart?: (child: ChildProcess) => void;
}

export interface DisturbedRun {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly durationMs: number;
}

export function runDisturbed(
  cwd: string,
  words: readonly string[],
  disturbance: Disturbance,
): Promise<DisturbedRun> {
  const { now, signal, moment, countFile, fileSizeLimitKb, language = 'en', onStart } = disturbance;
  const { temporaryFolder, diskErrorAt } = disturbance;
  const node = [process.execPath, '--import', preload, program, ...words];
  const [command = '', ...rest] =
    fileSizeLimitKb === undefined
      ? node
      : ['bash', '-c', `ulimit -f ${fileSizeLimitKb}; exec "$@"`, 'bash', ...node];
  const env: NodeJS.ProcessEnv = { ...process.env, LOTING_LANG: language, LOTING_TEST_NOW: now };
  if (temporaryFolder !== undefined) env['TMPDIR'] = temporaryFolder;
  if (moment !== undefined) {
    env['LOTING_TEST_MOMENT'] = String(moment.number);
    env['LOTING_TEST_DELAY_US'] = String(moment.delayUs);
  }
  if (diskErrorAt !== undefined) {
    env['LOTING_TEST_MOMENT'] = String(diskErrorAt);
    env['LOTING_TEST_DISK_ERROR'] = 'EIO';
  }
  if (countFile !== undefined) env['LOTING_TEST_COUNT_FILE'] = countFile;
  const startedAt = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(command, rest, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const timer =
      signal === undefined ? undefined : setTimeout(() => child.kill(signal.name), signal.afterMs);
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('spawn', () => onStart?.(child));
    child.on('error', reject);
    child.on('close', (exitCode, endedBy) => {
      clearTimeout(timer);
      const durationMs = performance.now() - startedAt;
      resolve({ exitCode, signal: endedBy, stdout, stderr, durationMs });
    });
  });
}
