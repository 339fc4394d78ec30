/** Asks for a resident's answer at a terminal: the name for checking, yes or no, how to reach them, and the questions. */
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import { readAnswerFields } from '../signups/answer-fields.ts';
import { planMove } from '../signups/moves.ts';
import { readAddresseeOf } from '../store/tables/drawn-resident-table.ts';
import { readTransaction } from '../store/transaction.ts';
import type { CommandContext } from './context.ts';
import { findLetter } from './find-letter.ts';
import { readJudgeContext } from './judge-context.ts';
import type { OpenPanel } from './open-panel.ts';
import type { TypedAnswer } from './record-answer.ts';

const contactFields = ['email', 'phone', 'name'] as const;

/**
 * Asks, where there is somebody to ask; otherwise gives back what was typed. The name is shown on the screen only, so that
 * the person at the desk can check that it is the right resident. Refused when it is not, or when they stop.
 */
export async function askForAnswer(
  context: CommandContext,
  panel: OpenPanel,
  given: TypedAnswer,
): Promise<Result<TypedAnswer>> {
  const { prompter } = context;
  const { ask } = context.words.signUps;
  if (prompter === undefined) return ok(given);
  const { questions } = panel.settings.signUp;
  const found = readTransaction(panel.db, () => {
    const known = readJudgeContext(context, panel);
    const letter = findLetter(given.fields.code, known);
    if (!letter.ok) return letter;
    const news = { movedOn: known.today, channel: null };
    // Nobody is asked about a letter that cannot be answered any more.
    const moves = [planMove(letter.value, 'signed-up', news), planMove(letter.value, 'declined', news)];
    const refused = moves.find((move) => !move.ok);
    if (refused !== undefined && moves.every((move) => !move.ok)) return refused;
    const addressee = readAddresseeOf(panel.db, panel.sealKeys, letter.value.residentId);
    return addressee.ok
      ? ok({ name: addressee.value?.addressLines[0] ?? ask.noName, today: known.today })
      : addressee;
  });
  if (!found.ok) return found;
  const { name, today } = found.value;
  const stopped = refuse(failure('signups.not-recorded', { reason: 'stopped' }));

  const { yesNo } = context.words.confirm;
  const isRight = await prompter.confirm(ask.isRight(name), yesNo);
  if (isRight !== true) return stopped;
  const takesPart = await prompter.confirm(ask.takesPart, yesNo);
  if (takesPart === undefined) return stopped;
  if (!takesPart) return ok({ ...given, fields: { ...given.fields, answer: 'no' } });

  const fields: Record<keyof TypedAnswer['fields'], string> = { ...given.fields };
  for (const field of contactFields) {
    const text = await prompter.askText(ask.fields[field], (typed) => {
      const judged = readAnswerFields({ fields: { ...fields, [field]: typed }, answers: {} }, [], today);
      return 'problem' in judged && judged.problem === field ? ask.problems[field] : true;
    });
    if (text === undefined) return stopped;
    fields[field] = text;
  }
  const answers: Record<string, string> = {};
  for (const { id, text, answers: possible } of questions) {
    const chosen = await prompter.choose(text, [
      ...possible.map((answer) => ({ value: answer.id, name: answer.text })),
      { value: '', name: ask.noAnswer },
    ]);
    if (chosen === undefined) return stopped;
    answers[id] = chosen;
  }
  return ok({ fields, answers });
}
