/** `loting letters reconcile`: every letter that was made is posted, taken out or replaced; what is left is named. */
import { ok } from '../../domain/result.ts';
import { isInHouse } from '../../letters/letter-outcomes.ts';
import { formatPlaces } from '../../letters/letter-places.ts';
import type { LetterPlace } from '../../letters/letters-hash.ts';
import { formatPlace } from '../../letters/letters-hash.ts';
import { readTransaction } from '../../store/transaction.ts';
import { readLatestDraw } from '../../store/tables/draw-table.ts';
import { listRecipients } from '../../store/tables/letter-recipients.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import type { Mailroom } from '../letters/mailroom.ts';
import { lettersOf, readMailroom } from '../letters/mailroom.ts';
import type { BatchFigures } from '../letters/mailroom-figures.ts';
import { addCounts, figureBatches, openCount, postedCount } from '../letters/mailroom-figures.ts';
import type { OpenPanel } from '../open-panel.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printHeading, printJson, printLines, printTable } from '../print.ts';

interface Reconciliation {
  readonly batches: readonly BatchFigures[];
  /** The places of letters that are neither posted nor taken out. */
  readonly missing: readonly LetterPlace[];
  /** The numbers of residents' letters that were never made. */
  readonly neverMade: readonly string[];
}

export const configure: CommandModule['configure'] = (command, words) => {
  addDirOption(command, words);
  addJsonOption(command, words);
  addExample(command, words, 'loting letters reconcile');
  return (context, options) => {
    const { dir, json } = readSharedOptions(context, options);
    return withPanel(dir, (panel) => {
      const read = readTransaction(panel.db, () => ok(reconcile(panel)));
      if (!read.ok) return read;
      const { batches, missing, neverMade } = read.value;
      if (json) {
        printJson(context, {
          rendered: batches.reduce((sum, { letters }) => sum + letters, 0),
          outcomes: addCounts(batches),
          missing: missing.map(formatPlace),
          neverMade,
        });
      } else printReconciliation(context, read.value);
      return ok(missing.length === 0 ? 0 : 1);
    });
  };
};

function reconcile(panel: OpenPanel): Reconciliation {
  const mailroom = readMailroom(panel.db);
  return {
    batches: figureBatches(panel, mailroom),
    missing: [...mailroom.batches.keys()].flatMap((batchId) =>
      lettersOf(mailroom, batchId).filter(({ outcome }) => isInHouse(outcome)),
    ),
    neverMade: findNeverMade(panel, mailroom),
  };
}

/** Whoever is to get an invitation in a wave of which others were made. */
function findNeverMade({ db }: OpenPanel, { batches }: Mailroom): readonly string[] {
  const draw = readLatestDraw(db);
  if (draw === undefined) return [];
  const waves = [...batches.values()].filter(({ kind }) => kind === 'invitation').map(({ wave }) => wave);
  return [...new Set(waves)].flatMap((wave) =>
    listRecipients(db, { drawId: draw.drawId, wave, kind: 'invitation', caseId: null }),
  );
}

const SHOWN_COUNT = 20;

function printReconciliation(context: CommandContext, { batches, missing, neverMade }: Reconciliation): void {
  const total = addCounts(batches);
  const cellsOf = (counts: typeof total): readonly number[] => [
    postedCount(counts),
    counts.void,
    counts.replaced,
    openCount(counts),
  ];
  const { common, mailroom } = context.words;
  const { columns, ...said } = mailroom.reconcile;
  printHeading(context, said.heading);
  printTable(
    context,
    [
      { title: mailroom.batch },
      { title: columns.rendered, align: 'right' },
      { title: columns.posted, align: 'right' },
      { title: columns.void, align: 'right' },
      { title: columns.replaced, align: 'right' },
      { title: columns.missing, align: 'right' },
    ],
    batches.map(({ batch, letters, counts }) => [batch, letters, ...cellsOf(counts)]),
    [common.total, batches.reduce((sum, { letters }) => sum + letters, 0), ...cellsOf(total)],
  );
  const hiddenCount = neverMade.length - SHOWN_COUNT;
  printLines(
    context,
    ...(missing.length === 0
      ? [said.whole]
      : [said.missing(missing.length), ...formatPlaces(missing).map((places) => `  ${places}`)]),
    ...(neverMade.length === 0
      ? []
      : [
          said.neverMade(neverMade.length),
          `  ${neverMade.slice(0, SHOWN_COUNT).join(', ')}${hiddenCount > 0 ? said.more(hiddenCount) : ''}`,
        ]),
  );
}
