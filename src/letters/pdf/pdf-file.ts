/** Writes a PDF file: objects with their numbers, small ones packed together, and the table of where each is. */
import { createHash } from 'node:crypto';
import { ByteWriter } from './byte-writer.ts';
import type { Deflater } from './deflate.ts';

/** How many small objects are packed and compressed together (ISO 32000-1, section 7.5.7). */
const PACK_SIZE = 2000;
/** Bytes of a row of the table: the kind, an offset or the number of a pack, and the place in the pack. */
const ROW_SIZE = 7;

/** Kinds; an object that is nowhere is 0, free. */
const IN_FILE = 1;
const IN_PACK = 2;

/** An object in the form of the file, with the number that others know it by. */
export interface ReadyObject {
  readonly id: number;
  readonly bytes: Uint8Array;
}

export class PdfFile {
  readonly #deflater: Deflater;
  readonly #out = new ByteWriter();
  /** A row for each number from 0 on: the kind, the place and the index, as they stand in the table of the file. */
  #table = new Uint8Array(ROW_SIZE * 1024);
  #objectCount = 1;
  readonly #packed = new ByteWriter();
  readonly #packIndex = new ByteWriter();
  #packId = 0;
  #packCount = 0;

  constructor(deflater: Deflater) {
    this.#deflater = deflater;
    // The second line tells programs that the file is not text.
    this.#out.text('%PDF-1.7\n%\xff\xff\xff\xff\n');
  }

  /** A number for an object that is added later. */
  reserve(): number {
    const id = this.#objectCount++;
    if (this.#objectCount * ROW_SIZE > this.#table.length) {
      const larger = new Uint8Array(this.#table.length * 2);
      larger.set(this.#table);
      this.#table = larger;
    }
    return id;
  }

  /** Adds objects that have their numbers already, up to `lastId`: before any other. */
  addReady(objects: readonly ReadyObject[], lastId: number): void {
    while (this.#objectCount <= lastId) this.reserve();
    for (const { id, bytes } of objects) {
      this.#setPlace(id, IN_FILE, this.#out.length, 0);
      this.#out.append(bytes);
    }
  }

  /** Adds a stream. @param entries the dictionary without its brackets and without the length */
  addStream(id: number, entries: string, body: Uint8Array): void {
    this.#setPlace(id, IN_FILE, this.#out.length, 0);
    this.#out.whole(id).text(' 0 obj\n<<').text(entries).text('/Length ').whole(body.length);
    this.#out.text('>>stream\n').append(body).text('\nendstream\nendobj\n');
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
    const tableAt = this.#out.length;
    this.#setPlace(tableId, IN_FILE, tableAt, 0);
    const fileId = createHash('sha256').update(this.#out.view()).digest('hex').slice(0, 32);
    const entries = [
      `/Type/XRef/Size ${tableId + 1}/W[1 4 2]/Root ${rootId} 0 R/Info ${infoId} 0 R`,
      `/ID[<${fileId}><${fileId}>]/DecodeParms<</Predictor 12/Columns ${ROW_SIZE}>>`,
    ];
    this.addCompressed(tableId, entries.join(''), this.#deflater.deflate(this.#tableRows()));
    this.#out.text(`startxref\n${tableAt}\n%%EOF\n`);
    return Buffer.from(this.#out.view());
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
    const table = this.#table;
    const rows = new Uint8Array(this.#objectCount * (ROW_SIZE + 1));
    let at = 0;
    for (let id = 0; id < this.#objectCount; id++) {
      rows[at++] = 2;
      for (let column = id * ROW_SIZE; column < (id + 1) * ROW_SIZE; column++) {
        rows[at++] = (table[column] ?? 0) - (table[column - ROW_SIZE] ?? 0);
      }
    }
    return rows;
  }

  #setPlace(id: number, kind: number, place: number, index: number): void {
    const row = id * ROW_SIZE;
    this.#table[row] = kind;
    for (let byte = 0; byte < 4; byte++) this.#table[row + 1 + byte] = place >>> (24 - 8 * byte);
    this.#table[row + 5] = index >>> 8;
    this.#table[row + 6] = index;
  }
}
