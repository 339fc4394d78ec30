/** `loting letters void`: the mailroom records which letters were taken out and destroyed. */
import { failure } from '../../domain/failure.ts';
import type { Failure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { ok, okUnless, refuse } from '../../domain/result.ts';
import { isInHouse } from '../../letters/letter-outcomes.ts';
import { formatPlace } from '../../letters/letters-hash.ts';
import { appendAuditEvent } from '../../store/append-audit-event.ts';
import type { LetterRow } from '../../store/tables/letter-table.ts';
import { findReplacementOf, setOutcomes } from '../../store/tables/letter-table.ts';
import type { CommandModule } from '../command-spec.ts';
import { addYesOption, confirmAndApply } from '../confirm.ts';
import type { CommandContext } from '../context.ts';
import { findLetters } from '../letters/find-letters.ts';
import { readMailroom } from '../letters/mailroom.ts';
import type { TakeOut } from '../letters/take-outs.ts';
import { findTakeOuts, reprintCallOf } from '../letters/take-outs.ts';
import type { OpenPanel } from '../open-panel.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printDryRun } from '../print-dry-run.ts';
import { printJson, printLines, printWhole } from '../print.ts';

interface VoidPlan {
  readonly letters: readonly LetterRow[];
  /** Those whose residents can still be written to: they would silently get no letter. */
  readonly toReprint: readonly LetterRow[];
}

export const configure: CommandModule['configure'] = (command, words) => {
  command.argument('[letters...]', words.mailroom.lettersArgument);
  addDirOption(command, words);
  addJsonOption(command, words);
  addDryRunOption(command, words);
  command.option('--checked', words.mailroom.void.checkedOption);
  addYesOption(command, words);
  addExample(command, words, 'loting letters void w1-GM0344-001:12,340-345', 'loting letters void --checked');
  return (context, options, args) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    const isChecked = options['checked'] === true;
    if (isChecked === args.length > 0) {
      return Promise.resolve(refuse(failure('mailroom.nothing-named', { ways: 'letters-or-checked' })));
    }
    return withPanel(dir, async (panel) => {
      const plan = await confirmAndApply(
        context,
        panel.db,
        { isSure: options['yes'] === true, isDryRun: dryRun },
        {
          plan: () => planVoid(panel, isChecked ? 'checked' : args),
          effectsOf: ({ letters }) => effectsOf(context, letters),
          apply: ({ letters }) => applyVoid(panel, letters, context.now().toISOString()),
        },
      );
      if (!plan.ok) return plan;
      const places = plan.value.letters.map(formatPlace);
      const { toReprint } = plan.value;
      if (json) {
        printJson(context, {
          written: !dryRun && places.length > 0,
          letters: places,
          toReprint: toReprint.map(formatPlace),
        });
      } else {
        const said = context.words.mailroom.void;
        if (places.length === 0) printLines(context, said.nothing);
        else if (!dryRun) printLines(context, said.recorded(places.length));
        if (dryRun) printDryRun(context, effectsOf(context, plan.value.letters));
        if (toReprint.length > 0) {
          printLines(context, said.toReprint(toReprint.length));
          printWhole(context, `  ${reprintCallOf(toReprint)}`);
        }
      }
      return ok(0);
    });
  };
};

function effectsOf({ words }: CommandContext, letters: readonly LetterRow[]): readonly string[] {
  const batchCount = new Set(letters.map(({ batchId }) => batchId)).size;
  return letters.length === 0 ? [] : [words.confirm.effects.void(letters.length, batchCount)];
}

function planVoid({ db }: OpenPanel, names: readonly string[] | 'checked'): Result<VoidPlan> {
  const mailroom = readMailroom(db);
  if (names === 'checked') {
    const takeOuts = findTakeOuts(db, mailroom, [...mailroom.batches.values()]);
    return ok({ letters: takeOuts.map(({ letter }) => letter), toReprint: lettersToReprint(takeOuts) });
  }
  const named = findLetters(db, mailroom, names);
  if (!named.ok) return named;
  const failures = named.value.flatMap(({ letter, isSingle }): Failure[] => {
    const place = formatPlace(letter);
    if (letter.outcome === 'posted' || letter.outcome === 'returned') {
      return [failure('mailroom.already-posted', { place })];
    }
    // Of a range or a whole batch what is left of it is voided: the replacements lie in other batches.
    const by = isSingle ? findReplacementOf(db, letter.letterId) : undefined;
    return by === undefined
      ? []
      : [failure('mailroom.replaced-before', { place, by: formatPlace(by), command: 'void' })];
  });
  return okUnless(failures, () => {
    const letters = named.value.map(({ letter }) => letter).filter(({ outcome }) => isInHouse(outcome));
    const letterIds = new Set(letters.map(({ letterId }) => letterId));
    const batchIds = new Set(letters.map(({ batchId }) => batchId));
    const batches = [...mailroom.batches.values()].filter(({ batchId }) => batchIds.has(batchId));
    const takeOuts = findTakeOuts(db, mailroom, batches).filter(({ letter }) =>
      letterIds.has(letter.letterId),
    );
    return { letters, toReprint: lettersToReprint(takeOuts) };
  });
}

function lettersToReprint(takeOuts: readonly TakeOut[]): readonly LetterRow[] {
  return takeOuts.filter(({ isToReprint }) => isToReprint).map(({ letter }) => letter);
}

function applyVoid({ db }: OpenPanel, letters: readonly LetterRow[], at: string): Result<void> {
  if (letters.length === 0) return ok(undefined);
  const places = letters.map(({ batchId, sequence }) => ({ batch: batchId, sequence }));
  setOutcomes(
    db,
    letters.map(({ letterId }) => letterId),
    'void',
    at,
  );
  appendAuditEvent(db, { type: 'letters.voided', data: { letters: places } }, at);
  return ok(undefined);
}
