/** What can go wrong with files and the database, in sentences. */
import { sentence } from '../failure-table.ts';

/** Why a file cannot be read or written, by the code of the system or of SQLite. */
const fileReasons = {
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'the disk can only be read',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file becomes larger than is allowed here',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is not a folder',
  ENOENT: 'the folder does not exist',
  EBUSY: 'another program has it open',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'its links go round in a circle',
  EIO: 'the disk reports an error',
  'not-ordinary': 'it is not an ordinary file',
  SQLITE_CANTOPEN: 'it cannot be opened',
  SQLITE_FULL: 'the disk is full',
  SQLITE_READONLY: 'the database can only be read',
  SQLITE_PERM: 'no permission',
  SQLITE_IOERR: 'the disk reports an error',
};
export type FileReason = keyof typeof fileReasons;

/** What a damaged database shows. */
const damages = {
  'no-database': 'the file is not a database',
  'broken-pages': 'its pages do not fit together',
  'broken-schema': 'a table or column is missing',
  'not-ours': 'the file is not a database of Loting',
};
export type Damage = keyof typeof damages;

/** A code without words of its own is shown as it is. */
export const reasonText = (reason: string): string =>
  Object.hasOwn(fileReasons, reason) ? fileReasons[reason as FileReason] : reason;

export const storeFailures = {
  'store.no-folder': sentence(
    () => 'This is not the working folder of a panel: there is no loting.yaml.',
    () => 'Go to the folder that "loting init" made, or name it with --dir.',
  ),
  'store.folder-exists': sentence<{ found: string }>(
    (p) => `A working folder is already here: ${p.found} exists.`,
    () => 'Nothing was touched. Choose a new folder.',
  ),
  'store.file-missing': sentence(
    () => 'The file does not exist.',
    () => 'Check the name and the folder.',
  ),
  'store.file-unreadable': sentence<{ reason: string }>(
    (p) => `The file cannot be read (${reasonText(p.reason)}).`,
    () => 'Check that it is a file and that you may read it.',
  ),
  'store.file-unwritable': sentence<{ reason: string }>(
    (p) => `The file cannot be written (${reasonText(p.reason)}). Nothing was changed.`,
    (p) =>
      p.reason === 'SQLITE_READONLY'
        ? 'Check the rights on the folder, or copy the whole folder to a place where you may write: a database is written to also by who only looks at it.'
        : 'Check the rights on the folder and the free space, and run the command again.',
  ),
  'store.recorded-without-file': sentence<{ reason: string }>(
    (p) => `The work is done and recorded, but its file could not be written (${reasonText(p.reason)}).`,
    () =>
      'Check the rights on the file, the free space, and whether another program has it open. Then run the same command again: it writes the file.',
  ),
  'store.file-exists': sentence(
    () => 'The file exists already and is not overwritten.',
    () => 'Choose another name, or move the file away.',
  ),
  'store.file-not-removed': sentence<{ reason: string }>(
    (p) => `The file could not be removed (${reasonText(p.reason)}).`,
    () => 'It may hold names. Check the rights on the file and its folder, and run the same command again.',
  ),
  'store.output-lost': sentence<{ reason: string }>(
    (p) => `What the command says could not be written (${reasonText(p.reason)}).`,
    () =>
      'The command went on to its end without it. Make room, or send the output elsewhere; "loting status" shows how far the panel is.',
  ),
  'store.linked': sentence(
    () =>
      'This is a link to another place. Loting writes in the working folder itself only, so that nothing of residents ends up elsewhere.',
    () => 'Nothing was changed. Remove the link, and put the file or folder itself in its place.',
  ),
  'store.key-missing': sentence(
    () => 'The key loting.key is missing.',
    () => 'Put the key back from where it is kept. Without it no code and no opaque id can be made again.',
  ),
  'store.key-invalid': sentence(
    () => 'The key file does not hold 32 bytes as 64 hexadecimal digits.',
    () => 'Put the right key back from where it is kept.',
  ),
  'store.key-not-this-panel': sentence(
    () => 'The key is not the one with which this panel was made.',
    () => 'Put the right key back from where it is kept.',
  ),
  'store.folder-not-empty': sentence(
    () => 'The folder is not empty.',
    () =>
      'Nothing was touched. Choose a new folder; move the files of the old one there afterwards if you need them.',
  ),
  'store.not-a-backup': sentence(
    () => 'The file is not a backup of Loting, or its list cannot be read.',
    () => 'Take a file that "loting backup" made.',
  ),
  'store.backup-link': sentence(
    () => 'A link to another place cannot go along in a backup: what it leads to may be anything.',
    () =>
      'Nothing was written. Put the file itself in its place, or remove the link, and run the command again.',
  ),
  'store.backup-changed': sentence<{ name: string }>(
    (p) => `The backup was changed or is damaged: ${p.name} is not as it was made.`,
    () => 'Nothing was restored. Take another copy of the backup, or an older one.',
  ),
  'store.database-missing': sentence(
    () => 'The database loting.db is missing.',
    () => 'Put it back from a backup.',
  ),
  'store.database-newer': sentence<{ found: number; known: number }>(
    (p) =>
      `The database was made by a newer version of Loting (schema ${p.found}; this version knows ${p.known}).`,
    () => 'Install the newest version of Loting.',
  ),
  'store.database-damaged': sentence<{ damage: Damage }>(
    (p) => `The database is damaged or is no Loting database (${damages[p.damage]}).`,
    () => 'Put it back from a backup. Keep the damaged file for the researchers.',
  ),
  'store.database-busy': sentence(
    () => 'Another Loting command is writing to the database.',
    () => 'Wait until it has finished and run the command again.',
  ),
  'store.row-damaged': sentence<{ table: string; column: string }>(
    (p) =>
      `A row in the table ${p.table} of the database cannot be read: ${p.column} is not what Loting wrote.`,
    () => 'Put the database back from a backup. Keep the damaged file for the researchers.',
  ),
  'store.seal-broken': sentence<{ table: string; id: string }>(
    (p) =>
      `The sealed data of ${p.id} in the table ${p.table} cannot be opened: they were changed, or the key is another.`,
    () => 'Check that loting.key is the key of this panel; otherwise put the database back from a backup.',
  ),
};
