/** The file audit/commitment.json: the commitment, what it is made of, and the randomness that was announced beside it. */
import type { AnnouncedRandomness } from '../domain/audit-event.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import { PROTOCOL_VERSION } from '../frame/commitment.ts';
import type { FrameRow } from '../store/tables/frame-table.ts';

/** The name of the file in messages. */
export const COMMITMENT_FILE = 'audit/commitment.json';

/** Canonical JSON with a line feed. `announced` is left out until the commitment is given out to be published. */
export function commitmentFileText(
  {
    commitment,
    frameHash,
    keyHash,
    settingsHash,
  }: Pick<FrameRow, 'commitment' | 'frameHash' | 'keyHash' | 'settingsHash'>,
  announced: AnnouncedRandomness | undefined,
): string {
  const parts = { commitment, frameHash, keyHash, protocol: PROTOCOL_VERSION, settingsHash };
  return `${canonicalJson(announced === undefined ? parts : { ...parts, announced })}\n`;
}
