/**
 * Finishes a further wave whose command ended before it told so, for instance because the computer lost its power: its
 * lists are written again and it is shown. Staff who give that command again mean this wave, not one more.
 */
import type { Result } from '../domain/result.ts';
import { ok } from '../domain/result.ts';
import { isWaveUntold, listWaves, markWaveTold, readLatestDraw } from '../store/tables/draw-table.ts';
import { readTransaction, writeTransaction } from '../store/transaction.ts';
import type { CommandContext } from './context.ts';
import { ofWave } from './drawn-file.ts';
import type { OpenPanel } from './open-panel.ts';
import { printJson, printLines } from './print.ts';
import { printWave } from './print-wave.ts';
import type { CommittedFrame } from './read-frame.ts';
import { rewriteDrawnLists } from './rewrite-drawn-lists.ts';

/** The wave of the draw in force of which nobody was told; `undefined` when there is none. */
export function findUntoldWave({ db }: OpenPanel): Result<number | undefined> {
  return readTransaction(db, () => {
    const drawId = readLatestDraw(db)?.drawId;
    const last = listWaves(db).findLast((row) => row.drawId === drawId);
    return ok(last !== undefined && isWaveUntold(db, last.drawId, last.wave) ? last.wave : undefined);
  });
}

/** Writes the lists again and shows the wave. Refused when the seed gives another draw than is recorded. */
export function finishWave(
  context: CommandContext,
  panel: OpenPanel,
  committed: CommittedFrame,
  json: boolean,
): Result<void> {
  const rewritten = rewriteDrawnLists(panel, committed);
  if (!rewritten.ok) return rewritten;
  const { recorded, outcome } = rewritten.value;
  const last = recorded.rows.at(-1);
  if (last === undefined) throw new RangeError('a draw has a wave');
  const { wave, drawnHash } = last;
  if (json) {
    printJson(context, {
      written: false,
      isFinished: true,
      wave,
      effectiveSeed: recorded.draw.effectiveSeed,
      drawn: ofWave(recorded.drawn, wave).length,
      drawnHash,
    });
  } else {
    printWave(context, outcome, wave, recorded.draw.commitment);
    printLines(context, '', ...context.words.draw.wave.finished(wave));
  }
  return tellWave(panel, recorded.draw.drawId, wave);
}

/** Records that somebody was told of a wave. */
export function tellWave({ db }: OpenPanel, drawId: number, wave: number): Result<void> {
  return writeTransaction(db, () => {
    markWaveTold(db, drawId, wave);
    return ok(undefined);
  });
}
