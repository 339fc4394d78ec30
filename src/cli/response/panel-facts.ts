/** The facts of a panel for reports and weights, with the residents of its frame. */
import { failure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { PanelFacts } from '../../report/response/panel-figures.ts';
import { readLatestDraw } from '../../store/tables/draw-table.ts';
import { readTransaction } from '../../store/transaction.ts';
import type { OpenPanel } from '../open-panel.ts';
import { countStrata, readCommittedFrame } from '../read-frame.ts';
import { readResponse } from './read-response.ts';

/** Refused before the draw, and as `readCommittedFrame`. */
export function readPanelFacts(panel: OpenPanel, today: string): Result<PanelFacts> {
  const { settings } = panel;
  return readTransaction(panel.db, () => {
    if (readLatestDraw(panel.db) === undefined) return refuse(failure('command.no-draw', {}));
    const committed = readCommittedFrame(panel);
    if (!committed.ok) return committed;
    const residentCounts = countStrata(committed.value.frame);
    return ok({
      panelName: settings.panel.name,
      features: settings.strata.features,
      residentCounts,
      ...readResponse(panel, today, residentCounts),
    });
  });
}
