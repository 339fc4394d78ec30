/** How far each batch is: its letters by what became of them, and whether its files are there. */
import type { Database } from 'better-sqlite3';
import type { LetterKind } from '../../domain/letter-kinds.ts';
import type { LetterOutcome } from '../../letters/letter-outcomes.ts';
import { allLetterOutcomes } from '../../letters/letter-outcomes.ts';
import { listOutcomeCounts } from '../../store/tables/letter-table.ts';
import type { OpenPanel } from '../open-panel.ts';
import type { FileState } from './batch-files.ts';
import { judgeBatchFiles } from './batch-files.ts';
import type { Mailroom } from './mailroom.ts';

/** Letters by what became of them. */
export type OutcomeCounts = Readonly<Record<LetterOutcome, number>>;

export interface BatchFigures {
  readonly batch: string;
  readonly kind: LetterKind;
  readonly wave: number;
  readonly isSecret: boolean;
  readonly letters: number;
  readonly counts: OutcomeCounts;
  readonly postedOn: string | null;
  readonly files: FileState;
}

/** The figures of every batch, by wave and id. */
export function figureBatches(panel: OpenPanel, { batches }: Mailroom): readonly BatchFigures[] {
  const countsOf = countOutcomes(panel.db);
  return [...batches.values()].map((batch) => ({
    batch: batch.batchId,
    kind: batch.kind,
    wave: batch.wave,
    isSecret: batch.isSecret,
    letters: batch.letterCount,
    counts: countsOf.get(batch.batchId) ?? emptyCounts(),
    postedOn: batch.postedOn,
    files: judgeBatchFiles(panel, batch),
  }));
}

function countOutcomes(db: Database): ReadonlyMap<string, OutcomeCounts> {
  const counts = new Map<string, Record<LetterOutcome, number>>();
  for (const { batchId, outcome, letterCount } of listOutcomeCounts(db)) {
    const ofBatch = counts.get(batchId) ?? emptyCounts();
    ofBatch[outcome] = letterCount;
    counts.set(batchId, ofBatch);
  }
  return counts;
}

/** The figures of all batches together. */
export function addCounts(figures: readonly BatchFigures[]): OutcomeCounts {
  const totals = emptyCounts();
  for (const { counts } of figures) {
    for (const outcome of allLetterOutcomes) totals[outcome] += counts[outcome];
  }
  return totals;
}

function emptyCounts(): Record<LetterOutcome, number> {
  return Object.fromEntries(allLetterOutcomes.map((outcome) => [outcome, 0])) as Record<
    LetterOutcome,
    number
  >;
}

/** Letters that were printed at any time: what was posted was. */
export function printedCount(counts: OutcomeCounts): number {
  return counts.printed + postedCount(counts);
}

/** Letters that went to the post at any time. */
export function postedCount({ posted, returned }: OutcomeCounts): number {
  return posted + returned;
}

/** Letters of which nothing is recorded after they were made or printed. */
export function openCount({ rendered, printed }: OutcomeCounts): number {
  return rendered + printed;
}
