/** The list in a backup, in a real archive: of what it says of itself, and of files that were put in. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { isBackupName } from '../../../src/store/backup/backup-manifest.ts';
import { openBackupFile, writeBackupFile } from '../../../src/store/backup/backup-file.ts';
import { HashSchema } from '../../../src/domain/ids.ts';
import type { FuzzedReader } from '../fuzzed-reader.ts';
import { outcomeOf } from '../fuzzed-reader.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'loting-fuzz-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const whole = path.join(folder, 'whole.backup');
const damaged = path.join(folder, 'damaged.backup');
const entries = [
  { name: 'loting.yaml', content: Buffer.from('panel:\n  name: Proef\n') },
  { name: 'templates/invitation.nl.md', content: Buffer.alloc(2000, 'x') },
];
const zeros = HashSchema.parse('0'.repeat(64));
const written = writeBackupFile(whole, entries, (files) => ({
  form: 'loting-backup-v1',
  panelId: 'proef',
  keyHash: zeros,
  madeAt: '2027-01-04T09:00:00.000Z',
  lastEvent: { sequence: 1, hash: zeros },
  files,
}));
if (!written.ok) throw new Error('no backup');
const manifest = Buffer.from(JSON.stringify(written.value));

/** Opened once for all inputs: the archive on disk gets the damaged list as its own. */
writeFileSync(damaged, '');
const archive = copyOf(whole, damaged);
const replace = archive.prepare('UPDATE sqlar SET sz = ?, data = ? WHERE name = ?');

function copyOf(from: string, to: string): BetterSqlite3.Database {
  const source = new BetterSqlite3(from);
  writeFileSync(to, source.serialize());
  source.close();
  const copy = new BetterSqlite3(to);
  copy.pragma('synchronous = OFF');
  copy.pragma('journal_mode = MEMORY');
  return copy;
}

export const backupReader: FuzzedReader = {
  name: 'list of a backup',
  share: 2,
  seeds: [manifest],
  tokens: [
    '"files":[',
    '"name":"',
    '../loting.key',
    'loting.key',
    'templates/../x',
    'audit/C:x',
    '"byteCount":',
    '1e9',
    '"sha256":"',
    '{"name":"audit/a","byteCount":0,"sha256":"',
    '"__proto__":{"x":1},',
    '[[[[',
    'loting-backup-v1',
  ],
  read: (bytes, below) => {
    replace.run(below(30) === 0 ? below(2 ** 31) : bytes.length, bytes, 'backup.json');
    const opened = openBackupFile(damaged);
    if (!opened.ok) return outcomeOf(opened, damaged);
    const { manifest: list, read, close } = opened.value;
    const contents = list.files.map((file) => {
      assert(isBackupName(file.name) && !file.name.includes('..'), 'a name that leads elsewhere');
      return read(file);
    });
    close();
    for (const content of contents) outcomeOf(content, damaged);
    return contents.every(({ ok }) => ok) ? 'accepted' : 'refused';
  },
};
