/** What a backup says of itself: of which panel it is, up to which event, and every file with its hash. */
import { z } from 'zod';
import { HashSchema } from '../../domain/ids.ts';

export const MANIFEST_NAME = 'backup.json';

/** Folders of a working folder that go along; letters and registers do not: both can be made or asked for again. */
export const backupFolders = ['templates', 'audit', 'exports', 'reports'] as const;

const FileSchema = z.strictObject({
  name: z.string(),
  byteCount: z.int().min(0),
  sha256: HashSchema,
});

export const BackupManifestSchema = z.strictObject({
  form: z.literal('loting-backup-v1'),
  panelId: z.string(),
  /** Of the key, which is not in the backup. */
  keyHash: HashSchema,
  /** UTC. */
  madeAt: z.string(),
  lastEvent: z.strictObject({ sequence: z.int().min(1), hash: HashSchema }),
  files: z.array(FileSchema),
});
export type BackupManifest = z.infer<typeof BackupManifestSchema>;

/**
 * Whether a name may stand in a backup: the settings, the database, or a file below one of its folders. Nothing that leads
 * out of the folder, and never the key.
 */
export function isBackupName(name: string): boolean {
  if (name === 'loting.yaml' || name === 'loting.db') return true;
  const [folder = '', ...parts] = name.split('/');
  return (
    (backupFolders as readonly string[]).includes(folder) &&
    parts.length > 0 &&
    // No part may be a step up, a drive of Windows, a hidden temporary file, or the key under another folder.
    parts.every(
      (part) => /^[^\\/:*?"<>|\p{Cc}]+$/u.test(part) && !/^\.|[. ]$/u.test(part) && part !== 'loting.key',
    )
  );
}
