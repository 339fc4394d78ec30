/** The register files that the settings name. */
import path from 'node:path';
import type { MunicipalityCode } from '../domain/ids.ts';
import type { Settings } from '../domain/settings/settings-schema.ts';
import { fileByteCount } from '../store/read-file.ts';

/** One register file of the settings, with its place in the list of all files. */
export interface RegisterFile {
  readonly fileIndex: number;
  readonly municipality: MunicipalityCode;
  /** As the settings name it. */
  readonly file: string;
  readonly absolutePath: string;
}

/** The register files in the order of the settings; the index is what frame positions refer to. */
export function listRegisterFiles(settings: Settings, root: string): readonly RegisterFile[] {
  return settings.municipalities
    .flatMap(({ code, register }) => register.map((file) => ({ municipality: code, file })))
    .map((entry, fileIndex) => ({
      ...entry,
      fileIndex,
      absolutePath: path.resolve(root, entry.file),
    }));
}

/** The bytes of all files; one that is missing has none, and is refused when it is read. */
export function countBytes(files: readonly RegisterFile[]): number {
  return files.reduce((sum, { absolutePath }) => sum + fileByteCount(absolutePath), 0);
}
