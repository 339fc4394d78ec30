/** Options that the mailroom's commands share. */
import { failure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import { CalendarDateSchema } from '../../domain/settings/calendar-date.ts';
import type { CommandContext } from '../context.ts';
import { dutchDateOf } from '../judge-context.ts';

/** The day of `--on`; today in the Netherlands unless given. A day to come is refused. */
export function readDay(context: CommandContext, options: Readonly<Record<string, unknown>>): Result<string> {
  const today = dutchDateOf(context.now());
  if (options['on'] === undefined) return ok(today);
  const day = CalendarDateSchema.safeParse(options['on']);
  if (!day.success) {
    return refuse(
      failure('command.wrong-option', { option: '--on', problem: { code: 'date', example: '2027-01-11' } }),
    );
  }
  return day.data > today
    ? refuse(failure('mailroom.posted-in-future', { on: day.data, today }))
    : ok(day.data);
}

/** Either names, or `--all`: not both, and not neither. */
export function readNamesOrAll(
  names: readonly string[],
  options: Readonly<Record<string, unknown>>,
): Result<readonly string[] | 'all'> {
  const isAll = options['all'] === true;
  if (isAll && names.length === 0) return ok('all');
  if (!isAll && names.length > 0) return ok(names);
  return refuse(
    isAll
      ? failure('command.wrong-option', { option: '--all', problem: { code: 'without-names' } })
      : failure('mailroom.nothing-named', { ways: 'batches-or-all' }),
  );
}
