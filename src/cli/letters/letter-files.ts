/** The names of what lies in the folder letters/. */
import path from 'node:path';
import type { OpenPanel } from '../open-panel.ts';

/** The PDF of a batch. */
export function batchFileName(batchId: string): string {
  return `${batchId}.pdf`;
}

/** The sheet that lies on top of a printed batch. */
export function coverFileName(batchId: string): string {
  return `${batchId}-cover.pdf`;
}

/** The list of a wave's letters for the mailroom. */
export function manifestFileName(wave: number): string {
  return `w${wave}-manifest.csv`;
}

/** The full path of a file in the folder letters/. */
export function letterPath({ folder }: Pick<OpenPanel, 'folder'>, fileName: string): string {
  return path.join(folder.letters, fileName);
}
