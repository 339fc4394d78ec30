/** Reads where `--out` puts an answer: in a new file, so that a slip of the hand never costs the key, the database or a register. */
import path from 'node:path';
import type { Result } from '../domain/result.ts';
import { ok } from '../domain/result.ts';
import { refuseExisting } from '../store/atomic-file.ts';
import type { CommandContext } from './context.ts';

export interface NewFile {
  /** As it was given. */
  readonly shown: string;
  readonly path: string;
}

/** `undefined` when no file was asked for. Refused when something is there, before anything is done. */
export function readNewFile({ cwd }: CommandContext, out: unknown): Result<NewFile | undefined> {
  if (typeof out !== 'string') return ok(undefined);
  const file = { shown: out, path: path.resolve(cwd, out) };
  const free = refuseExisting(file.path);
  return free.ok ? ok(file) : free;
}
