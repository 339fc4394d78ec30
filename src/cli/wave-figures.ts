/** The waves of the draw in force: how many were drawn, dropped, made and signed up in each. */
import type { WaveProgress } from '../store/tables/wave-progress.ts';
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
  readonly signedUpCount: number;
}

/** The figures of each wave, in order. */
export function summarizeWaves(rows: readonly WaveProgress[]): readonly WaveFigures[] {
  const waves = [...new Set(rows.map(({ wave }) => wave))].sort((left, right) => left - right);
  return waves.map((wave) => {
    const countOf = (isCounted: (row: WaveProgress) => boolean): number =>
      rows.reduce((sum, row) => sum + (row.wave === wave && isCounted(row) ? row.count : 0), 0);
    return {
      wave,
      drawnCount: countOf(() => true),
      droppedCount: countOf(({ isDropped }) => isDropped),
      readdressedCount: countOf(({ isReaddressed, isDropped }) => isReaddressed && !isDropped),
      madeCount: countOf(({ state }) => state !== 'drawn'),
      signedUpCount: countOf(({ state }) => state === 'signed-up'),
    };
  });
}

/** One line for each wave, with totals. */
export function printWaves(context: CommandContext, waves: readonly WaveFigures[]): void {
  printHeading(context, 'Waves');
  const sum = (pick: (figures: WaveFigures) => number): number =>
    waves.reduce((total, figures) => total + pick(figures), 0);
  printTable(
    context,
    [
      { title: 'Wave' },
      { title: 'Drawn', align: 'right' },
      { title: 'Dropped since', align: 'right' },
      { title: 'Readdressed', align: 'right' },
      { title: 'Letters made', align: 'right' },
      { title: 'Signed up', align: 'right' },
    ],
    waves.map((figures) => [
      String(figures.wave),
      figures.drawnCount,
      figures.droppedCount,
      figures.readdressedCount,
      figures.madeCount,
      figures.signedUpCount,
    ]),
    [
      'Total',
      sum(({ drawnCount }) => drawnCount),
      sum(({ droppedCount }) => droppedCount),
      sum(({ readdressedCount }) => readdressedCount),
      sum(({ madeCount }) => madeCount),
      sum(({ signedUpCount }) => signedUpCount),
    ],
  );
}
