/** The questions that are asked at sign-up, beside the contact data: each with its possible answers. */
import { z } from 'zod';
import { QuestionIdSchema, QuotaFeatureSchema } from '../features.ts';

const Text = z.string().trim().min(1, { error: 'empty' });

/** What stands for an answer in files, and in the quotas. */
const AnswerIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, {
  error: 'answer-id',
});

/** Six decimals: whole parts per million, so that every language computes the same. */
const ShareSchema = z
  .number()
  .gte(0)
  .lte(1)
  .refine((share) => Number(share.toFixed(6)) === share, { error: 'six-decimals' });

const QuestionSchema = z.strictObject({
  id: QuestionIdSchema,
  text: Text,
  answers: z.array(z.strictObject({ id: AnswerIdSchema, text: Text, share: ShareSchema.optional() })).min(2),
});
export type QuestionSettings = z.infer<typeof QuestionSchema>;

export const SignUpSchema = z.strictObject({ questions: z.array(QuestionSchema).default([]) });

/** Whoever has one of these answers does not judge the case; by question. */
export const ExcludeAnswersSchema = z.record(QuestionIdSchema, z.array(AnswerIdSchema).min(1));

/** By what the members are chosen when more residents sign up than there are places. */
export const AdmissionSchema = z.strictObject({
  quotaFeatures: z.array(QuotaFeatureSchema).optional(),
  quotaTolerance: z.int().min(0).default(5),
});

/** The value of a question's feature for a member who did not answer it. */
export const UNANSWERED = 'unanswered';
