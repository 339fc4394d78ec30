/** `loting audit log`: shows the hash-chained log. */
import type { ChainedEvent } from '../../domain/audit-event.ts';
import { describeEventType } from '../../domain/event-sentences.ts';
import { ok } from '../../domain/result.ts';
import { checkLog } from '../../audit/chain.ts';
import { describeDifference } from '../../audit/differences.ts';
import { formatEventLine } from '../../audit/log-lines.ts';
import { listStoredEvents } from '../../store/append-audit-event.ts';
import { readTransaction } from '../../store/transaction.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import { listDrawRemarks } from '../draw-remarks.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printHeading, printJson, printLines, printTable } from '../print.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  addDirOption(command, words);
  addJsonOption(command, words);
  command.option('--lines', 'print one event a line in canonical JSON, the form that researchers check');
  addExample(command, words, 'loting audit log', 'loting audit log --lines > log.jsonl');
  return (context, options) => {
    const { dir, json } = readSharedOptions(context, options);
    return withPanel(dir, ({ db }) => {
      const stored = readTransaction(db, () =>
        ok({ events: listStoredEvents(db), remarks: listDrawRemarks(db, context.words) }),
      );
      if (!stored.ok) return stored;
      const { events, differences } = checkLog(stored.value.events);
      if (json) printJson(context, events);
      else if (options['lines'] === true) context.stdout.write(events.map(formatEventLine).join(''));
      else printLog(context, events, stored.value.remarks);
      for (const found of differences) {
        context.stderr.write(`✗ ${describeDifference(found, context.words.language).what}\n`);
      }
      return ok(differences.length === 0 ? 0 : 1);
    });
  };
};

function printLog(
  context: CommandContext,
  events: readonly ChainedEvent[],
  remarks: readonly string[],
): void {
  printHeading(context, 'The log of everything that changed the lottery');
  printTable(
    context,
    [
      { title: '#', align: 'right' },
      { title: 'When (UTC)' },
      { title: 'Event' },
      { title: 'Hash' },
      { title: 'Figures' },
    ],
    events.map((event) => [
      String(event.sequence),
      event.at.slice(0, 16).replace('T', ' '),
      event.type,
      `${event.hash.slice(0, 12)}…`,
      figuresOf(event),
    ]),
  );
  for (const type of new Set(events.map((event) => event.type))) {
    printLines(context, `${type}: ${describeEventType(type, context.words.language)}`);
  }
  if (remarks.length > 0) {
    printHeading(context, 'Remarks on the draw');
    printLines(context, ...remarks.map((remark) => `! ${remark}`));
  }
  const last = events.at(-1);
  if (last !== undefined) {
    printLines(
      context,
      '',
      `Hash of the last event: ${last.hash}`,
      'Publish it together with each result: whoever has it can see that nothing before it was changed.',
    );
  }
}

/** The few figures that tell one event from another at a glance. */
function figuresOf(event: ChainedEvent): string {
  switch (event.type) {
    case 'panel.created':
      return event.data.panelId;
    case 'frame.built':
      return `${event.data.residents.toLocaleString('en-GB')} residents, ${event.data.strata} strata`;
    case 'frame.committed': {
      const { announced } = event.data;
      return announced.kind === 'drand' ? `drand round ${announced.round}` : shorten(announced.text);
    }
    case 'draw.run': {
      const { wave, letters, exceptions } = event.data;
      return [`wave ${wave}`, `${sumOf(letters)} letters`, ...exceptions].join(', ');
    }
    case 'draw.wave':
      return `wave ${event.data.wave}, ${sumOf(event.data.letters)} letters`;
    case 'draw.refreshed': {
      const { checked, dropped, readdressed } = event.data;
      const droppedCount = Object.values(dropped).reduce((sum, ids) => sum + ids.length, 0);
      return `${checked.toLocaleString('en-GB')} checked, ${droppedCount} dropped, ${readdressed.length} readdressed`;
    }
    case 'letters.addresses-exported': {
      const { wave, kind, municipality, letters } = event.data;
      return `wave ${wave}, ${kind}, ${municipality}, ${letters.toLocaleString('en-GB')} letters`;
    }
    case 'letters.sorted': {
      const { wave, kind, letters } = event.data;
      return `wave ${wave}, ${kind}, ${letters.toLocaleString('en-GB')} letters`;
    }
    case 'letters.rendered':
      return `${event.data.batch}, ${event.data.letters.toLocaleString('en-GB')} letters`;
    case 'letters.printed':
    case 'letters.posted':
      return `${event.data.letters.toLocaleString('en-GB')} letters, ${nameBatches(event.data.batches)}`;
    case 'letters.shredded':
      return nameBatches(event.data.batches);
    case 'letters.voided':
    case 'letters.returned':
      return event.data.letters.length === 1 ? '1 letter' : `${event.data.letters.length} letters`;
    case 'letters.revoked':
      return `letter ${event.data.invitationId}, code ${event.data.version}`;
    case 'signup.recorded':
      return `letter ${event.data.invitationId}, ${event.data.to}`;
    case 'signups.imported':
      return `${event.data.lines} lines, ${event.data.answers['accepted'] ?? 0} accepted`;
    case 'signups.closed':
      return `${event.data.moves} letters without an answer`;
    case 'signup.searched':
      return `${event.data.found.length} found`;
    case 'signups.exported':
      return `${event.data.rows} rows`;
    case 'privacy.accessed':
    case 'privacy.erased':
    case 'privacy.opted-out':
      return '1 resident';
    case 'privacy.purged':
      return `${event.data.residents.toLocaleString('en-GB')} residents`;
    case 'panel.admitted':
      return `${event.data.admitted} members, ${event.data.reserves} in reserve`;
    case 'exclusions.recorded':
      return `${event.data.exclusions.length} exclusions`;
    case 'assignment.made':
      return `${event.data.cases.length} cases, ${event.data.cases.reduce((sum, each) => sum + each.members, 0)} seats`;
    case 'assignment.replaced': {
      const { changes } = event.data;
      const emptyCount = changes.filter(({ enters }) => enters === null).length;
      return `${changes.length} seats left, ${changes.length - emptyCount} filled`;
    }
  }
}

const SHOWN_TEXT_LENGTH = 40;

function shorten(text: string): string {
  const characters = Array.from(text);
  return characters.length <= SHOWN_TEXT_LENGTH
    ? text
    : `${characters.slice(0, SHOWN_TEXT_LENGTH).join('')}…`;
}

function sumOf(counts: Readonly<Record<string, number>>): string {
  return Object.values(counts)
    .reduce((sum, count) => sum + count, 0)
    .toLocaleString('en-GB');
}

function nameBatches(batches: readonly string[]): string {
  const [first = ''] = batches;
  return batches.length === 1 ? first : `${first} and ${batches.length - 1} more`;
}
