/** Looks for links in a working folder: through one, what is about residents would be written somewhere else. */
import { lstatSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import type { WorkingFolder } from './working-folder.ts';

/**
 * Refuses a folder that Loting writes in, or the database, that is a link; also a folder inside one. A link that has the name
 * of a file to be written is no danger: a new file takes its place, and what it pointed to stays. The working folder may
 * itself be reached through a link, and the key, the templates and the registers, which are only read, may be links.
 */
export function refuseLinks(folder: WorkingFolder): Result<void> {
  const { database, letters, exports, audit, reports } = folder;
  const linked = [
    ...[database, `${database}-wal`, `${database}-shm`, `${database}-journal`].filter(isLink),
    ...[letters, exports, audit, reports].flatMap(findLinkedFolders),
  ];
  const [first, ...rest] = linked.map((file) => failure('store.linked', {}, { file }));
  return first === undefined ? ok(undefined) : refuse(first, ...rest);
}

/** The folder itself, or the folders in it, that are links. */
function findLinkedFolders(folder: string): readonly string[] {
  if (isLink(folder)) return [folder];
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const inside = path.join(folder, entry.name);
      if (entry.isDirectory()) return findLinkedFolders(inside);
      return entry.isSymbolicLink() && leadsToFolder(inside) ? [inside] : [];
    });
  } catch {
    // A folder that is not there, or is none, has no links; the command that needs it says so.
    return [];
  }
}

/** Whether a name is a link, wherever it leads. */
export function isLink(file: string): boolean {
  try {
    return lstatSync(file).isSymbolicLink();
  } catch {
    // Not there, below something that is no folder, or not to be looked at: whoever opens it tells.
    return false;
  }
}

/**
 * The first link on the way to a place where somebody asked to write: among the folders below `root`, or the place itself.
 * How `root` is reached, or a place outside it, is for whoever named it.
 */
export function findLinkOnWay(root: string, place: string): string | undefined {
  const way = path.relative(root, place);
  if (way.startsWith('..') || path.isAbsolute(way)) return isLink(place) ? place : undefined;
  const names = way === '' ? [] : way.split(path.sep);
  return names.map((_, index) => path.join(root, ...names.slice(0, index + 1))).find(isLink);
}

function leadsToFolder(link: string): boolean {
  try {
    return statSync(link).isDirectory();
  } catch {
    // It leads nowhere, or in a circle.
    return false;
  }
}
