/** Reads the current frame for a command, held against what the database and the settings say of it. */
import type { Frame } from '../domain/frame.ts';
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import type { StratumKey } from '../domain/stratum.ts';
import { commitmentOf, settingsHashOf } from '../frame/commitment.ts';
import { parseFrame } from '../frame/parse-frame.ts';
import { catchInterruptedRead, readChunks } from '../store/read-file.ts';
import type { FrameRow } from '../store/tables/frame-table.ts';
import { readCurrentFrame } from '../store/tables/frame-table.ts';
import type { OpenPanel } from './open-panel.ts';
import { SETTINGS_FILE } from './open-panel.ts';
import { readNamedFiles } from './read-named-files.ts';

export interface CommittedFrame {
  readonly frame: Frame;
  readonly row: FrameRow;
}

/** The name of the frame file in messages. */
export const FRAME_FILE = 'audit/frame.csv';

/** The frame that was committed to. Refused when there is none, and when its file, a setting that matters, or a file that a setting names has changed. */
export function readCommittedFrame(panel: OpenPanel): Result<CommittedFrame> {
  const row = readCurrentFrame(panel.db);
  if (row === undefined) return refuse(failure('command.no-frame', {}));
  const files = readNamedFiles(panel.settings, panel.folder.root, panel.keyHex);
  if (!files.ok) return files;
  if (settingsHashOf(panel.settings, files.value.hashes) !== row.settingsHash) {
    return refuse(failure('settings.changed-since-frame', {}, { file: SETTINGS_FILE }));
  }
  if (commitmentOf(row) !== row.commitment || row.keyHash !== panel.keyHash) {
    return refuse(failure('frame.commitment-differs', {}));
  }
  const chunks = readChunks(panel.folder.frame);
  if (!chunks.ok) return chunks;
  const frame = catchInterruptedRead(() => parseFrame(chunks.value, FRAME_FILE, row.frameHash));
  return frame.ok ? ok({ frame: frame.value, row }) : frame;
}

/** Residents per stratum, in the order of the strata. */
export function countStrata(frame: Frame): ReadonlyMap<StratumKey, number> {
  const counts = new Uint32Array(frame.strata.length);
  for (const index of frame.stratumIndexes) counts[index] = (counts[index] ?? 0) + 1;
  return new Map(frame.strata.map((stratum, index) => [stratum, counts[index] ?? 0]));
}
