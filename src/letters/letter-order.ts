/** What the letters stage is asked to print: one letter to one resident, and batches of them. */
import type { CaseId, InvitationId, MunicipalityCode } from '../domain/ids.ts';
import type { LetterKind } from '../domain/letter-kinds.ts';
import type { Addressee } from '../domain/resident.ts';
import type { LoginCode } from './login-code.ts';

/** What the post's sorting says of a letter. */
export interface PostSorting {
  /** Printed above the address, as the post gave it. */
  readonly line: string;
  /** The place in the post's order, from 1. */
  readonly position: number;
}

export interface LetterOrder {
  readonly invitationId: InvitationId;
  /** Of the code: counts from 1. */
  readonly version: number;
  readonly code: LoginCode;
  readonly addressee: Addressee;
  readonly municipality: MunicipalityCode;
  /** Only for letters whose addresses the post has sorted. */
  readonly sorting?: PostSorting;
}

/** What the letters of a batch have in common besides their wave and municipality. */
export interface BatchSeries {
  readonly kind: LetterKind;
  /** Of letters about a case. */
  readonly caseId: CaseId | null;
  /** Whether these letters come in the place of others. */
  readonly isReprint: boolean;
}

/** Letters of one wave and one municipality that are printed, folded and posted together. */
export interface LetterBatch extends BatchSeries {
  /** Such as `w1-GM0344-001` or `w1-GM0344-reminder-secret-002`. */
  readonly batchId: string;
  readonly wave: number;
  readonly municipality: MunicipalityCode;
  /** Whether all its letters go to residents whose data are secret; otherwise none does. */
  readonly isSecret: boolean;
  /** In the order of printing: the letter at index 0 has sequence number 1. */
  readonly letters: readonly LetterOrder[];
}
