/** Finds the letter that staff mean: by its login code, or by its number when the resident has no letter at hand. */
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import type { KnownInvitation } from '../signups/judge-answers.ts';
import { findWrongGroups } from '../signups/judge-answers.ts';
import type { PanelJudgeContext } from './judge-context.ts';

/** A number of a letter, such as `1-000042`. No login code has this form. */
const LETTER_NUMBER = /^[1-9][0-9]{0,2}-[0-9]{6,7}$/;

/** Refused with what is wrong with a code: a typing error with the group, a code of another panel, one that was replaced. */
export function findLetter(typed: string, context: PanelJudgeContext): Result<KnownInvitation> {
  const text = typed.trim();
  if (LETTER_NUMBER.test(text)) {
    const numbered = context.findByNumber(text);
    return numbered === undefined
      ? refuse(failure('signups.letter-unknown', { letter: text }))
      : ok(numbered);
  }
  const code = context.parseLoginCode(text);
  if (!code.ok) {
    const isTypingError = code.failures.some((failed) => failed.code === 'letters.code-check');
    if (!isTypingError) return code;
    return refuse(failure('signups.code-mistyped', { groups: findWrongGroups(text, context) }));
  }
  const lookup = context.codeLookupOf(code.value);
  const invitation = context.invitationsByLookup.get(lookup);
  if (invitation !== undefined) return ok(invitation);
  return refuse(
    context.revokedLookups.has(lookup)
      ? failure('signups.code-revoked', {})
      : failure('signups.code-unknown', {}),
  );
}
