/** What judging answers needs to know of the panel at this moment. */
import { hmacSha256 } from '../domain/hash.ts';
import { lastAnswerDayOf } from '../domain/settings/letter-dates.ts';
import type { LoginCode } from '../letters/login-code.ts';
import { codeLookupOf, parseLoginCode } from '../letters/login-code.ts';
import { nearCodesOf } from '../letters/near-codes.ts';
import type { JudgeContext } from '../signups/judge-answers.ts';
import { readLatestDraw } from '../store/tables/draw-table.ts';
import { readInvitationsByLookup } from '../store/tables/invitation-table.ts';
import { readDropReasons } from '../store/tables/refresh-table.ts';
import { listRevokedCodes } from '../store/tables/revoked-code-table.ts';
import { readEmailLookups } from '../store/tables/sign-up-table.ts';
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
  const panelId = settings.panel.id;
  const draw = readLatestDraw(db);
  const dropReasons = draw === undefined ? new Map<never, never>() : readDropReasons(db, draw.drawId);
  return {
    parseLoginCode,
    nearCodesOf,
    codeLookupOf: (code) => codeLookupOf(key, panelId, code),
    invitationsByLookup: readInvitationsByLookup(db, dropReasons),
    revokedLookups: new Set(listRevokedCodes(db).map(({ codeLookup }) => codeLookup)),
    // Addresses that differ in capitals only reach the same mailbox nearly everywhere.
    emailLookupOf: (email) => hmacSha256(key, 'e-mail', panelId, email.toLowerCase()).toString('hex'),
    emailLookups: readEmailLookups(db),
    questions: settings.signUp.questions,
    lastAnswerDayOf: (wave) => lastAnswerDayOf(settings, wave),
    today: dutchDateOf(context.now()),
  };
}
