/** Finds the letters of a resident who has no letter at hand, by name, postcode and date of birth; the search is logged. */
import type { Command } from 'commander';
import { failure } from '../domain/failure.ts';
import type { InvitationId } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import { readDate } from '../signups/answer-fields.ts';
import type { Caller } from '../signups/find-residents.ts';
import { isCaller } from '../signups/find-residents.ts';
import type { InvitationState } from '../signups/invitation-states.ts';
import { appendAuditEvent } from '../store/append-audit-event.ts';
import { readLatestDraw } from '../store/tables/draw-table.ts';
import { readAllAddressees } from '../store/tables/drawn-resident-table.ts';
import { listInvitations } from '../store/tables/invitation-table.ts';
import { writeTransaction } from '../store/transaction.ts';
import type { CommandContext } from './context.ts';
import type { OpenPanel } from './open-panel.ts';
import type { Words } from './words/words.ts';

export interface FoundLetter {
  readonly invitationId: InvitationId;
  readonly state: InvitationState;
  /** As the letter is addressed: for the person at the desk to check. */
  readonly name: string;
}

export function addCallerOptions(command: Command, { signUps }: Words): Command {
  return command
    .option('--name <name>', signUps.options.callerName)
    .option('--postcode <postcode>', signUps.options.callerPostcode)
    .option('--born <date>', signUps.options.callerBorn);
}

/** All three, so that nobody can look through the drawn residents. */
export function readCaller(options: Readonly<Record<string, unknown>>): Result<Caller> {
  const textOf = (name: string): string => {
    const value = options[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const [name, postcode, birthDate] = [textOf('name'), textOf('postcode'), readDate(textOf('born'))];
  if (name === '' || postcode === '' || birthDate === undefined) {
    return refuse(failure('signups.search-fields', {}));
  }
  return ok({ name, postcode, birthDate });
}

/** The search and its event, in one transaction: nobody looks without a trace. The event holds no name. */
export function findCallers(
  context: CommandContext,
  { db, sealKeys }: OpenPanel,
  caller: Caller,
): Result<readonly FoundLetter[]> {
  return writeTransaction(db, () => {
    const draw = readLatestDraw(db);
    if (draw === undefined) return refuse(failure('command.no-draw', {}));
    const addressees = readAllAddressees(db, sealKeys, draw.drawId);
    if (!addressees.ok) return addressees;
    const found = listInvitations(db).flatMap(({ invitationId, residentId, state }) => {
      const addressee = addressees.value.get(residentId);
      if (addressee === undefined || !isCaller(addressee, caller)) return [];
      return [{ invitationId, state, name: addressee.addressLines[0] ?? '' }];
    });
    appendAuditEvent(
      db,
      { type: 'signup.searched', data: { found: found.map(({ invitationId }) => invitationId) } },
      context.now().toISOString(),
    );
    return ok(found);
  });
}
