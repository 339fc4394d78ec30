/**
 * Looks, in a SQLite file, whether bytes that no row uses are empty: those of some tables and indexes, and of free pages.
 * By the description of the file's format at sqlite.org/fileformat2.html.
 */
import type { DatabaseFile } from './database-file.ts';
import { readPage } from './database-file.ts';
import type { PageLayout } from './page-layout.ts';
import { layOutPage } from './page-layout.ts';

/**
 * Whether every byte is zero that the trees with these root pages do not use, and of every free page. False too for pages
 * that do not have the form that they should: then nothing can be said of them.
 */
export function areUnusedBytesEmpty(file: DatabaseFile, rootPages: readonly number[]): boolean {
  const seen = new Set<number>();
  return areFreePagesEmpty(file, seen) && rootPages.every((root) => isTreeClean(file, root, seen));
}

function isTreeClean(file: DatabaseFile, root: number, seen: Set<number>): boolean {
  const waiting = [root];
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    const page = takePage(file, number, seen);
    const layout = page && layOutPage(page, file);
    if (page === undefined || layout === undefined || !isEmptyBetween(page, layout)) return false;
    for (const { firstPage, byteCount } of layout.overflows) {
      if (!isOverflowClean(file, firstPage, byteCount, seen)) return false;
    }
    waiting.push(...layout.children);
  }
  return true;
}

/** Every byte is zero but those that the page uses. */
function isEmptyBetween(page: Buffer, { used }: PageLayout): boolean {
  let end = 0;
  for (const [from, to] of used) {
    // Cells that overlap are damage.
    if (from < end || !isEmpty(page, end, from)) return false;
    end = to;
  }
  return isEmpty(page, end, page.length);
}

/** What does not fit in a row's own page goes on in a chain of others, of which the last is not filled. */
function isOverflowClean(
  file: DatabaseFile,
  firstPage: number,
  byteCount: number,
  seen: Set<number>,
): boolean {
  let left = byteCount;
  for (let number = firstPage; left > 0;) {
    const page = takePage(file, number, seen);
    if (page === undefined) return false;
    const length = Math.min(left, file.usableSize - 4);
    if (!isEmpty(page, 4 + length, page.length)) return false;
    left -= length;
    number = page.readUInt32BE(0);
  }
  return true;
}

function areFreePagesEmpty(file: DatabaseFile, seen: Set<number>): boolean {
  for (let number = file.firstFreePage; number !== 0;) {
    const trunk = takePage(file, number, seen);
    if (trunk === undefined) return false;
    const leafCount = trunk.readUInt32BE(4);
    if (leafCount > file.usableSize / 4 - 2) return false;
    for (let place = 0; place < leafCount; place++) {
      const leaf = takePage(file, trunk.readUInt32BE(8 + 4 * place), seen);
      if (leaf === undefined || !isEmpty(leaf, 0, leaf.length)) return false;
    }
    // The numbers of pages that are in use again stay behind here, and nothing else.
    for (let at = 8 + 4 * leafCount; at < trunk.length; at += 4) {
      if (trunk.readUInt32BE(at) > file.pageCount) return false;
    }
    number = trunk.readUInt32BE(0);
  }
  return true;
}

/** A page that no tree and no list has had before; `undefined` for damage. */
function takePage(file: DatabaseFile, number: number, seen: Set<number>): Buffer | undefined {
  if (seen.has(number)) return undefined;
  seen.add(number);
  return readPage(file, number);
}

const NOTHING = Buffer.alloc(4096);

function isEmpty(page: Buffer, from: number, to: number): boolean {
  return from >= to || page.compare(NOTHING, 0, to - from, from, to) === 0;
}
