/**
 * A backup is one file: an SQLite archive (the table `sqlar` of sqlite.org/sqlar.html), which `sqlite3 -A` can open too. It is
 * read without trust: names, sizes and hashes are checked before anything is written.
 */
import { deflateSync, inflateSync } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import BetterSqlite3 from 'better-sqlite3';
import { closeSync, existsSync, openSync, rmSync } from 'node:fs';
import { failure } from '../../domain/failure.ts';
import { sha256HexOfBytes } from '../../domain/hash.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import { nameWithoutReplacing, temporaryPathFor } from '../atomic-file.ts';
import { databaseFailure } from '../database-failure.ts';
import { writeFailure } from '../file-failure.ts';
import { refuseUnordinary } from '../open-database.ts';
import type { BackupManifest } from './backup-manifest.ts';
import { BackupManifestSchema, MANIFEST_NAME, isBackupName } from './backup-manifest.ts';

/** "LOTB" in ASCII. */
const BACKUP_ID = 0x4c4f5442;
const FILE_MODE = 0o100600;

export interface BackupEntry {
  readonly name: string;
  readonly content: Uint8Array;
}

/** Writes a new backup, wholly or not at all; never replaces a file. Entries are taken one by one, so that one is in memory at a time. */
export function writeBackupFile(
  path: string,
  entries: Iterable<BackupEntry>,
  describe: (files: BackupManifest['files']) => BackupManifest,
): Result<BackupManifest> {
  if (existsSync(path)) return refuse(failure('store.file-exists', {}, { file: path }));
  const temporaryPath = temporaryPathFor(path);
  let db: Database | undefined;
  try {
    closeSync(openSync(temporaryPath, 'wx', 0o600));
    db = new BetterSqlite3(temporaryPath);
    const manifest = fillArchive(db, entries, describe);
    db.close();
    const named = nameWithoutReplacing(temporaryPath, path);
    return named.ok ? ok(manifest) : named;
  } catch (error) {
    db?.close();
    rmSync(temporaryPath, { force: true });
    rmSync(`${temporaryPath}-journal`, { force: true });
    return refuse(writeFailure(error, path));
  }
}

function fillArchive(
  db: Database,
  entries: Iterable<BackupEntry>,
  describe: (files: BackupManifest['files']) => BackupManifest,
): BackupManifest {
  db.pragma(`application_id = ${BACKUP_ID}`);
  db.exec('CREATE TABLE sqlar(name TEXT PRIMARY KEY, mode INT, mtime INT, sz INT, data BLOB)');
  const insert = db.prepare('INSERT INTO sqlar (name, mode, mtime, sz, data) VALUES (?, ?, 0, ?, ?)');
  const add = ({ name, content }: BackupEntry): void => {
    const packed = deflateSync(content);
    // What does not become smaller is kept as it is: that is how the form tells the two apart.
    insert.run(
      name,
      FILE_MODE,
      content.byteLength,
      packed.byteLength < content.byteLength ? packed : content,
    );
  };
  const files: BackupManifest['files'] = [];
  let manifest: BackupManifest | undefined;
  db.transaction(() => {
    for (const entry of entries) {
      if (!isBackupName(entry.name)) throw new Error('a file that does not belong in a backup');
      add(entry);
      const { name, content } = entry;
      files.push({ name, byteCount: content.byteLength, sha256: sha256HexOfBytes(content) as never });
    }
    manifest = describe(files);
    add({ name: MANIFEST_NAME, content: Buffer.from(JSON.stringify(manifest)) });
  })();
  if (manifest === undefined) throw new Error('the archive was not filled');
  return manifest;
}

export interface OpenBackup {
  readonly manifest: BackupManifest;
  /** The content of a file of the manifest, whose size and hash are right. */
  readonly read: (file: BackupManifest['files'][number]) => Result<Uint8Array>;
  readonly close: () => void;
}

/** Opens a backup and checks its list: every name allowed, none missing, none more. */
export function openBackupFile(path: string): Result<OpenBackup> {
  if (!existsSync(path)) return refuse(failure('store.file-missing', {}, { file: path }));
  const ordinary = refuseUnordinary(path);
  if (!ordinary.ok) return ordinary;
  let db: Database;
  try {
    db = new BetterSqlite3(path, { fileMustExist: true, readonly: true });
  } catch (error) {
    return refuse(databaseFailure(error, path));
  }
  const opened = readArchive(db, path);
  if (!opened.ok) db.close();
  return opened;
}

function readArchive(db: Database, path: string): Result<OpenBackup> {
  try {
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    const isOurs = db.pragma('application_id', { simple: true }) === BACKUP_ID;
    const text = isOurs ? readEntry(db, MANIFEST_NAME, MANIFEST_LIMIT) : undefined;
    const manifest = text === undefined ? undefined : parseManifest(text);
    if (manifest === undefined) return refuse(failure('store.not-a-backup', {}, { file: path }));
    const names: ReadonlySet<unknown> = new Set(db.prepare('SELECT name FROM sqlar').pluck().all());
    const listed = new Set([...manifest.files.map(({ name }) => name), MANIFEST_NAME]);
    const isListed =
      listed.size === manifest.files.length + 1 &&
      listed.size === names.size &&
      [...listed].every((name) => names.has(name));
    if (!isListed || !manifest.files.every(({ name }) => isBackupName(name))) {
      return refuse(failure('store.backup-changed', { name: MANIFEST_NAME }, { file: path }));
    }
    return ok({
      manifest,
      read: ({ name, byteCount, sha256 }) => {
        try {
          const content = readEntry(db, name, byteCount);
          return content !== undefined && sha256HexOfBytes(content) === sha256
            ? ok(content)
            : refuse(failure('store.backup-changed', { name }, { file: path }));
        } catch (error) {
          return refuse(databaseFailure(error, path));
        }
      },
      close: () => db.close(),
    });
  } catch (error) {
    // What looks like an archive, but has a view or a function in the place of its table, is none.
    const isOtherSchema = error instanceof BetterSqlite3.SqliteError && error.code === 'SQLITE_ERROR';
    return refuse(
      isOtherSchema ? failure('store.not-a-backup', {}, { file: path }) : databaseFailure(error, path),
    );
  }
}

const MANIFEST_LIMIT = 16_000_000;

/** The content of an entry, never larger than it should be: a small file may not unpack into a full memory. */
function readEntry(db: Database, name: string, mostBytes: number): Uint8Array | undefined {
  const row = db
    .prepare<[string], { sz: unknown; data: unknown }>('SELECT sz, data FROM sqlar WHERE name = ?')
    .get(name);
  if (row === undefined || typeof row.sz !== 'number' || row.sz > mostBytes) return undefined;
  const data = row.data === null ? Buffer.alloc(0) : row.data;
  if (!Buffer.isBuffer(data)) return undefined;
  if (data.byteLength === row.sz) return data;
  try {
    const content = inflateSync(data, { maxOutputLength: Math.max(1, row.sz) });
    return content.byteLength === row.sz ? content : undefined;
  } catch {
    // Not what zlib packed, or larger than it says.
    return undefined;
  }
}

function parseManifest(text: Uint8Array): BackupManifest | undefined {
  try {
    return BackupManifestSchema.safeParse(JSON.parse(Buffer.from(text).toString('utf8'))).data;
  } catch {
    return undefined;
  }
}
