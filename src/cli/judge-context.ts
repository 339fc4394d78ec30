/** What judging answers needs to know of the panel at this moment. */
import type { LoginCode } from '../letters/login-code.ts';
import { codeLookupOf, parseLoginCode } from '../letters/login-code.ts';
import type { JudgeContext } from '../signups/judge-answers.ts';
import { readInvitationsByLookup } from '../store/tables/invitation-table.ts';
import type { CommandContext } from './context.ts';
import type { OpenPanel } from './open-panel.ts';

const dutchDate = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar date in the Netherlands, as `2027-01-31`: that of the people who answer, at night too. */
export function dutchDateOf(time: Date): string {
  return dutchDate.format(time);
}

/** Call it within the transaction that records the answers: another import may have come between. */
export function readJudgeContext(context: CommandContext, panel: OpenPanel): JudgeContext<LoginCode> {
  const { db, key, settings } = panel;
  return {
    parseLoginCode,
    codeLookupOf: (code) => codeLookupOf(key, settings.panel.id, code),
    invitationsByLookup: readInvitationsByLookup(db),
    answerBefore: settings.letters.answerBefore,
    today: dutchDateOf(context.now()),
  };
}
