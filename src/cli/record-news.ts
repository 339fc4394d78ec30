/** Records news of one letter that is no answer from a file: a withdrawal, a letter that came back. */
import type { Command } from 'commander';
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import { readDate } from '../signups/answer-fields.ts';
import type { AnswerChannel, InvitationState } from '../signups/invitation-states.ts';
import { AnswerChannelSchema } from '../signups/invitation-states.ts';
import type { Move } from '../signups/moves.ts';
import { planMove } from '../signups/moves.ts';
import { appendAuditEvent } from '../store/append-audit-event.ts';
import { recordMoves } from '../store/tables/move-table.ts';
import { readTransaction, writeTransaction } from '../store/transaction.ts';
import type { CommandAction } from './command-spec.ts';
import type { CommandContext } from './context.ts';
import { findLetter } from './find-letter.ts';
import { dutchDateOf, readJudgeContext } from './judge-context.ts';
import type { OpenPanel } from './open-panel.ts';
import { withPanel } from './open-panel.ts';
import { addDirOption, addDryRunOption, addJsonOption, readSharedOptions } from './options.ts';
import { printJson, printLines } from './print.ts';
import type { Words } from './words/words.ts';
import { addByOption, readBy } from './recorded-by.ts';

/** Options of every command that records news of one letter. */
export function addNewsOptions(command: Command, words: Words, channel: AnswerChannel): Command {
  const { options } = words.signUps;
  command.argument('<letter>', options.letter);
  addDirOption(command, words);
  addJsonOption(command, words);
  addDryRunOption(command, words);
  addByOption(command, words);
  return command
    .option('--channel <channel>', options.channel, channel)
    .option('--date <date>', options.date);
}

export interface NewsOptions {
  readonly channel: AnswerChannel;
  /** `2027-01-31`. */
  readonly date: string;
  readonly recordedBy: string;
}

/** The options of `addNewsOptions`. Refused: another channel, a date that does not exist or is in the future. */
export function readNewsOptions(
  context: CommandContext,
  options: Readonly<Record<string, unknown>>,
): Result<NewsOptions> {
  const by = readBy(context, options);
  if (!by.ok) return by;
  const channel = AnswerChannelSchema.safeParse(options['channel']);
  if (!channel.success) {
    const problem = { code: 'one-of', possible: AnswerChannelSchema.options } as const;
    return refuse(failure('command.wrong-option', { option: '--channel', problem }));
  }
  const today = dutchDateOf(context.now());
  const given = options['date'];
  const date = typeof given === 'string' ? readDate(given.trim()) : today;
  if (date === undefined || date > today) {
    const problem =
      date === undefined
        ? ({ code: 'date', example: '2027-01-31' } as const)
        : ({ code: 'future-day', today } as const);
    return refuse(failure('command.wrong-option', { option: '--date', problem }));
  }
  return ok({ channel: channel.data, date, recordedBy: by.value });
}

/** The action of a command that moves one letter to a state. */
export function makeNewsAction(
  stateOf: (options: Readonly<Record<string, unknown>>) => InvitationState,
): CommandAction {
  return (context, options, [letter = '']) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    const news = readNewsOptions(context, options);
    if (!news.ok) return Promise.resolve(news);
    const to = stateOf(options);
    return withPanel(dir, (panel) => {
      const plan = (): Result<Move> => planNews(context, panel, letter, to, news.value);
      const moved = dryRun
        ? readTransaction(panel.db, plan)
        : writeTransaction(panel.db, () => applyNews(context, panel, plan(), news.value));
      if (!moved.ok) return moved;
      printMove(context, moved.value, { dryRun, json });
      return ok(0);
    });
  };
}

function planNews(
  context: CommandContext,
  panel: OpenPanel,
  letter: string,
  to: InvitationState,
  { date, channel }: NewsOptions,
): Result<Move> {
  const found = findLetter(letter, readJudgeContext(context, panel));
  return found.ok ? planMove(found.value, to, { movedOn: date, channel }) : found;
}

function applyNews(
  context: CommandContext,
  { db }: OpenPanel,
  planned: Result<Move>,
  { recordedBy }: NewsOptions,
): Result<Move> {
  if (!planned.ok) return planned;
  const event = { type: 'signup.recorded', data: { ...planned.value } } as const;
  const { sequence } = appendAuditEvent(db, event, context.now().toISOString());
  const recorded = recordMoves(db, [planned.value], { eventSequence: sequence, recordedBy });
  return recorded.ok ? planned : recorded;
}

/** Prints a move in words or as JSON. It names the letter, never the resident. */
export function printMove(
  context: CommandContext,
  { invitationId, from, to, movedOn, channel, isLate }: Move,
  { dryRun, json }: { readonly dryRun: boolean; readonly json: boolean },
): void {
  if (json) {
    printJson(context, { written: !dryRun, invitationId, from, to, movedOn, channel, isLate });
    return;
  }
  const { signUps, common, status } = context.words;
  printLines(
    context,
    signUps.moved.letter(invitationId, common.states[to], movedOn, status.stateNames[from]),
    ...(isLate ? [signUps.moved.late] : []),
    ...(dryRun ? [common.notWritten] : []),
  );
}
