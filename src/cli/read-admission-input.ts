/** Gathers what an admission is made from: the situation at its moment, the features of everybody, and the population. */
import type { AdmissionInput, Candidate } from '../assignment/admission/admission-input.ts';
import { targetPopulationOf } from '../assignment/admission/admission-quotas.ts';
import type { AdmissionMoment } from '../assignment/admission/situation.ts';
import { situationBefore } from '../assignment/admission/situation.ts';
import type { QuotaFeature } from '../domain/features.ts';
import { isQuestion } from '../domain/features.ts';
import type { Frame } from '../domain/frame.ts';
import type { ResidentId } from '../domain/ids.ts';
import { MunicipalityCodeSchema } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { ok } from '../domain/result.ts';
import type { AdmissionSettings } from '../domain/run-settings.ts';
import { listMemberRows, listReserves } from '../store/tables/admission-table.ts';
import { listSignedUp } from '../store/tables/member-table.ts';
import { listMovesOfSignedUp } from '../store/tables/move-table.ts';
import type { OpenPanel } from './open-panel.ts';
import { countStrata } from './read-frame.ts';
import { withAnswers } from './read-members.ts';

/**
 * The input of an admission: that of a past one as it was, or of the next as it would be now. Call it in a transaction.
 * @param used the settings that it is made with
 */
export function readAdmissionInput(
  panel: OpenPanel,
  frame: Frame,
  moment: AdmissionMoment,
  used: AdmissionSettings,
): Result<AdmissionInput> {
  const { db, settings } = panel;
  const { features } = settings.strata;
  const everybody = withAnswers(panel, listSignedUp(db, features), used.quotaFeatures.filter(isQuestion));
  if (!everybody.ok) return everybody;
  const candidates = new Map<ResidentId, Candidate>(
    everybody.value.map(({ residentId, addressId, features: values }) => [
      residentId,
      { residentId, addressId, features: values },
    ]),
  );
  const history = { moves: listMovesOfSignedUp(db), members: listMemberRows(db), reserves: listReserves(db) };
  const situation = situationBefore(history, moment);
  const find = (ids: readonly ResidentId[]): readonly Candidate[] =>
    ids.flatMap((residentId) => candidates.get(residentId) ?? []);
  const targets = new Map(
    Object.entries(used.targets).map(([code, target]) => [MunicipalityCodeSchema.parse(code), target]),
  );
  const answers = Object.entries(used.answerShares).map(
    ([question, shares]) => [question as QuotaFeature, new Map(Object.entries(shares))] as const,
  );
  return ok({
    maximumMembers: used.maximumMembers,
    members: find(situation.members),
    reserves: find(situation.reserves),
    newcomers: find(situation.newcomers),
    quotaFeatures: used.quotaFeatures,
    quotaTolerance: used.quotaTolerance,
    population: new Map([...targetPopulationOf(countStrata(frame), features, targets), ...answers]),
  });
}
