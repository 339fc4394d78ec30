/** Runs commands of `loting` at moments of a simulated year, and keeps what each of them cost. */
import path from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import type { CommandContext } from '../../src/cli/context.ts';
import { runCall } from '../../src/cli/run.ts';
import { wordsOf } from '../../src/cli/words/words.ts';

/**
 * The commands whose work is everything so far: they show, check or write the whole panel. `draw wave` draws from all residents
 * and renews the chance of everybody drawn; `privacy erase` looks for traces in all that is kept sealed.
 */
export const growingCommands: ReadonlySet<string> = new Set([
  'next',
  'status',
  'letters status',
  'report response',
  'audit log',
  'audit verify',
  'panel admit',
  'draw refresh',
  'assign export',
  'draw wave',
  'privacy erase',
]);

/** Every byte of the entropy, so that the key and with it the login codes are known. */
export const ENTROPY_BYTE = 7;

/** How much there was to look at when a call was done. */
export interface PanelExtent {
  readonly waves: number;
  readonly invitations: number;
  readonly events: number;
  readonly groups: number;
  /** Those of the frame; the newer registers have about as many rows. */
  readonly residents: number;
}

export interface Cost {
  readonly wave: number;
  /** `undefined` where the work does not depend on it. */
  readonly extent: PanelExtent | undefined;
  readonly wallSeconds: number;
  /** Of all threads. Less troubled by what else the machine does. */
  readonly cpuSeconds: number;
}

export class YearClock {
  readonly #folder: string;
  readonly #costs = new Map<string, Cost[]>();
  /** The wave that is being worked on, counted from 1. */
  wave = 1;
  /** The day of the calls, as `2027-01-31`. */
  day = '2027-01-04';

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Runs one call, and books its cost under a name.
   * @returns what it printed. Throws when it is refused: the year is then not the one that was to be measured.
   */
  async call(name: string, ...words: readonly string[]): Promise<string> {
    let stdout = '';
    let stderr = '';
    const context: CommandContext = {
      stdout: { write: (text) => (stdout += text) },
      stderr: { write: (text) => (stderr += text) },
      words: wordsOf('en'),
      cwd: this.#folder,
      now: () => new Date(`${this.day}T09:00:00.000Z`),
      entropy: (byteCount) => new Uint8Array(byteCount).fill(ENTROPY_BYTE),
      hasColour: false,
      hasErrorColour: false,
      accountName: 'desk-1',
      prompter: undefined,
      wait: () => Promise.resolve(false),
      runCall,
    };
    const startedAt = process.hrtime.bigint();
    const usedBefore = process.cpuUsage();
    const exitCode = await runCall(context, words);
    const { user, system } = process.cpuUsage(usedBefore);
    if (exitCode !== 0) throw new Error(`${this.day}: loting ${words.join(' ')}: ${stderr}\n${stdout}`);
    const wallSeconds = Number(process.hrtime.bigint() - startedAt) / 1e9;
    const costs = this.#costs.get(name) ?? [];
    const extent = growingCommands.has(name) ? readExtent(this.#folder) : undefined;
    costs.push({ wave: this.wave, extent, wallSeconds, cpuSeconds: (user + system) / 1e6 });
    this.#costs.set(name, costs);
    return stdout;
  }

  get costs(): ReadonlyMap<string, readonly Cost[]> {
    return this.#costs;
  }
}

function readExtent(folder: string): PanelExtent {
  const db = new BetterSqlite3(path.join(folder, 'loting.db'), { readonly: true });
  try {
    const count = (sql: string): number => Number(db.prepare(sql).pluck().get());
    return {
      waves: count('SELECT count(*) FROM waves'),
      invitations: count('SELECT count(*) FROM invitations'),
      events: count('SELECT count(*) FROM audit_events'),
      groups: count('SELECT count(DISTINCT case_id) FROM assignments'),
      residents: count('SELECT resident_count FROM frames WHERE is_current = 1'),
    };
  } finally {
    db.close();
  }
}

/** The day so many days after another. */
export function addDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}
