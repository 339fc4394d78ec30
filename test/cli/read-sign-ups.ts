/** Opens what is kept of the sign-ups, as the commands do. */
import { ok } from '../../src/domain/result.ts';
import { withPanel } from '../../src/cli/open-panel.ts';
import type { SignUpDetails } from '../../src/signups/answer-fields.ts';
import { listInvitations } from '../../src/store/tables/invitation-table.ts';
import { readSignUps } from '../../src/store/tables/sign-up-table.ts';
import { readTransaction } from '../../src/store/transaction.ts';

/** The residents whose sign-up `isWanted`. */
export async function readSignUpsForTest(
  folder: string,
  isWanted: (details: SignUpDetails) => boolean,
): Promise<ReadonlySet<string>> {
  const found = await withPanel(folder, ({ db, sealKeys }) =>
    readTransaction(db, () => {
      const signUps = readSignUps(db, sealKeys);
      if (!signUps.ok) return signUps;
      const residents = new Map(listInvitations(db).map((row) => [row.invitationId, row.residentId]));
      return ok(
        [...signUps.value].flatMap(([id, details]) => (isWanted(details) ? (residents.get(id) ?? []) : [])),
      );
    }),
  );
  if (!found.ok) throw new Error('the sign-ups cannot be opened');
  return new Set<string>(found.value);
}
