/** What the database says has happened, in the words of the log: the other side of the comparison with the log. */
import type { AnnouncedRandomness, DrawException } from '../domain/audit-event.ts';
import type { CaseId, Hash, InvitationId, MunicipalityCode, ResidentId } from '../domain/ids.ts';
import type { LetterKind } from '../domain/letter-kinds.ts';
import type { PrintProfile } from '../domain/print-profile.ts';
import type { DropReason } from '../domain/refresh-reasons.ts';

/** When something happened, in UTC: the time of its event, and of its row. */
interface TimedFact {
  readonly at: string;
}

export interface StateFacts {
  readonly panel: PanelFact;
  readonly frames: readonly FrameFact[];
  readonly announcements: readonly AnnouncementFact[];
  /** Also those that another replaced. */
  readonly draws: readonly DrawFact[];
  readonly waves: readonly WaveFact[];
  readonly refreshes: readonly RefreshFact[];
  readonly batches: readonly BatchFact[];
  readonly imports: readonly ImportFact[];
  /** Answers that staff recorded one by one; those of an import stand in its hash. */
  readonly recordedAnswers: readonly AnswerFact[];
  readonly exclusions: readonly ExclusionFact[];
  readonly assignments: readonly AssignmentFact[];
}

export interface PanelFact extends TimedFact {
  readonly panelId: string;
  readonly protocol: string;
  readonly keyHash: Hash;
}

export interface FrameFact extends TimedFact {
  readonly commitment: Hash;
  readonly frameHash: Hash;
  readonly keyHash: Hash;
  readonly settingsHash: Hash;
  readonly residentCount: number;
  readonly stratumCount: number;
  /** Residents per reason. */
  readonly excluded: Readonly<Record<string, number>>;
  /** Rows per reason. */
  readonly rejected: Readonly<Record<string, number>>;
  readonly registers: readonly RegisterFact[];
}

export interface RegisterFact {
  readonly municipality: MunicipalityCode;
  readonly fileIndex: number;
  readonly sha256: Hash;
  readonly rowCount: number;
}

export interface AnnouncementFact extends TimedFact {
  readonly commitment: Hash;
  readonly announced: AnnouncedRandomness;
}

export interface DrawFact extends TimedFact {
  readonly commitment: Hash;
  readonly randomness: string;
  /** `null` when the randomness is a free text. */
  readonly drand: { readonly round: number; readonly signature: string } | null;
  readonly effectiveSeed: Hash;
  readonly exceptions: readonly DrawException[];
  readonly reason: string | null;
  /** The effective seed of the draw that this one replaced. */
  readonly replaces: Hash | null;
}

export interface RefreshFact extends TimedFact {
  /** Counts the refreshes of the panel from 1. */
  readonly refresh: number;
  readonly effectiveSeed: Hash;
  readonly wave: number;
  readonly registers: readonly RegisterFact[];
  readonly checkedCount: number;
  /** Resident ids per reason. */
  readonly dropped: Readonly<Partial<Record<DropReason, readonly ResidentId[]>>>;
  readonly readdressed: readonly ResidentId[];
}

export interface WaveFact extends TimedFact {
  readonly effectiveSeed: Hash;
  readonly wave: number;
  readonly drawnHash: Hash;
  readonly shortCount: number;
  readonly letters: Readonly<Record<string, number>>;
}

export interface BatchFact extends TimedFact {
  readonly batchId: string;
  readonly wave: number;
  readonly kind: LetterKind;
  readonly caseId: CaseId | null;
  readonly municipality: MunicipalityCode;
  readonly profile: PrintProfile;
  readonly isReprint: boolean;
  readonly isSecret: boolean;
  readonly inputHash: Hash;
  readonly letterCount: number;
  /** Recomputed from the stored letters with `hashLetters` of src/letters. */
  readonly lettersHash: Hash;
  readonly sha256: Hash;
  readonly coverSha256: Hash;
}

export interface ImportFact extends TimedFact {
  readonly fileSha256: Hash;
  readonly lineCount: number;
  /** Recomputed from the stored answers of this import with `hashSignUps` of src/signups. */
  readonly signedUpHash: Hash;
  /** As it is stored beside the answers. */
  readonly storedSignedUpHash: Hash;
  readonly signedUpCount: number;
  readonly declinedCount: number;
  /** Answers of this import that came another way than by the site's file, or at another time. */
  readonly irregularAnswerCount: number;
}

export interface AnswerFact extends TimedFact {
  readonly invitationId: InvitationId;
  readonly residentId: ResidentId;
  readonly answer: string;
  readonly channel: string;
  readonly answeredOn: string;
}

export interface ExclusionFact extends TimedFact {
  readonly residentId: ResidentId;
  readonly caseId: CaseId;
  readonly reason: string;
}

export interface AssignmentFact extends TimedFact {
  readonly inputHash: Hash;
  readonly seed: Hash;
  readonly randomness: string;
  readonly assignmentsHash: Hash;
  readonly solver: string;
  /** Members per case, counted in the stored assignments. */
  readonly cases: Readonly<Record<string, number>>;
}
