/** The audit's step from the registers and the key to the frame and its commitment. */
import { compareFrames } from '../../audit/compare-frames.ts';
import type { AuditDifference } from '../../audit/differences.ts';
import { compareValues, difference } from '../../audit/differences.ts';
import { sha256Hex } from '../../domain/hash.ts';
import type { Frame } from '../../domain/frame.ts';
import type { Hash } from '../../domain/ids.ts';
import { ok } from '../../domain/result.ts';
import { NO_FILES, commitmentOf, settingsHashOf } from '../../frame/commitment.ts';
import { formatPositions } from '../../frame/frame-positions.ts';
import { parseFrame } from '../../frame/parse-frame.ts';
import { sha256HexOfBytes } from '../../domain/hash.ts';
import { catchInterruptedRead, hashFile, readChunks } from '../../store/read-file.ts';
import { readAnnouncement } from '../../store/tables/announcement-table.ts';
import type { FrameRow } from '../../store/tables/frame-table.ts';
import { listFrameRegisters } from '../../store/tables/frame-table.ts';
import { readTransaction } from '../../store/transaction.ts';
import type { FrameFromRegisters } from '../build-frame.ts';
import { buildFrameFromRegisters } from '../build-frame.ts';
import { COMMITMENT_FILE, commitmentFileText } from '../commitment-file.ts';
import type { OpenPanel } from '../open-panel.ts';
import { SETTINGS_FILE } from '../open-panel.ts';
import type { Progress } from '../progress.ts';
import { FRAME_FILE } from '../read-frame.ts';
import { readNamedFiles } from '../read-named-files.ts';
import { REJECTED_ROWS_FILE } from '../rejected-rows-csv.ts';
import type { Words } from '../words/words.ts';
import type { AuditStep } from './audit-step.ts';
import { compareFile, refusedEvidence } from './audit-step.ts';
import { checkRejectedRows } from './check-rejected-rows.ts';

export interface CheckedFrame {
  readonly steps: readonly AuditStep[];
  /** The frame file as it stands, if it can be read; the draw is recomputed from it. */
  readonly frame: Frame | undefined;
}

/** Builds the frame anew from the registers and compares it, resident by resident, with the file that was committed to. */
export async function checkFrame(
  panel: OpenPanel,
  row: FrameRow,
  progress: Progress,
  words: Words['audit']['steps'],
): Promise<CheckedFrame> {
  const { settings, folder, keyHex } = panel;
  const rebuilt = await buildFrameFromRegisters(settings, folder.root, keyHex, progress);
  const recorded = readFrameFile(panel);
  const registers: AuditStep = {
    name: words.registers.name,
    checked: rebuilt.ok
      ? words.registers.checked(rebuilt.value.registers.length, rowCountOf(rebuilt.value))
      : words.notRead,
    differences: rebuilt.ok ? compareRegisters(panel, row, rebuilt.value) : refusedEvidence(rebuilt.failures),
  };
  const rejectedRows = rebuilt.ok ? checkRejectedRows(panel, rebuilt.value.rejectedRows) : undefined;
  const frame: AuditStep = {
    name: words.frame.name,
    checked: recorded.ok ? words.frame.checked(recorded.value.residentCount) : words.notRead,
    differences: [
      ...compareFrameFile(panel, row),
      ...(recorded.ok ? [] : refusedEvidence(recorded.failures)),
      ...(recorded.ok && rebuilt.ok ? compareFrames(recorded.value, rebuilt.value.frame) : []),
      ...(rebuilt.ok ? comparePositions(panel, row, rebuilt.value) : []),
      ...(rejectedRows?.differences ?? []),
    ],
    remarks:
      rejectedRows?.isWordedOtherwise === true ? [words.frame.wordedOtherwise(REJECTED_ROWS_FILE)] : [],
  };
  return {
    steps: [registers, frame, checkCommitment(panel, row, words)],
    frame: recorded.ok ? recorded.value : undefined,
  };
}

function readFrameFile({ folder }: OpenPanel) {
  const chunks = readChunks(folder.frame);
  return chunks.ok ? catchInterruptedRead(() => parseFrame(chunks.value, FRAME_FILE)) : chunks;
}

function rowCountOf({ registers }: FrameFromRegisters): number {
  return registers.reduce((sum, { rowCount }) => sum + rowCount, 0);
}

function compareRegisters(
  panel: OpenPanel,
  row: FrameRow,
  rebuilt: FrameFromRegisters,
): readonly AuditDifference[] {
  const recorded = listFrameRegisters(panel.db, row.commitment);
  return rebuilt.registers.flatMap(({ file, fileIndex, sha256, rowCount }) => {
    const known = recorded.find((each) => each.fileIndex === fileIndex);
    return [
      ...compareValues('register.changed', { file }, known?.sha256 ?? 'none', sha256),
      ...compareValues('register.row-count', { file }, known?.rowCount ?? 0, rowCount),
    ];
  });
}

function compareFrameFile(panel: OpenPanel, row: FrameRow): readonly AuditDifference[] {
  const hash = hashFile(panel.folder.frame);
  // A file that cannot be read is named by the step that parses it.
  return hash.ok ? compareValues('frame.file-hash', { file: FRAME_FILE }, row.frameHash, hash.value) : [];
}

function comparePositions(
  panel: OpenPanel,
  row: FrameRow,
  rebuilt: FrameFromRegisters,
): readonly AuditDifference[] {
  const positions = formatPositions(rebuilt.positions, row.frameHash);
  return compareFile(panel, 'audit/frame-positions.bin', sha256HexOfBytes(positions) as Hash);
}

function checkCommitment(panel: OpenPanel, row: FrameRow, words: Words['audit']['steps']): AuditStep {
  const { frameHash, commitment } = row;
  const { keyHash } = panel;
  const files = readNamedFiles(panel.settings, panel.folder.root, panel.keyHex);
  const settingsHash = settingsHashOf(panel.settings, files.ok ? files.value.hashes : NO_FILES);
  const announcement = readTransaction(panel.db, () => ok(readAnnouncement(panel.db, commitment)));
  const text = commitmentFileText(row, announcement.ok ? announcement.value?.announced : undefined);
  return {
    name: words.commitment.name,
    checked: words.commitment.checked(commitment),
    differences: [
      ...(files.ok ? [] : refusedEvidence(files.failures)),
      ...(announcement.ok ? [] : refusedEvidence(announcement.failures)),
      ...(keyHash === row.keyHash ? [] : [difference('key.hash', {}, row.keyHash, keyHash)]),
      ...(settingsHash === row.settingsHash
        ? []
        : [difference('settings.hash', {}, row.settingsHash, settingsHash)]),
      ...compareValues(
        'commitment.differs',
        { file: SETTINGS_FILE },
        commitment,
        commitmentOf({ frameHash, keyHash, settingsHash }),
      ),
      ...compareFile(panel, COMMITMENT_FILE, sha256Hex(text) as Hash),
    ],
  };
}
