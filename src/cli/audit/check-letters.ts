/** The audit's step for the letters: invitations, login codes, addressees, batches and the states of the answers. */
import { compareBatches, compareInvitations, compareStates } from '../../audit/compare-letters.ts';
import type { AuditDifference } from '../../audit/differences.ts';
import { difference } from '../../audit/differences.ts';
import type { DrawnResident } from '../../domain/drawn-resident.ts';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import { codeLookupOf, loginCodeOf } from '../../letters/login-code.ts';
import { allInvitationStates, invitationStates } from '../../signups/invitation-states.ts';
import { hashFile } from '../../store/read-file.ts';
import { listAnswers } from '../../store/tables/answer-table.ts';
import { listBatches, listManifests } from '../../store/tables/batch-table.ts';
import type { DrawRow } from '../../store/tables/draw-table.ts';
import { readAddressees } from '../../store/tables/drawn-resident-table.ts';
import type { FrameRow } from '../../store/tables/frame-table.ts';
import { listInvitations } from '../../store/tables/invitation-table.ts';
import { readTransaction } from '../../store/transaction.ts';
import path from 'node:path';
import type { OpenPanel } from '../open-panel.ts';
import { readAddresseesFromRegisters } from '../read-addressees.ts';
import type { Frame } from '../../domain/frame.ts';
import type { AuditStep } from './audit-step.ts';
import { areSame, compareFile, refusedEvidence } from './audit-step.ts';

/** Everything between a drawn resident and an answer. */
export function checkLetters(
  panel: OpenPanel,
  draw: DrawRow,
  committed: { readonly row: FrameRow; readonly frame: Frame | undefined },
  drawn: readonly DrawnResident[],
): readonly AuditStep[] {
  const letters = readTransaction(panel.db, () => compareStoredLetters(panel, drawn));
  const addressees = compareAddressees(panel, draw, committed, drawn);
  return [
    {
      name: 'Letters',
      checked: `${drawn.length.toLocaleString('en-GB')} invitations, their login codes, states and files`,
      differences: letters.ok ? letters.value : refusedEvidence(letters.failures),
    },
    {
      name: 'Addresses',
      checked: `${drawn.length.toLocaleString('en-GB')} sealed addresses against the registers`,
      differences: addressees.ok ? addressees.value : refusedEvidence(addressees.failures),
    },
  ];
}

function compareStoredLetters(
  panel: OpenPanel,
  drawn: readonly DrawnResident[],
): Result<readonly AuditDifference[]> {
  const { db, key, settings, folder } = panel;
  const panelId = settings.panel.id;
  const invitations = listInvitations(db);
  const batches = listBatches(db).map(({ batchId, fileName, sha256 }) => ({
    batchId,
    file: `letters/${fileName}`,
    sha256,
  }));
  return ok([
    ...compareInvitations(invitations, drawn, ({ invitationId, version }) =>
      codeLookupOf(key, panelId, loginCodeOf(key, { panelId, invitationId, version })),
    ),
    ...compareStates(
      new Map(listAnswers(db).map(({ invitationId, answer }) => [invitationId, answer])),
      new Map(invitations.map(({ invitationId, state }) => [invitationId, state])),
      allInvitationStates.filter((state) => invitationStates[state].isAnswer),
    ),
    ...compareBatches(batches, ({ file }) => {
      const hash = hashFile(path.join(folder.root, file));
      return hash.ok ? hash.value : undefined;
    }),
    ...listManifests(db).flatMap(({ fileName, sha256 }) => compareFile(panel, `letters/${fileName}`, sha256)),
  ]);
}

function compareAddressees(
  panel: OpenPanel,
  { drawId }: DrawRow,
  { row, frame }: { readonly row: FrameRow; readonly frame: Frame | undefined },
  drawn: readonly DrawnResident[],
): Result<readonly AuditDifference[]> {
  if (frame === undefined) return ok([]);
  const fromRegisters = readAddresseesFromRegisters(panel, { frame, row }, drawn);
  if (!fromRegisters.ok) return fromRegisters;
  const differences: AuditDifference[] = [];
  for (const wave of new Set(drawn.map((resident) => resident.wave))) {
    const stored = readTransaction(panel.db, () => readAddressees(panel.db, panel.sealKeys, drawId, wave));
    if (!stored.ok) return stored;
    for (const { residentId } of drawn.filter((resident) => resident.wave === wave)) {
      const expected = fromRegisters.value.get(residentId);
      const found = stored.value.get(residentId);
      if (expected === undefined || found === undefined || !areSame(expected, found)) {
        differences.push(difference('letters.addressee-differs', { residentId }));
      }
    }
  }
  return ok(differences);
}
