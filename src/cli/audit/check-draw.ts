/** The audit's step from the frame and the seed to the drawn residents, with their ranks, probabilities and weights. */
import { compareDraw } from '../../audit/compare-draw.ts';
import type { AuditDifference } from '../../audit/differences.ts';
import { compareValues } from '../../audit/differences.ts';
import type { DrawnResident } from '../../domain/drawn-resident.ts';
import type { Frame } from '../../domain/frame.ts';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import { drawWaves } from '../../draw/draw-waves.ts';
import { drawnHashOf } from '../../draw/drawn-list.ts';
import { planFirstWave } from '../../draw/plan-first-wave.ts';
import { effectiveSeedOf } from '../../draw/randomness.ts';
import type { Wave } from '../../draw/wave.ts';
import type { DrawRow } from '../../store/tables/draw-table.ts';
import { listWaves, readWaveLetters } from '../../store/tables/draw-table.ts';
import { listDrawnResidents } from '../../store/tables/drawn-resident-table.ts';
import { readTransaction } from '../../store/transaction.ts';
import { drawnFileName } from '../drawn-file.ts';
import type { OpenPanel } from '../open-panel.ts';
import type { AuditStep } from './audit-step.ts';
import { compareFile, refusedEvidence } from './audit-step.ts';

export interface CheckedDraw {
  readonly step: AuditStep;
  /** The drawn residents as they are stored. */
  readonly stored: readonly DrawnResident[];
}

/** Draws all waves anew and compares every column of every drawn resident. */
export function checkDraw(panel: OpenPanel, draw: DrawRow, frame: Frame | undefined): CheckedDraw {
  const read = readStoredDraw(panel, draw);
  if (!read.ok) {
    return {
      step: { name: 'Draw', checked: 'not read', differences: refusedEvidence(read.failures) },
      stored: [],
    };
  }
  const { stored, waves, drawnHashes } = read.value;
  const seed = effectiveSeedOf(draw.commitment, draw.randomness);
  const differences: AuditDifference[] = [
    ...compareValues('draw.seed', { drawId: draw.drawId }, draw.effectiveSeed, seed),
    ...compareLetters(panel, frame, waves),
  ];
  const redrawn = frame === undefined ? undefined : drawWaves(frame, seed, waves, panel.settings);
  if (redrawn !== undefined && !redrawn.ok) differences.push(...refusedEvidence(redrawn.failures));
  if (redrawn?.ok === true) {
    differences.push(...compareDraw(stored, redrawn.value.drawn));
    for (const [wave, recorded] of drawnHashes) {
      const hash = drawnHashOf(redrawn.value.drawn.filter((resident) => resident.wave === wave));
      differences.push(...compareValues('draw.drawn-hash', { wave }, recorded, hash));
      differences.push(...compareFile(panel, `audit/${drawnFileName(wave)}`, hash));
    }
  }
  const checked = `${stored.length.toLocaleString('en-GB')} drawn residents: seed, tickets, seats, ranks, probabilities and weights`;
  return { step: { name: 'Draw', checked, differences }, stored };
}

interface StoredDraw {
  readonly stored: readonly DrawnResident[];
  readonly waves: readonly Wave[];
  readonly drawnHashes: ReadonlyMap<number, string>;
}

function readStoredDraw({ db }: OpenPanel, { drawId }: DrawRow): Result<StoredDraw> {
  return readTransaction(db, () => {
    const rows = listWaves(db).filter((wave) => wave.drawId === drawId);
    return ok({
      stored: listDrawnResidents(db, drawId),
      waves: rows.map(({ wave }) => ({ wave, letterCounts: readWaveLetters(db, drawId, wave) })),
      drawnHashes: new Map(rows.map(({ wave, drawnHash }) => [wave, drawnHash])),
    });
  });
}

/** The letters of the first wave are those that settings and frame fix; later waves are fixed by the log alone. */
function compareLetters(
  { settings }: OpenPanel,
  frame: Frame | undefined,
  waves: readonly Wave[],
): readonly AuditDifference[] {
  if (frame === undefined) return [];
  const planned = planFirstWave(frame, settings);
  if (!planned.ok) return refusedEvidence(planned.failures);
  const stored = waves.find(({ wave }) => wave === 1)?.letterCounts;
  return [...planned.value.letterCounts].flatMap(([municipality, letters]) =>
    compareValues('draw.letters', { wave: 1, municipality }, stored?.get(municipality) ?? 0, letters),
  );
}
