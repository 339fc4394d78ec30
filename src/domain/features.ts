/** The features by which residents are stratified and groups are composed. */
import { z } from 'zod';
import { compareBytes } from './byte-order.ts';
import { featureNames } from './feature-names.ts';

export const FeatureNameSchema = z.enum(featureNames);
export type FeatureName = z.infer<typeof FeatureNameSchema>;

/** The BRP's values of element 04.10: man, woman (vrouw), unknown (onbekend). */
export const GenderSchema = z.enum(['M', 'V', 'O']);
export type Gender = z.infer<typeof GenderSchema>;

/** The value of each feature that is in use. */
export type FeatureValues = Readonly<Partial<Record<FeatureName, string>>>;

/** The id of a question that is asked at sign-up, as the settings name it. */
export const QuestionIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, {
    error: 'id-from-letter',
  })
  .brand('QuestionId');
export type QuestionId = z.infer<typeof QuestionIdSchema>;

/** By what groups are composed: the features of the register, and what members answered at sign-up. */
export type QuotaFeature = FeatureName | QuestionId;
export const QuotaFeatureSchema = z.union([FeatureNameSchema, QuestionIdSchema]);

/** What a member is for the quotas. */
export type MemberFeatures = Readonly<Partial<Record<QuotaFeature, string>>>;

const places: ReadonlyMap<string, number> = new Map(featureNames.map((name, place) => [name, place]));

export function isFeatureName(text: string): text is FeatureName {
  return places.has(text);
}

/** Whether a feature is what members answered to a question. */
export function isQuestion(feature: QuotaFeature): feature is QuestionId {
  return !isFeatureName(feature);
}

/** The register's features in their fixed order, then questions by their ids. */
export function compareFeatures(left: QuotaFeature, right: QuotaFeature): number {
  const [first, second] = [places.get(left) ?? Infinity, places.get(right) ?? Infinity];
  return first === second ? compareBytes(left, right) : first - second;
}
