/** `loting letters void`: the mailroom records which letters were taken out and destroyed. */
import { failure } from '../../domain/failure.ts';
import type { Failure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { ok, okUnless, refuse } from '../../domain/result.ts';
import { isInHouse } from '../../letters/letter-outcomes.ts';
import { formatPlace } from '../../letters/letters-hash.ts';
import { appendAuditEvent } from '../../store/append-audit-event.ts';
import type { LetterRow } from '../../store/tables/letter-table.ts';
import { setOutcomes } from '../../store/tables/letter-table.ts';
import type { CommandModule } from '../command-spec.ts';
import { findLetters, readMailroom } from '../letters/mailroom.ts';
import { countLetters } from '../letters/mailroom-options.ts';
import { planAndApply } from '../letters/plan-and-apply.ts';
import { findTakeOuts } from '../letters/take-outs.ts';
import type { OpenPanel } from '../open-panel.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printJson, printLines } from '../print.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  command.argument(
    '[letters...]',
    'letters by batch and number, as at the foot of each, such as w1-GM0344-001:12; or a whole batch',
  );
  addDirOption(command, words);
  addJsonOption(command, words);
  addDryRunOption(command, words);
  command.option('--checked', 'every letter that "loting letters check" names');
  addExample(
    command,
    words,
    'loting letters void w1-GM0344-001:12 w1-GM0344-001:340',
    'loting letters void --checked',
  );
  return (context, options, args) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    const isChecked = options['checked'] === true;
    if (isChecked === args.length > 0) {
      const what = 'give letters, or --checked';
      return Promise.resolve(refuse(failure('mailroom.nothing-named', { what })));
    }
    return withPanel(dir, (panel) => {
      const plan = planAndApply(
        panel.db,
        dryRun,
        () => planVoid(panel, isChecked ? 'checked' : args),
        (letters) => applyVoid(panel, letters, context.now().toISOString()),
      );
      if (!plan.ok) return plan;
      const places = plan.value.map(formatPlace);
      if (json) printJson(context, { written: !dryRun && places.length > 0, letters: places });
      else {
        printLines(
          context,
          places.length === 0
            ? 'Nothing new to record.'
            : `${countLetters(places.length)} recorded as taken out and destroyed.`,
          ...(dryRun ? ['Nothing was written (--dry-run).'] : []),
        );
      }
      return ok(0);
    });
  };
};

function planVoid({ db }: OpenPanel, names: readonly string[] | 'checked'): Result<readonly LetterRow[]> {
  const mailroom = readMailroom(db);
  if (names === 'checked') {
    const takeOuts = findTakeOuts(db, mailroom, [...mailroom.batches.values()]);
    return ok(takeOuts.map(({ letter }) => letter));
  }
  const named = findLetters(mailroom, names);
  if (!named.ok) return named;
  const failures = named.value.flatMap((letter): Failure[] =>
    letter.outcome === 'posted' || letter.outcome === 'returned'
      ? [failure('mailroom.already-posted', { place: formatPlace(letter) })]
      : [],
  );
  return okUnless(failures, () => named.value.filter(({ outcome }) => isInHouse(outcome)));
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
