/** The audit's step from the frame and the seed to the drawn residents, with their ranks, probabilities and weights. */
import { compareDraw } from '../../audit/compare-draw.ts';
import type { AuditDifference } from '../../audit/differences.ts';
import { compareValues, difference } from '../../audit/differences.ts';
import type { DrawnResident } from '../../domain/drawn-resident.ts';
import type { Frame } from '../../domain/frame.ts';
import { ok } from '../../domain/result.ts';
import type { DrawHistory } from '../../draw/draw-waves.ts';
import { drawEachWave } from '../../draw/draw-waves.ts';
import { drawnHashOf } from '../../draw/drawn-list.ts';
import { planFirstWave } from '../../draw/plan-first-wave.ts';
import type { Wave } from '../../draw/wave.ts';
import type { DrawRow } from '../../store/tables/draw-table.ts';
import { listDraws } from '../../store/tables/draw-table.ts';
import { listDrawnResidents } from '../../store/tables/drawn-resident-table.ts';
import { readTransaction } from '../../store/transaction.ts';
import { listDrawRemarks } from '../draw-remarks.ts';
import { ALL_WAVES_FILE, drawnFileName } from '../drawn-file.ts';
import type { OpenPanel } from '../open-panel.ts';
import type { RecordedWaves } from '../recorded-draw.ts';
import { readRecordedWaves } from '../recorded-draw.ts';
import type { Words } from '../words/words.ts';
import type { AuditStep } from './audit-step.ts';
import { compareFile, refusedEvidence } from './audit-step.ts';
import { checkDrawSource } from './check-draw-source.ts';

export interface CheckedDraw {
  readonly step: AuditStep;
  /** The drawn residents as they are stored. */
  readonly stored: readonly DrawnResident[];
  /** As the frame and the seed give them; `undefined` when the draw cannot be repeated. */
  readonly redrawn: readonly DrawnResident[] | undefined;
}

/** Draws all waves anew and compares every column of every drawn resident; also what is kept of the draws it replaced. */
export async function checkDraw(
  panel: OpenPanel,
  draw: DrawRow,
  frame: Frame | undefined,
  words: Words,
): Promise<CheckedDraw> {
  const said = words.audit.steps;
  const read = readTransaction(panel.db, () => {
    const draws = listDraws(panel.db);
    return ok({
      stored: listDrawnResidents(panel.db, draw.drawId),
      recorded: readRecordedWaves(panel, draw.drawId),
      draws,
      replaced: draws
        .filter(({ drawId }) => drawId !== draw.drawId)
        .map((each) => ({ draw: each, recorded: readRecordedWaves(panel, each.drawId) })),
      remarks: listDrawRemarks(panel.db, words),
    });
  });
  if (!read.ok) {
    return {
      step: { name: said.draw.name, checked: said.notRead, differences: refusedEvidence(read.failures) },
      stored: [],
      redrawn: undefined,
    };
  }
  const { stored, recorded, draws, replaced, remarks } = read.value;
  const differences: AuditDifference[] = [];
  for (const each of draws) differences.push(...(await checkDrawSource(panel, each)));
  differences.push(...compareLetters(panel, frame, recorded.waves));
  for (const each of replaced) {
    differences.push(...redraw(panel, each.draw, each.recorded, frame).differences);
  }
  const { redrawn, differences: found } = redraw(panel, draw, recorded, frame);
  differences.push(...found);
  if (redrawn !== undefined) {
    differences.push(...compareDraw(stored, redrawn.outcome.drawn), ...compareLists(panel, redrawn));
  }
  return {
    step: {
      name: said.draw.name,
      checked: said.draw.checked(stored.length, recorded.waves.length, replaced.length),
      differences,
      remarks,
    },
    stored,
    redrawn: redrawn?.outcome.drawn,
  };
}

interface Redrawn {
  /** `undefined` when the draw cannot be repeated. */
  readonly redrawn: DrawHistory | undefined;
  readonly differences: readonly AuditDifference[];
}

/** Draws the waves anew; the list of each wave must have the hash that it had when it was drawn. */
function redraw(
  panel: OpenPanel,
  { effectiveSeed }: DrawRow,
  { waves, rows }: RecordedWaves,
  frame: Frame | undefined,
): Redrawn {
  const isNumbered = waves.every(({ wave }, index) => wave === index + 1);
  if (!isNumbered) return { redrawn: undefined, differences: [difference('draw.wave-numbers', {})] };
  if (frame === undefined) return { redrawn: undefined, differences: [] };
  const redrawn = drawEachWave(frame, effectiveSeed, waves, panel.settings);
  if (!redrawn.ok) return { redrawn: undefined, differences: refusedEvidence(redrawn.failures) };
  const { lists } = redrawn.value;
  return {
    redrawn: redrawn.value,
    differences: rows.flatMap(({ wave, drawnHash }) =>
      compareValues('draw.drawn-hash', { wave }, drawnHash, drawnHashOf(lists.get(wave) ?? [])),
    ),
  };
}

function compareLists(panel: OpenPanel, { outcome, lists }: DrawHistory): readonly AuditDifference[] {
  return [
    ...[...lists].flatMap(([wave, drawn]) =>
      compareFile(panel, `audit/${drawnFileName(wave)}`, drawnHashOf(drawn)),
    ),
    ...(lists.size > 1 ? compareFile(panel, `audit/${ALL_WAVES_FILE}`, drawnHashOf(outcome.drawn)) : []),
  ];
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
