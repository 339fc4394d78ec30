/** What the database says has happened with the letters, in the words of the log. */
import type { CaseId, Hash, InvitationId, MunicipalityCode } from '../domain/ids.ts';
import type { LetterKind } from '../domain/letter-kinds.ts';
import type { PrintProfile } from '../domain/print-profile.ts';

export interface LetterFacts {
  readonly batches: readonly BatchFact[];
  readonly printings: readonly BatchMomentFact[];
  readonly postings: readonly PostingFact[];
  readonly shreddings: readonly BatchMomentFact[];
  readonly voids: readonly PlacedFact[];
  readonly returns: readonly PlacedFact[];
  readonly revokedCodes: readonly RevokedCodeFact[];
}

export interface BatchMomentFact {
  readonly batchId: string;
  /** UTC: the time of the event, and of the row. */
  readonly at: string;
}

export interface BatchFact extends BatchMomentFact {
  readonly wave: number;
  readonly kind: LetterKind;
  readonly caseId: CaseId | null;
  readonly municipality: MunicipalityCode;
  readonly profile: PrintProfile;
  readonly isReprint: boolean;
  readonly isSecret: boolean;
  readonly letterCount: number;
  readonly inputHash: Hash;
  /** Recomputed from the stored letters with `hashLetters` of src/letters. */
  readonly lettersHash: Hash;
  readonly sha256: Hash;
  readonly coverSha256: Hash;
}

export interface PostingFact extends BatchMomentFact {
  readonly postedOn: string;
}

/** Something that happened to one letter. */
export interface PlacedFact extends BatchMomentFact {
  readonly sequence: number;
}

export interface RevokedCodeFact {
  readonly invitationId: InvitationId;
  readonly version: number;
  readonly reason: string;
  readonly at: string;
}
