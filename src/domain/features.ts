/** The features by which residents are stratified and groups are composed. */
import { z } from 'zod';
import { featureNames } from './feature-names.ts';

export const FeatureNameSchema = z.enum(featureNames);
export type FeatureName = z.infer<typeof FeatureNameSchema>;

/** The BRP's values of element 04.10: man, woman (vrouw), unknown (onbekend). */
export const GenderSchema = z.enum(['M', 'V', 'O']);
export type Gender = z.infer<typeof GenderSchema>;

/** The value of each feature that is in use. */
export type FeatureValues = Readonly<Partial<Record<FeatureName, string>>>;
