/** The draw in force as it is recorded, and the same draw made anew from the frame and the seed. */
import { compareDraw } from '../audit/compare-draw.ts';
import type { DrawnResident } from '../domain/drawn-resident.ts';
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import type { DrawHistory } from '../draw/draw-waves.ts';
import { drawnHashOf } from '../draw/drawn-list.ts';
import type { Wave } from '../draw/wave.ts';
import type { DrawRow, WaveRow } from '../store/tables/draw-table.ts';
import { listWaves, readLatestDraw, readWaveLetters } from '../store/tables/draw-table.ts';
import { listDrawnResidents } from '../store/tables/drawn-resident-table.ts';
import { readTransaction } from '../store/transaction.ts';
import { ofWave } from './drawn-file.ts';
import type { OpenPanel } from './open-panel.ts';

export interface RecordedWaves {
  readonly waves: readonly Wave[];
  /** In the order of `waves`. */
  readonly rows: readonly WaveRow[];
}

/** The waves of one draw as they are recorded; also of a draw that another replaced. */
export function readRecordedWaves({ db }: OpenPanel, drawId: number): RecordedWaves {
  const rows = listWaves(db).filter((row) => row.drawId === drawId);
  return {
    rows,
    waves: rows.map(({ wave }) => ({ wave, letterCounts: readWaveLetters(db, drawId, wave) })),
  };
}

export interface RecordedDraw extends RecordedWaves {
  readonly draw: DrawRow;
  readonly drawn: readonly DrawnResident[];
}

/** The draw in force. Refused when nothing was drawn. */
export function readRecordedDraw(panel: OpenPanel): Result<RecordedDraw> {
  return readTransaction(panel.db, () => {
    const draw = readLatestDraw(panel.db);
    if (draw === undefined) return refuse(failure('command.no-draw', {}));
    const drawn = listDrawnResidents(panel.db, draw.drawId);
    return ok({ draw, drawn, ...readRecordedWaves(panel, draw.drawId) });
  });
}

/** Refuses to build on a recorded draw that its seed does not give. */
export function judgeRedrawn(rows: readonly WaveRow[], { lists }: Pick<DrawHistory, 'lists'>): Result<void> {
  const wrong = rows.find(({ wave, drawnHash }) => drawnHashOf(lists.get(wave) ?? []) !== drawnHash);
  return wrong === undefined ? ok(undefined) : refuse(failure('command.draw-differs', { wave: wrong.wave }));
}

/**
 * Refuses to draw on from recorded residents that the seed does not give. The hashes of the waves before the last were
 * held against the seed when each of them was the last, and `audit verify` does so with all of them.
 * @param redrawn the residents of all recorded waves, made anew
 */
export function judgeRecorded(
  { rows, drawn }: RecordedDraw,
  redrawn: readonly DrawnResident[],
): Result<void> {
  const wrong =
    rows.find(({ wave }) => compareDraw(ofWave(drawn, wave), ofWave(redrawn, wave)).length > 0) ??
    rows.slice(-1).find(({ wave, drawnHash }) => drawnHashOf(ofWave(redrawn, wave)) !== drawnHash);
  return wrong === undefined ? ok(undefined) : refuse(failure('command.draw-differs', { wave: wrong.wave }));
}
