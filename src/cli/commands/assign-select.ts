/** `loting assign select`: one group from files, by the fairest lottery within the quotas. */
import path from 'node:path';
import { checkPortfolio } from '../../assignment/one-group/check-portfolio.ts';
import { drawGroup } from '../../assignment/one-group/draw-group.ts';
import type { GroupPool } from '../../assignment/one-group/group-pool.ts';
import { makeGroupPool } from '../../assignment/one-group/group-pool.ts';
import { makePortfolio } from '../../assignment/one-group/make-portfolio.ts';
import { TICKETS } from '../../assignment/one-group/peel-lottery.ts';
import { portfolioBytes, portfolioHash, readPortfolio } from '../../assignment/one-group/portfolio.ts';
import { idColumns, readPeopleFile } from '../../assignment/one-group/read-people-file.ts';
import { readQuotaFile } from '../../assignment/one-group/read-quota-file.ts';
import type { Failure } from '../../domain/failure.ts';
import { failure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { ok, okUnless, refuse } from '../../domain/result.ts';
import { writeNewFileAtomically } from '../../store/atomic-file.ts';
import { readWholeFile } from '../../store/read-file.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import { addExample, addJsonOption } from '../options.ts';
import { printJson } from '../print.ts';
import { startProgress } from '../progress.ts';
import { readPositiveInteger } from '../read-number.ts';
import type { Selection } from '../selection-result.ts';
import { describeSelection, printSelection } from '../selection-result.ts';
import { listenForStop } from '../stop-request.ts';

type Options = Readonly<Record<string, unknown>>;

export const configure: CommandModule['configure'] = (command, words) => {
  const said = words.assignment.select;
  command
    .option('--people <file>', said.peopleOption)
    .option('--features <file>', said.featuresOption)
    .option('--number <count>', said.numberOption)
    .option('--seed <text>', said.seedOption)
    .option('--id-column <name>', said.idColumnOption(idColumns))
    .option('--check-same-address', said.sameAddressOption)
    .option('--address-columns <names>', said.addressColumnsOption)
    .option('--accept-relaxation', said.relaxationOption)
    .option('--portfolio <file>', said.portfolioOption)
    .option('--draw <file>', said.drawOption);
  addJsonOption(command, words);
  addExample(
    command,
    words,
    'loting assign select --people people.csv --features quotas.csv --number 30 --seed 4711 --json',
    'loting assign select --people people.csv --features quotas.csv --number 30 --seed 4711 --portfolio lottery.json',
    'loting assign select --draw lottery.json --seed "dice of 15 February 2027: 6 1 4 4 2 3 5 1"',
  );
  return async (context, options) => {
    const selection =
      options['draw'] === undefined
        ? await selectFromFiles(context, options)
        : drawFromFile(context, options);
    if (!selection.ok) return selection;
    if (options['json'] === true) printJson(context, describeSelection(selection.value));
    else printSelection(context, selection.value);
    return ok(0);
  };
};

async function selectFromFiles(context: CommandContext, options: Options): Promise<Result<Selection>> {
  const task = readTask(context, options);
  if (!task.ok) return task;
  const { pool, seed, quotaFile } = task.value;
  const stop = listenForStop();
  const progress = startProgress(context, context.words.assignment.select.progress, TICKETS);
  const made = await makePortfolio({
    pool,
    seed,
    acceptsRelaxation: options['acceptRelaxation'] === true,
    askStop: ({ ticketsGiven }) => {
      progress.update(ticketsGiven);
      return stop.isAsked();
    },
    quotaPlace: { file: quotaFile },
  }).finally(() => {
    progress.stop();
    stop.end();
  });
  if (!made.ok) return made;
  const { portfolio, widenings } = made.value;
  const bytes = portfolioBytes(portfolio);
  const hash = portfolioHash(bytes);
  const check = checkPortfolio(portfolio);
  if (check.differences.length > 0) {
    throw new Error(`the lottery fails its own check: ${check.differences.join('; ')}`);
  }
  const portfolioFile = readText(options['portfolio']);
  if (portfolioFile !== undefined) {
    const written = writeNewFileAtomically(path.resolve(context.cwd, portfolioFile), bytes);
    if (!written.ok) return written;
  }
  const drawn = portfolioFile === undefined ? drawGroup(portfolio, hash, seed) : undefined;
  return ok({ portfolio, portfolioHash: hash, check, widenings, drawn, portfolioFile });
}

function drawFromFile(context: CommandContext, options: Options): Result<Selection> {
  const file = String(options['draw']);
  const seed = readText(options['seed']);
  if (seed === undefined) return refuse(missingOption('--seed'));
  const bytes = readWholeFile(path.resolve(context.cwd, file));
  if (!bytes.ok) return bytes;
  const portfolio = readPortfolio(bytes.value);
  if (portfolio === undefined) return refuse(failure('select.no-portfolio', {}, { file }));
  const check = checkPortfolio(portfolio);
  const failures = check.differences.map((problem) =>
    failure('select.portfolio-differs', { problem }, { file }),
  );
  return okUnless(failures, () => {
    const hash = portfolioHash(bytes.value);
    const drawn = drawGroup(portfolio, hash, seed);
    return { portfolio, portfolioHash: hash, check, widenings: [], drawn, portfolioFile: file };
  });
}

interface Task {
  readonly pool: GroupPool;
  readonly seed: string;
  readonly quotaFile: string;
}

/** Reads both files before it refuses, so that all problems are shown at once. */
function readTask(context: CommandContext, options: Options): Result<Task> {
  const [people, features, seed] = ['people', 'features', 'seed'].map((name) => readText(options[name]));
  const number =
    options['number'] === undefined ? undefined : readPositiveInteger('--number', options['number']);
  const failures: Failure[] = [];
  if (people === undefined) failures.push(missingOption('--people'));
  if (features === undefined) failures.push(missingOption('--features'));
  if (seed === undefined) failures.push(missingOption('--seed'));
  if (number === undefined) failures.push(missingOption('--number'));
  else if (!number.ok) failures.push(...number.failures);
  const [first, ...rest] = failures;
  if (first !== undefined) return refuse(first, ...rest);
  if (people === undefined || features === undefined || seed === undefined || number?.ok !== true) {
    throw new RangeError('a missing option was refused before');
  }
  const quotaBytes = readWholeFile(path.resolve(context.cwd, features));
  const peopleBytes = readWholeFile(path.resolve(context.cwd, people));
  if (!quotaBytes.ok || !peopleBytes.ok) return joinFailures(quotaBytes, peopleBytes);
  const quotas = readQuotaFile(quotaBytes.value, features, number.value);
  const form = {
    idColumn: readText(options['idColumn']),
    addressColumns: options['checkSameAddress'] === true ? readNames(options['addressColumns']) : undefined,
  };
  const known = quotas.ok ? quotas.value.quotas : [];
  const listed = readPeopleFile(peopleBytes.value, people, form, known);
  const checked = quotas.ok ? okUnless(quotas.value.failures, () => known) : quotas;
  if (!checked.ok || !listed.ok) return joinFailures(checked, listed);
  return ok({ pool: makeGroupPool(number.value, known, listed.value), seed, quotaFile: features });
}

function joinFailures(...results: readonly Result<unknown>[]): Result<never> {
  const [first, ...rest] = results.flatMap((result) => (result.ok ? [] : result.failures));
  if (first === undefined) throw new RangeError('one of the results must be a refusal');
  return refuse(first, ...rest);
}

function missingOption(option: string): Failure {
  return failure('command.wrong-option', { option, problem: { code: 'needed' } });
}

function readText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Names with commas between them; an empty list when the option was not given. */
function readNames(value: unknown): readonly string[] {
  return (readText(value) ?? '').split(',').filter((name) => name.trim() !== '');
}
