/** `loting signup record`: staff record one answer, for instance of a resident who phones. */
import { failure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import { parseLoginCode } from '../../letters/login-code.ts';
import type { AnswerLine } from '../../signups/answer-file.ts';
import { AnswerChannelSchema } from '../../signups/invitation-states.ts';
import type { AnswerChannel } from '../../signups/invitation-states.ts';
import type { RecordedAnswer } from '../../signups/judge-answers.ts';
import { judgeAnswers } from '../../signups/judge-answers.ts';
import { describeLineAnswer } from '../../signups/line-answers.ts';
import { appendAuditEvent } from '../../store/append-audit-event.ts';
import { recordAnswers } from '../../store/tables/answer-table.ts';
import { readTransaction, writeTransaction } from '../../store/transaction.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import { readJudgeContext } from '../judge-context.ts';
import type { OpenPanel } from '../open-panel.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printJson, printLines } from '../print.ts';

export const configure: CommandModule['configure'] = (command) => {
  command.argument('<code>', 'the login code in the letter; small letters, spaces and hyphens do not matter');
  addDirOption(command);
  addJsonOption(command);
  addDryRunOption(command);
  command
    .option('--answer <yes|no>', 'whether the resident takes part', 'yes')
    .option('--channel <channel>', 'how the answer came: phone, mail, counter or site', 'phone')
    .option('--date <date>', 'the day of the answer; today unless given')
    .option('--email <address>', 'where the online panel can write to')
    .option('--phone <number>', 'a telephone number')
    .option('--name <name>', 'the name to use');
  addExample(command, 'loting signup record "ABCD-EFGH-JKMN" --channel phone --email resident@example.org');
  return (context, options, [code = '']) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    const channel = AnswerChannelSchema.safeParse(options['channel']);
    if (!channel.success) {
      const problem = `it takes one of ${AnswerChannelSchema.options.join(', ')}`;
      return Promise.resolve(refuse(failure('command.wrong-option', { option: '--channel', problem })));
    }
    const line = lineOf(code, options);
    return withPanel(dir, (panel) => {
      const recorded = dryRun
        ? readTransaction(panel.db, () => judgeOne(context, panel, line))
        : applyRecord(context, panel, line, channel.data);
      if (!recorded.ok) return recorded;
      const { invitationId, answer, answeredOn } = recorded.value;
      if (json) printJson(context, { written: !dryRun, invitationId, answer, answeredOn });
      else {
        printLines(
          context,
          `Letter ${invitationId}: ${answer === 'signed-up' ? 'signed up' : 'does not take part'}, on ${answeredOn}.`,
          ...(dryRun ? ['Nothing was written (--dry-run).'] : []),
        );
      }
      return ok(0);
    });
  };
};

function lineOf(code: string, options: Readonly<Record<string, unknown>>): AnswerLine {
  const textOf = (name: string): string => {
    const value = options[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  return {
    line: 1,
    isComplete: true,
    fields: {
      code,
      answer: textOf('answer'),
      answered_on: textOf('date'),
      email: textOf('email'),
      phone: textOf('phone'),
      name: textOf('name'),
    },
  };
}

/** Judged as a line of the sign-up site's file would be; whatever is not recorded is refused with its sentence. */
function judgeOne(context: CommandContext, panel: OpenPanel, line: AnswerLine): Result<RecordedAnswer> {
  const code = parseLoginCode(line.fields.code);
  if (!code.ok) return code;
  const [judged] = judgeAnswers([line], readJudgeContext(context, panel));
  if (judged?.recorded !== undefined) return ok(judged.recorded);
  const reason = describeLineAnswer(judged?.answer ?? 'invalid-line', judged?.problem);
  return refuse(failure('signups.not-recorded', { reason }));
}

function applyRecord(
  context: CommandContext,
  panel: OpenPanel,
  line: AnswerLine,
  channel: AnswerChannel,
): Result<RecordedAnswer> {
  const { db, sealKeys } = panel;
  const at = context.now().toISOString();
  return writeTransaction(db, () => {
    const judged = judgeOne(context, panel, line);
    if (!judged.ok) return judged;
    const recorded = recordAnswers(db, sealKeys, [judged.value], { channel, recordedAt: at });
    if (!recorded.ok) return recorded;
    const { invitationId, residentId, answer, answeredOn } = judged.value;
    appendAuditEvent(
      db,
      { type: 'signup.recorded', data: { invitationId, residentId, answer, channel, answeredOn } },
      at,
    );
    return judged;
  });
}
