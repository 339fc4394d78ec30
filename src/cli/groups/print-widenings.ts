/** Prints widenings of quotas as a table: the same bound of several cases on one line. */
import type { Widening } from '../../domain/widening.ts';
import { groupWidenings } from '../../assignment/widenings.ts';
import type { CommandContext } from '../context.ts';
import { printHeading, printTable } from '../print.ts';

export function printWidenings(
  context: CommandContext,
  heading: string,
  widenings: readonly Widening[],
): void {
  printHeading(context, heading);
  printTable(
    context,
    [
      { title: 'Feature' },
      { title: 'Value' },
      { title: 'Bound' },
      { title: 'From', align: 'right' },
      { title: 'To', align: 'right' },
      { title: 'Cases' },
    ],
    groupWidenings(widenings).map(({ caseIds, feature, value, bound, from, to }) => [
      feature,
      value,
      bound,
      from,
      to,
      caseIds.join(' '),
    ]),
  );
}
