/** Looks at the beginning of a register file: what kind of file it is, its delimiter, and which column holds what. */
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import type { Settings } from '../domain/settings/settings-schema.ts';
import type { Dialect } from './dialect.ts';
import { CARRIAGE_RETURN, LINE_FEED, resolveDelimiter } from './dialect.ts';
import { decode, parseRecord } from './parse-records.ts';
import type { RecordBlock } from './record-blocks.ts';
import { recordBlocks } from './record-blocks.ts';
import type { RegisterContext, RegisterLayout } from './resolve-layout.ts';
import { resolveLayout } from './resolve-layout.ts';
import { scanRecords } from './scan-records.ts';

/** The header must fit in the first bytes of the file; a BRP header of all elements takes 4 kB. */
const HEAD_BYTES = 65_536;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** How files begin that are no CSV in UTF-8 at all. */
const FOREIGN_BEGINNINGS = [
  { found: 'UTF-16 text', bytes: [0xff, 0xfe] },
  { found: 'UTF-16 text', bytes: [0xfe, 0xff] },
  { found: 'a spreadsheet or zip file', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { found: 'a spreadsheet or zip file', bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  { found: 'a gzip file', bytes: [0x1f, 0x8b] },
] as const;

export interface OpenRegister {
  readonly layout: RegisterLayout;
  readonly dialect: Dialect;
  /** The blocks of data rows; the header, row 1, is not among them. To be iterated once. */
  readonly blocks: Iterable<RecordBlock>;
}

/** Reads the header of a register and hands over its rows in blocks. Refuses what is no register at all. */
export function openRegister(
  chunks: Iterable<Uint8Array>,
  settings: Settings['register'],
  context: RegisterContext,
): Result<OpenRegister> {
  const iterator = chunks[Symbol.iterator]();
  const head = readHead(iterator);
  const opened = openHead(head, settings, context);
  if (!opened.ok) {
    iterator.return?.();
    return opened;
  }
  const { layout, dialect, text } = opened.value;
  const blocks = recordBlocks(continued(text, iterator), dialect.delimiter.charCodeAt(0));
  return ok({ layout, dialect, blocks: withoutHeader(blocks) });
}

function openHead(
  head: Buffer,
  settings: Settings['register'],
  context: RegisterContext,
): Result<{ layout: RegisterLayout; dialect: Dialect; text: Buffer }> {
  const place = { file: context.file };
  const text = head.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK)
    ? head.subarray(BYTE_ORDER_MARK.length)
    : head;
  if (text.length === 0) return refuse(failure('register.empty', {}, place));
  const foreign = findForeignKind(head, context);
  if (foreign !== undefined) return refuse(foreign);
  const header = readHeader(text, settings);
  if (header === undefined) return refuse(failure('register.header-unreadable', {}, { ...place, row: 1 }));
  const layout = resolveLayout(header.cells, settings, context);
  return layout.ok ? ok({ layout: layout.value, dialect: header.dialect, text }) : layout;
}

/** The first bytes of the file: more than `HEAD_BYTES` after a byte order mark, unless the file is shorter. */
function readHead(iterator: Iterator<Uint8Array>): Buffer {
  const parts: Uint8Array[] = [];
  let length = 0;
  while (length <= HEAD_BYTES + BYTE_ORDER_MARK.length) {
    const next = iterator.next();
    if (next.done === true) break;
    // The caller may use the chunk's memory again.
    parts.push(Buffer.from(next.value));
    length += next.value.length;
  }
  return Buffer.concat(parts);
}

function findForeignKind(head: Buffer, context: RegisterContext): Failure | undefined {
  const place = { file: context.file };
  for (const { found, bytes } of FOREIGN_BEGINNINGS) {
    if (bytes.every((byte, index) => head[index] === byte))
      return failure('register.not-csv', { found }, place);
  }
  const firstZero = head.indexOf(0);
  const firstLineEnd = head.indexOf(LINE_FEED);
  const isBinary = firstZero !== -1 && (firstLineEnd === -1 || firstZero < firstLineEnd);
  return isBinary ? failure('register.not-csv', { found: 'binary data' }, place) : undefined;
}

/** The cells of the first record; the delimiter is found in its text, up to the first line end outside quotes. */
function readHeader(
  text: Buffer,
  settings: Settings['register'],
): { cells: readonly string[]; dialect: Dialect } | undefined {
  // Before the delimiter is known, the first line stands for the header; quoted line ends in a header are rare.
  const firstLine = decode(text.subarray(0, lineLength(text)));
  if (firstLine === undefined) return undefined;
  const dialect: Dialect = { delimiter: resolveDelimiter(settings.delimiter, firstLine) };
  const head = text.subarray(0, HEAD_BYTES);
  const scan = scanRecords(head, dialect.delimiter.charCodeAt(0));
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
