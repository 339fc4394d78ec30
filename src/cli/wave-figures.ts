/** The waves of the draw in force: how many were drawn, dropped, posted and signed up in each. */
import type { FollowedInvitation } from '../report/followed-invitation.ts';
import { isInvited, isSignedUp } from '../report/followed-invitation.ts';
import { groupBy } from '../report/group-by.ts';
import type { CommandContext } from './context.ts';
import { printHeading, printTable } from './print.ts';

export interface WaveFigures {
  readonly wave: number;
  readonly drawnCount: number;
  /** By a refresh: no letter any more. */
  readonly droppedCount: number;
  /** By a refresh: another name or address. */
  readonly readdressedCount: number;
  readonly madeCount: number;
  readonly postedCount: number;
  readonly signedUpCount: number;
}

/** The figures of each wave, in order. */
export function summarizeWaves(invitations: readonly FollowedInvitation[]): readonly WaveFigures[] {
  const waves = [...groupBy(invitations, ({ wave }) => wave)].sort(([left], [right]) => left - right);
  return waves.map(([wave, own]) => {
    const countOf = (isCounted: (invitation: FollowedInvitation) => boolean): number =>
      own.filter(isCounted).length;
    return {
      wave,
      drawnCount: own.length,
      droppedCount: countOf(({ isDropped }) => isDropped),
      readdressedCount: countOf(({ isReaddressed, isDropped }) => isReaddressed && !isDropped),
      madeCount: countOf(({ hasLetter }) => hasLetter),
      postedCount: countOf(isInvited),
      signedUpCount: countOf(isSignedUp),
    };
  });
}

/** One line for each wave, with totals. */
export function printWaves(context: CommandContext, waves: readonly WaveFigures[]): void {
  const { common, draw } = context.words;
  const said = draw.waves;
  printHeading(context, said.heading);
  const sum = (pick: (figures: WaveFigures) => number): number =>
    waves.reduce((total, figures) => total + pick(figures), 0);
  printTable(
    context,
    [
      { title: said.wave },
      { title: said.drawn, align: 'right' },
      { title: said.dropped, align: 'right' },
      { title: said.readdressed, align: 'right' },
      { title: said.lettersMade, align: 'right' },
      { title: said.posted, align: 'right' },
      { title: said.signedUp, align: 'right' },
    ],
    waves.map((figures) => [
      String(figures.wave),
      figures.drawnCount,
      figures.droppedCount,
      figures.readdressedCount,
      figures.madeCount,
      figures.postedCount,
      figures.signedUpCount,
    ]),
    [
      common.total,
      sum(({ drawnCount }) => drawnCount),
      sum(({ droppedCount }) => droppedCount),
      sum(({ readdressedCount }) => readdressedCount),
      sum(({ madeCount }) => madeCount),
      sum(({ postedCount }) => postedCount),
      sum(({ signedUpCount }) => signedUpCount),
    ],
  );
}
