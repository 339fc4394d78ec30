/** `loting letters export-addresses`: writes the addresses of letters that have still to be made, for the sorting of the post. */
import path from 'node:path';
import type { AuditEvent } from '../../domain/audit-event.ts';
import { compareBytes } from '../../domain/byte-order.ts';
import type { MunicipalityCode } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import type { AddressExport } from '../../letters/address-export.ts';
import { addressExportCsv, planAddressExport } from '../../letters/address-export.ts';
import { appendAuditEvent } from '../../store/append-audit-event.ts';
import type { StagedFile } from '../../store/atomic-file.ts';
import { discardStagedFiles, publishRecordedFiles, stageFile } from '../../store/atomic-file.ts';
import { readTransaction, writeTransaction } from '../../store/transaction.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import type { SortRequest } from '../letters/letters-to-sort.ts';
import { readLettersToSort, readSortRequest, sortedKinds } from '../letters/letters-to-sort.ts';
import type { OpenPanel } from '../open-panel.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printHeading, printJson, printLines, printTable } from '../print.ts';

interface ExportFile extends AddressExport {
  readonly municipality: MunicipalityCode;
  /** Its path inside the working folder. */
  readonly file: string;
}

export const configure: CommandModule['configure'] = (command, words) => {
  addDirOption(command, words);
  addJsonOption(command, words);
  addDryRunOption(command, words);
  command
    .option('--wave <number>', words.letters.sorting.waveOption, '1')
    .option('--kind <kind>', words.letters.sorting.kindOption(sortedKinds.join(', ')), 'invitation');
  addExample(command, words, 'loting letters export-addresses --wave 1');
  return (context, options) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    const request = readSortRequest(options);
    if (!request.ok) return Promise.resolve(request);
    return withPanel(dir, (panel) => {
      const files = planExport(panel, request.value);
      if (!files.ok) return files;
      const written = dryRun ? ok(undefined) : writeExport(context, panel, request.value, files.value);
      if (!written.ok) return written;
      if (json) printJson(context, { written: !dryRun, files: files.value.map(describeFile) });
      else printExport(context, request.value, files.value, dryRun);
      return ok(0);
    });
  };
};

/** One file a municipality: each posts its own letters. */
function planExport(panel: OpenPanel, request: SortRequest): Result<readonly ExportFile[]> {
  const orders = readTransaction(panel.db, () => readLettersToSort(panel, request));
  if (!orders.ok) return orders;
  const municipalities = [...new Set(orders.value.map(({ municipality }) => municipality))];
  const kind = request.kind === 'invitation' ? '' : `-${request.kind}`;
  return ok(
    municipalities.toSorted(compareBytes).map((municipality) => ({
      municipality,
      file: `exports/addresses-w${request.wave}-${municipality}${kind}.csv`,
      ...planAddressExport(orders.value.filter((order) => order.municipality === municipality)),
    })),
  );
}

function writeExport(
  context: CommandContext,
  { db, folder }: OpenPanel,
  { wave, kind }: SortRequest,
  files: readonly ExportFile[],
): Result<void> {
  const staged: StagedFile[] = [];
  const events: AuditEvent[] = [];
  for (const { file, municipality, orders, secretCount, unsortableCount } of files) {
    const written = stageFile(path.join(folder.root, file), addressExportCsv(orders));
    if (!written.ok) {
      discardStagedFiles(staged);
      return written;
    }
    staged.push(written.value);
    const counts = { letters: orders.length, leftOut: secretCount + unsortableCount };
    const data = { wave, kind, municipality, ...counts, sha256: written.value.sha256 };
    events.push({ type: 'letters.addresses-exported', data });
  }
  const at = context.now().toISOString();
  const logged = writeTransaction(db, () => {
    for (const event of events) appendAuditEvent(db, event, at);
    return ok(undefined);
  });
  if (!logged.ok) {
    discardStagedFiles(staged);
    return logged;
  }
  return publishRecordedFiles(staged);
}

function describeFile({ municipality, file, orders, secretCount, unsortableCount }: ExportFile) {
  return {
    municipality,
    file,
    letters: orders.length,
    leftOut: { secret: secretCount, withoutDutchAddress: unsortableCount },
  };
}

function printExport(
  context: CommandContext,
  { wave, kind }: SortRequest,
  files: readonly ExportFile[],
  isDryRun: boolean,
): void {
  const { letters, common } = context.words;
  const { sorting } = letters;
  const { columns } = sorting;
  printHeading(context, sorting.exportHeading(wave, common.letterKinds[kind]));
  printTable(
    context,
    [
      { title: letters.municipality },
      { title: columns.addresses, align: 'right' },
      { title: columns.secret, align: 'right' },
      { title: columns.notDutch, align: 'right' },
      { title: columns.file },
    ],
    files.map(({ municipality, orders, secretCount, unsortableCount, file }) => [
      municipality,
      orders.length,
      secretCount,
      unsortableCount,
      path.basename(file),
    ]),
  );
  printLines(context, sorting.privacy, isDryRun ? common.notWritten : sorting.exportNext);
}
