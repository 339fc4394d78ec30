/** What a bundle is made from: everything that was recorded, read by the command and handed over as plain data. */
import type { AssignmentInput } from '../assignment/assignment-input.ts';
import type { CalledGroups } from '../assignment/called-groups.ts';
import type { LoadCertificate } from '../assignment/certificate/load-certificate.ts';
import type { LotteryRecord } from '../assignment/certificate/lottery-record.ts';
import type { ChainedEvent, DrawException } from '../domain/audit-event.ts';
import type { FeatureName } from '../domain/features.ts';
import type { Hash, ResidentId } from '../domain/ids.ts';
import type { StratumKey } from '../domain/stratum.ts';
import type { Wave } from '../draw/wave.ts';

export interface BundleFile {
  readonly name: string;
  readonly content: string | Iterable<Uint8Array>;
}

export type Audience = 'researchers' | 'public';

export interface BundleFacts {
  readonly panelId: string;
  /** Of the program that makes the bundle. */
  readonly version: string;
  readonly commitment: Hash;
  /** The text of commitment.json. */
  readonly commitmentText: string;
  /** Canonical JSON, without a line feed: its SHA-256 is the hash of the settings. */
  readonly settingsText: string;
  readonly features: readonly FeatureName[];
  /** In the frame's order. */
  readonly strata: readonly StratumFact[];
  /** `undefined` before the draw. */
  readonly draw: DrawFacts | undefined;
  /** Members and reserves of every admission, in order of their numbers. */
  readonly admitted: readonly AdmittedFact[];
  /** `undefined` before the groups are made. */
  readonly assignment: AssignmentFacts | undefined;
  readonly events: readonly ChainedEvent[];
  readonly files: BundleFiles;
}

/** Files that go into a bundle as they are. */
export interface BundleFiles {
  /** frame.csv, in chunks: it may be large. */
  readonly frame: Iterable<Uint8Array>;
  /** The lists of drawn residents, by name. */
  readonly drawnLists: ReadonlyMap<string, string>;
  /** The pages that explain a bundle, by name. */
  readonly pages: ReadonlyMap<string, string>;
  readonly verifier: string;
}

export interface AdmittedFact {
  readonly admission: number;
  readonly role: 'member' | 'reserve';
  /** The member's number, or the place among the reserves. */
  readonly number: number;
  readonly residentId: ResidentId;
}

export interface StratumFact {
  readonly stratum: StratumKey;
  readonly residentCount: number;
  /** S_h. */
  readonly size: bigint;
}

export interface DrawFacts {
  readonly commitment: Hash;
  readonly randomness: string;
  readonly drand: { readonly chainHash: Hash; readonly round: number; readonly signature: string } | null;
  readonly effectiveSeed: Hash;
  readonly exceptions: readonly DrawException[];
  readonly reason: string | null;
  readonly waves: readonly DrawnWave[];
  readonly seats: readonly SeatFact[];
}

export interface DrawnWave extends Wave {
  readonly shortCount: number;
  readonly drawnHash: Hash;
}

export interface SeatFact {
  readonly wave: number;
  readonly stratum: StratumKey;
  readonly seatCount: number;
  readonly candidatesLeftCount: number;
}

export interface AssignmentFacts {
  readonly groups: CalledGroups;
  /** In the order in which they were made. */
  readonly runs: readonly RunFacts[];
  /** Everybody and every case of all runs. */
  readonly input: AssignmentInput;
}

/** One run of the lottery over groups. */
export interface RunFacts {
  readonly runId: number;
  readonly eventSequence: number;
  readonly inputHash: Hash;
  readonly randomness: string;
  readonly seed: Hash;
  readonly assignmentsHash: Hash;
  readonly solver: string;
  readonly largestError: string | null;
  readonly input: AssignmentInput;
  readonly certificate: LoadCertificate;
  readonly lottery: LotteryRecord | undefined;
}
