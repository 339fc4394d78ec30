/** The settings that members were admitted and groups were made with, as the log keeps them: a later change of loting.yaml changes neither. */
import { z } from 'zod';
import { QuestionIdSchema, QuotaFeatureSchema } from './features.ts';
import { CaseIdSchema, MunicipalityCodeSchema } from './ids.ts';
import { ExcludeAnswersSchema } from './settings/sign-up-settings.ts';

const Count = z.int().min(0);

/** With the population of the frame, everything that the quotas and the exclusions by answers follow from. */
export const RunSettingsSchema = z.strictObject({
  maximumCasesPerMember: z.int().min(1),
  /** Those of the run, by id. */
  cases: z.array(
    z.strictObject({
      caseId: CaseIdSchema,
      groupSize: z.int().min(1),
      overInvite: Count,
      tolerance: Count,
      quotaFeatures: z.array(QuotaFeatureSchema),
      quotaTolerance: Count,
      excludeAnswers: ExcludeAnswersSchema,
    }),
  ),
  /** For each question that a case has quotas for: the share of each answer in the population, in parts per million. */
  answerShares: z.record(QuestionIdSchema, z.record(z.string(), Count)),
});
export type RunSettings = z.infer<typeof RunSettingsSchema>;

/** With the population of the frame, everything that the places and the quotas of an admission follow from. */
export const AdmissionSettingsSchema = z.strictObject({
  maximumMembers: z.int().min(1),
  quotaFeatures: z.array(QuotaFeatureSchema),
  quotaTolerance: Count,
  /** The members that each municipality should bring: the share that it has in the quotas. */
  targets: z.record(MunicipalityCodeSchema, Count),
  /** For each question with quotas: the share of each answer in the population, in parts per million. */
  answerShares: z.record(QuestionIdSchema, z.record(z.string(), Count)),
});
export type AdmissionSettings = z.infer<typeof AdmissionSettingsSchema>;

/** For each case whose group lost members: the answers that keep members out of it. */
export const CaseExclusionsSchema = z.record(CaseIdSchema, ExcludeAnswersSchema);
export type CaseExclusions = z.infer<typeof CaseExclusionsSchema>;
