/** `loting letters import-sorting`: brings back the file that the post sorted, before the letters are made. */
import path from 'node:path';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import { sha256HexOfBytes } from '../../domain/hash.ts';
import { HashSchema } from '../../domain/ids.ts';
import { planAddressExport } from '../../letters/address-export.ts';
import { appendAuditEvent } from '../../store/append-audit-event.ts';
import { readWholeFile } from '../../store/read-file.ts';
import type { SortedLetter } from '../../store/tables/sorted-letter-table.ts';
import { saveSortedLetters } from '../../store/tables/sorted-letter-table.ts';
import { readTransaction, writeTransaction } from '../../store/transaction.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import type { SortRequest } from '../letters/letters-to-sort.ts';
import { readLettersToSort, readSortRequest, sortedKinds } from '../letters/letters-to-sort.ts';
import type { SortingColumns } from '../letters/sorting-file.ts';
import { readSortingFile } from '../letters/sorting-file.ts';
import type { OpenPanel } from '../open-panel.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printHeading, printJson, printLines } from '../print.ts';

interface SortingInput {
  readonly request: SortRequest;
  readonly bytes: Uint8Array;
  /** The name to show in a failure. */
  readonly file: string;
  readonly columns: SortingColumns;
}

export const configure: CommandModule['configure'] = (command, words) => {
  const { sorting } = words.letters;
  command.argument('<file>', sorting.fileArgument);
  addDirOption(command, words);
  addJsonOption(command, words);
  addDryRunOption(command, words);
  command
    .option('--wave <number>', sorting.waveOption, '1')
    .option('--kind <kind>', sorting.kindOption(sortedKinds.join(', ')), 'invitation')
    .option('--line <column>', sorting.lineOption, 'sorting_line')
    .option('--order <column>', sorting.orderOption);
  addExample(command, words, 'loting letters import-sorting sorted.csv --line printregel');
  return (context, options, [file = '']) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    const request = readSortRequest(options);
    if (!request.ok) return Promise.resolve(request);
    return withPanel(dir, (panel) => {
      const bytes = readWholeFile(path.resolve(context.cwd, file));
      if (!bytes.ok) return bytes;
      const columns = readColumns(options);
      const input = { request: request.value, bytes: bytes.value, file, columns };
      const letters = dryRun
        ? readTransaction(panel.db, () => planSorting(panel, input))
        : applySorting(context, panel, input);
      if (!letters.ok) return letters;
      if (json) printJson(context, { written: !dryRun, letters: letters.value.length });
      else printSorting(context, letters.value.length, dryRun);
      return ok(0);
    });
  };
};

/** Headers are compared in lower case. */
function readColumns(options: Readonly<Record<string, unknown>>): SortingColumns {
  const { line, order } = options;
  return {
    line: String(line).trim().toLowerCase(),
    order: typeof order === 'string' ? order.trim().toLowerCase() : undefined,
  };
}

function planSorting(
  panel: OpenPanel,
  { request, bytes, file, columns }: SortingInput,
): Result<readonly SortedLetter[]> {
  const orders = readLettersToSort(panel, request);
  if (!orders.ok) return orders;
  return readSortingFile(bytes, file, columns, planAddressExport(orders.value).orders);
}

function applySorting(
  context: CommandContext,
  panel: OpenPanel,
  input: SortingInput,
): Result<readonly SortedLetter[]> {
  const { wave, kind } = input.request;
  return writeTransaction(panel.db, () => {
    const letters = planSorting(panel, input);
    if (!letters.ok) return letters;
    saveSortedLetters(panel.db, panel.sealKeys, kind, letters.value);
    const fileSha256 = HashSchema.parse(sha256HexOfBytes(input.bytes));
    const data = { wave, kind, letters: letters.value.length, fileSha256 };
    appendAuditEvent(panel.db, { type: 'letters.sorted', data }, context.now().toISOString());
    return letters;
  });
}

function printSorting(context: CommandContext, letterCount: number, isDryRun: boolean): void {
  const { sorting } = context.words.letters;
  printHeading(context, sorting.importHeading);
  printLines(
    context,
    sorting.imported(letterCount),
    sorting.others,
    isDryRun ? sorting.notChanged : sorting.importNext,
  );
}
