/** Fetches residents from the registers by their rows. What a thread can do too: it is given nothing but plain data. */
import { failure } from '../domain/failure.ts';
import { idAt } from '../domain/frame.ts';
import type { Hash, ResidentId } from '../domain/ids.ts';
import type { Addressee } from '../domain/resident.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import type { Settings } from '../domain/settings/settings-schema.ts';
import { residentIdOf } from '../frame/opaque-ids.ts';
import { addresseeOf } from '../register/addressee.ts';
import { readRegisterRows } from '../register/read-register-rows.ts';
import { catchInterruptedRead, hashWhileReading, readChunks } from '../store/read-file.ts';
import type { SealKeys } from '../store/seal.ts';
import { sealAddressees } from '../store/seal-addressee.ts';
import type { RegisterFile } from './register-files.ts';

/** A register, and the residents that are wanted from it. */
export interface WantedRegister extends RegisterFile {
  readonly municipalityName: string;
  /** Of the file that the frame was built from; `undefined` when it was built from fewer files. */
  readonly sha256: Hash | undefined;
  /** Row numbers, ascending. */
  readonly rows: readonly number[];
  /** The ids that the frame has for the rows, ID_BYTES bytes each. */
  readonly residentIds: Uint8Array;
}

/** Whom to fetch. */
export interface AddresseeTask {
  readonly registers: readonly WantedRegister[];
  readonly settings: Settings['register'];
  /** The panel's key in 64 hex digits. */
  readonly keyHex: string;
}

export type FetchedAddressees = Result<ReadonlyMap<ResidentId, Addressee>>;

/** A task whose outcome is sealed. */
export interface SealedTask extends AddresseeTask {
  readonly sealKeys: SealKeys;
}

export type SealedAddressees = Result<ReadonlyMap<ResidentId, Uint8Array>>;

/** The same as `fetchAddressees`, sealed for the database. */
export function fetchSealedAddressees(task: SealedTask): SealedAddressees {
  const fetched = fetchAddressees(task);
  return fetched.ok ? ok(sealAddressees(task.sealKeys, fetched.value)) : fetched;
}

/**
 * The addressees of the wanted residents. Refused when a register is no longer the file that the frame was built from, and
 * when a row is not the resident that the frame says.
 */
export function fetchAddressees({ registers, settings, keyHex }: AddresseeTask): FetchedAddressees {
  const addressees = new Map<ResidentId, Addressee>();
  for (const register of registers) {
    const fetched = fetchFrom(register, settings, keyHex, addressees);
    if (!fetched.ok) return fetched;
  }
  return ok(addressees);
}

function fetchFrom(
  { file, absolutePath, municipality, municipalityName, sha256, rows, residentIds }: WantedRegister,
  settings: Settings['register'],
  keyHex: string,
  addressees: Map<ResidentId, Addressee>,
): Result<void> {
  const chunks = readChunks(absolutePath);
  if (!chunks.ok) return chunks;
  let next = 0;
  let stranger: number | undefined;
  const hashed = hashWhileReading(chunks.value);
  const read = catchInterruptedRead(() => {
    const result = readRegisterRows(hashed.chunks, settings, { file, municipality }, rows, (resident) => {
      const residentId = residentIdOf(keyHex, resident.personKey);
      if (idAt(residentIds, next++) !== residentId) stranger ??= resident.row;
      addressees.set(residentId, addresseeOf(resident, municipalityName));
    });
    // Of a file that is another one, nothing else is worth telling.
    return hashed.hash() === sha256 ? result : refuse(failure('command.register-changed', {}, { file }));
  });
  if (!read.ok || stranger === undefined) return read;
  return refuse(failure('command.register-changed', {}, { file, row: stranger }));
}
