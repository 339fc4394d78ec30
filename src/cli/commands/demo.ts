/** `loting demo`: the whole pilot on synthetic registers, each command as staff would type it. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import seedrandom from 'seedrandom';
import { failure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import { writeFailure } from '../../store/file-failure.ts';
import type { CommandModule, ExitCode } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import type { DemoContext } from '../demo/demo-context.ts';
import { makeDemoContext } from '../demo/demo-context.ts';
import { writeNewerRegisters } from '../demo/write-newer-registers.ts';
import {
  ANSWERS_FILE,
  EXCLUSIONS_FILE,
  FIRST_ANSWERS_FILE,
  OUTSIDE_FOLDER,
  RETURNS_FILE,
  writeAnswers,
  writeExclusions,
  writeReturns,
} from '../demo/write-site-files.ts';
import type { InventedAnswers } from '../demo/write-site-files.ts';
import { addExample } from '../options.ts';
import { isCheckout } from '../package-files.ts';
import { printHeading, printLines, printTable } from '../print.ts';
import { readPositiveInteger } from '../read-number.ts';

/** Marks a folder as the demo's own: only such a folder is made anew. */
const MARKER_FILE = '.loting-demo';

/** With fewer there are no 10,000 addresses to write to, and too few members for eight groups that look like the population. */
const FEWEST_RESIDENTS = 30_000;

export const configure: CommandModule['configure'] = (command, words) => {
  const said = words.setup.demo;
  command
    .option('--residents <number>', said.residentsOption, '50000')
    .option('--seed <text>', said.seedOption, 'demo')
    .option('--out <folder>', said.outOption, 'demo');
  addExample(command, words, 'loting demo --residents 50000 --out demo');
  return async (context, options) => {
    const residentCount = readPositiveInteger('--residents', options['residents']);
    if (!residentCount.ok) return residentCount;
    if (residentCount.value < FEWEST_RESIDENTS) {
      const problem = { code: 'demo-residents', letters: 10_000, fewest: FEWEST_RESIDENTS } as const;
      return refuse(failure('command.wrong-option', { option: '--residents', problem }));
    }
    const out = String(options['out']);
    const prepared = prepareFolder(path.resolve(context.cwd, out));
    if (!prepared.ok) return prepared;
    const script = new DemoScript(context, out, String(options['seed']));
    return script.play(residentCount.value);
  };
};

function prepareFolder(folder: string): Result<void> {
  try {
    if (existsSync(folder)) {
      if (!existsSync(path.join(folder, MARKER_FILE))) {
        return refuse(failure('command.demo-folder', {}, { file: folder }));
      }
      rmSync(folder, { recursive: true });
    }
    mkdirSync(path.join(folder, OUTSIDE_FOLDER), { recursive: true, mode: 0o700 });
    writeFileSync(path.join(folder, MARKER_FILE), '', { mode: 0o600 });
    return ok(undefined);
  } catch (error) {
    return refuse(writeFailure(error, folder));
  }
}

interface Timing {
  readonly call: string;
  readonly seconds: number;
  readonly peakMegabytes: number;
}

class DemoScript {
  readonly #context: DemoContext;
  readonly #folder: string;
  readonly #out: string;
  readonly #seed: string;
  readonly #timings: Timing[] = [];

  constructor(context: CommandContext, out: string, seed: string) {
    this.#context = makeDemoContext(context, seed, '2027-01-04T09:00');
    this.#out = out;
    this.#folder = path.resolve(context.cwd, out);
    this.#seed = seed;
  }

