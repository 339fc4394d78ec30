/** What the log and the database hold of letters, as records of which both must have the same. */
import { formatPlace } from '../letters/letters-hash.ts';
import type { DataOf, LogRecord } from './log-record.ts';
import type { BatchFact, LetterFacts, PlacedFact, PostingFact, RevokedCodeFact } from './letter-facts.ts';

/** What each event about letters says has happened; `at` is the time of the event. */
export const letterEventRecords = {
  'letters.rendered': ({ batch, letters, ...rendered }: DataOf<'letters.rendered'>, at: string) => [
    batchRecord({ ...rendered, batchId: batch, letterCount: letters, at }),
  ],
  'letters.printed': ({ batches }: DataOf<'letters.printed'>, at: string) =>
    batches.map((batchId) => printingRecord({ batchId, at })),
  'letters.posted': ({ batches, postedOn }: DataOf<'letters.posted'>, at: string) =>
    batches.map((batchId) => postingRecord({ batchId, postedOn, at })),
  'letters.voided': ({ letters }: DataOf<'letters.voided'>, at: string) =>
    letters.map(({ batch, sequence }) => voidRecord({ batchId: batch, sequence, at })),
  'letters.revoked': (data: DataOf<'letters.revoked'>, at: string) => [revokedRecord({ ...data, at })],
  'letters.returned': ({ letters }: DataOf<'letters.returned'>, at: string) =>
    letters.map(({ batch, sequence }) => returnRecord({ batchId: batch, sequence, at })),
  'letters.shredded': ({ batches }: DataOf<'letters.shredded'>, at: string) =>
    batches.map((batchId) => shreddingRecord({ batchId, at })),
};

/** The records of all that the database holds of letters. */
export function recordsOfLetterFacts(facts: LetterFacts): readonly LogRecord[] {
  return [
    ...facts.batches.map(batchRecord),
    ...facts.printings.map(printingRecord),
    ...facts.postings.map(postingRecord),
    ...facts.voids.map(voidRecord),
    ...facts.returns.map(returnRecord),
    ...facts.revokedCodes.map(revokedRecord),
    ...facts.shreddings.map(shreddingRecord),
  ];
}

function batchRecord(batch: BatchFact): LogRecord {
  const { wave, kind, caseId, municipality, profile, isReprint, isSecret, letterCount, at } = batch;
  const { inputHash, lettersHash, sha256, coverSha256 } = batch;
  return {
    type: 'letters.rendered',
    table: 'batches',
    key: { code: 'batch', batch: batch.batchId },
    fields: {
      wave,
      kind,
      caseId: caseId ?? 'none',
      municipality,
      profile,
      isReprint: String(isReprint),
      isSecret: String(isSecret),
      letterCount,
      inputHash,
      lettersHash,
      sha256,
      coverSha256,
      at,
    },
  };
}

type BatchMoment = Pick<PostingFact, 'batchId' | 'at'>;

function printingRecord({ batchId, at }: BatchMoment): LogRecord {
  return {
    type: 'letters.printed',
    table: 'batches',
    key: { code: 'printing', batch: batchId },
    fields: { at },
  };
}

function postingRecord({ batchId, postedOn, at }: PostingFact): LogRecord {
  return {
    type: 'letters.posted',
    table: 'batches',
    key: { code: 'posting', batch: batchId },
    fields: { postedOn, at },
  };
}

function shreddingRecord({ batchId, at }: BatchMoment): LogRecord {
  return {
    type: 'letters.shredded',
    table: 'batches',
    key: { code: 'shredding', batch: batchId },
    fields: { at },
  };
}

function voidRecord({ at, ...place }: PlacedFact): LogRecord {
  return {
    type: 'letters.voided',
    table: 'letters',
    key: { code: 'taking-out', place: formatPlace(place) },
    fields: { at },
  };
}

function returnRecord({ at, ...place }: PlacedFact): LogRecord {
  return {
    type: 'letters.returned',
    table: 'letters',
    key: { code: 'return', place: formatPlace(place) },
    fields: { at },
  };
}

function revokedRecord({ invitationId, version, reason, at }: RevokedCodeFact): LogRecord {
  return {
    type: 'letters.revoked',
    table: 'revoked_codes',
    key: { code: 'revoking', version, invitationId },
    fields: { reason, at },
  };
}
