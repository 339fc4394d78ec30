/** Gathers what the database says of the letters, for the comparison with the log. */
import type { Database } from 'better-sqlite3';
import type { BatchFact } from '../audit/state-facts.ts';
import { hashLetters } from '../letters/letters-hash.ts';
import { listBatches } from './tables/batch-table.ts';
import { lettersByBatch, listLetters, toHashedLetters } from './tables/letter-table.ts';

/** The batches, each with the hash over its letters as they are stored. */
export function collectBatchFacts(db: Database): readonly BatchFact[] {
  const letters = listLetters(db);
  const all = new Map(letters.map((letter) => [letter.letterId, letter]));
  const groups = lettersByBatch(letters);
  return listBatches(db).map((batch) => ({
    ...batch,
    lettersHash: hashLetters(toHashedLetters(groups.get(batch.batchId) ?? [], all)),
    at: batch.renderedAt,
  }));
}
