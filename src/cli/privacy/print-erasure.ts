/** Tells what was removed, what stays and why, and where a name may still stand. */
import type { CommandContext } from '../context.ts';
import { formatCount, printHeading, printJson, printLines, printTable } from '../print.ts';
import { wrapText } from '../response/wrap-text.ts';
import type { ErasurePlan } from './erase-resident.ts';
import type { PersonalFile } from './personal-files.ts';
import { personalFileKinds } from './personal-files.ts';
import type { PlacesOfName } from './places-of-name.ts';

const WHAT_STAYS =
  'What stays names nobody: the opaque id with its stratum, ticket and chance, the number of the letter and the days on which it moved, and the seat in a group if there was one. Without it the draw and the groups could not be checked. It leads to a person only for whoever has loting.key and the register.';

export function printErasure(
  context: CommandContext,
  { invitationId, residentId, rows, moves, isRepeated }: ErasurePlan,
  { letters, files }: PlacesOfName,
  isDryRun: boolean,
): void {
  const { addressees, signUps, sortedLetters } = rows;
  const [move] = moves;
  printLines(
    context,
    isRepeated
      ? `Letter ${invitationId}: done before; nothing was left to remove.`
      : `Letter ${invitationId}, resident ${residentId}: ${isDryRun ? 'would be removed' : 'removed'}: ${addressees} address, ${signUps} sign-up with contact and answers, ${sortedLetters} lines of the post's sorting.`,
    ...(move === undefined
      ? []
      : [`The letter ${isDryRun ? 'would move' : 'moved'} from "${move.from}" to "${move.to}".`]),
    ...wrapText('', WHAT_STAYS),
    ...(letters.length === 0
      ? []
      : wrapText(
          '! ',
          `The name still stands in letters in this folder: ${letters.join(', ')}. "loting letters shred" removes the files of batches that were posted.`,
        )),
  );
  printFiles(context, files);
  printLines(
    context,
    isDryRun
      ? 'Nothing was written (--dry-run).'
      : 'Backups and files that left this folder are not in reach of this program.',
  );
}

export function describeErasure(
  context: CommandContext,
  { invitationId, residentId, rows, moves, isRepeated }: ErasurePlan,
  places: PlacesOfName,
  isDryRun: boolean,
): void {
  printJson(context, {
    written: !isDryRun && !isRepeated,
    invitationId,
    residentId,
    rows,
    moved: moves.map(({ from, to, movedOn }) => ({ from, to, movedOn })),
    letters: places.letters,
    files: places.files,
  });
}

const SHOWN_FILES = 30;

/** Nothing when there are none. */
export function printFiles(context: CommandContext, files: readonly PersonalFile[]): void {
  if (files.length === 0) return;
  printHeading(context, 'Files in this folder that hold personal data, or may');
  printTable(
    context,
    [{ title: 'File' }, { title: 'What it is' }],
    files.slice(0, SHOWN_FILES).map(({ file, kind }) => [file, personalFileKinds[kind]]),
  );
  const hiddenCount = files.length - SHOWN_FILES;
  if (hiddenCount > 0)
    printLines(context, `... and ${formatCount(hiddenCount)} more (--json lists them all).`);
}
