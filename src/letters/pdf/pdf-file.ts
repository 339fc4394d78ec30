/** Writes a PDF file: objects with their numbers, small ones packed together, and the table of where each is. */
import { createHash } from 'node:crypto';
import { ByteWriter } from './byte-writer.ts';
import type { Deflater } from './deflate.ts';

/** How many small objects are packed and compressed together (ISO 32000-1, section 7.5.7). */
const PACK_SIZE = 400;
/** Bytes of a row of the table: the kind, an offset or the number of a pack, and the place in the pack. */
const ROW_SIZE = 7;

const FREE = 0;
const IN_FILE = 1;
const IN_PACK = 2;

/** An object in the form of the file, with the number that others know it by. */
export interface ReadyObject {
  readonly id: number;
  readonly bytes: Uint8Array;
}

/** Where the objects are. */
interface Whereabouts {
  readonly kinds: number[];
  readonly places: number[];
  readonly indexes: number[];
}

export class PdfFile {
  readonly #deflater: Deflater;
  readonly #chunks: Uint8Array[] = [];
  readonly #table: Whereabouts = { kinds: [FREE], places: [0], indexes: [0] };
  readonly #packed = new ByteWriter();
  readonly #packIndex = new ByteWriter();
  #packId = 0;
  #packCount = 0;
  #length = 0;

  constructor(deflater: Deflater) {
    this.#deflater = deflater;
    // The second line tells programs that the file is not text.
    this.#write(Buffer.from('%PDF-1.7\n%\xff\xff\xff\xff\n', 'latin1'));
  }

  /** A number for an object that is added later. */
  reserve(): number {
    this.#table.kinds.push(FREE);
    this.#table.places.push(0);
    this.#table.indexes.push(0);
    return this.#table.kinds.length - 1;
  }

  /** Adds objects that have their numbers already, up to `lastId`: before any other. */
  addReady(objects: readonly ReadyObject[], lastId: number): void {
    while (this.#table.kinds.length <= lastId) this.reserve();
    for (const { id, bytes } of objects) {
      this.#setPlace(id, IN_FILE, this.#length, 0);
      this.#write(bytes);
    }
  }

  /** Adds a stream. @param entries the dictionary without its brackets and without the length */
  addStream(id: number, entries: string, body: Uint8Array): void {
    this.#setPlace(id, IN_FILE, this.#length, 0);
    this.#write(Buffer.from(`${id} 0 obj\n<<${entries}/Length ${body.length}>>stream\n`, 'latin1'));
    this.#write(body);
    this.#write(END_OF_STREAM);
  }

  /** Adds a compressed stream. */
  addCompressed(id: number, entries: string, body: Uint8Array): void {
    this.addStream(id, `${entries}/Filter/FlateDecode`, body);
  }

  /** Begins a small object: what is written to the outcome, until the next object, is the object. */
  begin(id: number): ByteWriter {
    if (this.#packCount === PACK_SIZE) this.#endPack();
    if (this.#packCount === 0) this.#packId = this.reserve();
    else this.#packed.text('\n');
    this.#setPlace(id, IN_PACK, this.#packId, this.#packCount++);
    this.#packIndex.whole(id).text(' ').whole(this.#packed.length).text(' ');
    return this.#packed;
  }

  /** Writes what is left and the table. The file's id follows from its bytes, so equal files have equal ids. */
  finish(rootId: number, infoId: number): Buffer {
    this.#endPack();
    const tableId = this.reserve();
    const tableAt = this.#length;
    this.#setPlace(tableId, IN_FILE, tableAt, 0);
    const hash = createHash('sha256');
    for (const chunk of this.#chunks) hash.update(chunk);
    const fileId = hash.digest('hex').slice(0, 32);
    const entries = [
      `/Type/XRef/Size ${tableId + 1}/W[1 4 2]/Root ${rootId} 0 R/Info ${infoId} 0 R`,
      `/ID[<${fileId}><${fileId}>]/DecodeParms<</Predictor 12/Columns ${ROW_SIZE}>>`,
    ];
    this.addCompressed(tableId, entries.join(''), this.#deflater.deflate(this.#tableRows()));
    this.#write(Buffer.from(`startxref\n${tableAt}\n%%EOF\n`, 'latin1'));
    return Buffer.concat(this.#chunks, this.#length);
  }

  #endPack(): void {
    if (this.#packCount === 0) return;
    const body = new ByteWriter().append(this.#packIndex.view()).append(this.#packed.view());
    const entries = `/Type/ObjStm/N ${this.#packCount}/First ${this.#packIndex.length}`;
    this.addCompressed(this.#packId, entries, this.#deflater.deflate(body.view()));
    this.#packIndex.clear();
    this.#packed.clear();
    this.#packCount = 0;
  }

  /** The rows, each as the difference from the row above it (PNG's filter 2), which compresses well. */
  #tableRows(): Uint8Array {
    const { kinds, places, indexes } = this.#table;
    const rows = new Uint8Array(kinds.length * (ROW_SIZE + 1));
    let above = new Uint8Array(ROW_SIZE);
    for (const [id, kind] of kinds.entries()) {
      const place = places[id] ?? 0;
      const index = indexes[id] ?? 0;
      const row = Uint8Array.of(kind, place >>> 24, place >>> 16, place >>> 8, place, index >>> 8, index);
      const at = id * (ROW_SIZE + 1);
      rows[at] = 2;
      for (let column = 0; column < ROW_SIZE; column++) {
        rows[at + 1 + column] = (row[column] ?? 0) - (above[column] ?? 0);
      }
      above = row;
    }
    return rows;
  }

  #setPlace(id: number, kind: number, place: number, index: number): void {
    this.#table.kinds[id] = kind;
    this.#table.places[id] = place;
    this.#table.indexes[id] = index;
  }

  #write(bytes: Uint8Array): void {
    this.#chunks.push(bytes);
    this.#length += bytes.length;
  }
}

const END_OF_STREAM = Buffer.from('\nendstream\nendobj\n', 'latin1');
