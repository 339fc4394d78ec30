/** What the letters stage is asked to print: one letter to one resident, and batches of them. */
import type { InvitationId, MunicipalityCode } from '../domain/ids.ts';
import type { Addressee } from '../domain/resident.ts';
import type { LoginCode } from './login-code.ts';

export interface LetterOrder {
  readonly invitationId: InvitationId;
  readonly code: LoginCode;
  readonly addressee: Addressee;
  readonly municipality: MunicipalityCode;
}

/** Letters of one wave and one municipality that are printed, folded and posted together. */
export interface LetterBatch {
  /** Wave, municipality and number, such as `w1-GM0344-001`. */
  readonly batchId: string;
  readonly wave: number;
  readonly municipality: MunicipalityCode;
  /** In the order of printing: the letter at index 0 has sequence number 1. */
  readonly letters: readonly LetterOrder[];
}
