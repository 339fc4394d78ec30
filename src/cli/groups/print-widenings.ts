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
  const { assignment } = context.words;
  printHeading(context, heading);
  printTable(
    context,
    [
      { title: assignment.feature },
      { title: assignment.value },
      { title: assignment.bound },
      { title: assignment.from, align: 'right' },
      { title: assignment.to, align: 'right' },
      { title: assignment.cases },
    ],
    groupWidenings(widenings).map(({ caseIds, feature, value, bound, from, to }) => [
      assignment.featureName(feature),
      assignment.valueName(value),
      assignment.boundNames[bound],
      from,
      to,
      caseIds.join(' '),
    ]),
  );
}
