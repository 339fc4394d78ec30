/** What the public account is made from: everything that was recorded so far, as plain data. What is not there yet is `undefined`. */
import type { CalledGroups } from '../../assignment/called-groups.ts';
import type { AnnouncedRandomness, ChainedEvent } from '../../domain/audit-event.ts';
import type { Hash, MunicipalityCode } from '../../domain/ids.ts';
import type { Settings } from '../../domain/settings/settings-schema.ts';
import type { PanelFacts } from '../response/panel-figures.ts';

export interface AccountabilityFacts {
  /** Names, ground and cases, as they stand in the settings. */
  readonly settings: Settings;
  readonly today: string;
  readonly frame: AccountedFrame | undefined;
  readonly announcement:
    { readonly announced: AnnouncedRandomness; readonly committedOn: string } | undefined;
  readonly draw: AccountedDraw | undefined;
  /** The letters and what became of them; `undefined` before the draw. */
  readonly panel: PanelFacts | undefined;
  /** `undefined` before the first groups. */
  readonly groups: CalledGroups | undefined;
  /** The whole log, checked. */
  readonly events: readonly ChainedEvent[];
  /** What was not as it should be about the draws, in sentences of the report's language. */
  readonly drawRemarks: readonly string[];
}

export interface AccountedFrame {
  readonly builtOn: string;
  readonly commitment: Hash;
  readonly frameHash: Hash;
  readonly keyHash: Hash;
  readonly settingsHash: Hash;
  readonly residentCount: number;
  readonly municipalities: readonly {
    readonly municipality: MunicipalityCode;
    readonly rowCount: number;
    readonly residentCount: number;
  }[];
  /** Residents per reason. */
  readonly excluded: Readonly<Record<string, number>>;
  /** Rows per reason. */
  readonly rejected: Readonly<Record<string, number>>;
}

export interface AccountedDraw {
  readonly drawnOn: string;
  readonly randomness: string;
  readonly drand: { readonly round: number; readonly signature: string } | undefined;
  readonly effectiveSeed: Hash;
  readonly waves: readonly {
    readonly wave: number;
    /** Seats that were to be filled. */
    readonly letters: ReadonlyMap<MunicipalityCode, number>;
    readonly shortCount: number;
  }[];
}
