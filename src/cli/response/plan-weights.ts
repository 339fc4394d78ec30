/** The file of weights, made from the recorded answers. */
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import { isInSample } from '../../report/followed-invitation.ts';
import type { PanelWeights } from '../../report/weights/nonresponse-weights.ts';
import { weightMembers } from '../../report/weights/nonresponse-weights.ts';
import type { WeightSummary } from '../../report/weights/weight-summary.ts';
import { summarizeWeights } from '../../report/weights/weight-summary.ts';
import { weightsCsv } from '../../report/weights/weights-csv.ts';
import type { OpenPanel } from '../open-panel.ts';
import type { ExportFile } from '../plan-export.ts';
import { readPanelFacts } from './panel-facts.ts';

export interface PlannedWeights extends PanelWeights {
  readonly file: ExportFile;
  readonly summary: WeightSummary;
  readonly isBeforeAdmission: boolean;
}

/** Refused as `readPanelFacts` and `weightMembers`. */
export function planWeights(panel: OpenPanel, today: string): Result<PlannedWeights> {
  const facts = readPanelFacts(panel, today);
  if (!facts.ok) return facts;
  const { invitations, residentCounts, features, isBeforeAdmission } = facts.value;
  const weights = weightMembers(invitations.filter(isInSample), residentCounts, features);
  if (!weights.ok) return weights;
  const { members } = weights.value;
  return ok({
    ...weights.value,
    isBeforeAdmission,
    summary: summarizeWeights(members.map(({ relativeWeight }) => relativeWeight)),
    file: { file: 'exports/weights.csv', content: weightsCsv(members), rowCount: members.length },
  });
}
