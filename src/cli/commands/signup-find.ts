/** `loting signup find`: a resident phones without the letter. Shows no more than the desk needs, and is logged. */
import { failure } from '../../domain/failure.ts';
import type { InvitationId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import { readDate } from '../../signups/answer-fields.ts';
import type { Caller } from '../../signups/find-residents.ts';
import { isCaller } from '../../signups/find-residents.ts';
import type { InvitationState } from '../../signups/invitation-states.ts';
import { invitationStates } from '../../signups/invitation-states.ts';
import { appendAuditEvent } from '../../store/append-audit-event.ts';
import { readLatestDraw } from '../../store/tables/draw-table.ts';
import { readAllAddressees } from '../../store/tables/drawn-resident-table.ts';
import { listInvitations } from '../../store/tables/invitation-table.ts';
import { writeTransaction } from '../../store/transaction.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import type { OpenPanel } from '../open-panel.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printJson, printLines } from '../print.ts';

interface FoundLetter {
  readonly invitationId: InvitationId;
  readonly state: InvitationState;
  /** As the letter is addressed: for the person at the desk to check. */
  readonly name: string;
}

export const configure: CommandModule['configure'] = (command) => {
  addDirOption(command);
  addJsonOption(command);
  command
    .option('--name <name>', 'the surname, with or without initials')
    .option('--postcode <postcode>', 'the postcode of the address')
    .option('--born <date>', 'the date of birth, such as 1980-05-17 or 17-5-1980');
  addExample(command, 'loting signup find --name "de Vries" --postcode 3511AA --born 1980-05-17');
  return (context, options) => {
    const { dir, json } = readSharedOptions(context, options);
    const caller = readCaller(options);
    if (!caller.ok) return Promise.resolve(caller);
    return withPanel(dir, (panel) => {
      const found = findLetters(context, panel, caller.value);
      if (!found.ok) return found;
      if (json) printJson(context, { found: found.value });
      else printFound(context, found.value);
      return ok(0);
    });
  };
};

/** All three, so that nobody can look through the drawn residents. */
function readCaller(options: Readonly<Record<string, unknown>>): Result<Caller> {
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
function findLetters(
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

function printFound(context: CommandContext, found: readonly FoundLetter[]): void {
  if (found.length === 0) {
    printLines(
      context,
      'No letter fits these three together. The resident was not drawn, or the register writes one of them in another way.',
    );
    return;
  }
  for (const { invitationId, state, name } of found) {
    printLines(context, `Letter ${invitationId}, to ${name}: ${invitationStates[state].says}.`);
  }
  printLines(
    context,
    `Record the answer with the number: loting signup record ${found[0]?.invitationId ?? ''}`,
  );
}
