/** A SQLite file as pages. Read it while no connection of this program has it open: closing it would take away their locks. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

export interface DatabaseFile {
  readonly descriptor: number;
  /** Of the bytes of a page, those that SQLite fills. */
  readonly usableSize: number;
  readonly pageCount: number;
  /** Of the list of free pages; 0 for none. */
  readonly firstFreePage: number;
}

const HEADER_SIZE = 100;
/** Of every database of Loting. */
const PAGE_SIZE = 4096;

/** Runs `look` on a file that stays as it is meanwhile; `undefined` when it does not, or is no SQLite file with pages of 4096 bytes. */
export function withDatabaseFile<T>(path: string, look: (file: DatabaseFile) => T): T | undefined {
  const descriptor = openSync(path, 'r');
  try {
    const before = fstatSync(descriptor, { bigint: true });
    const header = Buffer.alloc(HEADER_SIZE);
    if (readSync(descriptor, header, 0, HEADER_SIZE, 0) !== HEADER_SIZE) return undefined;
    const pageCount = Number(before.size) / PAGE_SIZE;
    if (header.readUInt16BE(16) !== PAGE_SIZE || !Number.isInteger(pageCount)) return undefined;
    const found = look({
      descriptor,
      usableSize: PAGE_SIZE - header.readUInt8(20),
      pageCount,
      firstFreePage: header.readUInt32BE(32),
    });
    const after = fstatSync(descriptor, { bigint: true });
    return after.mtimeNs === before.mtimeNs && after.size === before.size ? found : undefined;
  } finally {
    closeSync(descriptor);
  }
}

/** One page, counted from 1; `undefined` beyond the end. */
export function readPage({ descriptor, pageCount }: DatabaseFile, number: number): Buffer | undefined {
  if (number < 1 || number > pageCount) return undefined;
  const page = Buffer.allocUnsafe(PAGE_SIZE);
  return readSync(descriptor, page, 0, PAGE_SIZE, (number - 1) * PAGE_SIZE) === PAGE_SIZE ? page : undefined;
}
