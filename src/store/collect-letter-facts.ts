/** Gathers what the database says of the letters, for the comparison with the log. */
import type { Database } from 'better-sqlite3';
import type { LetterFacts, PlacedFact } from '../audit/letter-facts.ts';
import type { LetterOutcome } from '../letters/letter-outcomes.ts';
import { hashLetters } from '../letters/letters-hash.ts';
import { listBatches } from './tables/batch-table.ts';
import { lettersByBatch, listLetters, toHashedLetters } from './tables/letter-table.ts';
import { listRevokedCodes } from './tables/revoked-code-table.ts';

/** Reads the facts; hashes over rows are computed anew. */
export function collectLetterFacts(db: Database): LetterFacts {
  const letters = listLetters(db);
  const batches = listBatches(db);
  const all = new Map(letters.map((letter) => [letter.letterId, letter]));
  const groups = lettersByBatch(letters);
  const withOutcome = (outcome: LetterOutcome): readonly PlacedFact[] =>
    letters
      .filter((letter) => letter.outcome === outcome)
      .map(({ batchId, sequence, outcomeAt }) => ({ batchId, sequence, at: outcomeAt }));
  return {
    batches: batches.map((batch) => ({
      ...batch,
      lettersHash: hashLetters(toHashedLetters(groups.get(batch.batchId) ?? [], all)),
      at: batch.renderedAt,
    })),
    printings: batches.flatMap(({ batchId, printedAt }) =>
      printedAt === null ? [] : [{ batchId, at: printedAt }],
    ),
    postings: batches.flatMap(({ batchId, postedOn, postedAt }) =>
      postedOn === null || postedAt === null ? [] : [{ batchId, postedOn, at: postedAt }],
    ),
    shreddings: batches.flatMap(({ batchId, shreddedAt }) =>
      shreddedAt === null ? [] : [{ batchId, at: shreddedAt }],
    ),
    voids: withOutcome('void'),
    returns: withOutcome('returned'),
    revokedCodes: listRevokedCodes(db).map((row) => ({ ...row, at: row.revokedAt })),
  };
}
