/** The audit's step for the letters: invitations, login codes, addressees, batches and the states of the answers. */
import { compareInvitations, compareNumbers } from '../../audit/compare-letters.ts';
import { compareMoves } from '../../audit/compare-moves.ts';
import type { AuditDifference } from '../../audit/differences.ts';
import { difference } from '../../audit/differences.ts';
import type { DrawnResident } from '../../domain/drawn-resident.ts';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import { codeLookupOf, loginCodeOf } from '../../letters/login-code.ts';
import type { DrawRow } from '../../store/tables/draw-table.ts';
import { readAllAddressees } from '../../store/tables/drawn-resident-table.ts';
import type { FrameRow } from '../../store/tables/frame-table.ts';
import { listInvitations } from '../../store/tables/invitation-table.ts';
import { listMoves } from '../../store/tables/move-table.ts';
import { readSignUps } from '../../store/tables/sign-up-table.ts';
import { readTransaction } from '../../store/transaction.ts';
import { numberInvitations } from '../number-invitations.ts';
import type { OpenPanel } from '../open-panel.ts';
import { readAddresseesFromRegisters } from '../read-addressees.ts';
import type { Frame } from '../../domain/frame.ts';
import type { AuditStep } from './audit-step.ts';
import { areSame, refusedEvidence } from './audit-step.ts';
import type { CheckedDraw } from './check-draw.ts';
import { checkSheets } from './check-sheets.ts';
import { expectAddressees } from './expected-addressees.ts';

/** Everything between a drawn resident and an answer. */
export function checkLetters(
  panel: OpenPanel,
  draw: DrawRow,
  committed: { readonly row: FrameRow; readonly frame: Frame | undefined },
  { stored: drawn, redrawn }: Pick<CheckedDraw, 'stored' | 'redrawn'>,
): readonly AuditStep[] {
  const letters = readTransaction(panel.db, () => compareStoredLetters(panel, drawn, redrawn));
  const addressees = compareAddressees(panel, draw, committed, drawn);
  return [
    {
      name: 'Letters',
      checked: `${drawn.length.toLocaleString('en-GB')} invitations: residents, login codes, places, states, contacts and files`,
      differences: letters.ok ? letters.value : refusedEvidence(letters.failures),
    },
    {
      name: 'Addresses',
      checked: `${drawn.length.toLocaleString('en-GB')} sealed addresses against the registers${addressees.ok ? addressees.value.left : ''}`,
      differences: addressees.ok ? addressees.value.differences : refusedEvidence(addressees.failures),
    },
  ];
}

function compareStoredLetters(
  panel: OpenPanel,
  drawn: readonly DrawnResident[],
  redrawn: readonly DrawnResident[] | undefined,
): Result<readonly AuditDifference[]> {
  const { db, key, sealKeys, settings } = panel;
  const panelId = settings.panel.id;
  const invitations = listInvitations(db);
  const contacts = readSignUps(db, sealKeys);
  return ok([
    ...compareInvitations(invitations, drawn, ({ invitationId, version }) =>
      codeLookupOf(key, panelId, loginCodeOf(key, { panelId, invitationId, version })),
    ),
    ...(redrawn === undefined ? [] : compareNumbers(invitations, residentsByNumber(redrawn))),
    ...checkSheets(panel, invitations, drawn, (invitationId, version) =>
      codeLookupOf(key, panelId, loginCodeOf(key, { panelId, invitationId, version })),
    ),
    ...compareMoves(
      listMoves(db),
      new Map(invitations.map(({ invitationId, state }) => [invitationId, state])),
    ),
    ...(contacts.ok ? [] : refusedEvidence(contacts.failures)),
  ]);
}

function residentsByNumber(redrawn: readonly DrawnResident[]): ReadonlyMap<string, string> {
  const waves = [...new Set(redrawn.map(({ wave }) => wave))];
  return new Map(waves.flatMap((wave) => [...numberInvitations(redrawn, wave)]));
}

interface CheckedAddressees {
  readonly differences: readonly AuditDifference[];
  /** What could not be compared, for the table. */
  readonly left: string;
}

function compareAddressees(
  panel: OpenPanel,
  { drawId }: DrawRow,
  { row, frame }: { readonly row: FrameRow; readonly frame: Frame | undefined },
  drawn: readonly DrawnResident[],
): Result<CheckedAddressees> {
  if (frame === undefined) return ok({ differences: [], left: '' });
  const fromRegisters = readAddresseesFromRegisters(panel, { frame, row }, drawn);
  if (!fromRegisters.ok) return fromRegisters;
  const expected = expectAddressees(panel, drawId, drawn, fromRegisters.value);
  const { dropped, untraced } = expected;
  const stored = readTransaction(panel.db, () => readAllAddressees(panel.db, panel.sealKeys, drawId));
  if (!stored.ok) return stored;
  const differences = drawn.flatMap(({ residentId }): readonly AuditDifference[] => {
    const found = stored.value.get(residentId);
    if (dropped.has(residentId)) {
      return found === undefined ? [] : [difference('letters.dropped-addressee', { residentId })];
    }
    const should = expected.addressees.get(residentId);
    if (found !== undefined && should === undefined && untraced.has(residentId)) return [];
    const isRight = found !== undefined && should !== undefined && areSame(should, found);
    return isRight ? [] : [difference('letters.addressee-differs', { residentId })];
  });
  return ok({
    differences: [...expected.differences, ...differences],
    left: [
      ...(dropped.size > 0 ? [`${dropped.size} dropped`] : []),
      ...(untraced.size > 0 ? [`${untraced.size} of newer registers that are gone`] : []),
    ]
      .map((text) => `; ${text}`)
      .join(''),
  });
}
