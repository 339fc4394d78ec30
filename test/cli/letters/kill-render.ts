/** Starts a run of rendering that is killed at a moment, and looks at what it left. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import BetterSqlite3 from 'better-sqlite3';
import { z } from 'zod';
import { hashFile } from '../folder-digest.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const script = fileURLToPath(new URL('children/render-and-die.ts', import.meta.url));

export const RENDER_WORDS = ['letters', 'render', '--leave-out'] as const;

export interface KilledRun {
  readonly isKilled: boolean;
  /** How many moments there were, of a run that lived. */
  readonly momentCount: number | undefined;
}

/** @param moment counts from 1; 0 lets it live */
export async function renderAndKill(folder: string, moment: number): Promise<KilledRun> {
  const words = ['--import', 'tsx', script, folder, String(moment), ...RENDER_WORDS];
  const { code, signal, output, errors } = await run(process.execPath, words);
  if (signal === 'SIGKILL') return { isKilled: true, momentCount: undefined };
  if (code === 0) return { isKilled: false, momentCount: Number(output) };
  throw new Error(`the run ended with ${code}: ${errors}`);
}

/** Makes letters where no file can become larger than a limit, as on a full disk; gives how it ended. */
export async function renderWithoutRoom(
  folder: string,
  fileSizeLimitKb: number,
): Promise<{ readonly code: number | null; readonly errors: string }> {
  const node = [process.execPath, '--import', 'tsx', script, folder, '0', ...RENDER_WORDS];
  const { code, errors } = await run('bash', [
    '-c',
    `ulimit -f ${fileSizeLimitKb}; exec "$@"`,
    'bash',
    ...node,
  ]);
  return { code, errors };
}

interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly output: string;
  readonly errors: string;
}

function run(command: string, words: readonly string[]): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, { cwd: root, env: { ...process.env, TSX_DISABLE_CACHE: '1' } });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, output, errors }));
  });
}

const BatchSchema = z.object({
  id: z.string(),
  sha: z.string(),
  cover: z.string(),
  count: z.number(),
  letters: z.number(),
  events: z.number(),
});

/** What is half-written: a batch that is recorded without its letters, its event, or its files as they should be. */
export function findHalves(folder: string): readonly string[] {
  const db = new BetterSqlite3(path.join(folder, 'loting.db'));
  const batches = z.array(BatchSchema).parse(
    db
      .prepare(
        `SELECT batch_id AS id, sha256 AS sha, cover_sha256 AS cover, letter_count AS count,
           (SELECT count(*) FROM letters WHERE letters.batch_id = batches.batch_id) AS letters,
           (SELECT count(*) FROM audit_events WHERE type = 'letters.rendered'
             AND json_extract(data, '$.batch') = batch_id) AS events
         FROM batches ORDER BY batch_id`,
      )
      .all(),
  );
  db.close();
  return batches.flatMap(({ id, sha, cover, count, letters, events }) => [
    ...(count === letters ? [] : [`${id}: letters`]),
    ...(events === 1 ? [] : [`${id}: events`]),
    ...fileFault(folder, `${id}.pdf`, sha),
    ...fileFault(folder, `${id}-cover.pdf`, cover),
  ]);
}

function fileFault(folder: string, name: string, hash: string): readonly string[] {
  const file = path.join(folder, 'letters', name);
  if (!existsSync(file)) return [`${name}: not there`];
  return hashFile(file) === hash ? [] : [`${name}: other bytes`];
}

/** The hash of every file that is there for good, by name. */
export function lettersIn(folder: string): Readonly<Record<string, string>> {
  const letters = path.join(folder, 'letters');
  return Object.fromEntries(readdirSync(letters).map((name) => [name, hashFile(path.join(letters, name))]));
}
