/** `loting signup watch`: imports every file that the sign-up site puts in a folder, until it is stopped. */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { compareBytes } from '../../domain/byte-order.ts';
import { describeFailure } from '../../domain/describe-failure.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import { readFailure } from '../../store/file-failure.ts';
import type { CommandModule, ExitCode } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import type { ImportOutcome } from '../import-answers.ts';
import { importAnswers } from '../import-answers.ts';
import type { OpenPanel } from '../open-panel.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addExample, readSharedOptions } from '../options.ts';
import { printLines } from '../print.ts';
import { readPositiveInteger } from '../read-number.ts';
import { addByOption, readBy } from '../recorded-by.ts';
import type { Words } from '../words/words.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  const { watch: texts } = words.signUps;
  command.argument('<folder>', texts.folder);
  addDirOption(command, words);
  addByOption(command, words);
  command.option('--every <seconds>', texts.everyOption, '10').option('--once', texts.onceOption);
  addExample(
    command,
    words,
    'loting signup watch //server/signups --every 30',
    'loting signup watch //server/signups --once',
  );
  return (context, options, [folder = '']) => {
    const { dir } = readSharedOptions(context, options);
    const by = readBy(context, options);
    if (!by.ok) return Promise.resolve(by);
    const every = readPositiveInteger('--every', options['every']);
    if (!every.ok) return Promise.resolve(every);
    return withPanel(dir, (panel) => {
      const watch = new Watch(context, panel, folder, by.value);
      return options['once'] === true ? watch.lookOnce() : watch.keepLooking(every.value);
    });
  };
};

/** What a file looked like when it was last handled: with the same size and time it is not read again. */
interface Seen {
  readonly bytes: number;
  readonly changedAtMs: number;
}

class Watch {
  readonly #context: CommandContext;
  readonly #panel: OpenPanel;
  readonly #folder: string;
  readonly #recordedBy: string;
  /** Files as they were at the last look: one that still grows is left alone until it is whole. */
  #waiting = new Map<string, Seen>();
  readonly #handled = new Map<string, Seen>();

  constructor(context: CommandContext, panel: OpenPanel, folder: string, recordedBy: string) {
    this.#context = context;
    this.#panel = panel;
    this.#folder = folder;
    this.#recordedBy = recordedBy;
  }

  /** Imports what lies there now. Exit code 1 when a file was refused. */
  lookOnce(): Result<ExitCode> {
    const files = this.#listFiles();
    if (!files.ok) return files;
    const results = [...files.value.keys()].map((name) => this.#importFile(name));
    if (results.length === 0) printLines(this.#context, this.#context.words.signUps.watch.none);
    return ok(results.every((isImported) => isImported) ? 0 : 1);
  }

  /** Looks again and again, until the program is stopped. */
  async keepLooking(everySeconds: number): Promise<Result<ExitCode>> {
    printLines(this.#context, this.#context.words.signUps.watch.looking);
    let isAllImported = true;
    do {
      const files = this.#listFiles();
      if (!files.ok) return files;
      for (const [name, now] of files.value) {
        if (isSame(this.#handled.get(name), now) || !isSame(this.#waiting.get(name), now)) continue;
        isAllImported = this.#importFile(name) && isAllImported;
        this.#handled.set(name, now);
      }
      this.#waiting = new Map(files.value);
    } while (await this.#context.wait(everySeconds * 1000));
    printLines(this.#context, this.#context.words.signUps.watch.stopped);
    return ok(isAllImported ? 0 : 1);
  }

  #listFiles(): Result<ReadonlyMap<string, Seen>> {
    const folder = path.resolve(this.#context.cwd, this.#folder);
    try {
      const names = readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isFile() && /^[^.].*\.csv$/i.test(entry.name))
        .map(({ name }) => name)
        .sort(compareBytes);
      return ok(
        new Map(
          names.flatMap((name) => {
            // The site may take a file away between the two looks.
            const found = statSync(path.join(folder, name), { throwIfNoEntry: false });
            return found === undefined ? [] : [[name, { bytes: found.size, changedAtMs: found.mtimeMs }]];
          }),
        ),
      );
    } catch (error) {
      return refuse(readFailure(error, this.#folder));
    }
  }

  /** One file, one transaction; what was refused of it is told, and the others go on. */
  #importFile(name: string): boolean {
    const file = path.join(this.#folder, name);
    const request = { file, recordedBy: this.#recordedBy, isDryRun: false };
    const outcome = importAnswers(this.#context, this.#panel, request);
    printLines(
      this.#context,
      ...(outcome.ok
        ? describe(this.#context.words, name, outcome.value)
        : describeRefused(this.#context.words, name, outcome)),
    );
    return outcome.ok;
  }
}

function isSame(before: Seen | undefined, now: Seen): boolean {
  return before?.bytes === now.bytes && before.changedAtMs === now.changedAtMs;
}

function describe(
  { signUps }: Words,
  name: string,
  { plan, applied, isResultRestored }: ImportOutcome,
): readonly string[] {
  const { watch } = signUps;
  if (applied === 'known-file') {
    const restored = isResultRestored ? watch.restored(plan.resultFile) : '';
    return [`${watch.known(name)}${restored}`];
  }
  const { counts } = plan;
  const signedUp = counts.accepted + counts['accepted-late'];
  const others = plan.lineCount - signedUp - counts.declined;
  return [
    watch.imported(
      name,
      { all: plan.lineCount, signedUp, declined: counts.declined, others },
      plan.resultFile,
    ),
  ];
}

function describeRefused(
  { signUps, common, language }: Words,
  name: string,
  refused: Extract<Result<unknown>, { ok: false }>,
): readonly string[] {
  return [
    signUps.watch.refused(name),
    ...refused.failures.flatMap((failed) => {
      const { what, where, remedy } = describeFailure(failed, language);
      return [
        `  ${what}`,
        ...(where === '' ? [] : [`  ${common.where} ${where}`]),
        `  ${common.remedy.padEnd(common.where.length)} ${remedy}`,
      ];
    }),
  ];
}
