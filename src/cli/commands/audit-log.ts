/** `loting audit log`: shows the hash-chained log. */
import type { ChainedEvent } from '../../domain/audit-event.ts';
import { describeEventType } from '../../domain/event-sentences.ts';
import { ok } from '../../domain/result.ts';
import { checkLog } from '../../audit/chain.ts';
import { describeDifference } from '../../audit/describe-difference.ts';
import { formatEventLine } from '../../audit/log-lines.ts';
import { listStoredEvents } from '../../store/append-audit-event.ts';
import { readTransaction } from '../../store/transaction.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import { listDrawRemarks } from '../draw-remarks.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printHeading, printJson, printLines, printTable } from '../print.ts';
import type { Words } from '../words/words.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  addDirOption(command, words);
  addJsonOption(command, words);
  command.option('--lines', words.audit.log.linesOption);
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
  const { language } = context.words;
  const words = context.words.audit.log;
  printHeading(context, words.heading);
  printTable(
    context,
    [
      { title: '#', align: 'right' },
      { title: words.when },
      { title: words.event },
      { title: words.hash },
      { title: words.figuresTitle },
    ],
    events.map((event) => [
      String(event.sequence),
      event.at.slice(0, 16).replace('T', ' '),
      event.type,
      `${event.hash.slice(0, 12)}…`,
      figuresOf(event, words.figures),
    ]),
  );
  for (const type of new Set(events.map((event) => event.type))) {
    printLines(context, `${type}: ${describeEventType(type, language)}`);
  }
  if (remarks.length > 0) {
    printHeading(context, words.remarks);
    printLines(context, ...remarks.map((remark) => `! ${remark}`));
  }
  const last = events.at(-1);
  if (last !== undefined) {
    printLines(context, '', words.lastHash(last.hash), words.publish);
  }
}

type FigureWords = Words['audit']['log']['figures'];

/** The few figures that tell one event from another at a glance. */
function figuresOf(event: ChainedEvent, words: FigureWords): string {
  const nameBatches = ([first = '', ...others]: readonly string[]): string =>
    words.batches(first, others.length);
  switch (event.type) {
    case 'panel.created':
      return event.data.panelId;
    case 'frame.built':
      return words.frame(event.data.residents, event.data.strata);
    case 'frame.committed': {
      const { announced } = event.data;
      return announced.kind === 'drand' ? words.drandRound(announced.round) : shorten(announced.text);
    }
    case 'draw.run': {
      const { wave, letters, exceptions } = event.data;
      return [words.wave(wave, sumOf(letters)), ...exceptions].join(', ');
    }
    case 'draw.wave':
      return words.wave(event.data.wave, sumOf(event.data.letters));
    case 'draw.refreshed': {
      const { checked, dropped, readdressed } = event.data;
      const droppedCount = Object.values(dropped).reduce((sum, ids) => sum + ids.length, 0);
      return words.refresh(checked, droppedCount, readdressed.length);
    }
    case 'letters.addresses-exported': {
      const { wave, kind, municipality, letters } = event.data;
      return words.exported(wave, kind, municipality, letters);
    }
    case 'letters.sorted':
      return words.sorted(event.data.wave, event.data.kind, event.data.letters);
    case 'letters.rendered':
      return words.batch(event.data.batch, event.data.letters);
    case 'letters.printed':
    case 'letters.posted':
      return words.lettersOf(event.data.letters, nameBatches(event.data.batches));
    case 'letters.shredded':
      return nameBatches(event.data.batches);
    case 'letters.voided':
    case 'letters.returned':
      return words.letters(event.data.letters.length);
    case 'letters.revoked':
      return words.revoked(event.data.invitationId, event.data.version);
    case 'signup.recorded':
      return words.recorded(event.data.invitationId, event.data.to);
    case 'signups.imported':
      return words.imported(event.data.lines, event.data.answers['accepted'] ?? 0);
    case 'signups.closed':
      return words.unanswered(event.data.moves);
    case 'signup.searched':
      return words.found(event.data.found.length);
    case 'signups.exported':
      return words.rows(event.data.rows);
    case 'privacy.accessed':
    case 'privacy.erased':
    case 'privacy.opted-out':
      return words.residents(1);
    case 'privacy.purged':
      return words.residents(event.data.residents);
    case 'panel.admitted':
      return words.admitted(event.data.admitted, event.data.reserves);
    case 'exclusions.recorded':
      return words.exclusions(event.data.exclusions.length);
    case 'assignment.made': {
      const { cases } = event.data;
      return words.assigned(
        cases.length,
        cases.reduce((sum, each) => sum + each.members, 0),
      );
    }
    case 'assignment.replaced': {
      const { changes } = event.data;
      return words.replaced(changes.length, changes.filter(({ enters }) => enters !== null).length);
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

function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
