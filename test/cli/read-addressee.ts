/** Opens the sealed address of a letter's resident, as the desk would know it from the caller. */
import type { Addressee } from '../../src/domain/resident.ts';
import { ok } from '../../src/domain/result.ts';
import { withPanel } from '../../src/cli/open-panel.ts';
import { readAddresseeOf } from '../../src/store/tables/drawn-resident-table.ts';
import { listInvitations } from '../../src/store/tables/invitation-table.ts';
import { readTransaction } from '../../src/store/transaction.ts';

export async function readAddresseeForTest(folder: string, invitationId: string): Promise<Addressee> {
  const found = await withPanel(folder, ({ db, sealKeys }) =>
    readTransaction(db, () => {
      const invitation = listInvitations(db).find((row) => row.invitationId === invitationId);
      return invitation === undefined ? ok(undefined) : readAddresseeOf(db, sealKeys, invitation.residentId);
    }),
  );
  if (!found.ok || found.value === undefined) throw new Error(`letter ${invitationId} has no address`);
  return found.value;
}
