/** `loting letters status`: how far each batch is, and whether its files are there. */
import { readdirSync } from 'node:fs';
import { ok } from '../../domain/result.ts';
import { readTransaction } from '../../store/transaction.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import { batchFileName } from '../letters/letter-files.ts';
import { readMailroom } from '../letters/mailroom.ts';
import type { BatchFigures } from '../letters/mailroom-figures.ts';
import { addCounts, figureBatches, postedCount, printedCount } from '../letters/mailroom-figures.ts';
import type { OpenPanel } from '../open-panel.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printHeading, printJson, printLines, printTable } from '../print.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  addDirOption(command, words);
  addJsonOption(command, words);
  addExample(command, words, 'loting letters status');
  return (context, options) => {
    const { dir, json } = readSharedOptions(context, options);
    return withPanel(dir, (panel) => {
      const read = readTransaction(panel.db, () => ok(figureBatches(panel, readMailroom(panel.db))));
      if (!read.ok) return read;
      const figures = read.value;
      const unknown = findUnknownFiles(panel, figures);
      if (json) {
        printJson(context, { batches: figures, total: addCounts(figures), unknownFiles: unknown });
      } else printStatus(context, figures, unknown);
      const isWhole = figures.every(({ files }) => files === 'whole' || files === 'shredded');
      return ok(isWhole && unknown.length === 0 ? 0 : 1);
    });
  };
};

/** PDF files of batches that no batch is recorded for: a run that was stopped left them, and the next one takes them. */
function findUnknownFiles({ folder }: OpenPanel, figures: readonly BatchFigures[]): readonly string[] {
  const known = new Set(
    figures.filter(({ files }) => files !== 'shredded').map(({ batch }) => batchFileName(batch)),
  );
  let names: readonly string[];
  try {
    names = readdirSync(folder.letters);
  } catch {
    return [];
  }
  return names.filter((name) => /^w\d+-.+-\d{3,}\.pdf$/.test(name) && !known.has(name)).sort();
}

function printStatus(
  context: CommandContext,
  figures: readonly BatchFigures[],
  unknown: readonly string[],
): void {
  const { common, mailroom } = context.words;
  const { columns, ...said } = mailroom.status;
  if (figures.length === 0) {
    printLines(context, said.none);
    return;
  }
  const total = addCounts(figures);
  const cellsOf = (counts: typeof total): readonly number[] => [
    printedCount(counts),
    postedCount(counts),
    counts.void,
    counts.replaced,
    counts.returned,
  ];
  // Beside all the others this column does not fit on a terminal, and mostly it says nothing.
  const hasFiles = figures.some(({ files }) => said.files[files] !== '');
  printHeading(context, said.heading);
  printTable(
    context,
    [
      { title: mailroom.batch },
      { title: columns.rendered, align: 'right' },
      { title: columns.printed, align: 'right' },
      { title: columns.posted, align: 'right' },
      { title: columns.void, align: 'right' },
      { title: columns.replaced, align: 'right' },
      { title: columns.returned, align: 'right' },
      { title: columns.postedOn },
      ...(hasFiles ? [{ title: columns.files }] : []),
    ],
    figures.map(({ batch, letters, counts, postedOn, files }) => [
      batch,
      letters,
      ...cellsOf(counts),
      postedOn ?? '',
      ...(hasFiles ? [said.files[files]] : []),
    ]),
    [
      common.total,
      figures.reduce((sum, { letters }) => sum + letters, 0),
      ...cellsOf(total),
      '',
      ...(hasFiles ? [''] : []),
    ],
  );
  const isBroken = figures.some(({ files }) => files === 'missing' || files === 'changed');
  printLines(
    context,
    said.legend,
    ...(isBroken ? [said.broken] : []),
    ...(unknown.length > 0 ? [said.unknown(unknown), said.unknownNext] : []),
  );
}
