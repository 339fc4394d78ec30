/** How drawn residents are reached until now, to hold newer registers against: most of them are as they were. */
import type { Database } from 'better-sqlite3';
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { ResidentId } from '../../domain/ids.ts';
import type { Addressee } from '../../domain/resident.ts';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import { DamagedRow } from '../database-failure.ts';
import { placeOfAddressee } from '../seal-addressee.ts';
import type { SealKeys } from '../seal.ts';
import { openText } from '../seal.ts';

/** Whether a resident is reached in another way now; false for one of whom nothing is kept. */
export type IsReachedOtherwise = (residentId: ResidentId, now: Addressee) => boolean;

/**
 * Opens every addressee, and keeps of each the text that was sealed: to compare it, it need not be taken apart. All of them
 * are of the draw in force, as those of a draw that another replaced are removed with it; so the table is read in its own
 * order. Refused when one was changed or the key is another.
 */
export function readKnownAddressees(db: Database, keys: SealKeys): Result<IsReachedOtherwise> {
  const texts = new Map<ResidentId, string>();
  const rows = db
    .prepare<[], readonly [ResidentId, unknown]>('SELECT resident_id, sealed FROM addressees')
    .raw()
    .iterate();
  for (const [residentId, sealed] of rows) {
    // An id of another form is not the one it was sealed for.
    if (!(sealed instanceof Uint8Array)) throw new DamagedRow('addressees', 'sealed');
    const opened = openText(keys, placeOfAddressee(residentId), sealed);
    // With the wrong key every row fails; the first says it all.
    if (!opened.ok) return opened;
    texts.set(residentId, opened.value);
  }
  return ok((residentId, now) => {
    const before = texts.get(residentId);
    return before !== undefined && before !== sealedTextOf(now) && before !== canonicalJson({ ...now });
  });
}

/** What `canonicalJson` writes of an addressee, in a quarter of the time: the names stand in its order. */
export function sealedTextOf(addressee: Addressee): string {
  const { addressLines, birthDate, houseNumber, houseSuffix } = addressee;
  const { isSecret, postcode, salutation, shortAddressLines } = addressee;
  return JSON.stringify({
    addressLines,
    birthDate,
    houseNumber,
    houseSuffix,
    isSecret,
    postcode,
    salutation,
    shortAddressLines,
  });
}
