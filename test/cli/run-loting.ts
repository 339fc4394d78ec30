/** Runs `loting` inside the test's own process, with captured output and a fixed clock. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { CommandContext } from '../../src/cli/context.ts';
import type { Prompter } from '../../src/cli/prompter.ts';
import { runCall } from '../../src/cli/run.ts';
import { wordsOf } from '../../src/cli/words/words.ts';
import type { Language } from '../../src/domain/language.ts';

export interface CallResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CallOptions {
  readonly now?: string;
  /** Every byte of entropy. */
  readonly entropyByte?: number;
  readonly hasColour?: boolean;
  /** English unless given. */
  readonly language?: Language;
  /** Who answers questions; nobody unless given, as in a script. */
  readonly prompter?: Prompter;
  /** What happens while the program waits; false when it is asked to stop, as it is at once unless given. */
  readonly wait?: () => Promise<boolean>;
}

/** One call of `loting` in `cwd`; its words are split at spaces unless given as a list. */
export async function runLoting(
  cwd: string,
  call: string | readonly string[],
  {
    now = '2027-01-04T09:00:00.000Z',
    entropyByte = 7,
    hasColour = false,
    language = 'en',
    prompter,
    wait = () => Promise.resolve(false),
  }: CallOptions = {},
): Promise<CallResult> {
  let stdout = '';
  let stderr = '';
  const context: CommandContext = {
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
    words: wordsOf(language),
    cwd,
    now: () => new Date(now),
    entropy: (byteCount) => new Uint8Array(byteCount).fill(entropyByte),
    hasColour,
    hasErrorColour: hasColour,
    accountName: 'desk-1',
    prompter,
    wait,
    runCall,
  };
  const words = typeof call === 'string' ? call.split(' ').filter((word) => word !== '') : call;
  const exitCode = await runCall(context, words);
  return { exitCode, stdout, stderr };
}

/** One call with `--json`, and what it printed as JSON. */
export async function runJson(
  cwd: string,
  call: string | readonly string[],
  options: CallOptions = {},
): Promise<CallResult & { readonly json: unknown }> {
  const words = typeof call === 'string' ? call.split(' ') : call;
  const result = await runLoting(cwd, [...words, '--json'], options);
  return { ...result, json: result.stdout === '' ? undefined : (JSON.parse(result.stdout) as unknown) };
}

/** An empty folder that is removed after the test. */
export function makeTestFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'loting-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
