/** Records one resident's answer: typed in full with flags, or asked for at a terminal. */
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import type { AnswerLine } from '../signups/answer-file.ts';
import { readAnswerFields } from '../signups/answer-fields.ts';
import type { RecordedAnswer } from '../signups/judge-answers.ts';
import { isEmailShared, toRecord } from '../signups/judge-answers.ts';
import { planMove } from '../signups/moves.ts';
import { appendAuditEvent } from '../store/append-audit-event.ts';
import { recordAnswers } from '../store/tables/sign-up-table.ts';
import { readTransaction, writeTransaction } from '../store/transaction.ts';
import { askForAnswer } from './ask-for-answer.ts';
import type { CommandAction } from './command-spec.ts';
import type { CommandContext } from './context.ts';
import { findLetter } from './find-letter.ts';
import { readJudgeContext } from './judge-context.ts';
import type { OpenPanel } from './open-panel.ts';
import { withPanel } from './open-panel.ts';
import { readSharedOptions } from './options.ts';
import { printLines } from './print.ts';
import type { NewsOptions } from './record-news.ts';
import { printMove, readNewsOptions } from './record-news.ts';

/** What was typed of an answer, as a line of the sign-up site's file would hold it. */
export type TypedAnswer = Pick<AnswerLine, 'fields' | 'answers'>;

type Options = Readonly<Record<string, unknown>>;

/**
 * The action of a command that records an answer.
 * @param answerOf yes or no as the command or its flags say it; `undefined` when the person at the terminal is to say
 */
export function makeAnswerAction(answerOf: (options: Options) => string | undefined): CommandAction {
  return (context, options, [letter = '']) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    const news = readNewsOptions(context, options);
    if (!news.ok) return Promise.resolve(news);
    const answer = answerOf(options);
    return withPanel(dir, async (panel) => {
      const given = readTyped(options, letter, answer ?? 'yes', news.value);
      if (!given.ok) return given;
      const isAsked = answer === undefined && !json && !hasDetails(options);
      const typed = isAsked ? await askForAnswer(context, panel, given.value) : given;
      if (!typed.ok) return typed;
      const plan = (): Result<Planned> => planAnswer(context, panel, typed.value, news.value);
      const recorded = dryRun
        ? readTransaction(panel.db, plan)
        : writeTransaction(panel.db, () => applyAnswer(context, panel, plan(), news.value));
      if (!recorded.ok) return recorded;
      const { answer: record, isShared } = recorded.value;
      printMove(context, record.move, { dryRun, json });
      if (isShared && !json) {
        printLines(context, context.words.signUps.record.sameEmail);
      }
      return ok(0);
    });
  };
}

function hasDetails(options: Options): boolean {
  return ['email', 'phone', 'name', 'question'].some((name) => options[name] !== undefined);
}

/** The flags as one answer. Refused: a question that is not written as `id=answer`. */
function readTyped(
  options: Options,
  letter: string,
  answer: string,
  { date }: NewsOptions,
): Result<TypedAnswer> {
  const textOf = (name: string): string => {
    const value = options[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const answers: Record<string, string> = {};
  for (const text of [options['question'] ?? []].flat().map(String)) {
    const [, id, value] = /^\s*([^=]+?)\s*=\s*(.*?)\s*$/.exec(text) ?? [];
    if (id === undefined || value === undefined) {
      const problem = { code: 'question-form' } as const;
      return refuse(failure('command.wrong-option', { option: '--question', problem }));
    }
    answers[id] = value;
  }
  const fields = {
    code: letter,
    answer,
    answered_on: date,
    email: textOf('email'),
    phone: textOf('phone'),
    name: textOf('name'),
  };
  return ok({ fields, answers });
}

interface Planned {
  readonly answer: RecordedAnswer;
  readonly isShared: boolean;
}

/** Refused with its sentence whatever cannot be recorded. */
function planAnswer(
  context: CommandContext,
  panel: OpenPanel,
  typed: TypedAnswer,
  { channel }: NewsOptions,
): Result<Planned> {
  const known = readJudgeContext(context, panel);
  const found = findLetter(typed.fields.code, known);
  if (!found.ok) return found;
  const { invitationId, dropReason } = found.value;
  const unknown = Object.keys(typed.answers).find((id) => !known.questions.some((each) => each.id === id));
  if (unknown !== undefined) {
    const problem = { code: 'question-unknown', id: unknown } as const;
    return refuse(failure('command.wrong-option', { option: '--question', problem }));
  }
  const fields = readAnswerFields(typed, known.questions, known.today);
  if ('problem' in fields) {
    return refuse(failure('signups.not-recorded', { reason: fields.problem }));
  }
  const moved = planMove(found.value, fields.answer, { movedOn: fields.answeredOn, channel });
  if (!moved.ok) return moved;
  if (dropReason !== undefined && fields.answer === 'signed-up') {
    return refuse(failure('signups.resident-dropped', { invitationId, reason: dropReason }));
  }
  const answer = toRecord(found.value, fields, channel, known);
  const lookup = answer.signUp?.emailLookup;
  return ok({ answer, isShared: lookup !== undefined && isEmailShared(known, lookup, invitationId) });
}

function applyAnswer(
  context: CommandContext,
  { db, sealKeys }: OpenPanel,
  planned: Result<Planned>,
  { recordedBy }: NewsOptions,
): Result<Planned> {
  if (!planned.ok) return planned;
  const { answer } = planned.value;
  const event = { type: 'signup.recorded', data: { ...answer.move } } as const;
  const { sequence } = appendAuditEvent(db, event, context.now().toISOString());
  const recorded = recordAnswers(db, sealKeys, [answer], { eventSequence: sequence, recordedBy });
  return recorded.ok ? planned : recorded;
}
