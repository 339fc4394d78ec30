/** Prints how the registers are read, and what a frame came to. */
import { exclusionReasons, rejectionReasons } from '../domain/reasons.ts';
import type { Hash } from '../domain/ids.ts';
import type { FrameFromRegisters } from './build-frame.ts';
import { sumCounts } from './build-frame.ts';
import type { CommandContext } from './context.ts';
import { printHeading, printLines, printTable } from './print.ts';
import type { RecognisedRegister } from './recognise-registers.ts';

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
  printHeading(context, 'How the registers are read');
  printTable(
    context,
    [
      { title: 'File' },
      { title: 'Dialect' },
      { title: 'Encoding' },
      { title: 'Delimiter' },
      { title: 'Columns', align: 'right' },
      { title: 'Read', align: 'right' },
    ],
    recognised.map(({ file, dialect, encoding, delimiter, header, columns }) => [
      file,
      dialect,
      encoding,
      delimiter,
      header.length,
      columns.length,
    ]),
  );
  const guesses = recognised.flatMap(({ file, columns }) => {
    const guessed = columns.filter(({ matchedBy }) => matchedBy === 'usual-name');
    const pairs = guessed.map(({ header, field }) => `${header} as ${field}`);
    return pairs.length === 0 ? [] : [`Guessed by the column's name in ${file}: ${pairs.join(', ')}.`];
  });
  printLines(
    context,
    ...guesses,
    'Recognised wrongly? Set register.dialect, .encoding, .delimiter or .columns in loting.yaml. Every column: loting register check.',
  );
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
      ({ municipality, file, sha256, rowCount, eligibleCount, excluded, rejected }) => ({
        municipality,
        file,
        sha256,
        rows: rowCount,
        eligible: eligibleCount,
        excluded,
        rejected,
        ...formOf(file, recognised),
      }),
    ),
  };
}

function formOf(file: string, recognised: readonly RecognisedRegister[]) {
  const found = recognised.find((register) => register.file === file);
  return { dialect: found?.dialect, encoding: found?.encoding, delimiter: found?.delimiter };
}

/** What became of every row, and the frame's commitment. */
export function printFrame(context: CommandContext, plan: HashedFrame, applied: Applied): void {
  const { registers } = plan;
  const excluded = sumCounts(registers.map((register) => register.excluded));
  const rejected = sumCounts(registers.map((register) => register.rejected));
  printHeading(context, 'Rows of the registers: each is eligible, excluded or rejected');
  const countsOf = (pick: (register: (typeof registers)[number]) => number): number[] => {
    const each = registers.map(pick);
    return [...each, each.reduce((sum, count) => sum + count, 0)];
  };
  printTable(
    context,
    [
      { title: '' },
      ...registers.map(({ file }) => ({ title: file, align: 'right' as const })),
      { title: 'Total', align: 'right' },
    ],
    [
      ['Eligible', ...countsOf(({ eligibleCount }) => eligibleCount)],
      ...reasonRows('Excluded', exclusionReasons, excluded, (reason) =>
        countsOf((register) => register.excluded[reason]),
      ),
      ...reasonRows('Rejected', rejectionReasons, rejected, (reason) =>
        countsOf((register) => register.rejected[reason]),
      ),
    ],
    ['Rows', ...countsOf(({ rowCount }) => rowCount)],
  );
  printHeading(context, 'The frame');
  printLines(
    context,
    `Residents who can be drawn: ${plan.frame.residentCount.toLocaleString('en-GB')}, in ${plan.frame.strata.length} strata.`,
    `Commitment: ${plan.commitment}`,
    {
      written:
        'Next: loting frame commit, which gives the line to publish before the public randomness exists.',
      unchanged: 'Nothing changed: this frame was built before.',
      'not-written': 'Nothing was written (--dry-run).',
    }[applied],
    ...(plan.rejectedRows.length > 0
      ? [`Rejected rows are listed with row number and reason in audit/rejected-rows.csv.`]
      : []),
  );
}

function reasonRows<K extends string>(
  kind: string,
  table: Readonly<Record<K, string>>,
  totals: Readonly<Record<K, number>>,
  counts: (reason: K) => readonly number[],
): (string | number)[][] {
  return (Object.keys(table) as K[])
    .filter((reason) => totals[reason] > 0)
    .map((reason) => [`${kind}: ${reason}`, ...counts(reason)]);
}
