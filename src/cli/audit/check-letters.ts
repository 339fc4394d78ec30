/** The audit's step for the letters: invitations, login codes, addressees, batches and the states of the answers. */
import type { RecordedBatch } from '../../audit/compare-letters.ts';
import {
  compareBatches,
  compareInvitations,
  compareNumbers,
  compareStates,
} from '../../audit/compare-letters.ts';
import type { AuditDifference } from '../../audit/differences.ts';
import { difference } from '../../audit/differences.ts';
import type { DrawnResident } from '../../domain/drawn-resident.ts';
import { sha256HexOfBytes } from '../../domain/hash.ts';
import type { Hash } from '../../domain/ids.ts';
import { HashSchema } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import { codeLookupOf, loginCodeOf } from '../../letters/login-code.ts';
import { manifestCsv } from '../../letters/manifest.ts';
import { allInvitationStates, invitationStates } from '../../signups/invitation-states.ts';
import { hashFile } from '../../store/read-file.ts';
import { listAnswers, readContacts } from '../../store/tables/answer-table.ts';
import type { BatchRow } from '../../store/tables/batch-table.ts';
import { listBatches } from '../../store/tables/batch-table.ts';
import type { DrawRow } from '../../store/tables/draw-table.ts';
import { readAllAddressees } from '../../store/tables/drawn-resident-table.ts';
import type { FrameRow } from '../../store/tables/frame-table.ts';
import { listInvitations } from '../../store/tables/invitation-table.ts';
import type { LetterRow } from '../../store/tables/letter-table.ts';
import { listLetters } from '../../store/tables/letter-table.ts';
import { readTransaction } from '../../store/transaction.ts';
import path from 'node:path';
import { batchFileName, manifestFileName } from '../letter-files.ts';
import { manifestLinesOf } from '../wave-manifest.ts';
import { numberInvitations } from '../number-invitations.ts';
import type { OpenPanel } from '../open-panel.ts';
import { readAddresseesFromRegisters } from '../read-addressees.ts';
import type { Frame } from '../../domain/frame.ts';
import type { AuditStep } from './audit-step.ts';
import { areSame, compareFile, refusedEvidence } from './audit-step.ts';
import type { CheckedDraw } from './check-draw.ts';
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
  const { db, key, sealKeys, settings, folder } = panel;
  const panelId = settings.panel.id;
  const invitations = listInvitations(db);
  const contacts = readContacts(db, sealKeys);
  const batches = listBatches(db);
  return ok([
    ...compareInvitations(invitations, drawn, ({ invitationId, version }) =>
      codeLookupOf(key, panelId, loginCodeOf(key, { panelId, invitationId, version })),
    ),
    ...(redrawn === undefined ? [] : compareNumbers(invitations, residentsByNumber(redrawn))),
    ...compareManifests(panel, batches, listLetters(db)),
    ...compareStates(
      new Map(listAnswers(db).map(({ invitationId, answer }) => [invitationId, answer])),
      new Map(invitations.map(({ invitationId, state }) => [invitationId, state])),
      allInvitationStates.filter((state) => invitationStates[state].isAnswer),
    ),
    ...compareBatches(filesOf(batches), ({ file }) => {
      const hash = hashFile(path.join(folder.root, file));
      return hash.ok ? hash.value : undefined;
    }),
    ...(contacts.ok ? [] : refusedEvidence(contacts.failures)),
  ]);
}

function residentsByNumber(redrawn: readonly DrawnResident[]): ReadonlyMap<string, string> {
  const waves = [...new Set(redrawn.map(({ wave }) => wave))];
  return new Map(waves.flatMap((wave) => [...numberInvitations(redrawn, wave)]));
}

/** The manifest of every wave is the one that follows from the letters in the database. */
function compareManifests(
  panel: OpenPanel,
  batches: readonly BatchRow[],
  letters: readonly LetterRow[],
): readonly AuditDifference[] {
  const waves = [...new Set(batches.map(({ wave }) => wave))];
  return waves.flatMap((wave) => {
    const text = manifestCsv(manifestLinesOf(wave, batches, letters));
    return compareFile(panel, `letters/${manifestFileName(wave)}`, hashOfText(text));
  });
}

function hashOfText(text: string): Hash {
  return HashSchema.parse(sha256HexOfBytes(Buffer.from(text, 'utf8')));
}

/** The PDF of every batch that was not shredded. */
function filesOf(batches: readonly BatchRow[]): readonly RecordedBatch[] {
  return batches
    .filter(({ shreddedAt }) => shreddedAt === null)
    .map(({ batchId, sha256 }) => ({ batchId, file: `letters/${batchFileName(batchId)}`, sha256 }));
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
