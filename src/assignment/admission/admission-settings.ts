/** The settings that an admission is made with, in the form that its event records: a later change of loting.yaml changes no admission. */
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { QuotaFeature } from '../../domain/features.ts';
import { compareFeatures } from '../../domain/features.ts';
import type { AdmissionSettings } from '../../domain/run-settings.ts';
import type { Settings } from '../../domain/settings/settings-schema.ts';
import { questionCountsOf } from '../quotas.ts';

type UsedSettings = Pick<Settings, 'panel' | 'strata' | 'municipalities' | 'signUp'>;

/** What the settings say of an admission, in canonical order. All features of the strata but the district unless others are given. */
export function admissionSettingsOf({
  panel,
  strata,
  municipalities,
  signUp,
}: UsedSettings): AdmissionSettings {
  const usual = strata.features.filter((feature) => feature !== 'district');
  const features = new Set<QuotaFeature>(panel.admission.quotaFeatures ?? usual);
  const counts = questionCountsOf(signUp.questions.filter(({ id }) => features.has(id)));
  return {
    maximumMembers: panel.members.maximum,
    quotaFeatures: [...features].sort(compareFeatures),
    quotaTolerance: panel.admission.quotaTolerance,
    targets: Object.fromEntries(municipalities.map(({ code, targetMembers }) => [code, targetMembers])),
    answerShares: Object.fromEntries(
      [...counts].map(([question, shares]) => [question, Object.fromEntries(shares)]),
    ),
  };
}

/** Where each stands in loting.yaml. */
const places: Readonly<Record<keyof AdmissionSettings, string>> = {
  maximumMembers: 'panel.members.maximum',
  quotaFeatures: 'panel.admission.quotaFeatures',
  quotaTolerance: 'panel.admission.quotaTolerance',
  targets: 'municipalities.targetMembers',
  answerShares: 'signUp.questions',
};

/** The keys of the settings of an admission that are others in loting.yaml now. */
export function changedAdmissionSettings(
  present: UsedSettings,
  recorded: AdmissionSettings,
): readonly string[] {
  const now = admissionSettingsOf(present);
  return (Object.keys(places) as (keyof AdmissionSettings)[])
    .filter((key) => canonicalJson(now[key]) !== canonicalJson(recorded[key]))
    .map((key) => places[key]);
}
