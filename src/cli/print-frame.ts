/** Prints how the registers are read, and what a frame came to. */
import type { Hash } from '../domain/ids.ts';
import type { FrameFromRegisters } from './build-frame.ts';
import { sumCounts } from './build-frame.ts';
import type { CommandContext } from './context.ts';
import { printHeading, printLines, printTable } from './print.ts';
import type { RecognisedRegister } from './recognise-registers.ts';
import { REJECTED_ROWS_FILE } from './rejected-rows-csv.ts';

/** In JSON, for an encoding that nothing tells. */
const ASCII_SO_FAR = 'ASCII as far as looked at';

/** A frame with the hashes that fix it. */
export interface HashedFrame extends FrameFromRegisters {
  readonly frameHash: Hash;
  readonly settingsHash: Hash;
  readonly commitment: Hash;
}

/** What became of the frame on disk. */
export type Applied = 'written' | 'unchanged' | 'not-written';

/** How each register was recognised, before it is read. A guess must be seen, since a wrong one is seen by nobody else. */
export function printRecognised(context: CommandContext, recognised: readonly RecognisedRegister[]): void {
  if (recognised.length === 0) return;
  const said = context.words.registers.build;
  printHeading(context, said.recognised);
  printTable(
    context,
    [
      { title: said.file },
      { title: said.dialect },
      { title: said.encoding },
      { title: said.delimiter },
      { title: said.columns, align: 'right' },
      { title: said.read, align: 'right' },
    ],
    recognised.map(({ file, dialect, encoding, delimiter, header, columns }) => [
      file,
      context.words.registers.report.files.dialectNames[dialect],
      encoding ?? said.asciiSoFar,
      delimiter,
      header.length,
      columns.length,
    ]),
  );
  const guesses = listGuesses(recognised);
  if (guesses.length > 0) {
    printHeading(context, said.guessesHeading);
    printTable(
      context,
      [{ title: said.guessedColumn }, { title: said.guessedField }, { title: said.file }],
      guesses.map(({ header, field, files }) => [
        header,
        field,
        files.length === recognised.length ? said.everyFile : files.join(', '),
      ]),
    );
  }
  printLines(context, said.recognisedWrongly);
}

interface Guess {
  readonly header: string;
  readonly field: string;
  readonly files: readonly string[];
}

/** Columns that were found by a usual name, each once with the files that have it. */
function listGuesses(recognised: readonly RecognisedRegister[]): readonly Guess[] {
  const guesses = new Map<string, { header: string; field: string; files: string[] }>();
  for (const { file, columns } of recognised) {
    for (const { header, field, matchedBy } of columns) {
      if (matchedBy !== 'usual-name') continue;
      const key = JSON.stringify([header, field]);
      const guess = guesses.get(key) ?? { header, field, files: [] };
      guess.files.push(file);
      guesses.set(key, guess);
    }
  }
  return [...guesses.values()];
}

/** A frame as JSON: counts and hashes, nobody in it. */
export function describeFrame(
  plan: HashedFrame,
  applied: Applied,
  recognised: readonly RecognisedRegister[],
) {
  return {
    result: applied,
    commitment: plan.commitment,
    frameHash: plan.frameHash,
    settingsHash: plan.settingsHash,
    residents: plan.frame.residentCount,
    strata: plan.frame.strata.length,
    registers: plan.registers.map(
      ({ municipality, file, sha256, rowCount, eligibleCount, excluded, rejected, lostLetterCount }) => ({
        municipality,
        file,
        sha256,
        rows: rowCount,
        eligible: eligibleCount,
        excluded,
        rejected,
        lostLetters: lostLetterCount,
        ...formOf(file, recognised),
      }),
    ),
  };
}

function formOf(file: string, recognised: readonly RecognisedRegister[]) {
  const found = recognised.find((register) => register.file === file);
  return {
    dialect: found?.dialect,
    encoding: found === undefined ? undefined : (found.encoding ?? ASCII_SO_FAR),
    delimiter: found?.delimiter,
  };
}

/** What became of every row, and the frame's commitment. */
export function printFrame(context: CommandContext, plan: HashedFrame, applied: Applied): void {
  const { registers } = plan;
  const { common, registers: words } = context.words;
  const said = words.build;
  const excluded = sumCounts(registers.map((register) => register.excluded));
  const rejected = sumCounts(registers.map((register) => register.rejected));
  printHeading(context, said.rowsHeading);
  const countsOf = (pick: (register: (typeof registers)[number]) => number): number[] => {
    const each = registers.map(pick);
    return [...each, each.reduce((sum, count) => sum + count, 0)];
  };
  printTable(
    context,
    [
      { title: '' },
      ...registers.map(({ file }) => ({ title: file, align: 'right' as const })),
      { title: common.total, align: 'right' },
    ],
    [
      [words.report.eligible, ...countsOf(({ eligibleCount }) => eligibleCount)],
      ...foundReasons(excluded).map((reason) => [
        words.report.excludedAs(words.report.exclusionNames[reason]),
        ...countsOf((register) => register.excluded[reason]),
      ]),
      ...foundReasons(rejected).map((reason) => [
        words.report.rejectedAs(words.report.rejectionNames[reason]),
        ...countsOf((register) => register.rejected[reason]),
      ]),
    ],
    [words.report.rows, ...countsOf(({ rowCount }) => rowCount)],
  );
  const damaged = registers.filter(({ lostLetterCount }) => lostLetterCount > 0);
  if (damaged.length > 0) {
    const lines = damaged.map(({ file, lostLetterCount }) => words.report.lostLetters(lostLetterCount, file));
    printLines(context, ...lines, said.lostPlaces);
  }
  printHeading(context, said.heading);
  printLines(
    context,
    said.canBeDrawn(plan.frame.residentCount, plan.frame.strata.length),
    said.commitment(plan.commitment),
    {
      written: said.next,
      unchanged: said.unchanged,
      'not-written': common.notWritten,
    }[applied],
    ...(plan.rejectedRows.length > 0 ? [said.rejectedRows(REJECTED_ROWS_FILE)] : []),
  );
}

/** The reasons that occur, in their own order. */
function foundReasons<K extends string>(totals: Readonly<Record<K, number>>): K[] {
  return (Object.keys(totals) as K[]).filter((reason) => totals[reason] > 0);
}
