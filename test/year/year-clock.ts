/** Runs commands of `loting` at moments of a simulated year, and keeps what each of them cost. */
import type { CommandContext } from '../../src/cli/context.ts';
import { runCall } from '../../src/cli/run.ts';
import { wordsOf } from '../../src/cli/words/words.ts';

/** Every byte of the entropy, so that the key and with it the login codes are known. */
export const ENTROPY_BYTE = 7;

export interface Cost {
  readonly wave: number;
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
    costs.push({ wave: this.wave, wallSeconds, cpuSeconds: (user + system) / 1e6 });
    this.#costs.set(name, costs);
    return stdout;
  }

  get costs(): ReadonlyMap<string, readonly Cost[]> {
    return this.#costs;
  }
}

/** The day so many days after another. */
export function addDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}
