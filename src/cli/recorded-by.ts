/** `--by`: who recorded something. It stands in the database only. */
import type { Command } from 'commander';
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import type { CommandContext } from './context.ts';
import type { Words } from './words/words.ts';

const LONGEST = 100;

export function addByOption(command: Command, { signUps }: Words): Command {
  return command.option('--by <account>', signUps.options.by);
}

/** The name to keep: that of `--by`, or else of the account. */
export function readBy(
  { accountName }: CommandContext,
  options: Readonly<Record<string, unknown>>,
): Result<string> {
  const given = options['by'];
  if (typeof given !== 'string') return ok(accountName);
  const name = given.trim();
  if (name !== '' && name.length <= LONGEST && !/\p{Cc}/u.test(name)) return ok(name);
  const problem = { code: 'one-line', longest: LONGEST } as const;
  return refuse(failure('command.wrong-option', { option: '--by', problem }));
}
