/** Seals how to reach a resident. What a thread can do too, without the database. */
import type { ResidentId } from '../domain/ids.ts';
import type { Addressee } from '../domain/resident.ts';
import type { SealKeys, SealedPlace } from './seal.ts';
import { sealJson } from './seal.ts';

/** Where the sealed addressee of a resident belongs: it does not open elsewhere. */
export function placeOfAddressee(residentId: ResidentId): SealedPlace {
  return { table: 'addressees', id: residentId };
}

/** The addressees of residents, sealed each for its own row. */
export function sealAddressees(
  keys: SealKeys,
  addressees: ReadonlyMap<ResidentId, Addressee>,
): ReadonlyMap<ResidentId, Uint8Array> {
  return new Map(
    Array.from(addressees, ([residentId, addressee]) => [
      residentId,
      sealJson(keys, placeOfAddressee(residentId), { ...addressee }),
    ]),
  );
}
