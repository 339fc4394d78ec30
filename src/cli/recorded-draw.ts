/** The draw in force as it is recorded, and the same draw made anew from the frame and the seed. */
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

/** The draw in force, without its residents. */
export interface DrawInForce extends RecordedWaves {
  readonly draw: DrawRow;
}

export interface RecordedDraw extends DrawInForce {
  readonly drawn: readonly DrawnResident[];
}

/** The draw in force. Refused when nothing was drawn. */
export function readRecordedDraw(panel: OpenPanel): Result<RecordedDraw> {
  return readTransaction(panel.db, () => {
    const inForce = findDrawInForce(panel);
    if (!inForce.ok) return inForce;
    return ok({ ...inForce.value, drawn: listDrawnResidents(panel.db, inForce.value.draw.drawId) });
  });
}

/** The same without its residents. */
export function readDrawInForce(panel: OpenPanel): Result<DrawInForce> {
  return readTransaction(panel.db, () => findDrawInForce(panel));
}

function findDrawInForce(panel: OpenPanel): Result<DrawInForce> {
  const draw = readLatestDraw(panel.db);
  if (draw === undefined) return refuse(failure('command.no-draw', {}));
  return ok({ draw, ...readRecordedWaves(panel, draw.drawId) });
}

/** Refuses to build on a recorded draw that its seed does not give. */
export function judgeRedrawn(rows: readonly WaveRow[], { lists }: Pick<DrawHistory, 'lists'>): Result<void> {
  const wrong = rows.find(({ wave, drawnHash }) => drawnHashOf(lists.get(wave) ?? []) !== drawnHash);
  return wrong === undefined ? ok(undefined) : refuse(failure('command.draw-differs', { wave: wrong.wave }));
}
