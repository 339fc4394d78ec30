/** `loting register check`: shows what is in register exports and what is wrong with them. Writes nothing but its list of problems. */
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import { failure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { ProblemListForm } from '../../report/register-check/problem-csv.ts';
import { beginProblems, formatProblems } from '../../report/register-check/problem-csv.ts';
import { registerCheckSections } from '../../report/register-check/register-check-sections.ts';
import { writeFileAtomically } from '../../store/atomic-file.ts';
import { readFailure } from '../../store/file-failure.ts';
import { fileByteCount, findReadProblem } from '../../store/read-file.ts';
import type { CheckInput } from '../check-input.ts';
import { isSameFile, readCheckInput } from '../check-input.ts';
import type { CheckedRegisters } from '../check-registers.ts';
import { checkRegisters } from '../check-registers.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import { dutchDateOf } from '../judge-context.ts';
import { addExample, addJsonOption } from '../options.ts';
import { printHeading, printJson, printLines, printTable } from '../print.ts';
import { startProgress } from '../progress.ts';
import { wordsOf } from '../words/words.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  const said = words.registers.check;
  command.argument('[files...]', said.filesArgument);
  command
    .option('--dir <folder>', said.dirOption)
    .option('--municipality <code>', said.municipalityOption)
    .option('--reference-date <date>', said.referenceDateOption)
    .option('--problems <file>', said.problemsOption)
    .option('--excel', said.excelOption);
  addJsonOption(command, words);
  addExample(
    command,
    words,
    'loting register check --problems problems.csv --excel',
    'loting register check registers/GM0344.csv --municipality GM0344',
  );
  return async (context, options, files) => {
    const input = readCheckInput({
      cwd: context.cwd,
      dir: textOf(options['dir']),
      files,
      municipality: textOf(options['municipality']),
      referenceDate: textOf(options['referenceDate']),
      today: dutchDateOf(context.now()),
    });
    if (!input.ok) return input;
    const form = options['excel'] === true ? 'excel' : 'plain';
    const problemName = textOf(options['problems']);
    const problemPath = problemName === undefined ? undefined : path.resolve(context.cwd, problemName);
    const allowed = problemPath === undefined ? ok(undefined) : mayWriteProblems(problemPath, input.value);
    if (!allowed.ok) return allowed;
    const checked = runCheck(context, input.value);
    if (!checked.ok) return checked;
    const written =
      problemPath === undefined ? ok(undefined) : writeProblems(context, problemPath, checked.value, form);
    if (!written.ok) return written;
    if (options['json'] === true) printJson(context, checked.value.report);
    else printReport(context, checked.value, problemName);
    return ok(0);
  };
};

function textOf(option: unknown): string | undefined {
  return typeof option === 'string' ? option : undefined;
}

function runCheck(context: CommandContext, { settings, named, files }: CheckInput): Result<CheckedRegisters> {
  const totalBytes = files.reduce((sum, { absolutePath }) => sum + fileByteCount(absolutePath), 0);
  const progress = startProgress(context, context.words.registers.reading, totalBytes);
  let doneBytes = 0;
  const checked = checkRegisters(files, settings, named, (byteCount) => {
    doneBytes += byteCount;
    progress.update(doneBytes);
  });
  progress.stop();
  return checked;
}

/** An earlier list of problems may be replaced, and nothing else: a slip of the hand must not cost a register. */
function mayWriteProblems(file: string, { files }: CheckInput): Result<void> {
  if (!existsSync(file)) return ok(undefined);
  const problem = findReadProblem(file);
  if (problem !== undefined) return refuse(problem);
  // In every form, and in every language.
  const words = [wordsOf('en'), wordsOf('nl')].map(({ registers }) => registers.report);
  const lists = words.flatMap((each) => [beginProblems('plain', each), beginProblems('excel', each)]);
  const isRegister = files.some(({ absolutePath }) => isSameFile(absolutePath, file));
  const beginnings = lists.map((text) => Buffer.from(text, 'utf8'));
  const beginning = Buffer.alloc(Math.max(...beginnings.map(({ length }) => length)));
  try {
    const descriptor = openSync(file, 'r');
    try {
      readSync(descriptor, beginning, 0, beginning.length, 0);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    return refuse(readFailure(error, file));
  }
  const isList = beginnings.some((known) => beginning.subarray(0, known.length).equals(known));
  if (!isRegister && isList) return ok(undefined);
  return refuse(failure('command.not-a-problem-list', {}, { file }));
}

function writeProblems(
  { words }: CommandContext,
  file: string,
  { problems, files }: CheckedRegisters,
  form: ProblemListForm,
): Result<unknown> {
  return writeFileAtomically(file, formatProblems(problems, files, words.registers.report, form));
}

function printReport(
  context: CommandContext,
  { report, problems }: CheckedRegisters,
  problemName: string | undefined,
): void {
  for (const { heading, columns, rows, totals, remarks } of registerCheckSections(
    report,
    context.words.registers.report,
  )) {
    printHeading(context, heading);
    if (rows.length > 0) printTable(context, columns, rows, totals);
    if (remarks.length > 0) printLines(context, ...remarks);
  }
  printLines(
    context,
    '',
    problemName === undefined
      ? context.words.registers.check.nothingWritten
      : context.words.registers.check.problemsWritten(problems.length, problemName),
  );
}
