/** Looks at the beginning of a register file: its encoding, its dialect, and which column holds what. */
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import type { Settings } from '../domain/settings/settings-schema.ts';
import type { Dialect } from './dialect.ts';
import { CARRIAGE_RETURN, LINE_FEED, resolveDialect } from './dialect.ts';
import type { Encoding } from './encoding.ts';
import { findByteOrderMark } from './encoding.ts';
import { decode, parseRecord } from './parse-records.ts';
import { gunzip, isGzip } from './gunzip.ts';
import { groupPersons } from './person-groups.ts';
import type { RecordBlock } from './record-blocks.ts';
import { BLOCK_BYTES, recordBlocks } from './record-blocks.ts';
import type { RegisterContext, RegisterLayout } from './resolve-layout.ts';
import { resolveLayout } from './resolve-layout.ts';
import { scanRecords } from './scan-records.ts';
import { openText } from './text-source.ts';

/** The header must fit in the first bytes of the file; a BRP header of all elements takes 4 kB. */
const HEAD_BYTES = 65_536;

/** How files begin that are no CSV that can be read. */
const FOREIGN_BEGINNINGS = [
  { found: 'utf-16be', bytes: [0xfe, 0xff] },
  { found: 'spreadsheet', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { found: 'spreadsheet', bytes: [0xd0, 0xcf, 0x11, 0xe0] },
] as const;

export interface OpenRegister {
  readonly layout: RegisterLayout;
  readonly dialect: Dialect;
  /**
   * The file's encoding; `undefined` while only ASCII has been read, which is the same in each. The blocks are in UTF-8
   * whatever it is.
   */
  readonly encoding: () => Encoding | undefined;
  /**
   * Whether the blocks, as far as they were read, are the very bytes of the file: neither decompressed nor decoded, and no
   * persons put together from several rows.
   */
  readonly isAsInFile: () => boolean;
  /** The blocks of data rows; the header, row 1, is not among them. To be iterated once. */
  readonly blocks: Iterable<RecordBlock>;
}

/** Reads the header of a register and hands over its rows in blocks. Refuses what is no register at all. */
export function openRegister(
  chunks: Iterable<Uint8Array>,
  settings: Settings['register'],
  context: RegisterContext,
): Result<OpenRegister> {
  const raw = chunks[Symbol.iterator]();
  const { head, all, isCompressed, isDamaged } = beginReading(raw);
  const foreign = findForeignKind(head, settings, context);
  const text = openText(all, settings.encoding, head);
  const textHead = foreign === undefined ? readHead(text.chunks) : Buffer.alloc(0);
  const opened = foreign === undefined ? openHead(textHead, settings, context) : refuse(foreign);
  if (!opened.ok) {
    text.chunks.return();
    raw.return?.();
    return isDamaged() ? refuse(failure('register.damaged-gzip', {}, { file: context.file })) : opened;
  }
  const { layout, dialect } = opened.value;
  const bytes = continued(textHead, text.chunks);
  const records = recordBlocks(
    bytes,
    dialect.delimiter.charCodeAt(0),
    BLOCK_BYTES,
    dialect.name !== 'brp-csv',
  );
  const rows = withDamage(withoutHeader(records), isDamaged);
  const blocks = dialect.name === 'rvig' ? groupPersons(rows, layout, dialect) : rows;
  const isAsInFile = (): boolean =>
    !isCompressed && dialect.name !== 'rvig' && (text.encoding() ?? 'utf-8') === 'utf-8';
  return ok({ layout, dialect, encoding: text.encoding, isAsInFile, blocks });
}

/** The first bytes of a file, and all of them, decompressed where it was compressed. */
function beginReading(raw: Iterator<Uint8Array>): {
  readonly head: Buffer;
  readonly all: Iterable<Uint8Array>;
  readonly isCompressed: boolean;
  readonly isDamaged: () => boolean;
} {
  const rawHead = readHead(raw);
  const rawBytes = continued(rawHead, raw);
  if (!isGzip(rawHead)) return { head: rawHead, all: rawBytes, isCompressed: false, isDamaged: () => false };
  const { chunks, isDamaged } = gunzip(rawBytes);
  const head = readHead(chunks);
  return { head, all: continued(head, chunks), isCompressed: true, isDamaged };
}

/** Tells of damage in compressed data where the rows break off. */
function* withDamage(
  blocks: Iterable<RecordBlock>,
  isDamaged: () => boolean,
): Generator<RecordBlock, void, void> {
  let row = 2;
  for (const block of blocks) {
    yield block;
    row = block.firstRow + block.ends.length;
  }
  if (isDamaged()) {
    const bytes = Buffer.alloc(0);
    yield { bytes, ends: [0], firstRow: row, broken: 'damaged-gzip', hasNoLineEnd: true };
  }
}

function openHead(
  text: Buffer,
  settings: Settings['register'],
  context: RegisterContext,
): Result<{ layout: RegisterLayout; dialect: Dialect }> {
  const place = { file: context.file };
  if (text.length === 0) return refuse(failure('register.empty', {}, place));
  const header = readHeader(text, settings);
  if (header === undefined) return refuse(failure('register.header-unreadable', {}, { ...place, row: 1 }));
  const layout = resolveLayout(header.cells, settings, context);
  return layout.ok ? ok({ layout: layout.value, dialect: header.dialect }) : layout;
}

/** The first bytes of the file: more than `HEAD_BYTES`, unless the file is shorter. */
function readHead(iterator: Iterator<Uint8Array>): Buffer {
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length <= HEAD_BYTES) {
    const next = iterator.next();
    if (next.done === true) break;
    // The caller may use the chunk's memory again.
    parts.push(Buffer.from(next.value));
    length += next.value.length;
  }
  return Buffer.concat(parts);
}

