/** Writes the lists of a recorded draw again, for instance after the program was stopped just before it wrote them. */
import type { Result } from '../domain/result.ts';
import { ok } from '../domain/result.ts';
import type { DrawOutcome } from '../draw/draw-waves.ts';
import { drawEachWave } from '../draw/draw-waves.ts';
import { publishStagedFiles } from '../store/atomic-file.ts';
import type { CommittedFrame } from './read-frame.ts';
import { removeReplacedLists, stageDrawnLists } from './new-wave.ts';
import type { OpenPanel } from './open-panel.ts';
import type { RecordedDraw } from './recorded-draw.ts';
import { judgeRedrawn, readRecordedDraw } from './recorded-draw.ts';

/** The same bytes as before, made anew from the frame and the seed. Refused when the seed gives another draw. */
export function rewriteDrawnLists(
  panel: OpenPanel,
  { frame }: CommittedFrame,
): Result<{ readonly recorded: RecordedDraw; readonly outcome: DrawOutcome }> {
  const recorded = readRecordedDraw(panel);
  if (!recorded.ok) return recorded;
  const { draw, waves, rows } = recorded.value;
  const redrawn = drawEachWave(frame, draw.effectiveSeed, waves, panel.settings);
  if (!redrawn.ok) return redrawn;
  const judged = judgeRedrawn(rows, redrawn.value);
  if (!judged.ok) return judged;
  const { lists, outcome } = redrawn.value;
  const staged = stageDrawnLists(panel, lists, outcome.drawn);
  const published = staged.ok ? publishStagedFiles(staged.value) : staged;
  const removed = published.ok ? removeReplacedLists(panel) : published;
  return removed.ok ? ok({ recorded: recorded.value, outcome }) : removed;
}
