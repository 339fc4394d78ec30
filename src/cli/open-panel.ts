/** Opens a working folder for a command: its settings, key and database, checked to belong together. */
import type { Database } from 'better-sqlite3';
import { logKeyOf } from '../audit/chain.ts';
import { failure } from '../domain/failure.ts';
import type { Hash } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import { parseSettings } from '../domain/settings/parse-settings.ts';
import type { Settings } from '../domain/settings/settings-schema.ts';
import { keyHashOf } from '../frame/commitment.ts';
import { removeLeftovers } from '../store/atomic-file.ts';
import { refuseDamage } from '../store/database-failure.ts';
import { refuseLinks } from '../store/find-links.ts';
import { openDatabase } from '../store/open-database.ts';
import { readPanelKey } from '../store/panel-key.ts';
import { readWholeFile } from '../store/read-file.ts';
import type { SealKeys } from '../store/seal.ts';
import { deriveSealKeys } from '../store/seal.ts';
import { readPanel } from '../store/tables/panel-table.ts';
import { readTransaction } from '../store/transaction.ts';
import { letSignalsIn } from './stop-cleanly.ts';
import type { WorkingFolder } from '../store/working-folder.ts';
import { workingFolderAt } from '../store/working-folder.ts';

export interface OpenPanel {
  readonly folder: WorkingFolder;
  readonly settings: Settings;
  /** 32 bytes. */
  readonly key: Uint8Array;
  /** The key in 64 hex digits. */
  readonly keyHex: string;
  readonly keyHash: Hash;
  readonly sealKeys: SealKeys;
  readonly db: Database;
}

/** The name of the settings file in messages. */
export const SETTINGS_FILE = 'loting.yaml';

/** Opens the panel in `dir`, does the work, and closes the database whatever happens. */
export async function withPanel<T>(
  dir: string,
  work: (panel: OpenPanel) => Promise<Result<T>> | Result<T>,
): Promise<Result<T>> {
  const opened = openPanel(dir);
  if (!opened.ok) return opened;
  try {
    const { db } = opened.value;
    await letSignalsIn();
    // What a command reads outside a transaction may be damaged too.
    return await refuseDamage(db.name, () => work(opened.value));
  } finally {
    opened.value.db.close();
  }
}

function openPanel(dir: string): Result<OpenPanel> {
  const folder = workingFolderAt(dir);
  const settings = readSettings(folder);
  if (!settings.ok) return settings;
  const key = readPanelKey(folder.key);
  if (!key.ok) return key;
  const keyHex = Buffer.from(key.value).toString('hex');
  const keyHash = keyHashOf(keyHex);
  const links = refuseLinks(folder);
  if (!links.ok) return links;
  for (const path of [folder.letters, folder.exports, folder.audit, folder.reports]) {
    // What a process that was killed left behind; a folder that is not there has nothing.
    removeLeftovers(path);
  }
  const db = openDatabase(folder.database);
  if (!db.ok) return db;
  const recorded = readTransaction(db.value, () => ok(readPanel(db.value)));
  const mismatch = !recorded.ok
    ? recorded
    : recorded.value.keyHash !== keyHash || recorded.value.logKey !== logKeyOf(key.value)
      ? refuse(failure('store.key-not-this-panel', {}, { file: folder.key }))
      : recorded.value.panelId !== settings.value.panel.id
        ? refuse(
            failure(
              'settings.panel-id-changed',
              { found: settings.value.panel.id, expected: recorded.value.panelId },
              { file: SETTINGS_FILE, setting: 'panel.id' },
            ),
          )
        : undefined;
  if (mismatch !== undefined) {
    db.value.close();
    return mismatch;
  }
  return ok({
    folder,
    settings: settings.value,
    key: key.value,
    keyHex,
    keyHash,
    sealKeys: deriveSealKeys(key.value),
    db: db.value,
  });
}

/** The settings alone, for a command that needs neither the key nor the database. */
export function readSettings(folder: WorkingFolder): Result<Settings> {
  const bytes = readWholeFile(folder.settings);
  if (!bytes.ok) {
    const isMissing = bytes.failures.some(({ code }) => code === 'store.file-missing');
    return isMissing ? refuse(failure('store.no-folder', {}, { file: folder.root })) : bytes;
  }
  return parseSettings(Buffer.from(bytes.value).toString('utf8'), SETTINGS_FILE);
}
