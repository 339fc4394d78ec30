/** Before what cannot be undone: shows what will happen, with counts, and asks. At a terminal only, and not with `--yes`. */
import type { Database } from 'better-sqlite3';
import type { Command } from 'commander';
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import { readTransaction, writeTransaction } from '../store/transaction.ts';
import type { CommandContext } from './context.ts';
import { cleanForTerminal } from './clean-for-terminal.ts';
import { letSignalsIn } from './stop-cleanly.ts';
import { wrapText } from './response/wrap-text.ts';
import type { Words } from './words/words.ts';

/** What asking needs of a context. */
type Asking = Pick<CommandContext, 'prompter' | 'stderr' | 'words'>;

/** `--yes`: nobody is asked. */
export function addYesOption(command: Command, { confirm }: Words): Command {
  return command.option('--yes', confirm.yesOption);
}

/**
 * Shows what is going to happen and asks whether to go on. A script has nobody to ask: it goes on.
 * @param isSure whether `--yes` was given
 * @param effects sentences with their counts; without any nothing will happen, and nobody is asked
 * @returns whether somebody said yes, here or with `--yes`; refused when the answer is anything else
 */
export async function confirmEffects(
  { prompter, stderr, words }: Asking,
  isSure: boolean,
  effects: readonly string[],
): Promise<Result<boolean>> {
  // The last moment at which a signal can keep anything from being recorded.
  await letSignalsIn();
  if (isSure) return ok(true);
  if (prompter === undefined || effects.length === 0) return ok(false);
  // Not to standard output: with --json that holds the result, and nothing else.
  const lines = [words.confirm.heading, ...effects.flatMap((effect) => wrapText('- ', effect))];
  stderr.write(`${lines.map(cleanForTerminal).join('\n')}\n`);
  const answer = await prompter.confirm(words.confirm.question, words.confirm.yesNo, false);
  return answer === true ? ok(true) : refuse(failure('command.not-agreed', {}));
}

/** A change of the database that cannot be undone. */
export interface FinalChange<T> {
  /** Called in a transaction, and again under the lock. */
  readonly plan: () => Result<T>;
  /** What the plan brings about, in sentences with counts; none when it changes nothing. */
  readonly effectsOf: (plan: T) => readonly string[];
  /** What it refuses leaves nothing behind. `isAgreed`: somebody said yes, here or with `--yes`. */
  readonly apply: (plan: T, isAgreed: boolean) => Result<void>;
}

/**
 * Plans a change, asks where there is somebody to ask, and applies it under the lock. What was agreed to is what is done:
 * when the plan became another one while the question stood there, nothing is.
 * @returns the plan, also of a dry run
 */
export async function confirmAndApply<T>(
  context: Asking,
  db: Database,
  { isSure, isDryRun }: { readonly isSure: boolean; readonly isDryRun: boolean },
  { plan, effectsOf, apply }: FinalChange<T>,
): Promise<Result<T>> {
  if (isDryRun) return readTransaction(db, plan);
  const isAsked = !isSure && context.prompter !== undefined;
  const shown = isAsked ? readTransaction(db, plan) : undefined;
  if (shown?.ok === false) return shown;
  const effects = shown === undefined ? [] : effectsOf(shown.value);
  const agreed = await confirmEffects(context, isSure, effects);
  if (!agreed.ok) return agreed;
  return writeTransaction(db, () => {
    const planned = plan();
    if (!planned.ok) return planned;
    if (isAsked && effectsOf(planned.value).join('\n') !== effects.join('\n')) {
      return refuse(failure('command.changed-since-asked', {}));
    }
    const applied = apply(planned.value, agreed.value);
    return applied.ok ? planned : applied;
  });
}
