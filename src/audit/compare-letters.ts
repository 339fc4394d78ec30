/** Compares the stored letters with the drawn residents, with the key, with the answers, and with the files of the batches. */
import type { DrawnResident, Invitation } from '../domain/drawn-resident.ts';
import type { Hash } from '../domain/ids.ts';
import type { AuditDifference } from './differences.ts';
import { compareValues, difference } from './differences.ts';

export interface StoredInvitation extends Invitation {
  readonly codeLookup: string;
}

/**
 * Every letter belongs to a resident drawn in its wave, every drawn resident of a wave with letters has one, and what is
 * kept of each login code follows from the key.
 * @param codeLookupOf recomputes the lookup of an invitation's code from the key
 */
export function compareInvitations(
  invitations: readonly StoredInvitation[],
  drawnResidents: readonly DrawnResident[],
  codeLookupOf: (invitation: Invitation) => string,
): readonly AuditDifference[] {
  const waveOf = new Map(drawnResidents.map((drawn) => [drawn.residentId, drawn.wave]));
  const invited = new Set(invitations.map((invitation) => invitation.residentId));
  const wavesWithLetters = new Set(invitations.map((invitation) => invitation.wave));
  const differences: AuditDifference[] = [];
  for (const invitation of invitations) {
    const { invitationId, residentId, wave, codeLookup } = invitation;
    const drawnWave = waveOf.get(residentId);
    if (drawnWave !== wave) {
      differences.push(
        difference(
          'letters.no-drawn-resident',
          { invitationId },
          String(wave),
          drawnWave?.toString() ?? 'not drawn',
        ),
      );
    }
    const lookup = codeLookupOf(invitation);
    if (lookup !== codeLookup) {
      differences.push(difference('letters.code-lookup', { invitationId }, codeLookup, lookup));
    }
  }
  for (const { residentId, wave } of drawnResidents) {
    if (wavesWithLetters.has(wave) && !invited.has(residentId)) {
      differences.push(difference('letters.no-invitation', { residentId }));
    }
  }
  return differences;
}

/**
 * Every letter is that of the resident who has its number.
 * @param residentOf the resident of each number, as the draw gives it
 */
export function compareNumbers(
  invitations: readonly Invitation[],
  residentOf: ReadonlyMap<string, string>,
): readonly AuditDifference[] {
  return invitations.flatMap(({ invitationId, residentId }) =>
    compareValues(
      'letters.wrong-resident',
      { invitationId },
      residentId,
      residentOf.get(invitationId) ?? 'nobody',
    ),
  );
}

export interface RecordedBatch {
  readonly batchId: string;
  readonly file: string;
  readonly sha256: Hash;
}

/** Every batch's file is there with the bytes that were recorded. `hashOf` gives `undefined` for a file that is not there. */
export function compareBatches(
  batches: readonly RecordedBatch[],
  hashOf: (batch: RecordedBatch) => Hash | undefined,
): readonly AuditDifference[] {
  return batches.flatMap((recorded): AuditDifference[] => {
    const { batchId: batch, file, sha256 } = recorded;
    const found = hashOf(recorded);
    if (found === undefined) return [difference('letters.batch-missing', { batch, file })];
    return found === sha256 ? [] : [difference('letters.batch-changed', { batch, file }, sha256, found)];
  });
}
