/** Tells what a purge removes, by counts, and which files it does not reach. */
import type { CommandContext } from '../context.ts';
import { printHeading, printJson, printLines, printTable } from '../print.ts';
import { wrapText } from '../response/wrap-text.ts';
import type { PersonalFile } from './personal-files.ts';
import type { PurgePlan } from './plan-purge.ts';
import { printFiles } from './print-erasure.ts';

export function describePurge(
  context: CommandContext,
  { residentIds, moves, ...plan }: PurgePlan,
  files: readonly PersonalFile[],
  isDryRun: boolean,
): void {
  const written = !isDryRun && (residentIds.length > 0 || plan.accountNameCount > 0);
  printJson(context, { written, ...plan, residents: residentIds.length, moves: moves.length, files });
}

export function printPurge(
  context: CommandContext,
  plan: PurgePlan,
  files: readonly PersonalFile[],
  isDryRun: boolean,
): void {
  const { residentIds, rows, moves, reserveCount, keptMemberCount, accountNameCount, withMembers } = plan;
  const { purge: words } = context.words.privacy;
  printHeading(context, words.heading(isDryRun));
  printTable(
    context,
    [{ title: words.columns.what }, { title: words.columns.howMany, align: 'right' }],
    [
      [words.rows.residents, residentIds.length],
      [words.rows.addressees, rows.addressees],
      [words.rows.signUps, rows.signUps],
      [words.rows.sortedLetters, rows.sortedLetters],
      ...(withMembers ? [[words.rows.accounts, accountNameCount] as const] : []),
      [words.rows.members, keptMemberCount],
    ],
  );
  printLines(
    context,
    ...(moves.length === 0 ? [] : wrapText('! ', words.withoutPlace(moves.length, reserveCount))),
    ...wrapText('', words.whatStays),
  );
  printFiles(context, files);
  printLines(
    context,
    ...wrapText('', words.outOfReach),
    ...(isDryRun ? [context.words.common.notWritten] : []),
  );
}
