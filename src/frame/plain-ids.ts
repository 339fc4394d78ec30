/** Writes the opaque ids of plain rows into their records, many at a time: what is hashed never becomes a text of its own. */
import { ID_BYTES } from '../domain/frame.ts';
import type { PlainRow } from '../register/plain-rows.ts';
import type { FrameRecords } from './frame-columns.ts';
import type { PrefixedHashes } from './hashing/prefixed-hashes.ts';
import {
  BLOCK_BYTES,
  DIGEST_BYTES,
  MAXIMUM_BLOCK_COUNT,
  MAXIMUM_TEXT_BYTES,
  createPrefixedHashes,
} from './hashing/prefixed-hashes.ts';
import { NOT_PLAIN, writePlainAddress } from './plain-address.ts';

/** Behind the key in hex, which fills the first block of each hash (DESIGN, protocol v1, step 1). */
const RESIDENT = Buffer.from('|resident|', 'latin1');
const ADDRESS = Buffer.from('|address|', 'latin1');

/** Every row has two texts side by side: that of the resident, and that of the address. */
const WAITING_ROWS = MAXIMUM_BLOCK_COUNT / 2;

export class PlainIds {
  readonly #hashes: PrefixedHashes;
  readonly #records: FrameRecords;
  /** The records whose ids are still to be hashed. */
  readonly #waiting = new Uint32Array(WAITING_ROWS);
  #waitingCount = 0;

  /** `keyHex` is the panel's key in 64 hex digits. */
  constructor(keyHex: string, records: FrameRecords) {
    this.#hashes = createPrefixedHashes(keyHex);
    this.#records = records;
    for (let text = 0; text < MAXIMUM_BLOCK_COUNT; text++) {
      this.#hashes.texts.set(text % 2 === 0 ? RESIDENT : ADDRESS, text * BLOCK_BYTES);
    }
  }

  /**
   * Takes the ids of a plain row for a record; they stand there after `flush` at the latest. False, and nothing is taken,
   * when the key or the address is not plain enough.
   */
  take(plain: PlainRow, record: number): boolean {
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
    this.#waiting[this.#waitingCount++] = record;
    if (this.#waitingCount === WAITING_ROWS) this.flush();
    return true;
  }

  /** Writes the ids of all rows that were taken. */
  flush(): void {
    const { digests } = this.#hashes;
    this.#hashes.hashAll(2 * this.#waitingCount);
    for (let index = 0; index < this.#waitingCount; index++) {
      const record = this.#waiting[index] ?? 0;
      const ids = this.#records.idsOf(record);
      const start = this.#records.offsetOf(record);
      const resident = 2 * index * DIGEST_BYTES;
      const address = resident + DIGEST_BYTES;
      for (let byte = 0; byte < ID_BYTES; byte++) {
        ids[start + byte] = digests[resident + byte] ?? 0;
        ids[start + ID_BYTES + byte] = digests[address + byte] ?? 0;
      }
    }
    this.#waitingCount = 0;
  }
}
