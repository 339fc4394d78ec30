/** Fetches residents from the registers by their rows. What a thread can do too: it is given nothing but plain data. */
import { failure } from '../domain/failure.ts';
import { idAt } from '../domain/frame.ts';
import type { Hash, ResidentId } from '../domain/ids.ts';
import type { Addressee, Resident } from '../domain/resident.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import type { Settings } from '../domain/settings/settings-schema.ts';
import { residentIdOf } from '../frame/opaque-ids.ts';
import { addresseeOf } from '../register/addressee.ts';
import { readRegisterRows, readRowsOf } from '../register/read-register-rows.ts';
import { blocksOfRows } from '../register/row-places.ts';
import { catchInterruptedRead, hashWhileReading, readChunks } from '../store/read-file.ts';
import { stampOf, withPieces } from '../store/read-pieces.ts';
import type { SealKeys } from '../store/seal.ts';
import { sealAddressees } from '../store/seal-addressee.ts';
import type { PreparedRegister } from './prepare-register.ts';
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

/** Registers that were read before, by their absolute path. */
type PreparedRegisters = ReadonlyMap<string, PreparedRegister>;

/** The same as `fetchAddressees`, sealed for the database. */
export function fetchSealedAddressees(task: SealedTask, prepared?: PreparedRegisters): SealedAddressees {
  const fetched = fetchAddressees(task, prepared);
  return fetched.ok ? ok(sealAddressees(task.sealKeys, fetched.value)) : fetched;
}

/**
 * The addressees of the wanted residents. Refused when a register is no longer the file that the frame was built from, and
 * when a row is not the resident that the frame says.
 */
export function fetchAddressees(
  { registers, settings, keyHex }: AddresseeTask,
  prepared: PreparedRegisters = new Map(),
): FetchedAddressees {
  const addressees = new Map<ResidentId, Addressee>();
  for (const register of registers) {
    const found = new RegisterAddressees(register, keyHex, addressees);
    const fetched = fetchFrom(register, settings, prepared.get(register.absolutePath), found);
    if (!fetched.ok) return fetched;
  }
  return ok(addressees);
}

/** Takes the wanted residents of one register as they are read, and holds them against the frame. */
class RegisterAddressees {
  readonly #register: WantedRegister;
  readonly #keyHex: string;
  readonly #addressees: Map<ResidentId, Addressee>;
  #count = 0;
  /** The first row that is not the resident that the frame says. */
  strangerRow: number | undefined;

  constructor(register: WantedRegister, keyHex: string, addressees: Map<ResidentId, Addressee>) {
    this.#register = register;
    this.#keyHex = keyHex;
    this.#addressees = addressees;
  }

  add(resident: Resident): void {
    const residentId = residentIdOf(this.#keyHex, resident.personKey);
    if (idAt(this.#register.residentIds, this.#count++) !== residentId) this.strangerRow ??= resident.row;
    this.#addressees.set(residentId, addresseeOf(resident, this.#register.municipalityName));
  }
}

function fetchFrom(
  register: WantedRegister,
  settings: Settings['register'],
  prepared: PreparedRegister | undefined,
  found: RegisterAddressees,
): Result<void> {
  const { file } = register;
  const read =
    prepared !== undefined && prepared.stamp === stampOf(register.absolutePath)
      ? readPrepared(register, prepared, found)
      : readWholly(register, settings, found);
  if (!read.ok || found.strangerRow === undefined) return read;
  return refuse(failure('command.register-changed', {}, { file, row: found.strangerRow }));
}

/** Reads the wanted rows alone. */
function readPrepared(
  { file, absolutePath, municipality, sha256, rows }: WantedRegister,
  prepared: PreparedRegister,
  found: RegisterAddressees,
): Result<void> {
  const changed = refuse(failure('command.register-changed', {}, { file }));
  if (prepared.sha256 !== sha256) return changed;
  const { layout, dialect } = prepared.places;
  const read = catchInterruptedRead(() =>
    withPieces(absolutePath, (readPiece) => {
      const blocks = blocksOfRows(prepared.places, rows, readPiece);
      return readRowsOf({ layout, dialect, blocks }, { file, municipality }, rows, (resident) =>
        found.add(resident),
      );
    }),
  );
  // Asked afterwards: nobody may have written to it in the meantime.
  return prepared.stamp === stampOf(absolutePath) ? read : changed;
}

/** Reads the whole register, and hashes it on the way. */
function readWholly(
  { file, absolutePath, municipality, sha256, rows }: WantedRegister,
  settings: Settings['register'],
  found: RegisterAddressees,
): Result<void> {
  const chunks = readChunks(absolutePath);
  if (!chunks.ok) return chunks;
  const hashed = hashWhileReading(chunks.value);
  return catchInterruptedRead(() => {
    const result = readRegisterRows(hashed.chunks, settings, { file, municipality }, rows, (resident) =>
      found.add(resident),
    );
    // Of a file that is another one, nothing else is worth telling.
    return hashed.hash() === sha256 ? result : refuse(failure('command.register-changed', {}, { file }));
  });
}
