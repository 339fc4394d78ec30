/** What the database says has happened, in the words of the log: the other side of the comparison with the log. */
import type { SeatChange } from '../assignment/standing-seats.ts';
import type { AnnouncedRandomness, AuditEventType, DrawException } from '../domain/audit-event.ts';
import type { CaseId, Hash, MunicipalityCode, ResidentId } from '../domain/ids.ts';
import type { DropReason } from '../domain/drop-reasons.ts';
import type { ErasureFact } from './erasure-records.ts';
import type { LetterFacts } from './letter-facts.ts';

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
  readonly letters: LetterFacts;
  readonly imports: readonly ImportFact[];
  /** In ascending order of their events. */
  readonly moves: readonly MovesFact[];
  readonly admissions: readonly AdmissionFact[];
  readonly erasures: readonly ErasureFact[];
  readonly exclusions: readonly ExclusionFact[];
  readonly assignments: readonly AssignmentFact[];
  readonly replacements: readonly ReplacementFact[];
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

export interface ImportFact {
  readonly fileSha256: Hash;
  readonly lineCount: number;
  /** Of the stored answers to its lines. */
  readonly resultSha256: Hash;
  /** The number of its event. */
  readonly event: number;
}

/** The moves of invitations that one event of the log tells of. */
export interface MovesFact {
  readonly event: number;
  readonly type: AuditEventType;
  readonly moveCount: number;
  /** Recomputed from the stored moves with `hashMoves` of src/signups. */
  readonly movesHash: Hash;
}

export interface AdmissionFact {
  /** Counts the admissions of the panel from 1. */
  readonly admission: number;
  readonly event: number;
  readonly placeCount: number;
  readonly candidateCount: number;
  readonly admitsLate: boolean;
  readonly inputHash: Hash;
  readonly randomness: string | null;
  readonly seed: Hash | null;
  readonly tolerances: Readonly<Record<string, number>> | null;
  readonly admittedCount: number;
  readonly reserveCount: number;
  /** Recomputed from the stored members and reserves of this admission. */
  readonly membersHash: Hash;
  readonly reservesHash: Hash;
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
  /** The number of its event. */
  readonly event: number;
  readonly certificateSha256: Hash;
  readonly lotterySha256: Hash | null;
  readonly largestDrawError: string | null;
  /** Members per case, counted in the stored assignments. */
  readonly cases: Readonly<Record<string, number>>;
}

export interface ReplacementFact extends TimedFact {
  readonly event: number;
  readonly inputHash: Hash;
  readonly solver: string;
  readonly changes: readonly SeatChange[];
}
