/** Writes the opaque ids of plain rows into columns, many at a time: what is hashed never becomes a text of its own. */
import { ID_BYTES } from '../domain/frame.ts';
import type { PlainRow } from '../register/plain-rows.ts';
import type { GrowingColumn } from './growing-column.ts';
import type { PrefixedHashes } from './hashing/prefixed-hashes.ts';
import {
  BLOCK_BYTES,
  DIGEST_BYTES,
  MAXIMUM_BLOCK_COUNT,
  MAXIMUM_TEXT_BYTES,
  createPrefixedHashes,
} from './hashing/prefixed-hashes.ts';
import { NOT_PLAIN, writePlainAddress } from './plain-address.ts';

type IdColumn = GrowingColumn<Uint8Array>;

/** Behind the key in hex, which fills the first block of each hash (DESIGN, protocol v1, step 1). */
const RESIDENT = Buffer.from('|resident|', 'latin1');
const ADDRESS = Buffer.from('|address|', 'latin1');

/** Every row has two texts side by side: that of the resident, and that of the address. */
const WAITING_ROWS = MAXIMUM_BLOCK_COUNT / 2;

export class PlainIds {
  readonly #hashes: PrefixedHashes;
  readonly #residentIds: IdColumn;
  readonly #addressIds: IdColumn;
  /** The rows of the columns whose ids are still to be hashed. */
  readonly #waiting = new Uint32Array(WAITING_ROWS);
  #waitingCount = 0;

  /** `keyHex` is the panel's key in 64 hex digits. */
  constructor(keyHex: string, residentIds: IdColumn, addressIds: IdColumn) {
    this.#hashes = createPrefixedHashes(keyHex);
    this.#residentIds = residentIds;
    this.#addressIds = addressIds;
    for (let text = 0; text < MAXIMUM_BLOCK_COUNT; text++) {
      this.#hashes.texts.set(text % 2 === 0 ? RESIDENT : ADDRESS, text * BLOCK_BYTES);
    }
  }

  /**
   * Takes the ids of a plain row for a row of the columns; they stand there after `flush` at the latest. False, and nothing
   * is taken, when the key or the address is not plain enough.
   */
  take(plain: PlainRow, row: number): boolean {
    const { texts } = this.#hashes;
    const resident = 2 * this.#waitingCount;
    const keyStart = plain.cells.starts[plain.keyCell] ?? 0;
    const keyLength = (plain.cells.ends[plain.keyCell] ?? 0) - keyStart;
    if (RESIDENT.length + keyLength > MAXIMUM_TEXT_BYTES) return false;
    const addressStart = (resident + 1) * BLOCK_BYTES;
    const addressEnd = writePlainAddress(
      plain,
      texts,
      addressStart + ADDRESS.length,
      addressStart + MAXIMUM_TEXT_BYTES,
    );
    if (addressEnd === NOT_PLAIN) return false;
    const residentStart = resident * BLOCK_BYTES + RESIDENT.length;
    for (let index = 0; index < keyLength; index++) {
      texts[residentStart + index] = plain.bytes[keyStart + index] ?? 0;
    }
    this.#hashes.endText(resident, RESIDENT.length + keyLength);
    this.#hashes.endText(resident + 1, addressEnd - addressStart);
    this.#waiting[this.#waitingCount++] = row;
    if (this.#waitingCount === WAITING_ROWS) this.flush();
    return true;
  }

  /** Writes the ids of all rows that were taken. */
  flush(): void {
    this.#hashes.hashAll(2 * this.#waitingCount);
    for (let index = 0; index < this.#waitingCount; index++) {
      const row = this.#waiting[index] ?? 0;
      this.#copy(2 * index, this.#residentIds, row);
      this.#copy(2 * index + 1, this.#addressIds, row);
    }
    this.#waitingCount = 0;
  }

  #copy(text: number, column: IdColumn, row: number): void {
    const { digests } = this.#hashes;
    const block = column.blockOf(row);
    const start = column.offsetOf(row);
    const digest = text * DIGEST_BYTES;
    for (let byte = 0; byte < ID_BYTES; byte++) block[start + byte] = digests[digest + byte] ?? 0;
  }
}
