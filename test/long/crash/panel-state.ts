/** What a working folder holds, so that two can be compared: every file, and every row of the database. */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { checkLog } from '../../../src/audit/chain.ts';
import { compareLogWithState } from '../../../src/audit/compare-log-with-state.ts';
import { compareMoves } from '../../../src/audit/compare-moves.ts';
import { describeDifference } from '../../../src/audit/describe-difference.ts';
import { listStoredEvents } from '../../../src/store/append-audit-event.ts';
import { collectStateFacts } from '../../../src/store/collect-state-facts.ts';
import { checkIntegrity, openDatabase } from '../../../src/store/open-database.ts';
import { listInvitations } from '../../../src/store/tables/invitation-table.ts';
import { listMoves } from '../../../src/store/tables/move-table.ts';
import { digestFolder } from '../../cli/folder-digest.ts';
import { valueOf } from '../../store/expect-result.ts';

export interface PanelState {
  /** The rights and the hash of every file outside the database, by path. */
  readonly files: Readonly<Record<string, string>>;
  /** Every row, as text, by table. */
  readonly tables: Readonly<Record<string, readonly string[]>>;
}

/** Of a folder that nobody has open. The database is read from a copy: reading it in place would mend it. */
export function readPanelState(folder: string): PanelState {
  return { files: filesOutsideDatabase(folder), tables: withCopy(folder, readTables) };
}

function filesOutsideDatabase(folder: string): Readonly<Record<string, string>> {
  const all = Object.entries(digestFolder(folder));
  return Object.fromEntries(all.filter(([name]) => !/^loting\.db(-wal|-shm)?$/.test(name)));
}

/** What is wrong with the database in itself: pages, references, the chain of the log, and the log against the rows. */
export function findBrokenRows(folder: string): readonly string[] {
  return withCopy(folder, (file) => {
    const db = valueOf(openDatabase(file));
    const log = checkLog(listStoredEvents(db));
    const states = new Map(listInvitations(db).map((row) => [row.invitationId, row.state]));
    const differences = [
      ...log.differences,
      ...compareLogWithState(log.events, collectStateFacts(db)),
      ...compareMoves(listMoves(db), states),
    ];
    const broken = valueOf(checkIntegrity(db));
    db.close();
    return [...broken, ...differences.map((found) => describeDifference(found, 'en').what)];
  });
}

function withCopy<T>(folder: string, look: (file: string) => T): T {
  const copy = mkdtempSync(path.join(tmpdir(), 'loting-look-'));
  try {
    for (const ending of ['', '-wal']) {
      const file = path.join(folder, `loting.db${ending}`);
      if (existsSync(file)) copyFileSync(file, path.join(copy, `loting.db${ending}`));
    }
    return look(path.join(copy, 'loting.db'));
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function readTables(file: string): Readonly<Record<string, readonly string[]>> {
  const db = new BetterSqlite3(file);
  const names = db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all();
  const tables = names.map((name) => {
    const rows = db.prepare<[], unknown[]>(`SELECT * FROM "${name}"`).raw().all();
    return [name, rows.map((row) => row.map(cellText).join('|')).sort()] as const;
  });
  db.close();
  return Object.fromEntries(tables);
}

function cellText(cell: unknown): string {
  return cell instanceof Uint8Array ? Buffer.from(cell).toString('hex') : String(cell);
}
