/** Records a batch that was made: its row, its letters and its event, within the caller's transaction. */
import type { Database } from 'better-sqlite3';
import type { AuditEvent } from '../../domain/audit-event.ts';
import { hashLetters } from '../../letters/letters-hash.ts';
import { postcodeAreaOf } from '../../letters/manifest.ts';
import { appendAuditEvent } from '../../store/append-audit-event.ts';
import type { NewBatch } from '../../store/tables/batch-table.ts';
import { insertBatch, updateBatchFiles } from '../../store/tables/batch-table.ts';
import type { NewLetter } from '../../store/tables/letter-table.ts';
import {
  insertLetters,
  lettersById,
  listLettersOfBatch,
  setOutcomes,
  toHashedLetters,
  updatePageCounts,
} from '../../store/tables/letter-table.ts';
import { isInHouse } from '../../letters/letter-outcomes.ts';
import type { StagedBatch } from './render-batch-files.ts';
import type { RenderJob } from './render-plan.ts';

/** Records a new batch. Letters in the house whose place its letters take are replaced. */
export function recordNew(db: Database, job: RenderJob, staged: StagedBatch, at: string): void {
  const row = rowOf(job, staged, at);
  const letters = lettersOf(job);
  const all = lettersById(db);
  insertBatch(db, row);
  insertLetters(db, row.batchId, letters, at);
  const replaced = letters.flatMap(({ replaces }) => (replaces === null ? [] : (all.get(replaces) ?? [])));
  const destroyed = replaced.filter(({ outcome }) => isInHouse(outcome)).map(({ letterId }) => letterId);
  setOutcomes(db, destroyed, 'replaced', at);
  appendAuditEvent(db, eventOf(row, hashLetters(toHashedLetters(letters, all))), at);
}

/** Records that a batch has other bytes now, of the same letters. */
export function recordAgain(db: Database, job: RenderJob, staged: StagedBatch, at: string): void {
  const row = rowOf(job, staged, at);
  updateBatchFiles(db, {
    batchId: row.batchId,
    profile: row.profile,
    inputHash: row.inputHash,
    sha256: row.sha256,
    coverSha256: row.coverSha256,
    renderedAt: at,
  });
  updatePageCounts(
    db,
    row.batchId,
    job.batch.letters.map(() => job.press.pageCount),
  );
  const own = listLettersOfBatch(db, row.batchId);
  const rendered = own.filter(({ outcome }) => outcome === 'rendered').map(({ letterId }) => letterId);
  setOutcomes(db, rendered, 'rendered', at);
  appendAuditEvent(db, eventOf(row, hashLetters(toHashedLetters(own, lettersById(db)))), at);
}

function rowOf(
  { drawId, batch, profile, inputHash }: RenderJob,
  { pdf, cover }: StagedBatch,
  at: string,
): NewBatch {
  const { batchId, wave, kind, caseId, municipality, isSecret, isReprint, letters } = batch;
  return {
    batchId,
    drawId,
    wave,
    kind,
    caseId,
    municipality,
    profile,
    isSecret,
    isReprint,
    letterCount: letters.length,
    inputHash,
    sha256: pdf.sha256,
    coverSha256: cover.sha256,
    renderedAt: at,
  };
}

function lettersOf({ batch, press, replaces }: RenderJob): readonly NewLetter[] {
  return batch.letters.map(({ invitationId, version, addressee }, index) => ({
    sequence: index + 1,
    invitationId,
    version,
    pageCount: press.pageCount,
    postcodeArea: postcodeAreaOf(addressee.postcode),
    replaces: replaces[index] ?? null,
  }));
}

function eventOf(row: NewBatch, lettersHash: ReturnType<typeof hashLetters>): AuditEvent {
  const { batchId, wave, kind, caseId, municipality, profile, isReprint, isSecret } = row;
  const { letterCount, inputHash, sha256, coverSha256 } = row;
  return {
    type: 'letters.rendered',
    data: {
      batch: batchId,
      wave,
      kind,
      caseId,
      municipality,
      profile,
      isReprint,
      isSecret,
      inputHash,
      letters: letterCount,
      lettersHash,
      sha256,
      coverSha256,
    },
  };
}
