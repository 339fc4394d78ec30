/** What answers "why did I get this letter?": data, register, ground, chance, draw, what happened since, and the proof. */
import { sha256Hex } from '../../domain/hash.ts';
import type { Hash, InvitationId, ResidentId } from '../../domain/ids.ts';
import type { LetterLanguage } from '../../domain/letter-kinds.ts';
import type { AnswerChannel, InvitationState } from '../../signups/invitation-states.ts';
import { hashInPython } from '../hash-in-python.ts';
import { quoteForShell } from '../quote-for-shell.ts';

export interface LetterExplanation {
  readonly panelName: string;
  readonly contact: { readonly name: string; readonly email: string; readonly phone: string };
  readonly municipality: string;
  readonly ground: Readonly<Record<LetterLanguage, string>>;
  readonly invitationId: InvitationId;
  readonly wave: number;
  /** The day on which the register was read, and the day on which ages are counted; `2027-01-31`. */
  readonly registerReadOn: string;
  readonly referenceDate: string;
  /** The group of residents, such as `GM0344/V/18-29/WK034403`. */
  readonly stratum: string;
  /** From 0 to 1. */
  readonly inclusionProbability: number;
  readonly commitment: Hash;
  /** The day on which the commitment was given out; `undefined` when it was not. */
  readonly committedOn: string | undefined;
  readonly randomness: string;
  readonly effectiveSeed: Hash;
  readonly drawnOn: string;
  readonly residentId: ResidentId;
  readonly ticket: Hash;
  /** Place among the candidates of the stratum, from 1; how many of them got a letter; the ticket of the last of these. */
  readonly rank: number;
  readonly drawnInStratum: number;
  readonly cutOffTicket: Hash;
  readonly moves: readonly ExplainedMove[];
  /** The personal data were removed since. */
  readonly isErased: boolean;
}

export interface ExplainedMove {
  readonly on: string;
  readonly to: InvitationState;
  readonly channel: AnswerChannel | null;
}

/** H(effective seed | resident id), as protocol v1 has it. */
export function ticketOf({
  effectiveSeed,
  residentId,
}: Pick<LetterExplanation, 'effectiveSeed' | 'residentId'>): string {
  return sha256Hex(effectiveSeed, residentId);
}

/** A chance as the denominator of "1 in ...": whole from 10 on, with one decimal below. */
export function oneIn(probability: number): number {
  const odds = 1 / probability;
  return odds >= 10 ? Math.round(odds) : Math.round(odds * 10) / 10;
}

/** Calls that give the ticket and the seed, for a terminal of Linux or macOS and for any computer with Python. */
export interface ProofCommands {
  readonly ticket: string;
  readonly ticketInPython: string;
  readonly seed: string;
  readonly seedInPython: string;
}

export function proofCommandsOf({
  effectiveSeed,
  residentId,
  commitment,
  randomness,
}: Pick<LetterExplanation, 'effectiveSeed' | 'residentId' | 'commitment' | 'randomness'>): ProofCommands {
  const ticketText = `${effectiveSeed}|${residentId}`;
  const seedText = `${commitment}|${randomness}`.normalize('NFC');
  return {
    ticket: `printf '%s' '${ticketText}' | sha256sum`,
    ticketInPython: hashInPython(ticketText),
    seed: `printf '%s' ${quoteForShell(seedText)} | sha256sum`,
    seedInPython: hashInPython(seedText),
  };
}
