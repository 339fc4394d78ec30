/** Whether the files of a batch are there with the bytes that were recorded. */
import type { Result } from '../../domain/result.ts';
import { hashFile } from '../../store/read-file.ts';
import type { BatchRow } from '../../store/tables/batch-table.ts';
import type { OpenPanel } from '../open-panel.ts';
import { batchFileName, coverFileName, letterPath } from './letter-files.ts';

export type FileState = 'whole' | 'missing' | 'changed' | 'shredded';

/** The worse of the states of the PDF and of the cover sheet. */
export function judgeBatchFiles(panel: OpenPanel, batch: BatchRow): FileState {
  if (batch.shreddedAt !== null) return 'shredded';
  const states = [judgePdf(panel, batch), judgeCover(panel, batch)];
  return (
    states.find((state) => state === 'missing') ?? states.find((state) => state === 'changed') ?? 'whole'
  );
}

/** Of a batch that is not shredded. */
export function judgePdf(panel: OpenPanel, { batchId, sha256 }: BatchRow): FileState {
  return judgeFile(panel, batchFileName(batchId), sha256);
}

function judgeCover(panel: OpenPanel, { batchId, coverSha256 }: BatchRow): FileState {
  return judgeFile(panel, coverFileName(batchId), coverSha256);
}

function judgeFile(panel: OpenPanel, fileName: string, sha256: string): FileState {
  const found: Result<string> = hashFile(letterPath(panel, fileName));
  if (!found.ok)
    return found.failures.some(({ code }) => code === 'store.file-missing') ? 'missing' : 'changed';
  return found.value === sha256 ? 'whole' : 'changed';
}
