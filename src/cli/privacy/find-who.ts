/** Reads about whom a command is: a letter by its number or code, or a resident by name, postcode and date of birth. */
import { failure } from '../../domain/failure.ts';
import type { InvitationId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Caller } from '../../signups/find-residents.ts';
import { readTransaction } from '../../store/transaction.ts';
import type { CommandContext } from '../context.ts';
import { findCallers, readCaller } from '../find-callers.ts';
import { findLetter } from '../find-letter.ts';
import { readJudgeContext } from '../judge-context.ts';
import type { OpenPanel } from '../open-panel.ts';

export type Who = { readonly letter: string } | { readonly caller: Caller };

export function readWho(options: Readonly<Record<string, unknown>>, letter: string | undefined): Result<Who> {
  const isSearch = ['name', 'postcode', 'born'].some((name) => options[name] !== undefined);
  if (isSearch === (letter !== undefined)) return refuse(failure('privacy.who', {}));
  if (letter !== undefined) return ok({ letter });
  const caller = readCaller(options);
  return caller.ok ? ok({ caller: caller.value }) : caller;
}

/** A search by name is logged, as that of `signup find`. */
export function findWho(context: CommandContext, panel: OpenPanel, who: Who): Result<InvitationId> {
  if ('letter' in who) {
    const found = readTransaction(panel.db, () => findLetter(who.letter, readJudgeContext(context, panel)));
    return found.ok ? ok(found.value.invitationId) : found;
  }
  const found = findCallers(context, panel, who.caller);
  if (!found.ok) return found;
  const letters = found.value.map(({ invitationId }) => invitationId);
  const [first, ...rest] = letters;
  if (first === undefined) return refuse(failure('privacy.nobody-found', {}));
  return rest.length === 0 ? ok(first) : refuse(failure('privacy.several-found', { letters }));
}