  async play(residentCount: number): Promise<Result<ExitCode>> {
    const seed = this.#seed;
    const dir = ['--dir', this.#out];
    await this.#call('2027-01-04T09:00', 'init', this.#out);
    const synth = ['--residents', String(residentCount), '--seed', seed, '--out', `${this.#out}/registers`];
    await this.#call('2027-01-04T09:01', 'register', 'synth', ...synth);
    await this.#call('2027-01-04T09:10', 'frame', 'build', ...dir);
    await this.#call('2027-01-04T09:20', 'draw', 'plan', ...dir);
    const source =
      'twelve dice, thrown at the town hall on 5 January 2027, written as: demo dice: and 12 digits';
    await this.#call('2027-01-04T10:00', 'frame', 'commit', '--randomness-source', source, ...dir);
    await this.#call('2027-01-05T12:00', 'draw', 'run', '--randomness', this.#throwDice(1), ...dir);
    const answers = await this.#playMailroom(dir);
    if (!answers.ok) return answers;
    await this.#call('2027-02-12T09:00', 'signup', 'import', `${this.#out}/${ANSWERS_FILE}`, ...dir);
    const { language } = this.#context.words;
    const { phoningCode } = answers.value;
    const phone = ['--channel', 'phone', '--date', '2027-01-20', '--phone', '030 000 00 00'];
    await this.#call('2027-02-12T09:10', 'signup', 'record', phoningCode, ...phone, ...dir);
    await this.#call('2027-02-12T09:15', 'status', ...dir);
    await this.#call('2027-02-12T09:20', 'privacy', 'explain', '1-000042', '--lang', language, ...dir);
    const secondWave = await this.#playSecondWave(dir);
    if (!secondWave.ok) return secondWave;

    await this.#call('2027-02-14T09:00', 'signup', 'close', ...dir);
    await this.#call('2027-02-14T09:10', 'panel', 'admit', ...dir);
    await this.#call('2027-02-14T09:20', 'signup', 'export', ...dir);
    await this.#call('2027-02-14T09:30', 'report', 'response', ...dir);
    const exclusions = await writeExclusions(this.#folder, seed);
    if (!exclusions.ok) return exclusions;
    const exclusionsFile = `${this.#out}/${EXCLUSIONS_FILE}`;
    await this.#call('2027-02-15T09:00', 'assign', 'exclude', exclusionsFile, ...dir);
    await this.#call('2027-02-15T12:00', 'assign', 'run', '--randomness', this.#throwDice(2), ...dir);
    await this.#call('2027-02-15T12:05', 'assign', 'export', ...dir);
    await this.#call('2027-02-15T12:10', 'audit', 'log', ...dir);
    await this.#call('2027-02-15T12:15', 'audit', 'verify', ...dir);
    await this.#call('2027-02-15T12:20', 'report', 'accountability', '--lang', language, ...dir);
    this.#printTimings();
    this.#printWhereToLook();
    return ok(0);
  }

  /** The letters are printed and posted; some come back; who has not answered is reminded. */
  async #playMailroom(dir: readonly string[]): Promise<Result<InventedAnswers>> {
    const letters = (time: string, ...words: readonly string[]): Promise<void> =>
      this.#call(time, 'letters', ...words, ...dir);
    await letters('2027-01-06T09:00', 'render', '--leave-out');
    await letters('2027-01-08T15:00', 'printed', '--all');
    await letters('2027-01-11T10:00', 'check');
    await letters('2027-01-11T16:00', 'posted', '--all', '--on', '2027-01-11');
    const returns = await writeReturns(this.#folder, this.#seed);
    if (!returns.ok) return returns;
    await letters('2027-01-21T10:00', 'returned', '--import', `${this.#out}/${RETURNS_FILE}`);
    const answers = await writeAnswers(this.#folder, this.#seed);
    if (!answers.ok) return answers;
    await this.#call('2027-01-26T09:00', 'signup', 'import', `${this.#out}/${FIRST_ANSWERS_FILE}`, ...dir);
    await this.#call('2027-01-26T09:30', 'status', ...dir);
    await letters('2027-01-26T10:00', 'render', '--kind', 'reminder', '--profile', 'print');
    await letters('2027-01-27T16:00', 'posted', '--all', '--on', '2027-01-27');
    await letters('2027-01-28T09:00', 'reconcile');
    return answers;
  }

  /** A few letters more, after a look at who died, moved or became secret meanwhile. */
  async #playSecondWave(dir: readonly string[]): Promise<Result<void>> {
    await this.#call('2027-02-12T10:00', 'draw', 'wave', '--letters', 'GM0344=200,GM0637=100', ...dir);
    const names = ['GM0344.csv', 'GM0637.csv'];
    const written = writeNewerRegisters(
      names.map((name) => [
        path.join(this.#folder, 'registers', name),
        path.join(this.#folder, OUTSIDE_FOLDER, name),
      ]),
      this.#seed,
    );
    if (!written.ok) return written;
    const newer = names.map((name) => `${this.#out}/${OUTSIDE_FOLDER}/${name}`);
    await this.#call('2027-02-12T10:10', 'draw', 'refresh', '--register', ...newer, ...dir);
    await this.#call('2027-02-12T10:20', 'letters', 'render', '--wave', '2', '--leave-out', ...dir);
    return ok(undefined);
  }

  /** Dice that everybody could have seen fall. */
  #throwDice(throwNumber: number): string {
    const random = seedrandom(`${this.#seed}|dice|${throwNumber}`);
    return `demo dice: ${Array.from({ length: 12 }, () => 1 + Math.floor(random() * 6)).join(' ')}`;
  }

  /** Runs one command as it would be typed. Anything but success is a defect of the demo, and stops it. */
  async #call(time: string, ...words: readonly string[]): Promise<void> {
    this.#context.setTime(time);
    const call = `loting ${words.map(quoteWord).join(' ')}`;
    printHeading(this.#context, `$ ${call}`);
    const startedAt = process.hrtime.bigint();
    const exitCode = await this.#context.runCall(this.#context, words);
    const seconds = Number(process.hrtime.bigint() - startedAt) / 1e9;
    this.#timings.push({ call, seconds, peakMegabytes: process.resourceUsage().maxRSS / 1024 });
    if (exitCode !== 0) throw new Error(`the demo stopped at "${words.slice(0, 2).join(' ')}"`);
  }

  #printTimings(): void {
    const { setup, common, numbers } = this.#context.words;
    const { demo } = setup;
    printHeading(this.#context, demo.timings);
    printTable(
      this.#context,
      [
        { title: demo.command },
        { title: demo.seconds, align: 'right' },
        { title: demo.peak, align: 'right' },
      ],
      this.#timings.map(({ call, seconds, peakMegabytes }) => [
        call
          .split(' ')
          .slice(0, 3)
          .filter((word) => !word.startsWith('-') && !word.includes('/'))
          .join(' '),
        numbers.decimal(seconds, 1),
        numbers.count(peakMegabytes),
      ]),
      [
        common.total,
        numbers.decimal(
          this.#timings.reduce((sum, { seconds }) => sum + seconds, 0),
          1,
        ),
        '',
      ],
    );
  }

  #printWhereToLook(): void {
    const { demo } = this.#context.words.setup;
    printHeading(this.#context, demo.whereToLook);
    const places = demo.places(this.#out);
    const width = Math.max(...places.map(([what]) => what.length));
    printLines(
      this.#context,
      ...places.map(([what, where]) => `${what.padEnd(width)}  ${where}`),
      ...(isCheckout() ? ['', demo.inThisCheckout] : []),
    );
  }
}

function quoteWord(word: string): string {
  return /^[\w./:-]+$/.test(word) ? word : `"${word}"`;
}
