/** The features by which residents are stratified and groups are composed. */
import { z } from 'zod';

/** The features in the order in which they stand in a stratum's key. */
export const featureNames = ['municipality', 'gender', 'ageBand', 'district'] as const;
export const FeatureNameSchema = z.enum(featureNames);
export type FeatureName = z.infer<typeof FeatureNameSchema>;

/** The BRP's values of element 04.10: man, woman (vrouw), unknown (onbekend). */
export const GenderSchema = z.enum(['M', 'V', 'O']);
export type Gender = z.infer<typeof GenderSchema>;

/** The district of a resident for whom none could be found; they are counted, never dropped. */
export const UNKNOWN_DISTRICT = 'unknown';

/** The value of each feature that is in use. */
export type FeatureValues = Readonly<Partial<Record<FeatureName, string>>>;
