/** What each municipality still lacks, from the letters and sign-ups that are recorded. */
import type { Frame } from '../domain/frame.ts';
import type { Result } from '../domain/result.ts';
import { ok } from '../domain/result.ts';
import type { StratumKey } from '../domain/stratum.ts';
import type { OpenTarget, StratumProgress } from '../draw/open-targets.ts';
import { findOpenTargets } from '../draw/open-targets.ts';
import type { Wave } from '../draw/wave.ts';
import type { WaveProgress } from '../store/tables/wave-progress.ts';
import { listWaveProgress } from '../store/tables/wave-progress.ts';
import { readTransaction } from '../store/transaction.ts';
import type { OpenPanel } from './open-panel.ts';

/** The open targets after the waves so far. A letter that a refresh dropped before it was made brings nothing. */
export function readOpenTargets(
  { db, settings }: OpenPanel,
  frame: Frame,
  waves: readonly Wave[],
): Result<readonly OpenTarget[]> {
  const rows = readTransaction(db, () => ok(listWaveProgress(db)));
  return rows.ok ? findOpenTargets(frame, settings, waves, progressPerStratum(rows.value)) : rows;
}

function progressPerStratum(rows: readonly WaveProgress[]): ReadonlyMap<StratumKey, StratumProgress> {
  const progress = new Map<StratumKey, StratumProgress>();
  for (const { stratum, state, isDropped, count } of rows) {
    const before = progress.get(stratum) ?? { letterCount: 0, signUpCount: 0, waitingCount: 0 };
    const isWaiting = state === 'drawn';
    progress.set(stratum, {
      letterCount: before.letterCount + (isWaiting ? 0 : count),
      signUpCount: before.signUpCount + (state === 'signed-up' ? count : 0),
      waitingCount: before.waitingCount + (isWaiting && !isDropped ? count : 0),
    });
  }
  return progress;
}
