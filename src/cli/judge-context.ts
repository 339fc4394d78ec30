/** What judging answers needs to know of the panel at this moment. */
import type { DropReason } from '../domain/drop-reasons.ts';
import { hmacSha256 } from '../domain/hash.ts';
import type { ResidentId } from '../domain/ids.ts';
import { lastAnswerDayOf } from '../domain/settings/letter-dates.ts';
import type { LoginCode } from '../letters/login-code.ts';
import { codeLookupOf, parseLoginCode } from '../letters/login-code.ts';
import { nearCodesOf } from '../letters/near-codes.ts';
import type { JudgeContext, KnownInvitation } from '../signups/judge-answers.ts';
import { readLatestDraw } from '../store/tables/draw-table.ts';
import { findInvitation, invitationsByLookup, toKnownInvitation } from '../store/tables/invitation-table.ts';
import { findDropReason } from '../store/tables/refresh-table.ts';
import { findRevokedCode } from '../store/tables/revoked-code-table.ts';
import { emailLookupsIn } from '../store/tables/sign-up-table.ts';
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

/** What answers are judged by, and the letter with a number. */
export interface PanelJudgeContext extends JudgeContext<LoginCode> {
  readonly findByNumber: (number: string) => KnownInvitation | undefined;
}

/**
 * Call it, and use what it gives, within the transaction that records the answers: another import may have come between.
 * Rows are read when they are asked for, since one answer at the desk must not wait for all invitations of a year.
 */
export function readJudgeContext(context: CommandContext, panel: OpenPanel): PanelJudgeContext {
  const { db, key, settings } = panel;
  const panelId = settings.panel.id;
  const draw = readLatestDraw(db);
  const dropReasonOf = (residentId: ResidentId): DropReason | undefined =>
    draw === undefined ? undefined : findDropReason(db, draw.drawId, residentId);
  return {
    parseLoginCode,
    nearCodesOf,
    codeLookupOf: (code) => codeLookupOf(key, panelId, code),
    invitationsByLookup: invitationsByLookup(db, dropReasonOf),
    findByNumber: (number) => {
      const found = findInvitation(db, number);
      return found === undefined ? undefined : toKnownInvitation(found, dropReasonOf);
    },
    revokedLookups: { has: (codeLookup) => findRevokedCode(db, codeLookup) !== undefined },
    // Addresses that differ in capitals only reach the same mailbox nearly everywhere.
    emailLookupOf: (email) => hmacSha256(key, 'e-mail', panelId, email.toLowerCase()).toString('hex'),
    emailLookups: emailLookupsIn(db),
    questions: settings.signUp.questions,
    lastAnswerDayOf: (wave) => lastAnswerDayOf(settings, wave),
    today: dutchDateOf(context.now()),
  };
}
