/** Tells what a purge removes, by counts, and which files it does not reach. */
import type { CommandContext } from '../context.ts';
import { formatCount, printHeading, printJson, printLines, printTable } from '../print.ts';
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
  printHeading(context, isDryRun ? 'Personal data that would go' : 'Personal data that are gone');
  printTable(
    context,
    [{ title: 'What' }, { title: 'How many', align: 'right' }],
    [
      ['Residents whose data go', residentIds.length],
      ['Names and addresses', rows.addressees],
      ['Sign-ups: contact data and answers', rows.signUps],
      ["Lines of the post's sorting", rows.sortedLetters],
      ...(withMembers ? [['Accounts of staff, beside moves of letters', accountNameCount] as const] : []),
      ['Members whose data stay', keptMemberCount],
    ],
  );
  printLines(
    context,
    ...(moves.length === 0
      ? []
      : wrapText(
          '! ',
          `${formatCount(moves.length)} who signed up have no place in the panel, ${formatCount(reserveCount)} of them in reserve. They can take no place any more: their letters move to "erased".`,
        )),
    ...wrapText(
      '',
      'Opaque ids, strata, tickets and moves stay, so that everything can still be checked. The files of the database are written anew without what was removed.',
    ),
  );
  printFiles(context, files);
  printLines(
    context,
    ...wrapText(
      '',
      'Backups, printers, the sign-up site and files that left this folder are not in reach of this program: see docs/privacy.md.',
    ),
    ...(isDryRun ? ['Nothing was written (--dry-run).'] : []),
  );
}
