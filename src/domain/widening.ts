/** A bound of a quota that was accepted wider than the settings have it. */
import { z } from 'zod';
import { QuotaFeatureSchema } from './features.ts';
import { CaseIdSchema } from './ids.ts';

const Count = z.int().min(0);

/** One bound of one quota that gives: a minimum goes down, a maximum goes up. */
export const WideningSchema = z.strictObject({
  caseId: CaseIdSchema,
  feature: QuotaFeatureSchema,
  value: z.string(),
  bound: z.enum(['minimum', 'maximum']),
  from: Count,
  to: Count,
});
export type Widening = Readonly<z.infer<typeof WideningSchema>>;
