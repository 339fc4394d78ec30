/** Tells what was removed, what stays and why, and where a name may still stand. */
import type { CommandContext } from '../context.ts';
import { printHeading, printJson, printLines, printTable } from '../print.ts';
import { wrapText } from '../response/wrap-text.ts';
import type { ErasurePlan } from './erase-resident.ts';
import type { PersonalFile } from './personal-files.ts';
import type { PlacesOfName } from './places-of-name.ts';

export function printErasure(
  context: CommandContext,
  { invitationId, residentId, rows, moves, isRepeated }: ErasurePlan,
  { letters, files }: PlacesOfName,
  isDryRun: boolean,
): void {
  const { erasure: words } = context.words.privacy;
  const { stateNames } = context.words.status;
  const [move] = moves;
  printLines(
    context,
    isRepeated ? words.repeated(invitationId) : words.removed({ invitationId, residentId }, rows, isDryRun),
    ...(move === undefined ? [] : [words.moved(stateNames[move.from], stateNames[move.to], isDryRun)]),
    ...wrapText('', words.whatStays),
    ...(letters.length === 0 ? [] : wrapText('! ', words.letters(letters))),
  );
  printFiles(context, files);
  printLines(context, isDryRun ? context.words.common.notWritten : words.outOfReach);
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
  const { files: words } = context.words.privacy;
  printHeading(context, words.heading);
  printTable(
    context,
    [{ title: words.columns.file }, { title: words.columns.kind }],
    files.slice(0, SHOWN_FILES).map(({ file, kind }) => [file, words.kinds[kind]]),
  );
  const hiddenCount = files.length - SHOWN_FILES;
  if (hiddenCount > 0) printLines(context, words.more(hiddenCount));
}
