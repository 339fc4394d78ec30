/** The paths inside the working folder of one panel, and the making of its folders. */
import { lstatSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import { writeFailure } from './file-failure.ts';

export interface WorkingFolder {
  readonly root: string;
  readonly settings: string;
  readonly key: string;
  readonly database: string;
  readonly templates: string;
  readonly letters: string;
  readonly exports: string;
  readonly audit: string;
  readonly reports: string;
  /** The frame file of protocol v1, step 2. */
  readonly frame: string;
  /** Where each resident of the frame stands in the registers; for the municipality only. */
  readonly framePositions: string;
  readonly commitment: string;
  readonly rejectedRows: string;
}

/** The paths of the working folder at `root`. Touches no file. */
export function workingFolderAt(root: string): WorkingFolder {
  const audit = join(root, 'audit');
  return {
    root,
    settings: join(root, 'loting.yaml'),
    key: join(root, 'loting.key'),
    database: join(root, 'loting.db'),
    templates: join(root, 'templates'),
    letters: join(root, 'letters'),
    exports: join(root, 'exports'),
    audit,
    reports: join(root, 'reports'),
    frame: join(audit, 'frame.csv'),
    framePositions: join(audit, 'frame-positions.bin'),
    commitment: join(audit, 'commitment.json'),
    rejectedRows: join(audit, 'rejected-rows.csv'),
  };
}

/** Makes the folder and the folders in it, for its owner only (mode 0700). Folders that are there stay as they are. */
export function makeFolders(folder: WorkingFolder): Result<void> {
  const paths = [folder.root, folder.templates, folder.letters, folder.exports, folder.audit, folder.reports];
  for (const path of paths) {
    const made = makeFolder(path);
    if (!made.ok) return made;
    // The folder itself may be reached through a link; nothing in it may lead elsewhere.
    if (path !== folder.root && lstatSync(path).isSymbolicLink()) {
      return refuse(failure('store.linked', {}, { file: path }));
    }
  }
  return ok(undefined);
}

/** Makes one folder for its owner only, with those above it; one that is there stays as it is. */
export function makeFolder(path: string): Result<void> {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    return ok(undefined);
  } catch (error) {
    return refuse(writeFailure(error, path));
  }
}
