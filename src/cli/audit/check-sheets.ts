/** The audit of paper: batches, letters, revoked codes, and the files for the printer and the mailroom. */
import path from 'node:path';
import type { RecordedBatch } from '../../audit/compare-letters.ts';
import { compareBatches } from '../../audit/compare-letters.ts';
import { compareRevokedCodes, compareSheets } from '../../audit/compare-sheets.ts';
import type { AuditDifference } from '../../audit/differences.ts';
import { difference } from '../../audit/differences.ts';
import type { DrawnResident } from '../../domain/drawn-resident.ts';
import { sha256HexOfBytes } from '../../domain/hash.ts';
import type { Hash, InvitationId } from '../../domain/ids.ts';
import { HashSchema } from '../../domain/ids.ts';
import { manifestCsv } from '../../letters/manifest.ts';
import { hashFile } from '../../store/read-file.ts';
import type { BatchRow } from '../../store/tables/batch-table.ts';
import { listBatches } from '../../store/tables/batch-table.ts';
import type { InvitationRow } from '../../store/tables/invitation-table.ts';
import type { LetterRow } from '../../store/tables/letter-table.ts';
import { lettersByBatch, listLetters } from '../../store/tables/letter-table.ts';
import { listRevokedCodes } from '../../store/tables/revoked-code-table.ts';
import { batchFileName, coverFileName, manifestFileName } from '../letters/letter-files.ts';
import { manifestLinesOf } from '../letters/wave-manifest.ts';
import type { OpenPanel } from '../open-panel.ts';
import { compareFile } from './audit-step.ts';

/**
 * Call it within a read transaction.
 * @param codeLookupOf recomputes the lookup of a code from the key
 */
export function checkSheets(
  panel: OpenPanel,
  invitations: readonly InvitationRow[],
  drawn: readonly DrawnResident[],
  codeLookupOf: (invitationId: InvitationId, version: number) => string,
): readonly AuditDifference[] {
  const { db, folder } = panel;
  const batches = listBatches(db);
  const sheets = listLetters(db);
  const revoked = listRevokedCodes(db);
  const municipalityOf = new Map(drawn.map(({ residentId, municipality }) => [residentId, municipality]));
  return [
    ...compareSheets({
      batches,
      sheets,
      invitations: new Map(
        invitations.map(({ invitationId, residentId, wave, version }) => [
          invitationId,
          { wave, version, municipality: municipalityOf.get(residentId) },
        ]),
      ),
    }),
    ...compareRevokedCodes(
      revoked,
      new Map(invitations.map(({ invitationId, version }) => [invitationId, version])),
      (invitationId, version) => codeLookupOf(invitationId as InvitationId, version),
    ),
    ...compareManifests(panel, batches, sheets),
    ...compareBatches(filesOf(batches), ({ file }) => {
      const hash = hashFile(path.join(folder.root, file));
      return hash.ok ? hash.value : undefined;
    }),
    ...findUnshredded(panel, batches),
  ];
}

/** The manifest of every wave is the one that follows from the letters in the database. */
function compareManifests(
  panel: OpenPanel,
  batches: readonly BatchRow[],
  sheets: readonly LetterRow[],
): readonly AuditDifference[] {
  const waves = [...new Set(batches.map(({ wave }) => wave))];
  const letters = lettersByBatch(sheets);
  return waves.flatMap((wave) => {
    const text = manifestCsv(manifestLinesOf(wave, batches, (batchId) => letters.get(batchId) ?? []));
    return compareFile(panel, `letters/${manifestFileName(wave)}`, hashOfText(text));
  });
}

function hashOfText(text: string): Hash {
  return HashSchema.parse(sha256HexOfBytes(Buffer.from(text, 'utf8')));
}

/** The cover sheet of every batch, and the PDF unless it was shredded. */
function filesOf(batches: readonly BatchRow[]): readonly RecordedBatch[] {
  return batches.flatMap(({ batchId, sha256, coverSha256, shreddedAt }) => [
    ...(shreddedAt === null ? [{ batchId, file: `letters/${batchFileName(batchId)}`, sha256 }] : []),
    { batchId, file: `letters/${coverFileName(batchId)}`, sha256: coverSha256 },
  ]);
}

function findUnshredded({ folder }: OpenPanel, batches: readonly BatchRow[]): readonly AuditDifference[] {
  return batches.flatMap(({ batchId, shreddedAt }) => {
    const file = `letters/${batchFileName(batchId)}`;
    const isThere = shreddedAt !== null && hashFile(path.join(folder.root, file)).ok;
    return isThere ? [difference('letters.shredded-file', { batch: batchId, file })] : [];
  });
}