function findForeignKind(
  head: Buffer,
  settings: Settings['register'],
  context: RegisterContext,
): Failure | undefined {
  const place = { file: context.file };
  for (const { found, bytes } of FOREIGN_BEGINNINGS) {
    if (bytes.every((byte, index) => head[index] === byte))
      return failure('register.not-csv', { found }, place);
  }
  const encoding = settings.encoding === 'auto' ? findByteOrderMark(head)?.encoding : settings.encoding;
  // Every letter of ASCII has a zero byte in UTF-16.
  if (encoding === 'utf-16le') return undefined;
  const firstZero = head.indexOf(0);
  const firstLineEnd = head.indexOf(LINE_FEED);
  const isBinary = firstZero !== -1 && (firstLineEnd === -1 || firstZero < firstLineEnd);
  return isBinary ? failure('register.not-csv', { found: 'binary' }, place) : undefined;
}

/** The cells of the first record; the dialect is found in the first lines. */
function readHeader(
  text: Buffer,
  settings: Settings['register'],
): { cells: readonly string[]; dialect: Dialect } | undefined {
  // Before the dialect is known, the first line stands for the header; quoted line ends in a header are rare.
  const firstLine = decode(text.subarray(0, lineLength(text)));
  if (firstLine === undefined) return undefined;
  const dialect = resolveDialect(settings, firstLine, wholeLinesBelow(text));
  const hasQuotes = dialect.name !== 'brp-csv';
  const head = text.subarray(0, HEAD_BYTES);
  const scan = scanRecords(head, dialect.delimiter.charCodeAt(0), hasQuotes);
  const end = scan.ends[0] ?? (text.length <= HEAD_BYTES && !scan.isInQuotes ? text.length : undefined);
  if (end === undefined) return undefined;
  const record = parseRecord(text.subarray(0, end), dialect);
  return record.kind === 'cells' ? { cells: record.cells, dialect } : undefined;
}

function lineLength(text: Buffer): number {
  const head = text.subarray(0, HEAD_BYTES);
  const lineFeed = head.indexOf(LINE_FEED);
  const end = lineFeed === -1 ? head.indexOf(CARRIAGE_RETURN) : lineFeed;
  return end === -1 ? head.length : end;
}

/** The lines below the header that are whole in the head. Only their separators are looked at: Latin-1 will do. */
function wholeLinesBelow(text: Buffer): readonly string[] {
  return text
    .toString('latin1', 0, HEAD_BYTES)
    .split(/\r?\n|\r/)
    .slice(1, -1);
}

/** The head and what follows it. Closes the chunks' iterator, and with it their file, when reading stops early. */
function* continued(head: Uint8Array, rest: Iterator<Uint8Array>): Generator<Uint8Array, void, void> {
  try {
    yield head;
    for (let next = rest.next(); next.done !== true; next = rest.next()) yield next.value;
  } finally {
    rest.return?.();
  }
}

function* withoutHeader(blocks: Iterable<RecordBlock>): Generator<RecordBlock, void, void> {
  for (const block of blocks) {
    if (block.firstRow > 1) {
      yield block;
      continue;
    }
    const headerEnd = block.ends[0] ?? 0;
    const ends = block.ends.slice(1).map((end) => end - headerEnd);
    if (ends.length > 0) yield { ...block, bytes: block.bytes.subarray(headerEnd), ends, firstRow: 2 };
  }
}
