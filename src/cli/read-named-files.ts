/** Reads the files that the settings name beside the registers: the table of districts and the lists of people. */
import path from 'node:path';
import type { Failure } from '../domain/failure.ts';
import { sha256HexOfBytes } from '../domain/hash.ts';
import type { Hash } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { ok, okUnless } from '../domain/result.ts';
import type { Settings } from '../domain/settings/settings-schema.ts';
import type { FileHashes } from '../frame/commitment.ts';
import { listHashOf } from '../frame/commitment.ts';
import type { PersonList, PersonLists } from '../frame/person-list.ts';
import { parsePersonList } from '../frame/person-list.ts';
import type { DistrictTable } from '../register/district-table.ts';
import { parseDistrictTable } from '../register/district-table.ts';
import { readPanelKey } from '../store/panel-key.ts';
import { readWholeFile } from '../store/read-file.ts';

/** Plain data, so that a thread can be given it. */
export interface NamedFiles {
  /** `undefined` when the district stands in a column. */
  readonly districts: DistrictTable | undefined;
  readonly lists: PersonLists;
  /** What the commitment holds on to. */
  readonly hashes: FileHashes;
}

interface HashedList {
  readonly list: PersonList;
  readonly hash: Hash;
}

/** Reads them all; collects the failures of all files before it refuses. Nothing of them is stored, save a keyed hash. */
export function readNamedFiles(settings: Settings, root: string, keyHex: string): Result<NamedFiles> {
  const { districts, key = [] } = settings.register;
  const { optOut, drawnBefore } = settings.eligibility;
  const failures: Failure[] = [];
  const attempt = <T>(result: Result<T>): T | undefined => {
    if (result.ok) return result.value;
    failures.push(...result.failures);
    return undefined;
  };
  const readList = (file: string, keyFile?: string): Result<HashedList> => {
    const bytes = readNamed(file, root);
    if (!bytes.ok) return bytes;
    const listKey = keyFile === undefined ? ok(keyHex) : readKeyHex(path.resolve(root, keyFile));
    if (!listKey.ok) return listKey;
    const list = parsePersonList(bytes.value, file, listKey.value, key);
    if (!list.ok) return list;
    const fileHash = sha256HexOfBytes(bytes.value) as Hash;
    return ok({ list: list.value, hash: listHashOf(keyHex, fileHash, listKey.value) });
  };
  const table = districts?.file === undefined ? undefined : attempt(readDistricts(districts.file, root));
  const optedOut = optOut
    .map(({ file, key: keyFile }) => attempt(readList(file, keyFile)))
    .filter((each) => each !== undefined);
  const earlier = drawnBefore
    .map(({ file, key: keyFile }) => attempt(readList(file, keyFile)))
    .filter((each) => each !== undefined);
  return okUnless(failures, () => ({
    districts: table?.districts,
    lists: {
      optedOut: optedOut.map(({ list }) => list),
      drawnBefore: earlier.map(({ list }) => list),
    },
    hashes: {
      districts: table?.hash,
      optOut: optedOut.map(({ hash }) => hash),
      drawnBefore: earlier.map(({ hash }) => hash),
    },
  }));
}

function readDistricts(file: string, root: string): Result<{ districts: DistrictTable; hash: Hash }> {
  const bytes = readNamed(file, root);
  if (!bytes.ok) return bytes;
  const districts = parseDistrictTable(bytes.value, file);
  if (!districts.ok) return districts;
  return ok({ districts: districts.value, hash: sha256HexOfBytes(bytes.value) as Hash });
}

/** Refused under the file's name in the settings, not that on this machine. */
function readNamed(file: string, root: string): Result<Uint8Array> {
  const bytes = readWholeFile(path.resolve(root, file));
  if (bytes.ok) return bytes;
  const [first, ...rest] = bytes.failures;
  const rename = (failed: Failure): Failure => ({ ...failed, place: { ...failed.place, file } });
  return { ok: false, failures: [rename(first), ...rest.map(rename)] };
}

function readKeyHex(file: string): Result<string> {
  const key = readPanelKey(file);
  return key.ok ? ok(Buffer.from(key.value).toString('hex')) : key;
}
