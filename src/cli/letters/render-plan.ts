/** What a run of rendering has to do: which batches are there as they should be, which are made, and which letters cannot be. */
import type { CaseId } from '../../domain/ids.ts';
import type { Hash } from '../../domain/ids.ts';
import type { Failure } from '../../domain/failure.ts';
import type { LetterKind } from '../../domain/letter-kinds.ts';
import type { PrintProfile } from '../../domain/print-profile.ts';
import type { Result } from '../../domain/result.ts';
import type { LetterBatch, LetterOrder } from '../../letters/letter-order.ts';
import type { LetterPress } from '../../letters/letter-press.ts';
import type { BatchRow } from '../../store/tables/batch-table.ts';

export interface RenderRequest {
  readonly kind: LetterKind;
  /** `undefined`: every wave in which somebody is to get such a letter. */
  readonly wave: number | undefined;
  /** Of letters about a case. */
  readonly caseId: CaseId | null;
  /** `undefined`: that of the batches that were made before, and tagged for new ones. */
  readonly profile: PrintProfile | undefined;
}

/** One batch to be made, or made again. */
export interface RenderJob {
  readonly drawId: number;
  readonly batch: LetterBatch;
  readonly press: LetterPress;
  readonly profile: PrintProfile;
  readonly inputHash: Hash;
  /** For each letter the id of the one that it replaces. */
  readonly replaces: readonly (number | null)[];
  /** As it was made before; `undefined` for a new batch. */
  readonly recorded: BatchRow | undefined;
  /** Asked within the transaction that records a new batch: whether each letter is still wanted. */
  readonly isStillWanted: () => boolean;
}

/** A cover sheet to be made again, of a batch whose letters are as they should be. */
export interface CoverJob {
  readonly recorded: BatchRow;
  readonly press: LetterPress;
  /** Of each letter. */
  readonly pageCount: number;
  /** For each letter the id of the one that it replaces. */
  readonly replaces: readonly (number | null)[];
}

export interface RenderPlan {
  readonly request: RenderRequest;
  readonly waves: readonly number[];
  /** Batches that are there as they should be. */
  readonly kept: readonly BatchRow[];
  readonly covers: readonly CoverJob[];
  /** First those that were made before, then new ones, in the order of their numbers. */
  readonly jobs: readonly RenderJob[];
  /** Letters that cannot be printed, and why. */
  readonly refused: readonly LetterOrder[];
  readonly failures: readonly Failure[];
}

/** What became of a batch; `cover-mended`: only its cover sheet was made again. */
export type BatchResult = 'made' | 'kept' | 'mended' | 'cover-mended' | 'replaced';

export interface RenderedBatch {
  readonly batchId: string;
  readonly letterCount: number;
  readonly result: BatchResult;
}

export type RenderOutcome = Result<readonly RenderedBatch[]>;
