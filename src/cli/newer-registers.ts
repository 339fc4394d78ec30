/** Reads what newer registers say of drawn residents. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { Hash, MunicipalityCode, ResidentId } from '../domain/ids.ts';
import type { DropReason } from '../domain/drop-reasons.ts';
import type { Addressee, Resident } from '../domain/resident.ts';
import type { Result } from '../domain/result.ts';
import { ok, okUnless, refuse } from '../domain/result.ts';
import { dropReasonOf } from '../frame/drop-reason.ts';
import { residentIdOf } from '../frame/opaque-ids.ts';
import { addresseeOf } from '../register/addressee.ts';
import type { DistrictTable } from '../register/district-table.ts';
import { readRegister } from '../register/read-register.ts';
import { catchInterruptedRead, readChunks } from '../store/read-file.ts';
import type { IsReachedOtherwise } from '../store/tables/known-addressees.ts';
import type { RefreshRegisterRow } from '../store/tables/refresh-table.ts';
import type { OpenPanel } from './open-panel.ts';
import { readNamedFiles } from './read-named-files.ts';

/** One file of a newer register. */
export interface NewerFile {
  readonly municipality: MunicipalityCode;
  /** Seen from the working folder. */
  readonly path: string;
}

/** What a newer register says of one drawn resident. */
export interface FoundResident {
  /** `undefined` for one who keeps their letter. */
  readonly dropReason: DropReason | undefined;
  /** Of one who keeps their letter and is reached otherwise than before. */
  readonly newAddressee: Addressee | undefined;
}

export interface NewerRegisters {
  readonly registers: readonly Omit<RefreshRegisterRow, 'refreshId'>[];
  /** The wanted residents who stand in one of the files. */
  readonly found: ReadonlyMap<ResidentId, FoundResident>;
}

/**
 * Reads the options `GM0344=FILE` and `FILE`; a file without a code is told by its name, when that begins with one.
 * @param cwd the folder that the paths start from
 */
export function nameNewerFiles(
  { folder, settings }: Pick<OpenPanel, 'folder' | 'settings'>,
  cwd: string,
  given: readonly string[],
): Result<readonly NewerFile[]> {
  const codes = settings.municipalities.map(({ code }) => code);
  const failures: Failure[] = [];
  const files: NewerFile[] = [];
  for (const text of given) {
    const named = codes.find((code) => text.startsWith(`${code}=`));
    const file = named === undefined ? text : text.slice(named.length + 1);
    const municipality = named ?? codes.find((code) => isNamedAfter(path.basename(file), code));
    if (municipality === undefined) failures.push(failure('command.refresh-unnamed', {}, { file: text }));
    else files.push({ municipality, path: path.relative(folder.root, path.resolve(cwd, file)) });
  }
  return okUnless(failures, () => files);
}

function isNamedAfter(fileName: string, code: MunicipalityCode): boolean {
  return fileName.startsWith(code) && !/^[A-Za-z0-9]/.test(fileName.slice(code.length));
}

/**
 * Reads the files to their end; collects the failures of all of them before it refuses. Who is reached as before is let go of
 * at once: they are most of those drawn in a year, and each would keep its piece of the register in memory.
 */
export function readNewerRegisters(
  panel: OpenPanel,
  files: readonly NewerFile[],
  wanted: ReadonlyMap<ResidentId, MunicipalityCode>,
  isReachedOtherwise: IsReachedOtherwise,
): Result<NewerRegisters> {
  const { settings, folder, keyHex } = panel;
  const namedFiles = readNamedFiles(settings, folder.root, keyHex);
  if (!namedFiles.ok) return namedFiles;
  const found = new Map<ResidentId, FoundResident>();
  const failures: Failure[] = [];
  const registers: Omit<RefreshRegisterRow, 'refreshId'>[] = [];
  for (const [fileIndex, file] of files.entries()) {
    const name = settings.municipalities.find(({ code }) => code === file.municipality)?.name ?? '';
    const read = readOneFile(panel, file, namedFiles.value.districts, (resident) => {
      const residentId = residentIdOf(keyHex, resident.personKey);
      if (wanted.get(residentId) !== file.municipality) return;
      // Somebody can stand in a register twice; as in the frame, the first row that may get a letter counts.
      const before = found.get(residentId);
      if (before !== undefined && before.dropReason === undefined) return;
      const dropReason = dropReasonOf(resident, settings.eligibility);
      if (before !== undefined && dropReason !== undefined) return;
      const addressee = dropReason === undefined ? addresseeOf(resident, name) : undefined;
      const isNew = addressee !== undefined && isReachedOtherwise(residentId, addressee);
      found.set(residentId, { dropReason, newAddressee: isNew ? addressee : undefined });
    });
    if (read.ok) registers.push({ fileIndex, ...file, ...read.value });
    else failures.push(...read.failures);
  }
  return okUnless(failures, () => ({ registers, found }));
}

function readOneFile(
  { settings, folder }: OpenPanel,
  file: NewerFile,
  districts: DistrictTable | undefined,
  onResident: (resident: Resident) => void,
): Result<{ sha256: Hash; rowCount: number }> {
  const chunks = readChunks(path.resolve(folder.root, file.path));
  if (!chunks.ok) {
    const [first, ...rest] = chunks.failures;
    const rename = (failed: Failure): Failure => ({ ...failed, place: { ...failed.place, file: file.path } });
    return refuse(rename(first), ...rest.map(rename));
  }
  const digest = createHash('sha256');
  function* hashed(source: Iterable<Uint8Array>): Generator<Uint8Array> {
    for (const chunk of source) {
      digest.update(chunk);
      yield chunk;
    }
  }
  const context = { file: file.path, municipality: file.municipality, districts };
  const read = catchInterruptedRead(() =>
    readRegister(hashed(chunks.value), settings.register, context, (outcome) => {
      if (outcome.kind === 'resident') onResident(outcome.resident);
    }),
  );
  if (!read.ok) return read;
  return ok({ sha256: digest.digest('hex') as Hash, rowCount: read.value.rowCount });
}
